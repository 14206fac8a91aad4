import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { withdrawDecision } from '../contract/suggestion.ts'
import { changedByDecision, rereadDecision } from './changed.ts'
import { identityWords } from './words.ts'

interface Props {
  suggestionId: Id<'suggestion'>
  version: number
  /** The second person answered while this dialog was open. */
  answered: boolean
  onClose: () => void
  /** Taken back: what opened this dialog is gone. */
  onDone: () => void
}

/** Who said "the same" takes it back before the second person answers. */
export function WithdrawDialog({ suggestionId, version, answered, onClose, onDone }: Props) {
  const say = useWords(identityWords)
  const done = () => {
    toast(say.takenBack)
    onClose()
    setTimeout(onDone)
  }
  return (
    <Modal open onClose={onClose} title={say.takeBackTitle}>
      {answered ? <Callout kind="warning" title={say.meanwhile}><p>{say.takeBackLate}</p></Callout> : <p>{say.takeBackText}</p>}
      <Form endpoint={withdrawDecision} input={{ suggestionId, version }} submit={say.takeBackDo} invalidates={changedByDecision} onDone={done} onStale={rereadDecision} onCancel={onClose}>
        <TextArea name="reason" label={say.takeBackWhy} required rows={2} maxLength={1000} />
      </Form>
    </Modal>
  )
}
