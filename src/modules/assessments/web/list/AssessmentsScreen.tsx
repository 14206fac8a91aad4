import { useMemo } from 'react'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { listReceivingUnits } from '#modules/cases/contract.ts'
import { listAssessments } from '../../contract.ts'
import { families, moments } from '../../domain/instrument.ts'
import { assessmentPath, assessmentsPath, instrumentsPath } from '../paths.ts'
import { assessmentWords } from '../words.ts'
import { columnsOfUnit } from './columns.tsx'
import { listWords } from './words.ts'
import '../assessments.css'

const views = ['toFinish', 'toReassess', 'completed'] as const
type View = (typeof views)[number]
const ids: Record<View, string> = { toFinish: 'da-finire', toReassess: 'da-rivedere', completed: 'completate' }
const asked: Record<View, Record<string, string>> = { toFinish: { state: 'draft' }, toReassess: { state: 'completed', reassess: 'true' }, completed: { state: 'completed' } }

/** Over the files one reaches: drafts to finish, assessments to look at again, those completed. */
export function AssessmentsScreen() {
  const say = useWords(listWords)
  const shared = useWords(assessmentWords)
  const both = useSay()
  const [search] = useSearchState()
  const view = views.find((one) => ids[one] === search['elenco']) ?? 'toFinish'
  const units = useQueryOf(listReceivingUnits, {}, { staleTime: 60_000 }).data?.rows
  const columns = useMemo(() => columnsOfUnit({ say, shared, both }), [say, shared, both])
  const filters = useMemo((): ListFilter[] => [
    { id: 'scope', label: say.scope, all: say.mine, options: [{ value: 'all', label: say.every }] },
    { id: 'family', label: say.family, options: families.map((one) => ({ value: one, label: shared[`family_${one}`] })) },
    { id: 'moment', label: say.moment, options: moments.map((one) => ({ value: one, label: shared[one] })) },
    { id: 'unit', label: say.unit, options: (units ?? []).map((row) => ({ value: row.id, label: row.name })) },
  ], [say, shared, units])
  const empty = { toFinish: { title: say.noneToFinish, text: say.noneToFinishText }, toReassess: { title: say.noneToReassess, text: say.noneToReassessText }, completed: { title: say.noneCompleted, text: say.noneCompletedText } }[view]
  return (
    <>
      <PageHeader title={shared.title} actions={<LinkButton icon="tool" to={instrumentsPath.to()}>{say.library}</LinkButton>} />
      <nav className="ac-tabs" aria-label={say.views}>
        <ul>{views.map((one) => <li key={one}><Link to={assessmentsPath.to({}, one === 'toFinish' ? {} : { elenco: ids[one] })} aria-current={one === view ? 'page' : undefined}>{say[one]}</Link></li>)}</ul>
      </nav>
      <ListScreen
        key={view} title={`${shared.title}: ${say[view].toLowerCase()}`} header={false} endpoint={listAssessments} input={asked[view]} filters={filters} columns={columns} rowKey={(row) => row.id}
        rowHref={(row) => assessmentPath.to({ assessmentId: row.id })} empty={empty} savedAs="assessments"
      />
    </>
  )
}
