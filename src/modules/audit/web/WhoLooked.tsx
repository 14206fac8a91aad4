import { useMemo, useState } from 'react'
import type { Result } from '#kernel/contract/endpoint.ts'
import { downloadUrl } from '#kernel/web/api.ts'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useListOf, useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { Table, type Column } from '#kernel/web/ui/Table.tsx'
import { exportWhoLooked, whoLooked, whoLookedByPerson } from '../contract.ts'
import { EventTable, useRoles } from './EventTable.tsx'
import { PeriodFields, type Period } from './PeriodFields.tsx'
import { auditWords } from './words.ts'

type Reader = Result<typeof whoLookedByPerson>['rows'][number]

/** Who looked at a file: for who holds it. Read only when asked for, since reading it leaves a trace too. */
export function WhoLooked({ subject }: { subject: string }) {
  const say = useWords(auditWords)
  const [shown, setShown] = useState(false)
  return (
    <Card title={say.whoLooked}>
      <p>{say.whoLookedText}</p>
      {shown ? <Trail subject={subject} /> : <Button icon="password-visible" className="ac-screen-only" onClick={() => setShown(true)}>{say.show}</Button>}
    </Card>
  )
}

function Trail({ subject }: { subject: string }) {
  const say = useWords(auditWords)
  const [view, setView] = useState('person')
  const [period, setPeriod] = useState<Period>({})
  const address = (format: 'csv' | 'xlsx') => downloadUrl(exportWhoLooked, { subject, format, ...period })
  return (
    <div className="ac-stack">
      <div className="ac-row ac-screen-only">
        <RadioGroup label={say.whoLooked} inline value={view} onChange={setView} options={[{ value: 'person', label: say.byPerson }, { value: 'list', label: say.asList }]} />
        <PeriodFields period={period} onChange={setPeriod} />
      </div>
      <div className="ac-row ac-screen-only">
        <a href={address('xlsx')} download>{say.xlsx}</a>
        <a href={address('csv')} download>{say.csv}</a>
      </div>
      {view === 'person' ? <ByPerson subject={subject} period={period} /> : <ByTime subject={subject} period={period} />}
    </div>
  )
}

const nobody = (say: { nobody: string; nobodyText: string }) => <EmptyState icon="password-visible" title={say.nobody}>{say.nobodyText}</EmptyState>

function ByPerson({ subject, period }: { subject: string; period: Period }) {
  const say = useWords(auditWords)
  const roles = useRoles()
  const query = useQueryOf(whoLookedByPerson, { subject, ...period }, { keepPrevious: true })
  const columns = useMemo((): Column<Reader>[] => [
    { id: 'person', header: say.person, cell: (row) => <><span translate="no"><bdi>{row.who.name}</bdi></span> {row.emergency && <Badge kind="warning">{say.emergency}</Badge>}</> },
    { id: 'body', header: say.body, cell: (row) => <span translate="no">{row.who.organisationName}</span> },
    { id: 'role', header: say.role, cell: (row) => roles(row.who.roles) },
    { id: 'times', header: say.times, cell: (row) => [row.looked > 0 && say.looked(row.looked), row.wrote > 0 && say.wrote(row.wrote), row.refused > 0 && say.refused(row.refused)].filter(Boolean).join(', ') },
    { id: 'last', header: say.last, cell: (row) => formatDateTime(row.lastAt) },
  ], [say, roles])
  return <Loaded query={query}>{({ rows }) => (rows.length === 0 ? nobody(say) : <Table caption={say.whoLooked} columns={columns} rows={rows} rowKey={(row) => row.who.id} />)}</Loaded>
}

function ByTime({ subject, period }: { subject: string; period: Period }) {
  const say = useWords(auditWords)
  const list = useListOf(whoLooked, { subject, ...period })
  const rows = list.data?.pages.flatMap((page) => page.rows)
  return (
    <Loaded query={{ data: rows, error: list.error, refetch: list.refetch }}>
      {(events) => (events.length === 0 ? nobody(say) : (
        <>
          <EventTable caption={say.whoLooked} rows={events} />
          {list.hasNextPage && <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{say.more}</Button>}
        </>
      ))}
    </Loaded>
  )
}
