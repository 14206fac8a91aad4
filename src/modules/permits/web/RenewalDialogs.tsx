import { dateInRome } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { TimeField } from '#kernel/web/ui/TimeField.tsx'
import { askRenewal, completeRenewal, stepRenewal } from '../contract.ts'
import { isStatus } from '../domain/states.ts'
import { changedByPermit } from './changed.ts'
import { usePermitCodes } from './codes.ts'
import { doneWith, reread, type DialogProps } from './dialog.ts'
import { permitWords } from './words.ts'

const renewalSteps = ['appointment', 'receipt', 'ready', 'refused', 'withdrawn'] as const

/** A request to renew or convert. */
export function RenewDialog({ permit, onClose }: DialogProps) {
  const say = useWords(permitWords)
  const kinds = usePermitCodes().options('permit_type').filter(({ value }) => !isStatus(value))
  const options = kinds.map((one) => (one.value === permit.kind ? { value: one.value, label: `${one.label}: ${say.sameKind.toLowerCase()}` } : one))
  return (
    <Modal open onClose={onClose} title={say.renew} question>
      <Form
        endpoint={askRenewal}
        input={{ permitId: permit.id, version: permit.version }}
        defaults={{ toKind: permit.kind, askedOn: dateInRome(Date.now()) }}
        submit={say.save}
        invalidates={changedByPermit}
        onDone={doneWith(say.renewalAsked, onClose)}
        onStale={reread}
        onCancel={onClose}
      >
        <Select name="toKind" label={say.toKind} required empty={null} options={options} />
        <SmartDateField name="askedOn" label={say.askedOn} required />
        <Select name="way" label={say.way} required options={(['kit', 'questura'] as const).map((one) => ({ value: one, label: say[`way_${one}`] }))} />
        <TextField name="receiptNumber" label={say.receiptNumber} maxLength={60} />
        <SmartDateField name="appointmentOn" label={say.appointmentOn} />
        <TimeField name="appointmentTime" label={say.appointmentTime} />
      </Form>
    </Modal>
  )
}

/** A step of the request under way. */
export function RenewalStepDialog({ permit, onClose }: DialogProps) {
  const say = useWords(permitWords)
  return (
    <Modal open onClose={onClose} title={say.renewalStep} question>
      <Form
        endpoint={stepRenewal}
        input={{ permitId: permit.id, version: permit.version }}
        defaults={{ step: 'appointment', on: dateInRome(Date.now()) }}
        submit={say.save}
        invalidates={changedByPermit}
        onDone={doneWith(say.stepped, onClose)}
        onStale={reread}
        onCancel={onClose}
      >
        <Select name="step" label={say.renewalStep} required empty={null} options={renewalSteps.map((one) => ({ value: one, label: say[`rstep_${one}`] }))} />
        <StepFields />
      </Form>
    </Modal>
  )
}

function StepFields() {
  const say = useWords(permitWords)
  const step = useFormValue<(typeof renewalSteps)[number]>('step') ?? 'appointment'
  return (
    <>
      <SmartDateField name="on" label={say[`on_${step}`]} required />
      {step === 'appointment' && <TimeField name="time" label={say.appointmentTime} />}
      {step === 'receipt' && <TextField name="number" label={say.receiptNumber} maxLength={60} />}
      {(step === 'refused' || step === 'withdrawn') && <TextArea name="words" label={say.words} rows={2} maxLength={1000} />}
    </>
  )
}

/** The new permit is in hand: the old one closes by itself. */
export function CollectDialog({ permit, onClose }: DialogProps) {
  const say = useWords(permitWords)
  const kinds = usePermitCodes().options('permit_type').filter(({ value }) => !isStatus(value))
  const asked = permit.renewals.find((one) => one.outcome === null)
  return (
    <Modal open onClose={onClose} title={say.collect} question>
      <p>{say.collectText}</p>
      <Form
        endpoint={completeRenewal}
        input={{ permitId: permit.id, version: permit.version }}
        defaults={{ kind: asked?.toKind ?? permit.kind, deliveredOn: dateInRome(Date.now()) }}
        submit={say.save}
        invalidates={changedByPermit}
        onDone={doneWith(say.collected, onClose)}
        onStale={reread}
        onCancel={onClose}
      >
        <Select name="kind" label={say.kind} required empty={null} options={kinds} />
        <TextField name="number" label={say.number} hint={say.numberHint} maxLength={60} />
        <SmartDateField name="issuedOn" label={say.issuedOn} />
        <SmartDateField name="expiresOn" label={say.expiresOn} />
        <SmartDateField name="deliveredOn" label={say.deliveredOn} required />
      </Form>
    </Modal>
  )
}
