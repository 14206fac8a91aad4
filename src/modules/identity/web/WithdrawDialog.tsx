import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { withdrawDecision } from '../contract/suggestion.ts'
import { changedByDecision, rereadDecision } from './changed.ts'
import { identityWords } from './words.ts'

/** Who said "the same" takes it back before the second person answers. */
export function WithdrawDialog({ suggestionId, version, onClose }: { suggestionId: Id<'suggestion'>; version: number; onClose: () => void }) {
  const say = useWords(identityWords)
  const done = () => {
    toast(say.takenBack)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.takeBackTitle}>
      <p>{say.takeBackText}</p>
      <Form endpoint={withdrawDecision} input={{ suggestionId, version }} submit={say.takeBackDo} invalidates={changedByDecision} onDone={done} onStale={rereadDecision} onCancel={onClose}>
        <TextArea name="reason" label={say.takeBackWhy} required rows={2} maxLength={1000} />
      </Form>
    </Modal>
  )
}
