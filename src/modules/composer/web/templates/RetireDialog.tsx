import { useWords } from '#kernel/web/i18n/words.ts'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { listTemplates, retireTemplate, type TemplateRow } from '../../contract/templates.ts'
import { templateWords } from './words.ts'

/** Takes a template out of use, saying why. */
export function RetireDialog({ template, onClose }: { template: TemplateRow; onClose: () => void }) {
  const say = useWords(templateWords)
  const done = () => {
    toast(say.retiredDone)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.retireTitle(template.fileName)}>
      <p>{say.retireText}</p>
      <Form endpoint={retireTemplate} input={{ templateId: template.id, version: template.version }} submit={say.retire} invalidates={[listTemplates]} onDone={done}>
        <TextField name="reason" label={say.retireReason} required maxLength={300} />
      </Form>
    </Modal>
  )
}
