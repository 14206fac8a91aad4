import { useWords } from '#kernel/web/i18n/words.ts'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { tieSiblings, untieSiblings } from '../contract.ts'
import type { DialogProps } from './dialog-props.ts'
import { changedByFile, rereadFile } from './changed.ts'
import { searchFiles } from './lists.ts'
import { caseWords } from './words.ts'

export function TieDialog({ file, onClose }: DialogProps) {
  const say = useWords(caseWords)
  const done = () => {
    toast(say.tied)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.tie}>
      <Form endpoint={tieSiblings} input={{ caseId: file.id, version: file.version }} submit={say.tie} invalidates={changedByFile} onDone={done} onCancel={onClose} onStale={rereadFile}>
        <ComboBox name="otherIds.0" label={say.tieWhich} search={async (text, signal) => (await searchFiles(text, signal)).filter((one) => one.value !== file.id)} required />
      </Form>
    </Modal>
  )
}

export function UntieDialog({ file, onClose }: DialogProps) {
  const say = useWords(caseWords)
  const done = () => {
    toast(say.untied)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.untie} question>
      <p>{say.untieText}</p>
      <Form endpoint={untieSiblings} input={{ caseId: file.id, version: file.version }} submit={say.untie} invalidates={changedByFile} onDone={done} onCancel={onClose} onStale={rereadFile}>
        {null}
      </Form>
    </Modal>
  )
}
