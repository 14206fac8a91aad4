import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useLanguage, type Language } from '#kernel/web/i18n/language.ts'
import { useSay, useWords, type Mirror } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Timeline, type TimelineItem as Shown } from '#kernel/web/ui/Timeline.tsx'
import type { DiaryEntry } from '../../contract/diary.ts'
import type { TimelineItem } from '../../contract/timeline.ts'
import { useCodeWords, type CodeWords } from '../diary/codes.ts'
import { EntryDetail } from '../diary/EntryDetail.tsx'
import { sectionLabels } from '../diary/words.ts'
import { assessmentEvents, fileEvents, handoverAnswers, permitEvents, paperEvents, planEvents, procedureEvents, serviceEvents, somethingChanged, sourceIcons, timelineWords } from './words.ts'

interface MonthsProps {
  caseId: Id<'case'>
  rows: readonly TimelineItem[]
  onCorrect: (entry: DiaryEntry) => void
}

const monthName = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'it' ? 'it-IT' : 'en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-15T00:00:00Z`))

function byMonth(rows: readonly TimelineItem[]): [string, TimelineItem[]][] {
  const months = new Map<string, TimelineItem[]>()
  for (const row of rows) {
    const month = dateInRome(Date.parse(row.at)).slice(0, 7)
    months.set(month, [...(months.get(month) ?? []), row])
  }
  return [...months]
}

/** The story of the file as text, under the month in which things happened. */
export function Months({ caseId, rows, onCorrect }: MonthsProps) {
  const language = useLanguage()
  const say = useWords(timelineWords)
  const both = useSay()
  const codes = useCodeWords()
  const [open, setOpen] = useState<string | null>(null)
  const show = (row: TimelineItem): Shown => {
    const key = `${row.source} ${row.id} ${row.event}`
    const title = titleOf(row, { say, both, codes })
    const isOpen = open === key
    return {
      id: key,
      when: row.at,
      icon: sourceIcons[row.source],
      title: <bdi translate={row.title ? 'no' : undefined}>{title}</bdi>,
      meta: <Meta row={row} />,
      body: (
        <>
          {isOpen
            ? <EntryDetail caseId={caseId} entryId={row.id as Id<'entry'>} onCorrect={onCorrect} />
            : row.text && <div translate="no" dir="auto">{row.text}</div>}
          {row.source === 'diary' && (
            <div className="ac-screen-only">
              <Button kind="quiet" size="small" icon={isOpen ? 'collapse' : 'expand'} aria-expanded={isOpen} aria-label={say.openOf(`${title}, ${formatDate(row.at)}`)} onClick={() => setOpen(isOpen ? null : key)}>
                {isOpen ? say.close : say.open}
              </Button>
            </div>
          )}
        </>
      ),
    }
  }
  return byMonth(rows).map(([month, items]) => (
    <section key={month} aria-label={monthName(month, language)}>
      <h3>{monthName(month, language)}</h3>
      <Timeline label={monthName(month, language)} level={4} items={items.map(show)} />
    </section>
  ))
}

interface Said {
  say: Mirror<(typeof timelineWords)['it']>
  both: ReturnType<typeof useSay>
  codes: CodeWords
}

/** What happened, in a few words. */
function titleOf({ source, event, kind, title }: TimelineItem, { say, both, codes }: Said): string {
  switch (source) {
    case 'diary':
      return [codes.label('diary_kind', kind), title].filter(Boolean).join(' – ')
    case 'phase':
      return say.phase(codes.label('phase', kind))
    case 'file':
      return both(fileEvents[kind ?? ''] ?? somethingChanged)
    case 'handover':
      return event === 'asked' ? say.handoverAsked : both(handoverAnswers[kind ?? ''] ?? somethingChanged)
    case 'danger':
      return (event === 'lifted' ? say.lifted : say.raised)(codes.label('danger_warning', kind))
    case 'term':
      return (event === 'missed' ? say.termMissed : say.termMet)(title ?? '')
    case 'measure':
      return [codes.label('measure_kind', kind), title].filter(Boolean).join(' – ')
    case 'procedure':
      return [both(procedureEvents[kind ?? ''] ?? somethingChanged), title].filter(Boolean).join(' – ')
    case 'plan':
      return [both(planEvents[kind ?? ''] ?? somethingChanged), title && codes.label('plan_kind', title)].filter(Boolean).join(' – ')
    case 'paper':
      return [both(paperEvents[event] ?? somethingChanged), title].filter(Boolean).join(' – ')
    case 'permit':
      return [both(permitEvents[kind ?? ''] ?? somethingChanged), title && codes.label('permit_type', title)].filter(Boolean).join(' – ')
    case 'assessment':
      return [both(assessmentEvents[kind ?? ''] ?? somethingChanged), title].filter(Boolean).join(' – ')
    case 'service':
    case 'request':
      return [both(serviceEvents[kind ?? ''] ?? somethingChanged), title].filter(Boolean).join(' – ')
    case 'meeting':
      return [codes.label('appointment_kind', kind), event === 'held' ? null : event === 'cancelled' ? say.meetingCancelled : say.meetingMissed, title].filter(Boolean).join(' – ')
    case 'document':
      return [codes.label('document_type', kind), title].filter(Boolean).join(' – ')
  }
}

/** Who, in which section, where, how long, with whom: one quiet line. */
function Meta({ row }: { row: TimelineItem }) {
  const say = useWords(timelineWords)
  const both = useSay()
  const codes = useCodeWords()
  const parts = [
    row.by?.name,
    row.place,
    row.minutes === null ? null : say.minutes(row.minutes),
    row.presences.length ? say.present(row.presences.join(', ')) : null,
    row.origin === 'mandato_ag' ? codes.label('diary_origin', row.origin) : null,
    row.correctedAt ? say.correctedOn(formatDate(row.correctedAt)) : null,
  ].filter(Boolean)
  return (
    <>
      {row.section !== 'file' && <><Badge>{both(sectionLabels[row.section])}</Badge> </>}
      <bdi translate="no">{parts.join(' · ')}</bdi>
    </>
  )
}
