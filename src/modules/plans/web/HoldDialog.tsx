import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo } from '#kernel/web/paths.ts'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { holdReview, type Plan, type Review } from '../contract.ts'
import { isLate } from '../domain/rhythm.ts'
import { changedByPlan } from './changed.ts'
import { usePlanCodes } from './codes.ts'
import { planPath } from './paths.ts'
import { planWords } from './words.ts'

/** A review is held: when, why late, and what becomes of the plan. */
export function HoldDialog({ plan, review, onClose }: { plan: Plan; review: Review; onClose: () => void }) {
  const say = useWords(planWords)
  const go = useGo()
  const done = () => {
    toast(say.held)
    go(planPath.to({ planId: plan.id }))
  }
  return (
    <Modal open onClose={onClose} title={say.hold} question>
      <Form endpoint={holdReview} input={{ planId: plan.id, reviewId: review.id, version: review.version }} defaults={{ heldOn: dateInRome(Date.now()), outcome: 'goes_on' }} submit={say.hold} invalidates={changedByPlan} onDone={done} onCancel={onClose}>
        <HoldFields review={review} />
      </Form>
    </Modal>
  )
}

function HoldFields({ review }: { review: Review }) {
  const say = useWords(planWords)
  const codes = usePlanCodes()
  const heldOn = useFormValue<string>('heldOn') ?? ''
  const outcome = useFormValue<Review['outcome']>('outcome')
  return (
    <>
      <SmartDateField name="heldOn" label={say.heldOn} required />
      {review.dueOn && isLate(review.dueOn, heldOn) && <TextArea name="lateReason" label={say.lateReason} hint={say.lateReasonHint(formatDate(review.dueOn))} required rows={2} maxLength={1000} />}
      <RadioGroup name="outcome" label={say.decide} required options={(['goes_on', 'changes', 'closes'] as const).map((value) => ({ value, label: say[`out_${value}`] }))} />
      {outcome === 'closes' && <><Select name="planOutcome" label={say.outcome} required options={codes.options('plan_outcome')} /><TextArea name="closingWords" label={say.closingWords} rows={2} maxLength={2000} /></>}
    </>
  )
}
