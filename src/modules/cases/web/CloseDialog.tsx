import { dateInRome } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { closeCase, reopenCase } from '../contract.ts'
import type { DialogProps } from './dialog-props.ts'
import { changedByFile, rereadFile } from './changed.ts'
import { useCaseCodes } from './lists.ts'
import { caseWords } from './words.ts'

export function CloseDialog({ file, onClose }: DialogProps) {
  const say = useWords(caseWords)
  const codes = useCaseCodes()
  const done = () => {
    toast(say.nowClosed)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.close}>
      <Form
        endpoint={closeCase} input={{ caseId: file.id, version: file.version }} defaults={{ closedOn: dateInRome(Date.now()) }} submit={say.close}
        invalidates={changedByFile} onDone={done} onCancel={onClose} onStale={rereadFile}
      >
        <Select name="reason" label={say.closingReason} options={codes.options('closing_reason')} required />
        <Select name="situation" label={say.closingSituation} options={codes.options('closing_situation')} required />
        <TextArea name="words" label={say.closingWords} rows={4} />
        <SmartDateField name="closedOn" label={say.closedOn} />
      </Form>
    </Modal>
  )
}

export function ReopenDialog({ file, onClose }: DialogProps) {
  const say = useWords(caseWords)
  const done = () => {
    toast(say.reopened)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.reopen}>
      <Form endpoint={reopenCase} input={{ caseId: file.id, version: file.version }} submit={say.reopen} invalidates={changedByFile} onDone={done} onCancel={onClose} onStale={rereadFile}>
        <TextArea name="words" label={say.reopenWhy} rows={3} required />
      </Form>
    </Modal>
  )
}
