import { dateInRome } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { bringIntoForce, closePlan, newEdition, reopenPlan, takeBack, type Plan } from '../contract.ts'
import { changedByPlan } from './changed.ts'
import { usePlanCodes } from './codes.ts'
import { planWords } from './words.ts'

interface Props {
  plan: Plan
  onClose: () => void
}
const done = (words: string, onClose: () => void) => () => {
  toast(words)
  onClose()
}
const today = () => dateInRome(Date.now())

export function IntoForceDialog({ plan, onClose }: Props) {
  const say = useWords(planWords)
  return (
    <Modal open onClose={onClose} title={say.bringIntoForce} question>
      <p>{say.intoForceText}</p>
      {(plan.framework === 'not_agreed' || plan.framework === 'none') && <Callout kind="warning">{plan.framework === 'none' ? say.forceAlone : say.forceAnyway}</Callout>}
      <Form endpoint={bringIntoForce} input={{ planId: plan.id, version: plan.version }} defaults={{ on: today() }} submit={say.bringIntoForce} invalidates={changedByPlan} onDone={done(say.nowInForce, onClose)} onCancel={onClose}>
        <SmartDateField name="on" label={say.onDay} required />
      </Form>
    </Modal>
  )
}

const steps = { take_back: takeBack, new_edition: newEdition, reopen: reopenPlan } as const

/** A step that asks for its reason only. */
export function ReasonDialog({ plan, step, onClose }: Props & { step: keyof typeof steps }) {
  const say = useWords(planWords)
  const texts = { take_back: [say.takeBack, say.takeBackText, say.takenBack], new_edition: [say.newEdition, say.newEditionText, say.editionBegun], reopen: [say.reopen, '', say.reopened] } as const
  const [title, text, after] = texts[step]
  return (
    <Modal open onClose={onClose} title={title} question>
      {text && <p>{text}</p>}
      <Form endpoint={steps[step]} input={{ planId: plan.id, version: plan.version }} submit={title} invalidates={changedByPlan} onDone={done(after, onClose)} onCancel={onClose}>
        <TextField name="reason" label={say.reason} required maxLength={500} />
      </Form>
    </Modal>
  )
}

export function ClosePlanDialog({ plan, onClose }: Props) {
  const say = useWords(planWords)
  const codes = usePlanCodes()
  return (
    <Modal open onClose={onClose} title={say.close} question>
      <Form endpoint={closePlan} input={{ planId: plan.id, version: plan.version }} defaults={{ on: today() }} submit={say.close} invalidates={changedByPlan} onDone={done(say.closed, onClose)} onCancel={onClose}>
        <Select name="outcome" label={say.outcome} required options={codes.options('plan_outcome')} />
        <SmartDateField name="on" label={say.closedOn} required />
        <TextArea name="words" label={say.closingWords} required rows={3} maxLength={2000} />
      </Form>
    </Modal>
  )
}
