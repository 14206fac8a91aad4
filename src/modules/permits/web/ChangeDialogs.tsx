import { dateInRome } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { TimeField } from '#kernel/web/ui/TimeField.tsx'
import { closePermit, reopenPermit, stepPermit, type Permit } from '../contract.ts'
import { changedByPermit } from './changed.ts'
import { doneWith, reread, type DialogProps } from './dialog.ts'
import { CorrectDialog } from './PermitDialog.tsx'
import { CollectDialog, RenewalStepDialog, RenewDialog } from './RenewalDialogs.tsx'
import { permitWords } from './words.ts'

export type Change = 'correct' | 'step' | 'close' | 'reopen' | 'renew' | 'renewal-step' | 'collect'

/** The window opened over a permit. */
export function ChangeDialogs({ change, people, ...rest }: DialogProps & { change: Change; people: readonly { id: string; name: string }[] }) {
  if (change === 'correct') return <CorrectDialog people={people} {...rest} />
  if (change === 'step') return <StepDialog {...rest} />
  if (change === 'close') return <CloseDialog {...rest} />
  if (change === 'reopen') return <ReopenDialog {...rest} />
  if (change === 'renew') return <RenewDialog {...rest} />
  return change === 'collect' ? <CollectDialog {...rest} /> : <RenewalStepDialog {...rest} />
}

function StepDialog({ permit, onClose }: DialogProps) {
  const say = useWords(permitWords)
  return (
    <Modal open onClose={onClose} title={say.step} question>
      <Form
        endpoint={stepPermit}
        input={{ permitId: permit.id, version: permit.version }}
        defaults={{ step: permit.steps[0]!, on: dateInRome(Date.now()) }}
        submit={say.save}
        invalidates={changedByPermit}
        onDone={doneWith(say.stepped, onClose)}
        onStale={reread}
        onCancel={onClose}
      >
        <Select name="step" label={say.step} required empty={null} options={permit.steps.map((one) => ({ value: one, label: say[`step_${one}`] }))} />
        <StepFields />
      </Form>
    </Modal>
  )
}

function StepFields() {
  const say = useWords(permitWords)
  const step = useFormValue<Permit['steps'][number]>('step') ?? 'appointment'
  const inHand = step === 'issued' || step === 'delivered'
  return (
    <>
      <SmartDateField name="on" label={say[`on_${step}`]} required />
      {step === 'appointment' && <TimeField name="time" label={say.appointmentTime} />}
      {step === 'receipt' && <TextField name="number" label={say.receiptNumber} maxLength={60} />}
      {inHand && <><TextField name="number" label={say.number} hint={say.numberHint} maxLength={60} /><SmartDateField name="expiresOn" label={say.expiresOn} /></>}
      <TextArea name="words" label={step === 'refused' ? say.appealNote : say.words} {...(step === 'refused' ? { hint: say.appealHint } : {})} rows={2} maxLength={1000} />
    </>
  )
}

function CloseDialog({ permit, onClose }: DialogProps) {
  const say = useWords(permitWords)
  return (
    <Modal open onClose={onClose} title={say.close} question>
      <Form
        endpoint={closePermit}
        input={{ permitId: permit.id, version: permit.version }}
        defaults={{ as: permit.expired ? 'expired' : 'ended', on: dateInRome(Date.now()) }}
        submit={say.close}
        invalidates={changedByPermit}
        onDone={doneWith(say.closed, onClose)}
        onStale={reread}
        onCancel={onClose}
      >
        <Select name="as" label={say.closeAs} required empty={null} options={(['expired', 'ended'] as const).map((one) => ({ value: one, label: say[`as_${one}`] }))} />
        <SmartDateField name="on" label={say.closedOn} required />
        <TextField name="words" label={say.closeWords} required maxLength={500} />
      </Form>
    </Modal>
  )
}

function ReopenDialog({ permit, onClose }: DialogProps) {
  const say = useWords(permitWords)
  return (
    <Modal open onClose={onClose} title={say.reopen} question>
      <Form endpoint={reopenPermit} input={{ permitId: permit.id, version: permit.version }} submit={say.reopen} invalidates={changedByPermit} onDone={doneWith(say.reopened, onClose)} onStale={reread} onCancel={onClose}>
        <TextField name="words" label={say.reopenWords} required maxLength={500} />
      </Form>
    </Modal>
  )
}
