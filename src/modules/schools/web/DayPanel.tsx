import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { formatDate, formatDateTime, formatNumber } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useCodeLists } from '#kernel/web/lists.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { Holiday } from '#kernel/web/ui/SmartDateField.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { readDayHistory, type AbsenceDay, type DayState } from '../contract/attendance.ts'
import type { Mark } from './useMarks.ts'
import { schoolWords } from './words.ts'

interface DayPanelProps {
  caseId: Id<'case'>
  day: PlainDate
  known: AbsenceDay | undefined
  pending: Mark | undefined
  canMark: boolean
  reason: string
  onMark: (mark: Mark) => void
}

/** One day: hours when it was missed in part, reason, note, and what it said before. */
export function DayPanel({ caseId, day, known, pending, canMark, reason, onMark }: DayPanelProps) {
  const say = useWords(schoolWords)
  const at: Mark = pending ?? known ?? { state: 'present', hours: null, reason: null, words: null }
  return (
    <section className="ac-day-panel" aria-label={say.detailOf(formatDate(day))} tabIndex={-1} data-day-panel="">
      <h3 className="ac-card-title">{formatDate(day)} <Holiday date={day} /></h3>
      {known && !pending && <p className="ac-meta">{say[known.state]}{known.hours !== null && ` (${say.hoursShort(formatNumber(known.hours))})`} · {say.by(known.by.name, formatDateTime(known.at))}</p>}
      {canMark && <Fields key={`${at.state} ${at.reason}`} at={at} reason={reason} onMark={onMark} />}
      {known && <History caseId={caseId} day={day} />}
    </section>
  )
}

const HOURS = /^\d{1,2}([.,]5)?$/

function Fields({ at, reason, onMark }: { at: Mark; reason: string; onMark: (mark: Mark) => void }) {
  const say = useWords(schoolWords)
  const reasons = useCodeLists('school_level,absence_reason').options('absence_reason')
  const [state, setState] = useState<DayState>(at.state)
  const [hours, setHours] = useState(at.hours === null ? '' : String(at.hours).replace('.', ','))
  const [why, setWhy] = useState(at.reason ?? (at.state === 'justified' ? reason : ''))
  const [words, setWords] = useState(at.words ?? '')
  const wrong = hours !== '' && (!HOURS.test(hours) || Number(hours.replace(',', '.')) > 12 || Number(hours.replace(',', '.')) === 0)
  const away = state !== 'present'
  return (
    <div className="ac-form">
      <RadioGroup label={say.state} inline value={state} onChange={(value) => setState(value as DayState)} options={[
        { value: 'present', label: say.present }, { value: 'unjustified', label: say.unjustified }, { value: 'justified', label: say.justified },
      ]} />
      {away && <TextField label={say.hours} hint={say.hoursHint} inputMode="decimal" value={hours} onChange={setHours} error={wrong ? say.hoursHint : undefined} />}
      {state === 'justified' && <Select label={say.reason} options={reasons} value={why} onChange={setWhy} />}
      <TextField label={say.words} maxLength={500} value={words} onChange={setWords} />
      <div className="ac-form-actions">
        <Button disabled={wrong} onClick={() => onMark({ state, hours: away && hours ? Number(hours.replace(',', '.')) : null, reason: state === 'justified' ? why || null : null, words: words.trim() || null })}>{say.save}</Button>
      </div>
    </div>
  )
}

function History({ caseId, day }: { caseId: Id<'case'>; day: PlainDate }) {
  const say = useWords(schoolWords)
  const [open, setOpen] = useState(false)
  const codes = useCodeLists('school_level,absence_reason')
  const query = useQueryOf(readDayHistory, { caseId, day }, { enabled: open })
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say.history}</summary>
      {open && (
        <Loaded query={query} lines={2}>
          {({ rows }) => (rows.length < 2 ? <p className="ac-meta">{say.noHistory}</p> : (
            <ol className="ac-plain ac-stack">
              {rows.map((row) => (
                <li key={row.version}>
                  <strong>{say[row.state]}</strong>{row.state !== 'present' && `, ${row.hours === null ? say.wholeDay : say.hoursShort(formatNumber(row.hours))}`}
                  {row.reason && `, ${codes.label('absence_reason', row.reason)}`} {row.words && <span translate="no">«{row.words}»</span>}
                  <div className="ac-meta">{say.by(row.by.name, formatDateTime(row.at))}</div>
                </li>
              ))}
            </ol>
          ))}
        </Loaded>
      )}
    </details>
  )
}
