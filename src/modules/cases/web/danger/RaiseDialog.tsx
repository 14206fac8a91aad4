import type { Id } from '#kernel/domain/ids.ts'
import { addDays, dateInRome } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { listWarnings, raiseWarning } from '../../contract/danger.ts'
import { readTimeline } from '../../contract/timeline.ts'
import { useCodeWords } from '../diary/codes.ts'
import { dangerWords } from './words.ts'

/** Raises a warning; three months until it is looked at again, unless said otherwise. */
export function RaiseDialog({ caseId, open, onClose }: { caseId: Id<'case'>; open: boolean; onClose: () => void }) {
  const say = useWords(dangerWords)
  const codes = useCodeWords()
  const done = () => {
    toast(say.saved)
    onClose()
  }
  return (
    <Modal open={open} onClose={onClose} title={say.raiseTitle}>
      <p>{say.raiseHint}</p>
      <Form
        endpoint={raiseWarning}
        input={{ caseId }}
        defaults={{ reviewOn: addDays(dateInRome(Date.now()), 90) }}
        submit={say.save}
        invalidates={[listWarnings, readTimeline]}
        onDone={done}
        onCancel={onClose}
      >
        <Select name="kind" label={say.kind} required options={codes.options('danger_warning')} />
        <TextArea name="words" label={say.words} hint={say.wordsHint} required rows={2} maxLength={1000} />
        <SmartDateField name="reviewOn" label={say.reviewOn} hint={say.reviewHint} required />
      </Form>
    </Modal>
  )
}
