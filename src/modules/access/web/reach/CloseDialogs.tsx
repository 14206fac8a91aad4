import { useWords } from '#kernel/web/i18n/words.ts'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import type { Id } from '#kernel/domain/ids.ts'
import { endAccess, getReach, liftWithholding } from '../../contract/reach.ts'
import { reachWords } from './words.ts'

/** Ends an opening at once, with the reason. */
export function EndDialog({ grantId, name, onClose }: { grantId: Id<'grant'>; name: string; onClose: () => void }) {
  const say = useWords(reachWords)
  const done = () => {
    toast(say.endDone)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.endOf(name)}>
      <p>{say.endText}</p>
      <Form endpoint={endAccess} input={{ grantId }} submit={say.end} invalidates={[getReach]} onDone={done} onCancel={onClose}>
        <TextArea name="reason" label={say.endReason} required rows={2} maxLength={1000} />
      </Form>
    </Modal>
  )
}

/** Lifts a withholding, with the reason. */
export function LiftDialog({ withholdingId, name, onClose }: { withholdingId: Id<'withholding'>; name: string; onClose: () => void }) {
  const say = useWords(reachWords)
  const done = () => {
    toast(say.liftDone)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.liftOf(name)}>
      <p>{say.liftText}</p>
      <Form endpoint={liftWithholding} input={{ withholdingId }} submit={say.lift} invalidates={[getReach]} onDone={done} onCancel={onClose}>
        <TextArea name="reason" label={say.liftReason} required rows={2} maxLength={1000} />
      </Form>
    </Modal>
  )
}
