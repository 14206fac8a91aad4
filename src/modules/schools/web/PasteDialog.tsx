import { useMemo, useState } from 'react'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import type { DayState } from '../contract/attendance.ts'
import { parsePastedDays } from '../domain/school-days.ts'
import { schoolWords } from './words.ts'

const MOST = 200

interface PasteDialogProps {
  today: PlainDate
  onDays: (days: readonly PlainDate[], state: DayState) => void
  onClose: () => void
}

/** Dates out of a register or a message, read while one types; what cannot be read is told, not lost. */
export function PasteDialog({ today, onDays, onClose }: PasteDialogProps) {
  const say = useWords(schoolWords)
  const [text, setText] = useState('')
  const [state, setState] = useState<DayState>('unjustified')
  const { days, unread } = useMemo(() => parsePastedDays(text, today), [text, today])
  const save = () => {
    onDays(days, state)
    onClose()
  }
  return (
    <Modal
      open onClose={onClose} title={say.pasteTitle}
      actions={<Button kind="primary" disabled={days.length === 0 || days.length > MOST} onClick={save}>{say.pasteSave(days.length)}</Button>}
    >
      <div className="ac-form">
        <TextArea label={say.pasteLabel} hint={say.pasteHint} value={text} onChange={setText} rows={5} error={days.length > MOST ? say.pasteTooMany : undefined} />
        <RadioGroup label={say.pasteAs} inline value={state} onChange={(value) => setState(value as DayState)} options={[{ value: 'unjustified', label: say.unjustified }, { value: 'justified', label: say.justified }]} />
        <div role="status">
          {days.length > 0 && <details open={days.length <= 10}><summary>{say.pasteFound(days.length)}</summary><ul className="ac-days">{days.map((day) => <li key={day}>{formatDate(day)}</li>)}</ul></details>}
          {unread.length > 0 && (
            <>
              <p><strong>{say.pasteUnread}</strong></p>
              <ul>{unread.map(({ text: piece, problem }) => <li key={piece}><span translate="no">{piece}</span>: {say[`problem_${problem}`]}</li>)}</ul>
            </>
          )}
        </div>
      </div>
    </Modal>
  )
}
