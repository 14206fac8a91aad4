import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { endLink } from '../contract/suggestion.ts'
import { changedByDecision, rereadDecision } from './changed.ts'
import { identityWords } from './words.ts'

/** Un-links two registrations, with the reason and what will happen before it happens. */
export function SeparateDialog({ linkId, version, onClose }: { linkId: Id<'link'>; version: number; onClose: () => void }) {
  const say = useWords(identityWords)
  const done = () => {
    toast(say.separated)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.separateTitle}>
      <p>{say.separateText}</p>
      <Form endpoint={endLink} input={{ linkId, version }} submit={say.separateDo} invalidates={changedByDecision} onDone={done} onStale={rereadDecision} onCancel={onClose}>
        <TextArea name="reason" label={say.reason} required rows={2} maxLength={1000} />
      </Form>
    </Modal>
  )
}
