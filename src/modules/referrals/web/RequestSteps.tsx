import { addDays, dateInRome } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { TimeField } from '#kernel/web/ui/TimeField.tsx'
import { listDocuments } from '#modules/documents/contract.ts'
import { closeRequest, remindRequest, sendRequest, stepRequest, withdrawRequest, type Request } from '../contract.ts'
import { changedByRequest, doneWith, reread } from './changed.ts'
import { useReferralCodes } from './codes.ts'
import { referralWords } from './words.ts'

export type RequestChange = 'change' | 'send' | 'step' | 'remind' | 'close' | 'withdraw'
interface Props {
  request: Request
  onClose: () => void
}
const today = () => dateInRome(Date.now())
const of = (request: Request) => ({ requestId: request.id, version: request.version })

/** The window opened over a request. */
export function RequestSteps({ change, ...rest }: Props & { change: Exclude<RequestChange, 'change'> }) {
  if (change === 'send') return <SendDialog {...rest} />
  if (change === 'step') return <StepDialog {...rest} />
  if (change === 'remind') return <RemindDialog {...rest} />
  return change === 'close' ? <CloseDialog {...rest} /> : <WithdrawDialog {...rest} />
}

function SendDialog({ request, onClose }: Props) {
  const say = useWords(referralWords)
  const codes = useReferralCodes()
  const inside = request.to.unitId !== null
  return (
    <Modal open onClose={onClose} title={say.send} question>
      <p>{inside ? say.sendInside(request.to.name) : say.sendOutside(request.to.name)}</p>
      {inside && <p>{request.sharedSections.length ? say.sendOpens(request.sharedSections.map((one) => say[`section_${one}` as 'section_social']).join(', ')) : say.sendOpensNothing}</p>}
      <Form
        endpoint={sendRequest} input={of(request)} defaults={{ sentOn: today(), channel: inside ? 'prodotto' : 'pec', expectedOn: request.expectedOn ?? addDays(today(), 30) }}
        submit={say.send} invalidates={changedByRequest} onDone={doneWith(say.sent, onClose)} onStale={reread} onCancel={onClose}
      >
        <SmartDateField name="sentOn" label={say.sentOn} required />
        <Select name="channel" label={say.channel} required empty={null} options={codes.options('request_channel').filter((one) => inside || one.value !== 'prodotto')} />
        <TextField name="protocol" label={say.protocol} maxLength={80} />
        <SmartDateField name="expectedOn" label={say.expectedOn} hint={say.expectedTerm} required />
      </Form>
    </Modal>
  )
}

function StepDialog({ request, onClose }: Props) {
  const say = useWords(referralWords)
  return (
    <Modal open onClose={onClose} title={request.can.answers ? say.answer : say.recordStep} question>
      <Form
        endpoint={stepRequest} input={of(request)} defaults={{ step: request.steps[0]!, on: today(), documentId: '' as never }} submit={say.save} invalidates={changedByRequest}
        onDone={doneWith(say.stepSaved, onClose)} onStale={reread} onCancel={onClose}
      >
        <Select name="step" label={say.whatHappenedNow} required empty={null} options={request.steps.map((one) => ({ value: one, label: say[`request_${one}`] }))} />
        <StepFields request={request} />
      </Form>
    </Modal>
  )
}

function StepFields({ request }: { request: Request }) {
  const say = useWords(referralWords)
  const step = useFormValue<Request['steps'][number]>('step')
  return (
    <>
      <SmartDateField name="on" label={say.happenedOn} required />
      {step === 'waiting' && <><TextField name="position" label={say.waitingPosition} inputMode="numeric" /><SmartDateField name="until" label={say.waitingUntil} /></>}
      {step === 'appointment' && <><SmartDateField name="until" label={say.appointmentDay} required /><TimeField name="time" label={say.time} /></>}
      <TextArea name="words" label={step === 'refused' ? say.refusalWords : step === 'answered' ? say.answerWords : say.words} required={step === 'refused'} rows={step === 'answered' ? 5 : 2} maxLength={4000} />
      {step === 'answered' && request.caseNumber && <DocumentField request={request} />}
    </>
  )
}

function DocumentField({ request }: { request: Request }) {
  const say = useWords(referralWords)
  const { data } = useQueryOf(listDocuments, { subject: request.caseId, limit: 100 })
  return <Select name="documentId" label={say.reportReceived} hint={say.reportHint} empty={say.noDocument} options={(data?.rows ?? []).map((row) => ({ value: row.id, label: row.title }))} />
}

function RemindDialog({ request, onClose }: Props) {
  const say = useWords(referralWords)
  const codes = useReferralCodes()
  return (
    <Modal open onClose={onClose} title={say.remind} question>
      <Form
        endpoint={remindRequest} input={of(request)} defaults={{ on: today(), channel: 'pec', expectedOn: addDays(today(), 15) }} submit={say.save} invalidates={changedByRequest}
        onDone={doneWith(say.reminded, onClose)} onStale={reread} onCancel={onClose}
      >
        <SmartDateField name="on" label={say.remindedOn} required />
        <Select name="channel" label={say.channel} required empty={null} options={codes.options('request_channel')} />
        <TextArea name="words" label={say.words} rows={2} maxLength={1000} />
        <SmartDateField name="expectedOn" label={say.newExpected} hint={say.expectedTerm} />
      </Form>
    </Modal>
  )
}

function CloseDialog({ request, onClose }: Props) {
  const say = useWords(referralWords)
  const codes = useReferralCodes()
  return (
    <Modal open onClose={onClose} title={say.closeRequest} question>
      <Form endpoint={closeRequest} input={of(request)} defaults={{ on: today() }} submit={say.closeRequest} invalidates={changedByRequest} onDone={doneWith(say.requestClosed, onClose)} onStale={reread} onCancel={onClose}>
        <SmartDateField name="on" label={say.closedOn} required />
        <Select name="outcome" label={say.outcome} required options={codes.options('request_outcome')} />
        <TextArea name="words" label={say.requestOutcomeWords} required rows={3} maxLength={2000} />
        <TextArea name="next" label={say.next} rows={2} maxLength={1000} />
        {request.open && <p className="ac-meta">{say.closeCloses}</p>}
      </Form>
    </Modal>
  )
}

function WithdrawDialog({ request, onClose }: Props) {
  const say = useWords(referralWords)
  return (
    <Modal open onClose={onClose} title={say.withdrawRequest} question>
      <Form endpoint={withdrawRequest} input={of(request)} submit={say.withdrawRequest} invalidates={changedByRequest} onDone={doneWith(say.withdrawn, onClose)} onStale={reread} onCancel={onClose}>
        <TextField name="reason" label={say.reason} required maxLength={500} />
      </Form>
    </Modal>
  )
}
