import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Menu } from '#kernel/web/ui/Menu.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { caseTabPath } from '#modules/cases/web/index.ts'
import { beginReview, getPlan, listCasePlans, proposePlan, type Plan } from '../contract.ts'
import { useGo } from '#kernel/web/paths.ts'
import { AgreementsCard } from './AgreementsCard.tsx'
import { Areas } from './Areas.tsx'
import { changedByPlan } from './changed.ts'
import { usePlanCodes } from './codes.ts'
import { ContactsCard } from './ContactsCard.tsx'
import { FrameDialog } from './FrameDialogs.tsx'
import { FrameworkNote } from './FrameworkNote.tsx'
import { HistoryDialog } from './HistoryDialog.tsx'
import { ReviewMark, StateBadge } from './marks.tsx'
import { OrphansCard } from './OrphansCard.tsx'
import { planPath, reviewPath, sheetPath } from './paths.ts'
import { ProgressCard } from './ProgressCard.tsx'
import { ReviewsCard } from './ReviewsCard.tsx'
import { ClosePlanDialog, IntoForceDialog, ReasonDialog } from './StepDialogs.tsx'
import { TeamCard } from './TeamCard.tsx'
import { planWords } from './words.ts'
import './plans.css'

/** A plan: text that one reads first, by area, and beside it what the parties say, the reviews, the team. */
export function PlanPage() {
  const say = useWords(planWords)
  const { planId } = planPath.useParams()
  const query = useQueryOf(getPlan, { planId: planId as Id<'plan'> })
  return <Loaded query={query} lines={12} title={say.plan}>{(plan) => <Page plan={plan} />}</Loaded>
}

type Dialog = 'frame' | 'force' | 'take_back' | 'new_edition' | 'close' | 'reopen' | 'history' | null

function Page({ plan }: { plan: Plan }) {
  const codes = usePlanCodes()
  const [open, setOpen] = useState<Dialog>(null)
  const choices = useQueryOf(listCasePlans, { caseId: plan.caseId }).data
  const close = () => setOpen(null)
  return (
    <>
      <PageHeader
        tab={codes.kind(plan.kind)} title={<>{codes.kind(plan.kind)}<span className="pl-of"> · <bdi translate="no">{plan.childName}</bdi></span></>} status={<Status plan={plan} />}
        above={<Breadcrumb items={[{ label: plan.childName, to: caseTabPath.to({ caseId: plan.caseId, tab: 'progetto' }) }, { label: codes.kind(plan.kind) }]} />}
        actions={<Actions plan={plan} onOpen={setOpen} />}
      />
      <div className="ac-columns">
        <div className="ac-stack">
          <FrameworkNote plan={plan} />
          <Missing plan={plan} />
          {plan.orphans > 0 && <OrphansCard plan={plan} />}
          <Areas plan={plan} choices={choices} />
          <ProgressCard plan={plan} />
        </div>
        <div className="ac-stack">
          <Around plan={plan} />
          {plan.agreements !== null && <AgreementsCard plan={plan} choices={choices} />}
          <ReviewsCard plan={plan} />
          <TeamCard plan={plan} />
          {plan.sections.includes('social') && <ContactsCard plan={plan} choices={choices} />}
        </div>
      </div>
      {open === 'frame' && choices && <FrameDialog plan={plan} choices={choices} onClose={close} />}
      {open === 'force' && <IntoForceDialog plan={plan} onClose={close} />}
      {(open === 'take_back' || open === 'new_edition' || open === 'reopen') && <ReasonDialog plan={plan} step={open} onClose={close} />}
      {open === 'close' && <ClosePlanDialog plan={plan} onClose={close} />}
      {open === 'history' && <HistoryDialog planId={plan.id} onClose={close} />}
    </>
  )
}

function Status({ plan }: { plan: Plan }) {
  const say = useWords(planWords)
  const codes = usePlanCodes()
  return (
    <span className="ac-row">
      <StateBadge plan={plan} />
      <span>{[say.version(plan.edition), plan.inForceOn && say.since(formatDate(plan.inForceOn)), plan.closedOn ? `${say.closedOn} ${formatDate(plan.closedOn)}` : say.until(formatDate(plan.endsOn)), plan.outcome && codes.label('plan_outcome', plan.outcome)].filter(Boolean).join(' · ')}</span>
      <ReviewMark plan={plan} />
      {plan.standing !== null && plan.edition > plan.standing && <Badge kind="info">{say.newVersionBeside(plan.edition, plan.standing)}</Badge>}
    </span>
  )
}

