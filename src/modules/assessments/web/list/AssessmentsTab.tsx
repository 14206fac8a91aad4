import { useMemo, useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { usePageActions } from '#kernel/web/palette.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { listCaseAssessments, listSeriousNeeds } from '../../contract.ts'
import { families } from '../../domain/instrument.ts'
import { assessmentPath, comparisonPath } from '../paths.ts'
import { assessmentWords } from '../words.ts'
import { columnsOfFile } from './columns.tsx'
import { StartDialog } from './StartDialog.tsx'
import { listWords } from './words.ts'
import '../assessments.css'

/** The part of a child's page about assessments: all of them, the serious needs, what changed between them. */
export function AssessmentsTab({ caseId: given }: { caseId: string }) {
  const caseId = given as Id<'case'>
  const say = useWords(listWords)
  const shared = useWords(assessmentWords)
  const both = useSay()
  const [starting, setStarting] = useState(false)
  const can = useQueryOf(listCaseAssessments, { caseId, limit: 200 }).data?.can.start ?? false
  const columns = useMemo(() => columnsOfFile({ say, shared, both }), [say, shared, both])
  const filters = useMemo((): ListFilter[] => [
    { id: 'family', label: say.family, options: families.map((one) => ({ value: one, label: shared[`family_${one}`] })) },
    { id: 'state', label: say.state, all: say.notGivenUp, options: (['draft', 'completed', 'discarded'] as const).map((one) => ({ value: one, label: shared[`state_${one}`] })) },
  ], [say, shared])
  const actions = useMemo(() => (can ? [{ id: 'new-assessment', label: say.start, run: () => setStarting(true) }] : []), [can, say])
  usePageActions(actions)
  const start = can && <Button kind="primary" icon="plus" onClick={() => setStarting(true)}>{say.start}</Button>
  return (
    <div className="ac-stack">
      <div className="ac-tab-head"><h2>{shared.title}</h2>{start}</div>
      <div className="ac-cards">
        <SeriousCard caseId={caseId} />
        <CompareCard caseId={caseId} />
      </div>
      <ListScreen
        title={say.ofFile} header={false} endpoint={listCaseAssessments} input={{ caseId }} filters={filters} columns={columns} rowKey={(row) => row.id} rowHref={(row) => assessmentPath.to({ assessmentId: row.id })}
        empty={{ title: say.none, text: say.noneText }}
      />
      {starting && <StartDialog caseId={caseId} onClose={() => setStarting(false)} />}
    </div>
  )
}

/** Needs rated serious in the last assessments: what a plan must answer. */
function SeriousCard({ caseId }: { caseId: Id<'case'> }) {
  const say = useWords(listWords)
  const shared = useWords(assessmentWords)
  const both = useSay()
  const rows = useQueryOf(listSeriousNeeds, { caseId }).data?.rows
  if (!rows?.length) return null
  return (
    <Card title={say.seriousTitle}>
      <ul className="ac-plain ac-stack">
        {rows.map((need) => (
          <li key={need.id}>
            <Link to={assessmentPath.to({ assessmentId: need.assessmentId })}>{both(need.label)}</Link> <Badge kind="warning" icon="flag">{both(need.level)}</Badge>
            <div className="ac-meta">{[need.person?.name, need.area && shared[`area_${need.area}`], both(need.instrument), say.since(formatDate(need.since))].filter(Boolean).join(' · ')}</div>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Instruments filled more than once: the way to see what changed. */
function CompareCard({ caseId }: { caseId: Id<'case'> }) {
  const say = useWords(listWords)
  const both = useSay()
  const rows = useQueryOf(listCaseAssessments, { caseId, limit: 200 }).data?.rows.filter(({ state, revision }) => state === 'completed' || revision > 1) ?? []
  const groups = [...Map.groupBy(rows, ({ instrumentKey }) => instrumentKey).values()].filter((group) => group.length > 1)
  if (groups.length === 0) return null
  return (
    <Card title={say.compareTitle}>
      <p className="ac-meta">{say.compareText}</p>
      <ul className="ac-plain ac-stack">
        {groups.map((group) => (
          <li key={group[0]!.instrumentKey}>
            <LinkButton icon="chart-line" to={comparisonPath.to({ caseId }, { ids: group.slice(0, 6).map(({ id }) => id).join(',') })}>{say.compareOf(both(group[0]!.title), Math.min(6, group.length))}</LinkButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}
