import { useState } from 'react'
import type { Result } from '#kernel/contract/endpoint.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { listCasePlans, type PlanHead } from '../contract.ts'
import { usePlanCodes } from './codes.ts'
import { NewPlanDialog } from './FrameDialogs.tsx'
import { FrameworkMark, ReviewMark, StateBadge } from './marks.tsx'
import { NeedsCard } from './OpenNeeds.tsx'
import { planPath } from './paths.ts'
import { planWords } from './words.ts'
import './plans.css'

type Answer = Result<typeof listCasePlans>

/** The part of a child's page about plans: the framework project with what stands inside it, and serious needs with what is done about them. */
export function PlansTab({ caseId }: { caseId: string }) {
  const query = useQueryOf(listCasePlans, { caseId: caseId as Id<'case'> })
  return <Loaded query={query} lines={8}>{(answer) => <Plans caseId={caseId as Id<'case'>} answer={answer} />}</Loaded>
}

function Plans({ caseId, answer }: { caseId: Id<'case'>; answer: Answer }) {
  const say = useWords(planWords)
  const [adding, setAdding] = useState(false)
  const open = answer.rows.filter(({ state }) => state !== 'closed')
  const closed = answer.rows.filter(({ state }) => state === 'closed')
  const top = open.filter(({ parentId }) => !open.some(({ id }) => id === parentId))
  const add = answer.can.create && <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>{say.begin}</Button>
  return (
    <div className="ac-stack">
      <NeedsCard caseId={caseId} needs={answer.needs} can={answer.can.giveReason} />
      {answer.rows.length === 0
        ? <EmptyState icon="flag" title={say.none} action={add}>{say.noneText}</EmptyState>
        : (
          <>
            <div className="ac-row"><h2>{say.plans}</h2>{add}</div>
            <ul className="ac-plain ac-stack">{top.map((plan) => <PlanItem key={plan.id} plan={plan} inside={open.filter(({ parentId }) => parentId === plan.id)} />)}</ul>
          </>
        )}
      {closed.length > 0 && (
        <details>
          <summary>{say.ended} ({closed.length})</summary>
          <ul className="ac-plain ac-stack">{closed.map((plan) => <PlanItem key={plan.id} plan={plan} inside={[]} />)}</ul>
        </details>
      )}
      {adding && <NewPlanDialog caseId={caseId} answer={answer} onClose={() => setAdding(false)} />}
    </div>
  )
}

function PlanItem({ plan, inside }: { plan: PlanHead; inside: readonly PlanHead[] }) {
  const say = useWords(planWords)
  const codes = usePlanCodes()
  return (
    <li className="pl-item">
      <div className="ac-row">
        <Link to={planPath.to({ planId: plan.id })} className="pl-item-title">{codes.kind(plan.kind)}</Link>
        <StateBadge plan={plan} /> <ReviewMark plan={plan} /> <FrameworkMark plan={plan} />
        {plan.orphans > 0 && <Badge kind="warning" icon="user">{say.orphans(plan.orphans)}</Badge>}
      </div>
      <div className="ac-meta">
        {[
          `${plan.keeper.name}, ${plan.keeper.organisation}`, plan.inForceOn && say.since(formatDate(plan.inForceOn)), plan.state === 'closed' && plan.closedOn ? `${say.closedOn} ${formatDate(plan.closedOn)}` : say.until(formatDate(plan.endsOn)),
          plan.reached > 0 ? say.goalsReached(plan.reached, plan.goals) : say.goalsCount(plan.goals), plan.outcome && codes.label('plan_outcome', plan.outcome),
        ].filter(Boolean).join(' · ')}
      </div>
      {plan.standing !== null && plan.edition > plan.standing && <div className="ac-meta">{say.newVersionBeside(plan.edition, plan.standing)}</div>}
      {inside.length > 0 && (
        <>
          <div className="ac-meta">{say.inside}:</div>
          <ul className="ac-plain ac-stack pl-inside">{inside.map((one) => <PlanItem key={one.id} plan={one} inside={[]} />)}</ul>
        </>
      )}
    </li>
  )
}