function Actions({ plan, onOpen }: { plan: Plan; onOpen: (dialog: Dialog) => void }) {
  const say = useWords(planWords)
  const go = useGo()
  const propose = useMutationOf(proposePlan, { invalidates: changedByPlan, onSuccess: () => toast(say.proposed), onError: toastProblem })
  const begin = useMutationOf(beginReview, { invalidates: changedByPlan, onSuccess: (review) => go(reviewPath.to({ planId: plan.id, reviewId: review.id })), onError: toastProblem })
  const current = plan.reviews.find(({ state }) => state === 'open')
  const menu = [
    ...(plan.can.write ? [{ id: 'frame', label: say.frame, onAction: () => onOpen('frame') }] : []),
    ...(plan.can.decide && plan.state === 'proposed' ? [{ id: 'take_back', label: say.takeBack, onAction: () => onOpen('take_back') }] : []),
    ...(plan.can.decide && plan.state === 'in_force' ? [{ id: 'new_edition', label: say.newEdition, onAction: () => onOpen('new_edition') }] : []),
    ...(plan.can.decide && plan.state !== 'closed' && plan.state !== 'under_review' ? [{ id: 'close', label: say.close, onAction: () => onOpen('close') }] : []),
    ...(plan.can.decide && plan.state === 'closed' ? [{ id: 'reopen', label: say.reopen, onAction: () => onOpen('reopen') }] : []),
    { id: 'history', label: say.history, onAction: () => onOpen('history') },
    { id: 'print', label: say.print, onAction: () => window.print() },
  ]
  return (
    <>
      {plan.can.decide && plan.state === 'draft' && <Button kind="primary" busy={propose.isPending} onClick={() => propose.mutate({ planId: plan.id, version: plan.version })}>{say.propose}</Button>}
      {plan.can.decide && plan.state === 'proposed' && <Button kind="primary" onClick={() => onOpen('force')}>{say.bringIntoForce}</Button>}
      {plan.can.review && plan.state === 'in_force' && <Button kind="primary" busy={begin.isPending} onClick={() => begin.mutate({ planId: plan.id, version: plan.version })}>{say.beginReview}</Button>}
      {plan.state === 'under_review' && current && <LinkButton kind="primary" to={reviewPath.to({ planId: plan.id, reviewId: current.id })}>{say.goOnReview}</LinkButton>}
      <LinkButton icon="print" to={sheetPath.to({ planId: plan.id })}>{say.childSheet}</LinkButton>
      <Menu label={say.moreActions} items={menu} />
    </>
  )
}

/** What it still lacks before it is proposed: what it cannot do without, then advice, each with where it is asked. */
function Missing({ plan }: { plan: Plan }) {
  const say = useWords(planWords)
  if (plan.state !== 'draft' || plan.missing.length === 0) return null
  const needed = plan.missing.some((one) => one.needed)
  const goalWords = (id: string | null) => plan.goalList.find((goal) => goal.id === id)?.words
  return (
    <Callout kind={needed ? 'warning' : 'info'} title={needed ? say.missing : say.missingAdvice}>
      <ul>{plan.missing.map((one) => <li key={`${one.code} ${one.goalId ?? ''}`}><MissingLine one={one} goal={goalWords(one.goalId)} /></li>)}</ul>
    </Callout>
  )
}

function MissingLine({ one, goal }: { one: Plan['missing'][number]; goal: string | undefined }) {
  const both = useSay()
  return <>{goal && <em translate="no">{goal}: </em>}{both(one.words)}{one.source && <span className="ac-meta"> ({one.source})</span>}</>
}

/** Inside what it stands, what stands inside it, which order it answers. */
function Around({ plan }: { plan: Plan }) {
  const say = useWords(planWords)
  const codes = usePlanCodes()
  if (!plan.parent && plan.inside.length === 0 && !plan.measure && plan.areas.length > 1 && plan.sections.includes('health')) return null
  return (
    <div className="pl-around">
      {plan.parent && <p>{say.standsInside('')}<Link to={planPath.to({ planId: plan.parent.id })}>{codes.kind(plan.parent.kind)}</Link> <StateBadge plan={plan.parent} /></p>}
      {plan.inside.length > 0 && (
        <><p>{say.inside}:</p><ul className="ac-plain">{plan.inside.map((one) => <li key={one.id}><Link to={planPath.to({ planId: one.id })}>{codes.kind(one.kind)}</Link> <span className="ac-meta">{one.keeper}</span> <StateBadge plan={one} /></li>)}</ul></>
      )}
      {plan.measure && <p>{say.measure}: <span translate="no">{plan.measure.words}</span></p>}
      {!['social', 'health', 'education', 'work_status'].every((one) => plan.sections.includes(one as 'social')) && <p className="ac-meta">{say.partial}</p>}
    </div>
  )
}
