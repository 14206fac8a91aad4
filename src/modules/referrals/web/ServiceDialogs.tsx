import { addDays, dateInRome } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { changeService, endService, pauseService, resumeService, withdrawService, type Service } from '../contract.ts'
import { ActivateDialog } from './ActivateDialog.tsx'
import { changedByService, doneWith, reread } from './changed.ts'
import { useReferralCodes } from './codes.ts'
import { GivenFields, givenOf } from './GivenFields.tsx'
import type { ServiceDialogProps } from './service-dialog.ts'
import { referralWords } from './words.ts'

export type ServiceChange = 'activate' | 'change' | 'pause' | 'resume' | 'end' | 'withdraw'

/** The window opened over a service. */
export function ServiceDialogs({ change, ...rest }: ServiceDialogProps & { change: ServiceChange }) {
  if (change === 'activate') return <ActivateDialog {...rest} />
  if (change === 'change') return <ChangeDialog {...rest} />
  if (change === 'pause') return <PauseDialog {...rest} />
  if (change === 'resume') return <ResumeDialog {...rest} />
  return change === 'end' ? <EndDialog {...rest} /> : <WithdrawDialog {...rest} />
}

const today = () => dateInRome(Date.now())
const of = (service: Service) => ({ serviceId: service.id, version: service.version })

function ChangeDialog({ service, onClose }: ServiceDialogProps) {
  const say = useWords(referralWords)
  const defaults = (one: Service) => ({ purpose: one.purpose, ...givenOf(one) })
  return (
    <Modal open onClose={onClose} title={say.changeTitle} question>
      <Form
        endpoint={changeService} input={of(service)} defaults={defaults(service)} theirs={(current: Service) => ({ ...defaults(current), version: current.version })}
        submit={say.save} invalidates={changedByService} onDone={doneWith(say.changed, onClose)} onCancel={onClose}
      >
        <TextArea name="purpose" label={say.purpose} hint={say.purposeHint} required rows={3} maxLength={2000} />
        <GivenFields unitId={service.provider?.unitId ?? null} />
        <TextField name="reason" label={say.changeReason} required maxLength={500} />
      </Form>
    </Modal>
  )
}

function PauseDialog({ service, onClose }: ServiceDialogProps) {
  const say = useWords(referralWords)
  const codes = useReferralCodes()
  return (
    <Modal open onClose={onClose} title={say.pause} question>
      <Form
        endpoint={pauseService} input={of(service)} defaults={{ kind: service.state === 'suspended' ? 'interrupted' : 'suspended', from: today(), to: addDays(today(), 14) }}
        submit={say.save} invalidates={changedByService} onDone={doneWith(say.paused, onClose)} onStale={reread} onCancel={onClose}
      >
        {service.state !== 'suspended' && <RadioGroup name="kind" label={say.whichPause} options={[{ value: 'suspended', label: say.suspend, detail: say.suspendHint }, { value: 'interrupted', label: say.interrupt, detail: say.interruptHint }]} />}
        <SmartDateField name="from" label={say.from} required />
        <PauseEnd />
        <Select name="reason" label={say.reason} required options={codes.options('service_pause_reason')} />
        <TextArea name="words" label={say.words} rows={2} maxLength={1000} />
      </Form>
    </Modal>
  )
}

function PauseEnd() {
  const say = useWords(referralWords)
  return useFormValue('kind') === 'suspended' ? <SmartDateField name="to" label={say.to} hint={say.toHint} required /> : <p className="ac-meta">{say.interruptTerm}</p>
}

function ResumeDialog({ service, onClose }: ServiceDialogProps) {
  const say = useWords(referralWords)
  return (
    <Modal open onClose={onClose} title={say.resume} question>
      <Form endpoint={resumeService} input={of(service)} defaults={{ on: today() }} submit={say.resume} invalidates={changedByService} onDone={doneWith(say.resumed, onClose)} onStale={reread} onCancel={onClose}>
        <SmartDateField name="on" label={say.resumedOn} required />
        <TextArea name="words" label={say.words} rows={2} maxLength={1000} />
      </Form>
    </Modal>
  )
}

function EndDialog({ service, onClose }: ServiceDialogProps) {
  const say = useWords(referralWords)
  const codes = useReferralCodes()
  return (
    <Modal open onClose={onClose} title={say.endTitle} question>
      <Form endpoint={endService} input={of(service)} defaults={{ on: today() }} submit={say.end} invalidates={changedByService} onDone={doneWith(say.ended, onClose)} onStale={reread} onCancel={onClose}>
        <SmartDateField name="on" label={say.endedOn} required />
        <Select name="outcome" label={say.outcome} required options={codes.options('service_outcome')} />
        <TextArea name="words" label={say.outcomeWords} hint={say.outcomeHint} required rows={4} maxLength={2000} />
        <TextArea name="next" label={say.next} rows={2} maxLength={1000} />
        {(service.own?.opened.length ?? 0) > 0 && <p className="ac-meta">{say.endCloses}</p>}
      </Form>
    </Modal>
  )
}

function WithdrawDialog({ service, onClose }: ServiceDialogProps) {
  const say = useWords(referralWords)
  return (
    <Modal open onClose={onClose} title={say.withdraw} question>
      <Form endpoint={withdrawService} input={of(service)} submit={say.withdraw} invalidates={changedByService} onDone={doneWith(say.withdrawn, onClose)} onStale={reread} onCancel={onClose}>
        <TextField name="reason" label={say.reason} required maxLength={500} />
      </Form>
    </Modal>
  )
}
