import { useMemo, useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { usePageActions } from '#kernel/web/palette.ts'
import { useGo } from '#kernel/web/paths.ts'
import { useListOf, useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { SearchBox } from '#kernel/web/ui/ListScreen.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { EmptyState, ErrorState, Loaded, Skeleton } from '#kernel/web/ui/states.tsx'
import { listCaseActions, listCaseAppointments, type Slot } from '../contract.ts'
import { ABSENCES_NOTICED } from '../domain/absence.ts'
import { ActionList } from './ActionsCard.tsx'
import { useAgendaCodes } from './codes.ts'
import { newAppointmentPath } from './paths.ts'
import { SlotList } from './SlotList.tsx'
import { agendaWords } from './words.ts'

/** The part of a child's page about appointments: those to come, those that were, what they decided. */
export function AgendaTab({ caseId, childName }: { caseId: string; childName: string }) {
  const say = useWords(agendaWords)
  const go = useGo()
  const id = caseId as Id<'case'>
  const first = useQueryOf(listCaseAppointments, { caseId: id, limit: 1 })
  const plan = newAppointmentPath.to({}, { fascicolo: caseId })
  const can = first.data?.can.plan ?? false
  usePageActions(useMemo(() => (can ? [{ id: 'plan', label: say.planFor(childName), icon: 'calendar' as const, run: () => go(plan) }] : []), [can, say, childName, go, plan]))
  return (
    <div className="ac-columns">
      <div className="ac-stack">
        {first.data && first.data.absences >= ABSENCES_NOTICED && <Callout kind="warning" title={say.absences(first.data.absences)}>{say.absencesText}</Callout>}
        <Appointments caseId={id} when="ahead" action={can && <LinkButton kind="primary" icon="plus" to={plan}>{say.plan}</LinkButton>} />
        <Appointments caseId={id} when="past" action={null} />
      </div>
      <div className="ac-stack"><Decided caseId={id} /></div>
    </div>
  )
}

function Appointments({ caseId, when, action }: { caseId: Id<'case'>; when: 'ahead' | 'past'; action: React.ReactNode }) {
  const say = useWords(agendaWords)
  const codes = useAgendaCodes()
  const [q, setQ] = useState('')
  const [kind, setKind] = useState('')
  const list = useListOf<Slot>(listCaseAppointments as never, { caseId, when, limit: 20, ...(q ? { q } : {}), ...(kind ? { kind } : {}) })
  const slots = list.data?.pages.flatMap((page) => page.rows) ?? []
  const total = list.data?.pages[0]?.total ?? null
  const past = when === 'past'
  return (
    <Card title={past ? say.past : say.ahead} actions={<>{total !== null && <span className="ac-meta" role="status">{say.count(total)}</span>}{slots.length > 0 && action}</>}>
      {past && (total !== 0 || q || kind) && (
        <div className="ac-row ac-screen-only">
          <SearchBox label={say.search} value={q} onChange={setQ} />
          <Select label={say.kind} empty={say.all} options={codes.options('appointment_kind')} value={kind} onChange={setKind} />
        </div>
      )}
      {list.error && <ErrorState problem={list.error} onRetry={() => void list.refetch()} />}
      {!list.data && !list.error && <Skeleton lines={4} />}
      {list.data && slots.length === 0 && <EmptyState icon="calendar" title={past ? say.nonePast : say.noneAhead} action={action}>{past ? undefined : say.noneAheadText}</EmptyState>}
      {slots.length > 0 && <SlotList label={past ? say.past : say.ahead} slots={slots} named={false} />}
      {list.hasNextPage && <div className="ac-list-more"><Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{say.more_rows}</Button></div>}
    </Card>
  )
}

function Decided({ caseId }: { caseId: Id<'case'> }) {
  const say = useWords(agendaWords)
  const query = useQueryOf(listCaseActions, { caseId, limit: 100 })
  return <Card title={say.actionsTitle}><Loaded query={query}>{({ rows }) => (rows.length === 0 ? <p className="ac-meta">{say.noActions}</p> : <ActionList actions={rows} />)}</Loaded></Card>
}
