import { useMemo } from 'react'
import { ageOn, dateInRome } from '#kernel/domain/plain-date.ts'
import { formatAge } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { caseTabPath } from '#modules/cases/web/index.ts'
import { missingOfService, type MissingRow } from '../contract/board.ts'
import { MissingItems } from './MissingItems.tsx'
import { Parts } from './Parts.tsx'
import { missingPath, proceduresPath } from './paths.ts'
import { usePlaceFilters } from './places.ts'
import { Tally, useAsked } from './Tally.tsx'
import { procedureWords, type ProcedureSay } from './words.ts'

const PLACES = ['q', 'scope', 'family', 'pole', 'unit', 'responsible', 'municipality', 'definition']

/** "Che cosa manca oggi" of a whole service: children for whom something is missing, worst first. */
export function MissingScreen() {
  const say = useWords(procedureWords)
  const both = useSay()
  const places = usePlaceFilters()
  const asked = useAsked(PLACES)
  const late = useAsked(['late'])
  const first = useQueryOf(missingOfService, { ...asked, limit: 1 } as never, { keepPrevious: true }).data
  const steps = first?.steps ?? null
  const filters = useMemo((): ListFilter[] => [
    ...places,
    { id: 'ours', label: say.m_who, options: [{ value: 'true', label: say.m_onlyOurs }] },
    { id: 'step', label: say.m_step, options: (steps ?? []).map((one) => ({ value: one.step, label: `${both(one.title)} (${one.children})` })) },
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the places change with their units
  ], [say, both, steps, places.map((one) => ('options' in one ? one.options.length : 0)).join()])
  const columns = useMemo(() => missingColumns(say), [say])
  return (
    <>
      <PageHeader title={say.missing} />
      <Parts />
      {first?.counts && <Tally label={say.counts} at={missingPath.to()} counts={[
        { label: say.m_children, count: first.counts.children, search: { late: undefined } },
        { label: say.m_onlyLate, count: first.counts.late, search: { late: 'true' }, loud: true },
      ]} />}
      <ListScreen
        header={false}
        title={say.missing}
        endpoint={missingOfService}
        input={late}
        filters={filters}
        columns={columns}
        rowKey={(row) => row.caseId}
        rowHref={(row) => caseTabPath.to({ caseId: row.caseId, tab: 'procedure' })}
        empty={{ title: say.m_nothing, text: say.m_nothingText, action: <LinkButton to={proceduresPath.to()}>{say.board}</LinkButton> }}
        savedAs="missing"
      />
    </>
  )
}

const missingColumns = (say: ProcedureSay): Column<MissingRow>[] => [
  { id: 'child', header: say.child_, cell: (row) => <PersonName name={row.childName} /> },
  { id: 'age', header: say.age, cell: (row) => [row.childBirth ? formatAge(ageOn(row.childBirth, dateInRome(Date.now()))) : null, row.late > 0 ? say.m_late(row.late) : null].filter(Boolean).join(', ') },
  { id: 'items', header: say.m_step, cell: (row) => <MissingItems items={row.items} more={Math.max(0, row.missing - row.items.length)} /> },
  { id: 'responsible', header: say.responsible, cell: (row) => row.responsible?.name ?? say.noResponsible },
  { id: 'unit', header: say.unit, cell: (row) => row.unit.name },
  { id: 'municipality', header: say.municipality, cell: (row) => row.municipality ?? '' },
]
