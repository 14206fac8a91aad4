import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { addGoal, changeGoal, type Goal, type Plan } from '../contract.ts'
import { GENERAL } from '../domain/areas.ts'
import { scaleValues } from '../domain/scale.ts'
import type { Choices } from './choices.ts'
import { changedByPlan } from './changed.ts'
import { usePlanCodes } from './codes.ts'
import { signed } from './marks.tsx'
import { planWords } from './words.ts'

const fieldsOf = (goal: Goal) => ({
  area: goal.area, words: goal.words, indicator: goal.indicator, levels: goal.levels, baseline: goal.baseline, baselineWords: goal.baselineWords, dueOn: goal.dueOn, needs: goal.needs,
  prescriptions: goal.prescriptions.map(({ id }) => id as never),
})

/** A goal with its scale, written or changed; what was agreed is corrected with the reason. */
export function GoalDialog({ plan, area, goal, choices, onClose }: { plan: Plan; area: string; goal?: Goal; choices: Choices | undefined; onClose: () => void }) {
  const say = useWords(planWords)
  const done = () => {
    toast(say.saved)
    onClose()
  }
  const shared = { submit: say.save, invalidates: changedByPlan, onDone: done, onCancel: onClose }
  return (
    <Modal open onClose={onClose} title={goal ? say.editGoalOf(goal.words) : say.addGoal} size="wide" question>
      {goal ? (
        <Form endpoint={changeGoal} input={{ planId: plan.id, goalId: goal.id, version: goal.version }} defaults={fieldsOf(goal)}
          theirs={(now: Plan) => {
            const theirs = now.goalList.find(({ id }) => id === goal.id)
            return theirs ? { ...fieldsOf(theirs), version: theirs.version } : {}
          }} {...shared}>
          <GoalFields plan={plan} choices={choices} />
          {!plan.can.write && <TextField name="reason" label={say.correctReason} hint={say.correctReasonHint} required maxLength={500} />}
        </Form>
      ) : (
        <Form endpoint={addGoal} input={{ planId: plan.id }} defaults={{ area, levels: ['', '', '', '', ''], needs: [], prescriptions: [] }} {...shared}><GoalFields plan={plan} choices={choices} /></Form>
      )}
    </Modal>
  )
}

function GoalFields({ plan, choices }: { plan: Plan; choices: Choices | undefined }) {
  const say = useWords(planWords)
  const both = useSay()
  const codes = usePlanCodes()
  const needs = choices?.needs ?? []
  const prescriptions = choices?.measures.flatMap((one) => one.prescriptions) ?? []
  return (
    <>
      <TextArea name="words" label={say.goalWords} hint={say.goalWordsHint} required rows={2} maxLength={1000} />
      {plan.can.write && <Select name="area" label={say.area} required options={plan.areas.filter((one) => one !== GENERAL).map((one) => ({ value: one, label: codes.area(one) }))} />}
      <TextField name="indicator" label={say.indicator} maxLength={1000} />
      <SmartDateField name="dueOn" label={say.due} />
      <fieldset className="pl-levels">
        <legend>{say.scale}</legend>
        <p className="ac-meta">{say.scaleHint}</p>
        {scaleValues.map((value, index) => <TextField key={value} name={`levels.${index}`} label={say[`level_${value}`]} maxLength={600} />)}
      </fieldset>
      <Select name="baseline" label={say.baseline} empty={say.noBaseline} options={scaleValues.map((value) => ({ value: String(value), label: signed(value) }))} />
      <TextField name="baselineWords" label={say.baselineWords} maxLength={1000} />
      {needs.length > 0 && <CheckboxGroup name="needs" label={say.answersNeed} options={needs.map((one) => ({ value: one.id, label: both(one.label), detail: both(one.level) }))} />}
      {prescriptions.length > 0 && <CheckboxGroup name="prescriptions" label={say.prescriptions} options={prescriptions.map((one) => ({ value: one.id, label: one.name }))} />}
    </>
  )
}
