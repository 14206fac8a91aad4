import { useMemo } from 'react'
import { formatDateOfTable } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { namedMunicipality, searchMunicipalities, useCodeLists } from '#kernel/web/lists.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { casesPath } from '#modules/cases/web/index.ts'
import { findUnits, listOrganisations } from '#modules/network/contract.ts'
import { namedWorker, searchWorkers } from '#modules/network/web/parts.ts'
import { searchMeasures, type FoundMeasure } from '../contract/measure.ts'
import { measureTitle } from './measure-text.ts'
import { hearingsPath, measurePath } from './paths.ts'
import { measureWords, type MeasureSay } from './words.ts'

const columnsOf = (say: MeasureSay, codes: ReturnType<typeof useCodeLists>): Column<FoundMeasure>[] => [
  { id: 'kind', header: say.kind, cell: (row) => <>{measureTitle(row, codes)} {row.nature === 'penale' && <Badge kind="warning" icon="lock">{say.penale}</Badge>}</> },
  { id: 'child', header: say.child, sortable: true, cell: (row) => <><PersonName name={row.childName} /> <span className="ac-meta ac-whole" translate="no">{row.caseNumber}</span></> },
  { id: 'authority', header: say.authority, cell: (row) => row.authority.name },
  { id: 'decided', header: say.decidedOn, sortable: true, whole: true, cell: (row) => (row.decidedOn ? formatDateOfTable(row.decidedOn) : '') },
  { id: 'ends', header: say.until, sortable: true, whole: true, cell: (row) => (row.effectiveTo ? formatDateOfTable(row.effectiveTo) : say.noEnd) },
  { id: 'open', header: say.prescriptions, cell: (row) => (row.openPrescriptions ? say.prescriptionsOpen(row.openPrescriptions) : '') },
  { id: 'responsible', header: say.responsible, cell: (row) => row.responsible?.name ?? '' },
  { id: 'municipality', header: say.municipality, cell: (row) => row.municipality ?? '' },
]

/** Measures of all the files within reach. */
export function MeasuresScreen() {
  const say = useWords(measureWords)
  const codes = useCodeLists('measure_kind')
  const kinds = codes.options('measure_kind')
  const { data: bodies } = useQueryOf(listOrganisations, { limit: 200 }, { staleTime: 600_000 })
  const { data: units } = useQueryOf(findUnits, { limit: 200 }, { staleTime: 600_000 })
  const filters = useMemo((): ListFilter[] => [
    { id: 'state', label: say.state, all: say.inForce, options: [{ value: 'expiring', label: say.expiring }, { value: 'ended', label: say.past }, { value: 'all', label: say.allStates }] },
    { id: 'scope', label: say.scope, options: [{ value: 'mine', label: say.mine }] },
    { id: 'kind', label: say.kind, options: kinds },
    { id: 'authority', label: say.authority, options: (bodies?.rows ?? []).filter(({ kind }) => /tribunale|procura/.test(kind)).map(({ id, name }) => ({ value: id, label: name })) },
    { id: 'nature', label: say.nature, options: [{ value: 'civile', label: say.civile }, { value: 'penale', label: say.penale }, { value: 'amministrativo', label: say.amministrativo }] },
    { id: 'municipality', label: say.municipality, all: say.allStates, search: searchMunicipalities, named: namedMunicipality },
    { id: 'pole', label: say.pole, options: (units?.rows ?? []).filter(({ kind }) => kind === 'polo').map(({ id, name }) => ({ value: id, label: name })) },
    { id: 'responsible', label: say.responsible, all: say.allStates, search: searchWorkers, named: namedWorker },
  ], [say, kinds, bodies, units])
  const columns = useMemo(() => columnsOf(say, codes), [say, codes])
  return (
    <ListScreen
      title={say.measures}
      actions={<LinkButton kind="quiet" icon="calendar" to={hearingsPath.to()}>{say.toHearings}</LinkButton>}
      endpoint={searchMeasures} filters={filters} columns={columns} savedAs="measures"
      rowKey={(row) => row.id} rowHref={(row) => measurePath.to({ caseId: row.caseId, measureId: row.id })}
      empty={{ title: say.noneHere, text: say.noneHereText, action: <LinkButton to={casesPath.to()}>{say.file}</LinkButton> }}
    />
  )
}
