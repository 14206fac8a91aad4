import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { listToday, type Slot } from '../contract.ts'
import { agendaPath, appointmentPath } from './paths.ts'
import { SlotList } from './SlotList.tsx'
import { agendaWords } from './words.ts'

const SHOWN = 5

/** Part of Oggi: my appointments of today, invitations to answer, meetings nobody recorded. */
export function TodayAppointments() {
  const say = useWords(agendaWords)
  const query = useQueryOf(listToday, {})
  return (
    <Loaded query={query} lines={4}>
      {({ today, waiting, unrecorded, drafts }) => (
        <Card title={say.todayTitle} footer={<Link to={agendaPath.to()}>{say.openAgenda}</Link>}>
          {today.length === 0 ? <p className="ac-meta">{say.todayNone}</p> : <SlotList label={say.todayTitle} slots={today} actions={toRecord(say.toRecord)} />}
          {waiting.length > 0 && <More title={say.waitingTitle} slots={waiting} />}
          {unrecorded.length > 0 && <More title={say.unrecordedTitle} slots={unrecorded} action={say.toRecord} />}
          {drafts > 0 && <p className="ac-meta">{say.drafts(drafts)}</p>}
        </Card>
      )}
    </Loaded>
  )
}

const toRecord = (label: string) => (slot: Slot) => (slot.toRecord && slot.id ? <LinkButton size="small" to={appointmentPath.to({ appointmentId: slot.id })} aria-label={`${label}: ${slot.file?.childName ?? ''}`}>{label}</LinkButton> : null)

function More({ title, slots, action }: { title: string; slots: readonly Slot[]; action?: string }) {
  const say = useWords(agendaWords)
  return (
    <>
      <h3>{title}</h3>
      <SlotList label={title} slots={slots.slice(0, SHOWN)} actions={action ? toRecord(action) : undefined} />
      {slots.length > SHOWN && <p className="ac-meta">{say.showMore(slots.length - SHOWN)}</p>}
    </>
  )
}
