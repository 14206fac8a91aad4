import { useWords } from '#kernel/web/i18n/words.ts'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { changePhase, setResponsible } from '../contract.ts'
import type { DialogProps } from './dialog-props.ts'
import { changedByFile, rereadFile } from './changed.ts'
import { useCaseCodes, useWorkers } from './lists.ts'
import { caseWords } from './words.ts'

export function PhaseDialog({ file, onClose }: DialogProps) {
  const say = useWords(caseWords)
  const codes = useCaseCodes()
  const done = () => {
    toast(say.phaseChanged)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.changePhase}>
      <Form endpoint={changePhase} input={{ caseId: file.id, version: file.version }} submit={say.changePhase} invalidates={changedByFile} onDone={done} onCancel={onClose} onStale={rereadFile}>
        <RadioGroup name="phase" label={say.newPhase} required options={file.nextPhases.map((phase) => ({ value: phase, label: codes.label('phase', phase) }))} />
        <TextArea name="words" label={say.note} hint={say.noteHint} rows={3} />
      </Form>
    </Modal>
  )
}

export function ResponsibleDialog({ file, onClose }: DialogProps) {
  const say = useWords(caseWords)
  const workers = useWorkers(file.unit.id).filter((one) => one.value !== file.responsible.id)
  const done = () => {
    toast(say.responsibleChanged)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.setResponsible}>
      <Form endpoint={setResponsible} input={{ caseId: file.id, version: file.version }} submit={say.setResponsible} invalidates={changedByFile} onDone={done} onCancel={onClose} onStale={rereadFile}>
        <Select name="operatorId" label={say.newResponsible} options={workers} required />
        <TextArea name="words" label={say.note} hint={say.noteHint} rows={3} />
      </Form>
    </Modal>
  )
}
