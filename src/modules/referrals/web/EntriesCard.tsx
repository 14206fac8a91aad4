import { useMemo, useState } from 'react'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { ListScreen } from '#kernel/web/ui/ListScreen.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { listEntries, type Entry, type Service } from '../contract.ts'
import { CorrectEntryDialog, EntryHistoryDialog } from './EntryDialog.tsx'
import { formatHours } from './hours-words.ts'
import { referralWords } from './words.ts'

/** The hours of a service, day by day. */
export function EntriesCard({ service, lockedUntil }: { service: Service; lockedUntil: PlainDate }) {
  const say = useWords(referralWords)
  const [correcting, setCorrecting] = useState<Entry | null>(null)
  const [history, setHistory] = useState<Entry | null>(null)
  const columns = useMemo((): Column<Entry>[] => [
    { id: 'day', header: say.day, cell: (row) => <span className={row.removed ? 'ac-struck' : undefined}>{formatDate(row.day)}</span> },
    { id: 'minutes', header: say.duration, align: 'end', whole: true, cell: (row) => (row.removed ? <Badge>{say.removed}</Badge> : formatHours(row.minutes)) },
    { id: 'presence', header: say.presence, cell: (row) => (row.presence === 'present' ? say.presence_present : <Badge kind="warning">{say[`presence_${row.presence}`]}</Badge>) },
    { id: 'how', header: say.how, cell: (row) => row.group?.name ?? say.alone },
    { id: 'by', header: say.doneBy, cell: (row) => row.worker?.name ?? '' },
    { id: 'words', header: say.shortNote, cell: (row) => row.words && <bdi translate="no">{row.words}</bdi> },
  ], [say])
  return (
    <section aria-label={say.hours} className="ac-stack">
      <h2>{say.hours}</h2>
      <p className="ac-meta">{say.lockedUntil(formatDate(lockedUntil))}</p>
      <ListScreen
        title={say.hours} header={false} endpoint={listEntries} input={{ serviceId: service.id }} columns={columns} rowKey={(row) => row.id}
        rowActions={(row) => (
          <>
            {row.can.correct && <Button kind="quiet" size="small" aria-label={say.correctOf(formatDate(row.day))} onClick={() => setCorrecting(row)}>{say.correct}</Button>}
            {row.corrected && <Button kind="quiet" size="small" aria-label={say.historyOf(formatDate(row.day))} onClick={() => setHistory(row)}>{say.history}</Button>}
          </>
        )}
        empty={{ title: say.noHours, text: say.noHoursText }}
      />
      {correcting && <CorrectEntryDialog service={service} entry={correcting} onClose={() => setCorrecting(null)} />}
      {history && <EntryHistoryDialog entry={history} onClose={() => setHistory(null)} />}
    </section>
  )
}
