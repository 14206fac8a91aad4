import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { isPlainDate, type PlainDate } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { Table } from '#kernel/web/ui/Table.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { getLegalStatus, type LegalStatusReply } from '../../contract/status.ts'
import { CorrectionDialog } from './CorrectionDialog.tsx'
import { Corrections } from './Corrections.tsx'
import { rowsOf, windowOf, type Row, type RowWords } from './bars.ts'
import { parentName, serviceText, type Speech } from './say-status.ts'
import { StatusBars } from './StatusBars.tsx'
import { StatusText, useSpeech } from './StatusText.tsx'
import { statusWords } from './words.ts'

/** Who decides for the child, on any day and over time: words, picture and table. */
export function LegalStatusPanel({ caseId }: { caseId: Id<'case'> }) {
  const query = useQueryOf(getLegalStatus, { caseId, timeline: 'true' })
  return <Loaded query={query} lines={6}>{(reply) => <Panel caseId={caseId} reply={reply} />}</Loaded>
}

function rowWords({ say, words, codes }: Speech): RowWords {
  return {
    parent: (one) => ({ row: say.ofWho(parentName(one, say)), label: words[`state_${one.state}`] }),
    guardian: (one) => `${words[`role_${one.role}`]}: ${one.holder.name ?? words.hiddenPerson}`,
    others: (all) => all.map((one) => `${words[`role_${one.role}`]}: ${one.holder.name ?? words.hiddenPerson}`).join('; '),
    services: (status) => [
      ...status.services.map(({ kinds }) => serviceText(kinds, codes)),
      ...(status.placement?.placementKind ? [codes.label('placement_kind', status.placement.placementKind)] : []),
    ].join('; '),
    rows: { guardian: say.guardianRow, others: say.othersRow, services: say.serviceRow },
  }
}

function Panel({ caseId, reply }: { caseId: Id<'case'>; reply: LegalStatusReply }) {
  const speech = useSpeech()
  const { say } = speech
  const { today, timeline } = reply
  const [typed, setTyped] = useState<string>(today)
  const [correcting, setCorrecting] = useState(false)
  const day = isPlainDate(typed) ? typed : today
  const rows = timeline ? rowsOf(timeline, rowWords(speech)) : []
  const status = timeline?.stretches.find(({ from, to }) => from <= day && day <= to)?.status ?? reply.status
  const shown = timeline && windowOf(timeline, today)
  const isToday = day === today
  return (
    <Card
      title={isToday ? say.title(reply.childName) : say.titleOn(reply.childName, formatDate(day))}
      actions={reply.can.correct && <Button kind="quiet" size="small" icon="pencil" className="ac-screen-only" onClick={() => setCorrecting(true)}>{say.correct}</Button>}
    >
      <div className="ac-stack">
        <div aria-live="polite"><StatusText status={status} reply={reply} past={day < today} /></div>
        {shown && rows.length > 0 && <StatusBars rows={rows} {...shown} day={day} onDay={setTyped} />}
        <div className="ms-day-bar ac-screen-only">
          <SmartDateField label={say.day} hint={say.dayHint} value={typed} onChange={(value) => setTyped(value ?? today)} />
          {!isToday && <Button size="small" onClick={() => setTyped(today)}>{say.today}</Button>}
        </div>
        {rows.length > 0 && <details><summary>{say.table}</summary><PeriodTable rows={rows} /></details>}
        <Corrections caseId={caseId} reply={reply} />
      </div>
      {correcting && <CorrectionDialog caseId={caseId} reply={reply} onClose={() => setCorrecting(false)} />}
    </Card>
  )
}

interface PeriodRow {
  id: string
  who: string
  what: string
  from: PlainDate
  to: PlainDate
}

function PeriodTable({ rows }: { rows: readonly Row[] }) {
  const say = useWords(statusWords)
  const periods = rows.flatMap(({ id, label, bars }) => bars.map((bar): PeriodRow => ({ id: `${id} ${bar.from}`, who: label, what: bar.label, from: bar.from, to: bar.to })))
  return (
    <Table
      caption={say.over}
      rows={periods}
      rowKey={({ id }) => id}
      columns={[
        { id: 'who', header: say.who, cell: ({ who }) => who }, { id: 'what', header: say.what, cell: ({ what }) => what },
        { id: 'from', header: say.from, cell: ({ from }) => formatDate(from), whole: true }, { id: 'to', header: say.to, cell: ({ to }) => formatDate(to), whole: true },
      ]}
    />
  )
}
