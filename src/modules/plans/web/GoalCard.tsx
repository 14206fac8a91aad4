import { useState } from 'react'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { ConfirmDialog } from '#kernel/web/ui/Modal.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { removeGoal, type Goal, type Plan } from '../contract.ts'
import { isReached, scaleValues } from '../domain/scale.ts'
import { ActionDialog } from './ActionDialogs.tsx'
import { ActionItem } from './ActionItem.tsx'
import type { Choices } from './choices.ts'
import { changedByPlan } from './changed.ts'
import { ChildWordsDialog } from './ChildWordsDialog.tsx'
import { GoalDialog } from './GoalDialog.tsx'
import { signed } from './marks.tsx'
import { planWords } from './words.ts'

/** A goal as one reads it: what will be seen, how it is measured, where it stands, who does what. */
export function GoalCard({ plan, goal, choices }: { plan: Plan; goal: Goal; choices: Choices | undefined }) {
  const say = useWords(planWords)
  const [open, setOpen] = useState<'edit' | 'action' | 'child' | 'remove' | null>(null)
  const remove = useMutationOf(removeGoal, { invalidates: changedByPlan, onSuccess: () => toast(say.removed), onError: toastProblem })
  const last = goal.scores.findLast(({ score }) => score !== null)
  const edits = plan.can.write || plan.can.correct
  const close = () => setOpen(null)
  return (
    <article className="pl-goal">
      <h3 className="pl-goal-title" translate="no" dir="auto">{goal.words}</h3>
      <div className="ac-row">
        {last && <Badge kind={isReached(last.score) ? 'success' : 'info'} {...(isReached(last.score) ? { icon: 'check' as const } : {})}>{last.on ? say.lastScore(signed(last.score!), formatDate(last.on)) : signed(last.score!)}</Badge>}
        {!last && goal.baseline !== null && <span className="ac-meta">{say.startsAt(signed(goal.baseline))}</span>}
        {!goal.complete && <Badge kind="warning">{say.scaleMissing}</Badge>}
        {goal.forChild && <Badge icon="comment">{say.onSheetShort}</Badge>}
        <span className="ac-meta">{[goal.dueOn && say.byDay(formatDate(goal.dueOn)), goal.indicator].filter(Boolean).join(' · ')}</span>
      </div>
      {goal.prescriptions.length > 0 && <p className="ac-meta">{say.prescriptions}: <span translate="no">{goal.prescriptions.map(({ name }) => name).join('; ')}</span></p>}
      <details className="pl-scale">
        <summary>{say.showScale}</summary>
        <ol className="ac-plain" translate="no">
          {scaleValues.map((value, index) => <li key={value} className={last?.score === value ? 'pl-here' : undefined}><span className="pl-score">{signed(value)}</span> <span dir="auto">{goal.levels[index] || '—'}</span>{goal.baseline === value && <span className="ac-meta"> ({say.start.toLowerCase()}{goal.baselineWords && `: ${goal.baselineWords}`})</span>}</li>)}
        </ol>
      </details>
      <ul className="ac-plain pl-actions">{goal.actions.map((action) => <li key={action.id}><ActionItem plan={plan} action={action} choices={choices} /></li>)}</ul>
      {edits && (
        <div className="ac-row ac-screen-only">
          {plan.can.write && <Button kind="quiet" size="small" icon="plus" aria-label={say.addActionTo(goal.words)} onClick={() => setOpen('action')}>{say.addAction}</Button>}
          <Button kind="quiet" size="small" aria-label={say.editGoalOf(goal.words)} onClick={() => setOpen('edit')}>{say.editGoal}</Button>
          <Button kind="quiet" size="small" aria-label={say.childWordsOf(goal.words)} onClick={() => setOpen('child')}>{say.childWords}</Button>
          {plan.can.write && <Button kind="quiet" size="small" aria-label={`${say.remove}: ${goal.words}`} onClick={() => setOpen('remove')}>{say.remove}</Button>}
        </div>
      )}
      {open === 'edit' && <GoalDialog plan={plan} area={goal.area} goal={goal} choices={choices} onClose={close} />}
      {open === 'action' && <ActionDialog plan={plan} goalId={goal.id} choices={choices} onClose={close} />}
      {open === 'child' && <ChildWordsDialog plan={plan} thing="goal" row={goal} onClose={close} />}
      <ConfirmDialog open={open === 'remove'} onClose={close} title={say.removeGoal} confirm={say.remove} danger onConfirm={() => remove.mutateAsync({ planId: plan.id, goalId: goal.id, version: goal.version }).then(close)}>{say.removeGoalText}</ConfirmDialog>
    </article>
  )
}
