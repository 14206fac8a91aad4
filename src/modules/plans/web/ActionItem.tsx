import { useState } from 'react'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { Badge, type BadgeKind } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { ConfirmDialog } from '#kernel/web/ui/Modal.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { removeAction, type Action, type Plan } from '../contract.ts'
import { ActionDialog, MarkDialog } from './ActionDialogs.tsx'
import type { Choices } from './choices.ts'
import { changedByPlan } from './changed.ts'
import { ChildWordsDialog } from './ChildWordsDialog.tsx'
import { planWords } from './words.ts'

const kinds: Readonly<Record<Action['state'], BadgeKind>> = { todo: 'neutral', doing: 'info', done: 'success', not_done: 'warning', dropped: 'neutral' }

/** Who does an action: a name, or the words for the child and both parents. */
export function useWho(childName: string): (action: Pick<Action, 'who' | 'whoName'>) => string {
  const say = useWords(planWords)
  return ({ who, whoName }) => whoName ?? (who === 'child' ? childName : say[`who_${who}`])
}

/** An action in one line: who does what, by when, how far it is. */
export function ActionItem({ plan, action, choices }: { plan: Plan; action: Action; choices: Choices | undefined }) {
  const say = useWords(planWords)
  const who = useWho(plan.childName)
  const [open, setOpen] = useState<'edit' | 'mark' | 'child' | 'remove' | null>(null)
  const remove = useMutationOf(removeAction, { invalidates: changedByPlan, onSuccess: () => toast(say.removed), onError: toastProblem })
  const close = () => setOpen(null)
  return (
    <div className="pl-action">
      <div><strong>{who(action)}</strong>: <span translate="no" dir="auto">{action.words}</span></div>
      <div className="ac-row">
        <Badge kind={action.late ? 'danger' : kinds[action.state]}>{say[`act_${action.state}`]}{action.late && `, ${say.lateAction}`}</Badge>
        <span className="ac-meta">{[action.byOn && say.byDay(formatDate(action.byOn)), action.service, action.indicator, action.stateOn && formatDate(action.stateOn), action.stateWords].filter(Boolean).join(' · ')}</span>
        {(action.ownerLeft || action.ownerBlind) && <Badge kind="warning" icon="user">{action.ownerLeft ? say.ownerLeft : say.ownerBlind}</Badge>}
        {action.forChild && <Badge icon="comment">{say.onSheetShort}</Badge>}
        {plan.can.correct && <Button kind="quiet" size="small" className="ac-screen-only" aria-label={say.markActionOf(action.words)} onClick={() => setOpen('mark')}>{say.markAction}</Button>}
        {(plan.can.write || plan.can.correct) && <Button kind="quiet" size="small" className="ac-screen-only" aria-label={say.editActionOf(action.words)} onClick={() => setOpen('edit')}>{say.editAction}</Button>}
        {(plan.can.write || plan.can.correct) && <Button kind="quiet" size="small" className="ac-screen-only" aria-label={say.childWordsOf(action.words)} onClick={() => setOpen('child')}>{say.childWords}</Button>}
        {plan.can.write && <Button kind="quiet" size="small" className="ac-screen-only" aria-label={`${say.remove}: ${action.words}`} onClick={() => setOpen('remove')}>{say.remove}</Button>}
      </div>
      {open === 'edit' && <ActionDialog plan={plan} goalId={action.goalId} action={action} choices={choices} onClose={close} />}
      {open === 'mark' && <MarkDialog plan={plan} action={action} onClose={close} />}
      {open === 'child' && <ChildWordsDialog plan={plan} thing="action" row={action} onClose={close} />}
      <ConfirmDialog open={open === 'remove'} onClose={close} title={say.removeAction} confirm={say.remove} danger onConfirm={() => remove.mutateAsync({ planId: plan.id, actionId: action.id, version: action.version }).then(close)}><span translate="no">{action.words}</span></ConfirmDialog>
    </div>
  )
}
