import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { queryClient, useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { useGo } from '#kernel/web/paths.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { ErrorState } from '#kernel/web/ui/states.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { getCase } from '#modules/cases/contract.ts'
import { caseTabPath } from '#modules/cases/web/index.ts'
import { changeDetails, correctAssessment, discardAssessment, getAssessment, joinFilling, setFillers, type AssessmentView } from '../../contract.ts'
import { changedByAssessment } from '../changed.ts'
import { assessmentPath } from '../paths.ts'
import { DetailsFields } from './DetailsFields.tsx'
import { fillWords } from './words.ts'

interface DialogProps {
  view: AssessmentView
  onClose: () => void
}
const reread = () => void queryClient.invalidateQueries({ queryKey: [getAssessment.id] })

/** Moment, day, people and participants of a draft. */
export function DetailsDialog({ view, onClose }: DialogProps) {
  const say = useWords(fillWords)
  const done = () => {
    toast(say.editDone)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.edit}>
      <Form
        endpoint={changeDetails} input={{ assessmentId: view.id, version: view.version }} submit={say.save} invalidates={changedByAssessment} onDone={done} onCancel={onClose} onStale={reread}
        defaults={{ moment: view.moment, heldOn: view.heldOn, eventOn: view.eventOn, people: view.people.map(({ id }) => id as never), participants: view.participants }}
      >
        <DetailsFields caseId={view.caseId} of={view.definition} />
      </Form>
    </Modal>
  )
}

/** Who fills a draft together: colleagues who work on the file. */
export function FillersDialog({ view, onClose }: DialogProps) {
  const say = useWords(fillWords)
  const file = useQueryOf(getCase, { caseId: view.caseId }).data
  const [chosen, setChosen] = useState<readonly string[]>(view.fillers.map(({ id }) => id))
  const save = useMutationOf(setFillers, { invalidates: changedByAssessment, onSuccess: () => (toast(say.togetherDone), onClose()) })
  const all = new Map([...view.fillers, ...(file ? [file.responsible, ...file.team.map(({ operator }) => operator)] : [])].map(({ id, name }) => [id, name]))
  return (
    <Modal
      open onClose={onClose} title={say.togetherTitle}
      actions={<Button kind="primary" busy={save.isPending} disabled={chosen.length === 0} onClick={() => save.mutate({ assessmentId: view.id, operators: chosen as never, version: view.version })}>{say.save}</Button>}
    >
      <p>{say.togetherText}</p>
      <CheckboxGroup label={say.colleague} value={chosen} onChange={setChosen} options={[...all].map(([value, label]) => ({ value, label }))} />
      {save.error && <ErrorState problem={save.error} />}
    </Modal>
  )
}

/** Gives up a draft, or a correction, with its reason. */
export function DiscardDialog({ view, onClose }: DialogProps) {
  const say = useWords(fillWords)
  const go = useGo()
  return (
    <Modal open onClose={onClose} title={say.discardTitle}>
      <p>{view.revision > 1 ? say.discardCorrectionText : say.discardText}</p>
      <Form
        endpoint={discardAssessment} input={{ assessmentId: view.id, version: view.version }} submit={say.discard} submitKind="danger" invalidates={changedByAssessment} onCancel={onClose} onStale={reread}
        onDone={() => (toast(say.discarded), go(caseTabPath.to({ caseId: view.caseId, tab: 'valutazioni' })))}
      >
        <TextArea name="reason" label={say.reason} required rows={2} maxLength={500} />
      </Form>
    </Modal>
  )
}

/** Opens a correction of a signed assessment. */
export function CorrectDialog({ view, onClose }: DialogProps) {
  const say = useWords(fillWords)
  const go = useGo()
  return (
    <Modal open onClose={onClose} title={say.correctTitle}>
      <p>{say.correctText}</p>
      <Form
        endpoint={correctAssessment} input={{ assessmentId: view.id, version: view.version }} submit={say.correct} invalidates={changedByAssessment} onCancel={onClose} onStale={reread}
        onDone={() => (toast(say.corrected), onClose(), go(assessmentPath.to({ assessmentId: view.id })))}
      >
        <TextArea name="reason" label={say.reason} required rows={2} maxLength={500} />
      </Form>
    </Modal>
  )
}

/** Takes up the draft of a colleague who is away. */
export function JoinDialog({ view, onClose }: DialogProps) {
  const say = useWords(fillWords)
  return (
    <Modal open onClose={onClose} title={say.joinTitle}>
      <p>{say.joinText}</p>
      <Form endpoint={joinFilling} input={{ assessmentId: view.id, version: view.version }} submit={say.join} invalidates={changedByAssessment} onCancel={onClose} onStale={reread} onDone={() => (toast(say.joined), onClose())}>
        <TextArea name="reason" label={say.reason} required rows={2} maxLength={500} />
      </Form>
    </Modal>
  )
}
