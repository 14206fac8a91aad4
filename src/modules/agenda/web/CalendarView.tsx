import FullCalendar, { type EventDisplayInfo, type EventDropInfo } from '@fullcalendar/react'
import dayGridPlugin from '@fullcalendar/react/daygrid'
import interactionPlugin from '@fullcalendar/react/interaction'
import italian from '@fullcalendar/react/locales/it'
import themePlugin from '@fullcalendar/react/themes/classic'
import timeGridPlugin from '@fullcalendar/react/timegrid'
import '@fullcalendar/react/skeleton.css'
import '@fullcalendar/react/themes/classic/theme.css'
import '@fullcalendar/react/themes/classic/palette.css'
import { useMemo } from 'react'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { getLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import type { Slot } from '../contract.ts'
import { hoursShown } from '../domain/hours-shown.ts'
import type { CalendarView as View } from '../domain/span.ts'
import { wallAt, wallOf, type Wall } from '../domain/wall-time.ts'
import { useAgendaCodes } from './codes.ts'
import { hoursOf, titleOf } from './slot-text.ts'
import { useMoveByKeys } from './useMoveByKeys.ts'
import { agendaWords } from './words.ts'
import './agenda.css'

interface CalendarViewProps {
  view: Exclude<View, 'list'>
  day: PlainDate
  slots: readonly Slot[]
  onOpen: (slot: Slot) => void
  onMove: (slot: Slot, to: Wall, undo: () => void) => void
}

const viewNames = { day: 'timeGridDay', week: 'timeGridWeek', month: 'dayGridMonth' } as const
const plugins = [dayGridPlugin, timeGridPlugin, interactionPlugin, themePlugin]

/** Rome's wall time, as the calendar is given it: it needs to know of no zone, and none can be wrong. */
const local = (instant: string): string => {
  const { on, from } = wallAt(instant)
  return `${on}T${from}:00`
}

/** The hours of day, week or month; events are reached by Tab, opened by Enter, moved by drag or by Shift with the arrows, and by words on their page. */
export function CalendarView({ view, day, slots, onOpen, onMove }: CalendarViewProps) {
  const say = useWords(agendaWords)
  const codes = useAgendaCodes()
  const { box, drawn, carried } = useMoveByKeys({ view, day, slots, onMove })
  const kindOf = (code: string) => codes.label('appointment_kind', code)
  const events = useMemo(() => drawn.map((slot, index) => ({
    id: slot.id ?? `busy-${index}`, title: titleOf(slot, say, (code) => codes.label('appointment_kind', code)), start: local(slot.startsAt), end: local(slot.endsAt),
    editable: slot.can.move, durationEditable: slot.can.move, className: `${classOf(slot)}${slot.id !== null && slot.id === carried?.slot.id ? ' ac-event-carried' : ''}`, extendedProps: { slot },
  })), [drawn, say, codes, carried])
  const hours = useMemo(() => hoursShown(drawn), [drawn])
  const moved = (info: Pick<EventDropInfo, 'event' | 'revert'>) => {
    const slot = info.event.extendedProps['slot'] as Slot
    const start = info.event.startStr
    onMove(slot, { on: start.slice(0, 10) as PlainDate, from: start.slice(11, 16), minutes: minutesOf(info.event.startStr, info.event.endStr, slot) }, () => info.revert())
  }
  return (
    <div ref={box} className="ac-calendar">
      <p role="status" className={carried ? 'ac-carrying' : 'ac-hidden'}>
        {carried && <><span translate="no">{titleOf(carried.slot, say, kindOf)}</span>: {formatDate(carried.to.on)}, {carried.to.from}. {say.carryHint}</>}
      </p>
      <FullCalendar
        key={`${view} ${day}`}
        plugins={plugins}
        initialView={viewNames[view]}
        initialDate={day}
        headerToolbar={false}
        locales={[italian]}
        locale={getLanguage()}
        timedText={say.timed}
        timeZone="UTC"
        firstDay={1}
        height="auto"
        allDaySlot={false}
        slotMinTime={{ hours: hours.from }}
        slotMaxTime={{ hours: hours.until }}
        slotDuration="00:30:00"
        slotEventOverlap={false}
        slotHeaderFormat={{ hour: 'numeric', hour12: false }}
        eventTimeFormat={{ hour: '2-digit', minute: '2-digit', hour12: false }}
        events={events}
        eventInteractive
        eventContent={(info: EventDisplayInfo) => <EventText info={info} />}
        eventClick={(info) => {
          info.jsEvent.preventDefault()
          const slot = info.event.extendedProps['slot'] as Slot
          if (slot.id) onOpen(slot)
        }}
        eventDrop={moved}
        eventResize={moved}
      />
    </div>
  )
}

/** How long it lasts after being moved or stretched. */
function minutesOf(start: string, end: string, slot: Slot): number {
  const length = Math.round((Date.parse(`${end.slice(0, 16)}Z`) - Date.parse(`${start.slice(0, 16)}Z`)) / 60_000)
  return Number.isFinite(length) && length > 0 ? length : wallOf(slot).minutes
}

function EventText({ info }: { info: EventDisplayInfo }) {
  const slot = info.event.extendedProps['slot'] as Slot
  return <span className="ac-event" translate="no" data-appointment={slot.id}><strong>{hoursOf(slot)}</strong> {info.event.title}{slot.place ? ` · ${slot.place}` : ''}</span>
}

function classOf(slot: Slot): string {
  if (slot.sees === 'busy') return 'ac-event-busy'
  if (slot.state === 'cancelled' || slot.state === 'not_come') return 'ac-event-off'
  if (slot.state === 'held') return 'ac-event-held'
  return slot.sees === 'invited' ? 'ac-event-invited' : ''
}
