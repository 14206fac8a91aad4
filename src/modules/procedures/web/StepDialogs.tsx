import { useWords, useSay } from '#kernel/web/i18n/words.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { abandonRun, correctStep, endRun, resumeRun, skipStep, takeBackSkip, type Run, type RunStep } from '../contract/run.ts'
import { afterRecording, RecordForm } from './RecordForm.tsx'
import { procedureWords } from './words.ts'

interface OfStep {
  run: Run
  step: RunStep
}
interface Closing {
  onClose: () => void
}

/** Says why a step is not done here. */
export function SkipDialog({ run, step, onClose }: OfStep & Closing) {
  const say = useWords(procedureWords)
  const both = useSay()
  const done = () => {
    toast(say.skipped)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.skipTitle}>
      <p>{both(step.title)}</p>
      <Form endpoint={skipStep} input={{ runId: run.id, stepId: step.id, version: run.version }} submit={say.skip} invalidates={afterRecording} onDone={done} onCancel={onClose}>
        <TextArea name="reason" label={say.skipReason} required rows={2} maxLength={1000} />
      </Form>
    </Modal>
  )
}

export function TakeBackSkipButton({ run, step }: OfStep) {
  const say = useWords(procedureWords)
  const both = useSay()
  const back = useMutationOf(takeBackSkip, { invalidates: afterRecording, onSuccess: () => toast(say.tookBack), onError: toastProblem })
  return <Button kind="quiet" size="small" className="ac-screen-only" busy={back.isPending} aria-label={`${say.takeBack}: ${both(step.title)}`} onClick={() => back.mutate({ runId: run.id, stepId: step.id, version: run.version })}>{say.takeBack}</Button>
}

/** What was recorded, to be set right with the reason. */
export function CorrectDialog({ run, step, occurrence, onClose }: OfStep & Closing & { occurrence: RunStep['occurrences'][number] }) {
  const say = useWords(procedureWords)
  const both = useSay()
  return (
    <Modal open onClose={onClose} title={`${say.correctTitle}: ${both(step.title)}`} size="wide">
      <p className="ac-meta">{say.correctHint}</p>
      <RecordForm
        endpoint={correctStep} step={step} before={occurrence} caseId={run.caseId} section={run.definition.section}
        input={{ runId: run.id, stepId: step.id, n: occurrence.n, version: run.version }} submit={say.correct} done={say.corrected} onDone={onClose} onCancel={onClose}
      >
        <TextArea name="reason" label={say.reason} required rows={2} maxLength={1000} />
      </RecordForm>
    </Modal>
  )
}

/** Ends a run of which nothing required is left. */
export function EndDialog({ run, onClose }: { run: Run } & Closing) {
  const say = useWords(procedureWords)
  const done = () => {
    toast(say.endedToast)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.endTitle}>
      <p>{say.endHint}</p>
      <Form endpoint={endRun} input={{ runId: run.id, version: run.version }} submit={say.end} invalidates={afterRecording} onDone={done} onCancel={onClose}>
        <TextArea name="words" label={say.endWords} rows={2} maxLength={2000} />
      </Form>
    </Modal>
  )
}

export function AbandonDialog({ run, onClose }: { run: Run } & Closing) {
  const say = useWords(procedureWords)
  const done = () => {
    toast(say.abandonedToast)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.abandonTitle} question>
      <p>{say.abandonHint}</p>
      <Form endpoint={abandonRun} input={{ runId: run.id, version: run.version }} submit={say.abandon} invalidates={afterRecording} onDone={done} onCancel={onClose}>
        <TextArea name="reason" label={say.abandonReason} required rows={2} maxLength={2000} />
      </Form>
    </Modal>
  )
}

export function ResumeDialog({ run, onClose }: { run: Run } & Closing) {
  const say = useWords(procedureWords)
  const done = () => {
    toast(say.resumedToast)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.resumeTitle}>
      <Form endpoint={resumeRun} input={{ runId: run.id, version: run.version }} submit={say.resume} invalidates={afterRecording} onDone={done} onCancel={onClose}>
        <TextArea name="reason" label={say.resumeReason} required rows={2} maxLength={1000} />
      </Form>
    </Modal>
  )
}
