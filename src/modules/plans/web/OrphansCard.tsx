import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { searchActiveWorkers } from '#modules/network/web/parts.ts'
import { handActions, type Action, type Plan } from '../contract.ts'
import { changedByPlan } from './changed.ts'
import { planWords } from './words.ts'

/** Actions whose worker has left, or would not be told of their day, by worker: they go to somebody who is here. */
export function OrphansCard({ plan }: { plan: Plan }) {
  const say = useWords(planWords)
  const [from, setFrom] = useState<{ id: string; name: string; actions: Action[] } | null>(null)
  const left = [...Map.groupBy(plan.goalList.flatMap(({ actions }) => actions).filter(({ ownerLeft, ownerBlind, operator }) => (ownerLeft || ownerBlind) && operator), (one) => one.operator!.id)]
    .map(([id, actions]) => ({ id, name: actions[0]!.operator!.name, actions }))
  const done = () => {
    toast(say.handed)
    setFrom(null)
  }
  return (
    <Callout kind="warning" title={say.orphansHere(plan.orphans)}>
      <ul className="ac-plain ac-stack">
        {left.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong>: <span translate="no">{one.actions.map(({ words }) => words).join('; ')}</span>{' '}
            {(plan.can.write || plan.can.correct) && <Button size="small" className="ac-screen-only" aria-label={say.handOverOf(one.name)} onClick={() => setFrom(one)}>{say.handOver}</Button>}
          </li>
        ))}
      </ul>
      {from && (
        <Modal open onClose={() => setFrom(null)} title={say.handOverOf(from.name)}>
          <p>{say.handOverText(from.actions.length)}</p>
          <Form endpoint={handActions} input={{ planId: plan.id, fromId: from.id as Id<'operator'>, only: from.actions.map(({ id }) => id) }} submit={say.handOver} invalidates={changedByPlan} onDone={done} onCancel={() => setFrom(null)}>
            <ComboBox name="toId" label={say.handTo} required search={searchActiveWorkers} />
            <TextField name="reason" label={say.handReason} required maxLength={500} />
          </Form>
        </Modal>
      )}
    </Callout>
  )
}
