import { useState } from 'react'
import type { Result } from '#kernel/contract/endpoint.ts'
import type { Id } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useCodeLists } from '#kernel/web/lists.ts'
import { Button, IconButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import type { getAttendance } from '../contract/attendance.ts'
import type { Enrolment } from '../contract/enrolment.ts'
import { otherMonth } from '../domain/month.ts'
import { DayPanel } from './DayPanel.tsx'
import { MonthGrid } from './MonthGrid.tsx'
import { PasteDialog } from './PasteDialog.tsx'
import { useMarks } from './useMarks.ts'
import { schoolWords } from './words.ts'

interface MonthCardProps {
  caseId: Id<'case'>
  /** First day of the month shown. */
  month: PlainDate
  today: PlainDate
  attendance: Result<typeof getAttendance>
  /** The days shown are still those of the month before. */
  stale: boolean
  enrolments: readonly Enrolment[]
  onMonth: (month: PlainDate) => void
}

/** A month of attendance, entered by keyboard, by touch or by pasting dates; saved by itself. */
export function MonthCard({ caseId, month, today, attendance, stale, enrolments, onMonth }: MonthCardProps) {
  const say = useWords(schoolWords)
  const language = useLanguage()
  const reasons = useCodeLists('school_level,absence_reason').options('absence_reason')
  const [reason, setReason] = useState('salute')
  const [chosen, setChosen] = useState<PlainDate | null>(null)
  const [pasting, setPasting] = useState(false)
  const marks = useMarks(caseId, stale ? [] : attendance.days, () => toast(say.staleDay))
  const canMark = attendance.can.mark
  const enrolledOn = (day: PlainDate) => enrolments.some(({ validFrom, validTo }) => validFrom <= day && validTo >= day)
  const title = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}T12:00:00Z`))
  const state = marks.failed ? say.notSaved : marks.saving ? say.saving : say.allSaved
  return (
    <Card title={say.month} actions={canMark && <Button size="small" icon="copy" onClick={() => setPasting(true)}>{say.paste}</Button>}>
      <div className="ac-row ac-month-bar">
        <IconButton icon="chevron-left" label={say.previous} onClick={() => onMonth(otherMonth(month, -1))} />
        <strong className="ac-month-title" aria-live="polite">{title}</strong>
        <IconButton icon="chevron-right" label={say.next} onClick={() => onMonth(otherMonth(month, 1))} />
        {month.slice(0, 7) !== today.slice(0, 7) && <Button kind="quiet" size="small" onClick={() => onMonth(today)}>{say.today}</Button>}
        {canMark && <span className="ac-meta ac-month-state" role="status">{state}</span>}
        {marks.failed && <Button size="small" onClick={marks.retry}>{say.trySave}</Button>}
      </div>
      <MonthGrid
        {...{ month, today, reason, enrolledOn, chosen }}
        label={title} known={marks.known} pending={marks.pending} canMark={canMark} onMark={marks.mark} onChoose={setChosen} onMonth={onMonth}
      />
      {canMark && (
        <div className="ac-stack ac-screen-only">
          <p className="ac-meta ac-desk-only">{say.gridHelp}</p>
          <Select label={say.reasonForJustified} options={reasons} value={reason} onChange={setReason} empty={null} />
        </div>
      )}
      {chosen && chosen.slice(0, 7) === month.slice(0, 7)
        ? <DayPanel key={`${chosen} ${marks.known.get(chosen)?.version ?? 0}`} caseId={caseId} day={chosen} known={marks.known.get(chosen)} pending={marks.pending.get(chosen)} canMark={canMark && enrolledOn(chosen) && chosen <= today} reason={reason} onMark={(mark) => marks.mark([[chosen, mark]])} />
        : <p className="ac-meta ac-screen-only">{say.pickDay}</p>}
      {pasting && (
        <PasteDialog
          today={today}
          onClose={() => setPasting(false)}
          onDays={(days, kind) => {
            marks.mark(days.map((day) => [day, { state: kind, hours: null, reason: kind === 'justified' ? reason : null, words: null }]))
            toast(say.pasteDone(days.length))
            const last = days.at(-1)
            if (last && last.slice(0, 7) !== month.slice(0, 7)) onMonth(`${last.slice(0, 7)}-01` as PlainDate)
          }}
        />
      )}
    </Card>
  )
}
