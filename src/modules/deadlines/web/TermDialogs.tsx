import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatTime } from '#kernel/web/i18n/format.ts'
import { Place } from '#kernel/web/contributions.tsx'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { assignTerm, completeTerm, correctTerm, listAssignees, reopenTerm, resumeTerm, suspendTerm, waiveTerm, type Term } from '../contract.ts'
import { inputOf, ruleOf } from '../domain/rules.ts'
import { changedByTerm, reread } from './changed.ts'
import { MomentField } from './MomentField.tsx'
import { TermTitle } from './TermTitle.tsx'
import { termWords } from './words.ts'

export type TermChange = 'done' | 'assign' | 'suspend' | 'resume' | 'waive' | 'reopen' | 'correct'

interface DialogProps {
  term: Term
  onClose: () => void
}

/** The window opened over a term. */
export function TermDialogs({ change, ...rest }: DialogProps & { change: TermChange }) {
  if (change === 'done') return <DoneDialog {...rest} />
  if (change === 'assign') return <AssignDialog {...rest} />
  if (change === 'correct') return <CorrectDialog {...rest} />
  return <ReasonDialog change={change} {...rest} />
}

const finished = (words: string, onClose: () => void) => () => {
  toast(words)
  onClose()
}
const sent = { invalidates: changedByTerm, onStale: reread }

/** Now, in the form of the term: with its hour (Rome's clock) when the term is in hours. */
const nowFor = ({ due }: Term): string => {
  const today = dateInRome(Date.now())
  return due?.includes('T') ? `${today}T${formatTime(new Date().toISOString(), 'it')}` : today
}

function DoneDialog({ term, onClose }: DialogProps) {
  const say = useWords(termWords)
  const hours = term.due?.includes('T') ?? false
  return (
    <Modal open onClose={onClose} title={say.markDone} question>
      <p><TermTitle term={term} /></p>
      <Form endpoint={completeTerm} input={{ termId: term.id, version: term.version }} defaults={{ doneAt: nowFor(term) }} submit={say.markDone} onDone={finished(say.nowDone, onClose)} onCancel={onClose} {...sent}>
        <TextArea name="words" label={say.proofWords} hint={say.proofHint} rows={2} maxLength={1000} />
        <MomentField name="doneAt" label={say.doneAt} hour={hours ? 'needed' : 'never'} />
        {term.caseId && <Place name="term.proof" field="documentId" caseId={term.caseId} />}
      </Form>
    </Modal>
  )
}

function AssignDialog({ term, onClose }: DialogProps) {
  const say = useWords(termWords)
  const { data } = useQueryOf(listAssignees, term.caseId ? { caseId: term.caseId } : { unitId: term.unit?.id as never })
  return (
    <Modal open onClose={onClose} title={say.assign} question>
      <p><TermTitle term={term} /></p>
      <Form
        endpoint={assignTerm}
        input={{ termId: term.id, version: term.version }}
        defaults={{ operatorId: term.assigned ? (term.responsible?.id as never) : null }}
        submit={say.assign}
        onDone={finished(say.assigned, onClose)}
        onCancel={onClose}
        {...sent}
      >
        <Select name="operatorId" label={say.assignTo} empty={term.caseId ? say.followsFile : undefined} options={(data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
      </Form>
    </Modal>
  )
}

function CorrectDialog({ term, onClose }: DialogProps) {
  const say = useWords(termWords)
  const rule = term.ruleId ? ruleOf(term.ruleId) : undefined
  const hour = rule ? (inputOf(rule.term) === 'instant' ? 'needed' : 'never') : 'maybe'
  return (
    <Modal open onClose={onClose} title={say.correct} question>
      <p>{say.correctText}</p>
      <Form endpoint={correctTerm} input={{ termId: term.id, version: term.version }} defaults={{ event: term.event ?? term.due ?? '' }} submit={say.save} onDone={finished(say.corrected, onClose)} onCancel={onClose} {...sent}>
        <MomentField name="event" label={say.event} hour={hour} />
        <TextArea name="reason" label={say.reason} required rows={2} maxLength={500} />
      </Form>
    </Modal>
  )
}

const byReason = { suspend: suspendTerm, resume: resumeTerm, waive: waiveTerm, reopen: reopenTerm } as const

function ReasonDialog({ change, term, onClose }: DialogProps & { change: keyof typeof byReason }) {
  const say = useWords(termWords)
  const [title, text, done] = {
    suspend: [say.suspend, say.suspendText, say.suspended_], resume: [say.resume, '', say.resumed], waive: [say.waive, say.waiveText, say.waived], reopen: [say.reopen, '', say.reopened],
  }[change] as [string, string, string]
  return (
    <Modal open onClose={onClose} title={title} question>
      <p><TermTitle term={term} /></p>
      {text && <p className="ac-meta">{text}</p>}
      <Form endpoint={byReason[change]} input={{ termId: term.id, version: term.version }} submit={title} onDone={finished(done, onClose)} onCancel={onClose} {...sent}>
        <TextArea name="reason" label={say.reason} required rows={2} maxLength={500} />
      </Form>
    </Modal>
  )
}
