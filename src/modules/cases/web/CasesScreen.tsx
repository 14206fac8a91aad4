import { useMemo } from 'react'
import { ageOn, dateInRome } from '#kernel/domain/plain-date.ts'
import { formatAge, formatRelative } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { namedWorker, searchWorkers } from '#modules/network/web/parts.ts'
import { listCases, type CaseRow } from '../contract.ts'
import { namedMunicipality, searchMunicipalities, useCaseCodes, useReceivingUnits } from './lists.ts'
import { casePath, newCasePath } from './paths.ts'
import { caseWords } from './words.ts'

const AGES = [0, 3, 6, 11, 14, 16, 18]

/** All files within reach: search, filters, saved filters. */
export function CasesScreen() {
  const say = useWords(caseWords)
  const codes = useCaseCodes()
  const units = useReceivingUnits()
  const phases = codes.options('phase')
  // a school, an educator, an administrator read files that others opened
  const opens = !units.loaded || units.mine.length > 0
  const filters = useMemo((): ListFilter[] => [
    { id: 'scope', label: say.whose, options: [{ value: 'mine', label: say.mine }, { value: 'team', label: say.ofMyTeams }, { value: 'unit', label: say.ofMyUnits }] },
    { id: 'status', label: say.status, options: [{ value: 'open', label: say.open }, { value: 'closed', label: say.closed }] },
    { id: 'phase', label: say.phase, options: phases },
    { id: 'pole', label: say.pole, options: units.rows.filter((row) => row.kind === 'polo').map((row) => ({ value: row.id, label: row.name })) },
    { id: 'municipality', label: say.municipality, all: say.everywhere, search: searchMunicipalities, named: namedMunicipality },
    { id: 'responsible', label: say.responsible, all: say.whoever, search: searchWorkers, named: namedWorker },
    { id: 'minAge', label: say.agesFrom, options: AGES.slice(1).map((n) => ({ value: String(n), label: say.years(n) })) },
    { id: 'maxAge', label: say.agesTo, options: AGES.slice(1).map((n) => ({ value: String(n - 1), label: say.years(n - 1) })) },
    { id: 'quietDays', label: say.quiet, options: [30, 60, 90, 180].map((n) => ({ value: String(n), label: say.quietFor(n) })) },
    { id: 'danger', label: say.danger, options: [{ value: 'true', label: say.withDanger }] },
  ], [say, phases, units.rows])
  const columns = useMemo((): Column<CaseRow>[] => caseColumns(say, codes.label), [say, codes.label])
  return (
    <ListScreen
      title={say.files}
      actions={opens && <LinkButton kind="primary" icon="plus" to={newCasePath.to()}>{say.newFile}</LinkButton>}
      endpoint={listCases}
      filters={filters}
      columns={columns}
      rowKey={(row) => row.id}
      rowHref={(row) => casePath.to({ caseId: row.id })}
      empty={{ title: say.none, text: say.noneText, action: opens && <LinkButton to={newCasePath.to()}>{say.newFile}</LinkButton> }}
      savedAs="cases"
    />
  )
}

type Say = ReturnType<typeof useWords<(typeof caseWords)['it']>>

/** Age in words on this day; nothing when the birth is unknown. */
export const ageText = (birth: string | null): string => (birth ? formatAge(ageOn(birth as never, dateInRome(Date.now()))) : '')

function caseColumns(say: Say, label: (list: string, code: string) => string): Column<CaseRow>[] {
  return [
    {
      id: 'name', header: say.child, sortable: true,
      cell: (row) => (
        <span className="ac-row">
          <PersonName name={row.childName} />
          {row.warnings > 0 && <Badge kind="danger" icon="warning">{say.warningsCount(row.warnings)}</Badge>}
        </span>
      ),
    },
    { id: 'age', header: say.age, whole: true, cell: (row) => ageText(row.childBirth) },
    { id: 'number', header: say.number, sortable: true, whole: true, cell: (row) => <span translate="no">{row.number}</span> },
    { id: 'phase', header: say.phase, cell: (row) => (row.status === 'closed' ? <Badge>{say.closed}</Badge> : label('phase', row.phase)) },
    { id: 'unit', header: say.unit, cell: (row) => row.unit.name },
    { id: 'responsible', header: say.responsible, cell: (row) => row.responsible.name },
    { id: 'municipality', header: say.municipality, cell: (row) => row.municipality ?? '' },
    { id: 'activity', header: say.lastActivity, sortable: true, whole: true, cell: (row) => formatRelative(row.lastActivityAt) },
  ]
}
