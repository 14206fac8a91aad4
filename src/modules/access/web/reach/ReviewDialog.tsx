import { useWords } from '#kernel/web/i18n/words.ts'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { getReach, listBreakGlass, reviewBreakGlass } from '../../contract/reach.ts'
import type { Emergency } from './rows.ts'
import { emergencyWords } from './emergency-words.ts'

/** One of the two judgements on an emergency access. */
export function ReviewDialog({ emergency, onClose }: { emergency: Emergency; onClose: () => void }) {
  const say = useWords(emergencyWords)
  const done = () => {
    toast(say.reviewed)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.reviewTitle}>
      <p><strong translate="no"><bdi>{emergency.operator.name}</bdi></strong>: <span translate="no"><bdi>{emergency.words}</bdi></span></p>
      <Form endpoint={reviewBreakGlass} input={{ breakGlassId: emergency.id }} submit={say.reviewSave} invalidates={[getReach, listBreakGlass]} onDone={done} onCancel={onClose}>
        <RadioGroup name="outcome" label={say.outcome} required options={[{ value: 'justified', label: say.justified }, { value: 'not_justified', label: say.notJustified }]} />
        <TextArea name="words" label={say.reviewWords} hint={say.reviewWordsHint} required rows={3} maxLength={2000} />
      </Form>
    </Modal>
  )
}
