import { useMemo } from 'react'
import { formatDateOfTable } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { namedWorker, searchWorkers } from '#modules/network/web/parts.ts'
import { due, listPlans, type PlanRow } from '../contract.ts'
import { planStates } from '../domain/states.ts'
import { usePlanCodes, type PlanCodes } from './codes.ts'
import { FrameworkMark, ReviewMark, StateBadge } from './marks.tsx'
import { planPath } from './paths.ts'
import { planWords, type PlanSay } from './words.ts'

/** Plans of all the files within reach, the one to review first. */
export function PlansScreen() {
  const say = useWords(planWords)
  const codes = usePlanCodes()
  const kinds = codes.options('plan_kind')
  const filters = useMemo((): ListFilter[] => [
    { id: 'due', label: say.review, all: say.anyReview, options: due.map((one) => ({ value: one, label: say[`due_${one}`] })) },
    { id: 'scope', label: say.scope, all: say.everywhere, options: [{ value: 'mine', label: say.mineScope }, { value: 'unit', label: say.unitScope }] },
    { id: 'kind', label: say.kind, options: kinds },
    { id: 'state', label: say.status, all: say.openOnes, options: planStates.map((one) => ({ value: one, label: say[`state_${one}`] })) },
    { id: 'orphans', label: say.orphanFilter, all: say.anyAction, options: [{ value: 'true', label: say.orphanOnly }] },
    { id: 'framework', label: say.frameFilter, all: say.anyFramework, options: [{ value: 'missing', label: say.unframedOnly }] },
    { id: 'responsible', label: say.responsible, all: say.everywhere, search: searchWorkers, named: namedWorker },
  ], [say, kinds])
  const columns = useMemo(() => planColumns(say, codes), [say, codes])
  return (
    <ListScreen
      title={say.list} endpoint={listPlans} filters={filters} columns={columns} rowKey={(row) => row.id} rowHref={(row) => planPath.to({ planId: row.id })}
      empty={{ title: say.nothing, text: say.nothingText }} savedAs="plans"
    />
  )
}

function planColumns(say: PlanSay, codes: PlanCodes): Column<PlanRow>[] {
  return [
    { id: 'child', header: say.child, sortable: true, cell: (row) => <><PersonName name={row.childName} /><div className="ac-meta ac-whole" translate="no">{row.caseNumber}</div></> },
    { id: 'kind', header: say.kind, cell: (row) => <>{codes.kind(row.kind)}<div className="ac-meta">{row.keeper.name}, {row.keeper.organisation}</div></> },
    { id: 'state', header: say.status, cell: (row) => <><StateBadge plan={row} /> <FrameworkMark plan={row} /><div className="ac-meta">{row.reached > 0 ? say.goalsReached(row.reached, row.goals) : say.goalsCount(row.goals)}</div></> },
    { id: 'review', header: say.nextReview, sortable: true, cell: (row) => <><ReviewMark plan={row} />{row.orphans > 0 && <div><Badge kind="warning" icon="user">{say.orphans(row.orphans)}</Badge></div>}</> },
    { id: 'begun', header: say.startsOn, sortable: true, whole: true, cell: (row) => formatDateOfTable(row.startsOn) },
    { id: 'responsible', header: say.responsible, cell: (row) => <>{row.responsible.name}<div className="ac-meta">{row.unit.name}</div></> },
  ]
}
