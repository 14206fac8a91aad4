import { useWords } from '#kernel/web/i18n/words.ts'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { getFamily, getPerson } from '#modules/people/contract.ts'
import type { Candidate } from '../contract/fields.ts'
import { changeTrace, dismissCandidate, endTrace, getTrace, listTraces, type Trace } from '../contract/trace.ts'
import { rereadTrace } from './changed.ts'
import { SoughtFields } from './SoughtFields.tsx'
import { identityWords } from './words.ts'

interface Props {
  trace: Trace
  onClose: () => void
}

const soughtOf = ({ relation, given, family, original, sex, birthDate, birthYear, country, father, mother, birthPlace, phone, lastPlace, lastCountry, lastOn, lastWords, clues, followUpOn }: Trace) =>
  ({ relation, given, family, original, sex, birthDate, birthYear, country, father, mother, birthPlace, phone, lastPlace, lastCountry, lastOn, lastWords, clues, followUpOn })

/** Corrects what is known of who is sought; the search runs again with it. */
export function ChangeDialog({ trace, onClose }: Props) {
  const say = useWords(identityWords)
  return (
    <Modal open onClose={onClose} title={say.changeTrace} size="wide">
      <Form
        endpoint={changeTrace} input={{ traceId: trace.id, version: trace.version }} submit={say.saveTrace} invalidates={[getTrace, listTraces]} onDone={onClose} onCancel={onClose}
        defaults={soughtOf(trace)} theirs={(current: Trace) => ({ ...soughtOf(current), version: current.version })}
      >
        <SoughtFields />
      </Form>
    </Modal>
  )
}

/** Ends the search: found (who, when a candidate was chosen), not found, or closed with the reason. */
export function EndDialog({ trace, candidate, onClose }: Props & { candidate?: Candidate }) {
  const say = useWords(identityWords)
  const done = () => {
    toast(say.ended)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={candidate ? say.traceWith(candidate.person.displayName) : say.endTitle}>
      <Form
        endpoint={endTrace} input={{ traceId: trace.id, version: trace.version, ...(candidate ? { personId: candidate.person.id, state: 'found' as const } : {}) }} defaults={{ tie: true }} submit={say.end}
        invalidates={[getTrace, listTraces, getPerson, getFamily]} onDone={done} onStale={rereadTrace} onCancel={onClose}
      >
        {candidate
          ? <Checkbox name="tie" label={say.tie} />
          : <RadioGroup name="state" label={say.state} required options={(['found', 'not_found', 'closed'] as const).map((one) => ({ value: one, label: say[`end_${one}`] }))} />}
        <TextArea name="words" label={say.endWords} required rows={3} maxLength={1000} />
      </Form>
    </Modal>
  )
}

/** Sets somebody aside, with the reason: not shown again while his facts stay. */
export function DismissDialog({ trace, candidate, onClose }: Props & { candidate: Candidate }) {
  const say = useWords(identityWords)
  return (
    <Modal open onClose={onClose} title={say.notThemTitle}>
      <Form endpoint={dismissCandidate} input={{ traceId: trace.id, personId: candidate.person.id }} submit={say.notThem} invalidates={[getTrace]} onDone={onClose} onCancel={onClose}>
        <TextArea name="reason" label={say.reason} required rows={2} maxLength={1000} />
      </Form>
    </Modal>
  )
}
