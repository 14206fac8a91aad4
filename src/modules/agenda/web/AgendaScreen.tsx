import { lazy, Suspense } from 'react'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { getLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo } from '#kernel/web/paths.ts'
import { useOnPaper } from '#kernel/web/printing.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Button, IconButton, LinkButton } from '#kernel/web/ui/Button.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Menu } from '#kernel/web/ui/Menu.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { EmptyState, ErrorState, Skeleton } from '#kernel/web/ui/states.tsx'
import { termPath } from '#modules/deadlines/web/index.ts'
import { getDesk, listCalendar, type Slot } from '../contract.ts'
import { spanOf, stepped, type CalendarView } from '../domain/span.ts'
import { AgendaFilters } from './AgendaFilters.tsx'
import { appointmentPath, feedsPath, newAppointmentPath, roomsPath } from './paths.ts'
import { SlotList } from './SlotList.tsx'
import { useAgendaSearch, type AgendaSearch } from './useAgendaSearch.ts'
import { useMoveByDrag } from './useMoveByDrag.tsx'
import { agendaWords, type AgendaSay } from './words.ts'
import './agenda.css'

const Calendar = lazy(async () => ({ default: (await import('./CalendarView.tsx')).CalendarView }))

/** Calendars of a worker, of a unit, of a room: by day, week, month, or as a list with the same data. */
export function AgendaScreen() {
  const say = useWords(agendaWords)
  const search = useAgendaSearch()
  const can = useQueryOf(getDesk, {}, { staleTime: 60_000 }).data?.can
  return (
    <>
      <PageHeader
        title={say.agenda}
        actions={
          <>
            {can?.plan && <LinkButton kind="primary" icon="plus" to={newAppointmentPath.to()}>{say.plan}</LinkButton>}
            <Menu text={say.moreActions} items={[{ id: 'rooms', label: say.rooms, icon: 'box', to: roomsPath.to() }, { id: 'feed', label: say.feed, icon: 'share', to: feedsPath }]} />
          </>
        }
      />
      <AgendaFilters search={search} />
      <Shown search={search} />
    </>
  )
}

const chosen = ({ whose, unitId, operatorId, roomId }: AgendaSearch): boolean => whose === 'mine' || whose === 'unit' || (whose === 'operator' && operatorId !== undefined) || (whose === 'room' && roomId !== undefined && unitId !== '')

function Shown({ search }: { search: AgendaSearch }) {
  const say = useWords(agendaWords)
  const { view, day, whose, unitId, operatorId, roomId, cancelled } = search
  const span = spanOf(view, day)
  const query = useQueryOf(listCalendar, {
    ...span, whose, ...(unitId ? { unitId: unitId as Id<'unit'> } : {}), ...(operatorId ? { operatorId: operatorId as Id<'operator'> } : {}), ...(roomId ? { roomId: roomId as Id<'room'> } : {}),
    ...(cancelled ? { cancelled: 'true' as const } : {}),
  }, { keepPrevious: true, enabled: chosen(search) })
  const title = titleOf(say, view, day, span)
  return (
    <section aria-label={title}>
      <div className="ac-agenda-nav">
        <h2>{title}{query.data?.title && whose !== 'mine' && <> · <bdi translate="no">{query.data.title}</bdi></>}</h2>
        <IconButton icon="chevron-left" label={say.previous} onClick={() => search.change({ giorno: stepped(view, day, -1) })} />
        <Button size="small" onClick={() => search.change({ giorno: undefined })}>{say.today}</Button>
        <IconButton icon="chevron-right" label={say.next} onClick={() => search.change({ giorno: stepped(view, day, 1) })} />
        <Button size="small" icon="print" onClick={() => window.print()}>{say.print}</Button>
      </div>
      {query.error && <ErrorState problem={query.error} onRetry={() => void query.refetch()} />}
      {!chosen(search) && <EmptyState icon="calendar" title={whose === 'operator' ? say.chooseOperator : say.chooseRoom}>{whose === 'operator' ? say.chooseOperatorText : say.chooseRoomText}</EmptyState>}
      {chosen(search) && !query.data && !query.error && <Skeleton lines={10} />}
      {query.data && chosen(search) && (
        <div className="ac-stack" aria-busy={query.isPlaceholderData}>
          {query.data.more && <Callout kind="warning">{say.tooMany}</Callout>}
          {query.data.hearings.length > 0 && (
            <Callout title={say.hearings}>
              <ul className="ac-plain">{query.data.hearings.map((one) => <li key={one.termId}><Link to={termPath.to({ termId: one.termId })}>{formatDate(one.on)}</Link> {[one.number, one.owner].filter(Boolean).join(' · ')}</li>)}</ul>
            </Callout>
          )}
          <Slots view={view} day={day} slots={query.data.rows} />
        </div>
      )}
    </section>
  )
}

function Slots({ view, day, slots }: { view: CalendarView; day: PlainDate; slots: readonly Slot[] }) {
  const say = useWords(agendaWords)
  const go = useGo()
  const { onMove, dialog } = useMoveByDrag()
  const paper = useOnPaper()
  if (view === 'list' || paper) {
    return slots.length === 0 ? <EmptyState icon="calendar" title={say.none}>{say.noneText}</EmptyState> : <SlotList label={say.agenda} slots={slots} byDay />
  }
  return (
    <>
      <Suspense fallback={<Skeleton lines={12} />}>
        <Calendar view={view} day={day} slots={slots} onMove={onMove} onOpen={(slot) => slot.id && go(appointmentPath.to({ appointmentId: slot.id }))} />
      </Suspense>
      {slots.some((slot) => slot.can.move) && <p className="ac-meta ac-screen-only">{say.moveHint}</p>}
      {dialog}
    </>
  )
}

const monthName = (day: PlainDate): string => new Intl.DateTimeFormat(getLanguage() === 'it' ? 'it-IT' : 'en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))

function titleOf(say: Pick<AgendaSay, 'weekOf' | 'fromTo'>, view: CalendarView, day: PlainDate, { from, to }: { from: PlainDate; to: PlainDate }): string {
  if (view === 'month') return monthName(day)
  if (view === 'list') return say.fromTo(formatDate(from), formatDate(to))
  return view === 'week' ? say.weekOf(formatDate(from)) : formatDate(day)
}

