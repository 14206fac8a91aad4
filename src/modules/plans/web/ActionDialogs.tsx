import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { searchActiveWorkers } from '#modules/network/web/parts.ts'
import { listServiceKinds } from '#modules/referrals/contract.ts'
import { addAction, changeAction, markAction, type Action, type Plan } from '../contract.ts'
import { actionStates } from '../domain/states.ts'
import type { Choices } from './choices.ts'
import { changedByPlan } from './changed.ts'
import { searchUnits } from './find-units.ts'
import { planWords } from './words.ts'

const owners = ['child', 'parent', 'worker', 'body', 'other'] as const
const fieldsOf = (action: Action) => ({
  words: action.words, who: action.who, personId: action.person?.id as Id<'person'> | undefined ?? null, operatorId: action.operator?.id as Id<'operator'> | undefined ?? null,
  unitId: action.unit?.id as Id<'unit'> | undefined ?? null, whoWords: action.whoWords, byOn: action.byOn, serviceKindId: action.serviceKindId, service: action.service, indicator: action.indicator,
})

/** An action of a goal, written, changed or handed to somebody else. */
export function ActionDialog({ plan, goalId, action, choices, onClose }: { plan: Plan; goalId: Id<'goal'>; action?: Action; choices: Choices | undefined; onClose: () => void }) {
  const say = useWords(planWords)
  const done = () => {
    toast(say.saved)
    onClose()
  }
  const shared = { submit: say.save, invalidates: changedByPlan, onDone: done, onCancel: onClose }
  return (
    <Modal open onClose={onClose} title={action ? say.editActionOf(action.words) : say.addAction} question>
      {action ? (
        <Form endpoint={changeAction} input={{ planId: plan.id, actionId: action.id, version: action.version }} defaults={fieldsOf(action)}
          theirs={(now: Plan) => {
            const theirs = now.goalList.flatMap(({ actions }) => actions).find(({ id }) => id === action.id)
            return theirs ? { ...fieldsOf(theirs), version: theirs.version } : {}
          }} {...shared}>
          <ActionFields choices={choices} action={action} />
          {!plan.can.write && <TextField name="reason" label={say.correctReason} hint={say.correctReasonHint} required maxLength={500} />}
        </Form>
      ) : (
        <Form endpoint={addAction} input={{ planId: plan.id, goalId }} defaults={{ who: 'worker' }} {...shared}><ActionFields choices={choices} /></Form>
      )}
    </Modal>
  )
}

function ActionFields({ choices, action }: { choices: Choices | undefined; action?: Action }) {
  const say = useWords(planWords)
  const who = useFormValue<Action['who']>('who')
  const both = useSay()
  const kind = useFormValue<string | null>('serviceKindId')
  const kinds = useQueryOf(listServiceKinds, {}, { staleTime: 600_000 }).data?.rows ?? []
  const parents = choices?.people.filter(({ relation }) => relation !== null) ?? []
  return (
    <>
      <TextArea name="words" label={say.actionWords} required rows={2} maxLength={1000} />
      <RadioGroup name="who" label={say.who} required options={owners.map((value) => ({ value, label: say[`who_${value}`] }))} />
      {who === 'parent' && parents.length > 0 && <Select name="personId" label={say.whichParent} empty={say.bothParents} options={parents.map(({ id, name }) => ({ value: id, label: name }))} />}
      {who === 'worker' && <ComboBox name="operatorId" label={say.worker} required search={searchActiveWorkers} {...(action?.operator ? { chosen: { value: action.operator.id, label: action.operator.name } } : {})} />}
      {who === 'body' && <ComboBox name="unitId" label={say.body} required search={searchUnits} {...(action?.unit ? { chosen: { value: action.unit.id, label: action.unit.name } } : {})} />}
      {who === 'other' && <TextField name="whoWords" label={say.whoWords} required maxLength={200} />}
      <SmartDateField name="byOn" label={say.byOn} hint={say.byOnHint} />
      <Select name="serviceKindId" label={say.service} empty={say.serviceOther} options={kinds.map((one) => ({ value: one.id, label: both({ it: one.labelIt, en: one.labelEn }) }))} />
      {!kind && <TextField name="service" label={say.serviceWords} maxLength={200} />}
      <TextField name="indicator" label={say.indicator} maxLength={1000} />
    </>
  )
}

/** How far an action is. */
export function MarkDialog({ plan, action, onClose }: { plan: Plan; action: Action; onClose: () => void }) {
  const say = useWords(planWords)
  const done = () => {
    toast(say.updated)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.markTitle}>
      <p translate="no" dir="auto">{action.words}</p>
      <Form endpoint={markAction} input={{ planId: plan.id, actionId: action.id, version: action.version }} defaults={{ state: action.state === 'todo' ? 'done' : action.state, on: action.stateOn ?? dateInRome(Date.now()), words: action.stateWords }} submit={say.save} invalidates={changedByPlan} onDone={done} onCancel={onClose}>
        <RadioGroup name="state" label={say.markTitle} required options={actionStates.map((value) => ({ value, label: say[`act_${value}`] }))} />
        <SmartDateField name="on" label={say.markOn} />
        <TextArea name="words" label={say.markWords} rows={2} maxLength={1000} />
      </Form>
    </Modal>
  )
}
