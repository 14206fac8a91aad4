import { useState } from 'react'
import { addDays, dateInRome } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { liftWarning, listWarnings, reviewWarning, type DangerWarning } from '../../contract/danger.ts'
import { readTimeline } from '../../contract/timeline.ts'
import { dangerWords } from './words.ts'

/** Looks at a warning again: it still holds until a new date, or it is lifted with the reason. */
export function ReviewDialog({ warning, onClose }: { warning: DangerWarning; onClose: () => void }) {
  const say = useWords(dangerWords)
  const [outcome, setOutcome] = useState('keep')
  const input = { caseId: warning.caseId, warningId: warning.id, version: warning.version }
  const done = (words: string) => {
    toast(words)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.reviewTitle}>
      <p translate="no"><bdi>{warning.words}</bdi></p>
      <RadioGroup label={say.reviewTitle} value={outcome} onChange={setOutcome} options={[{ value: 'keep', label: say.keep }, { value: 'lift', label: say.lift }]} />
      {outcome === 'keep' ? (
        <Form
          key="keep"
          endpoint={reviewWarning}
          input={input}
          defaults={{ reviewOn: addDays(dateInRome(Date.now()), 90) }}
          submit={say.confirm}
          invalidates={[listWarnings]}
          onDone={() => done(say.confirmed)}
          onCancel={onClose}
        >
          <SmartDateField name="reviewOn" label={say.reviewOn} hint={say.reviewHint} required />
        </Form>
      ) : (
        <Form key="lift" endpoint={liftWarning} input={input} submit={say.takeAway} invalidates={[listWarnings, readTimeline]} onDone={() => done(say.lifted)} onCancel={onClose}>
          <TextArea name="reason" label={say.reason} required rows={2} maxLength={1000} />
        </Form>
      )}
    </Modal>
  )
}
