import { useCallback, useRef, useState } from 'react'
import type { Result } from '#kernel/contract/endpoint.ts'
import { formatDateShort } from '#kernel/web/i18n/format.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useListOf } from '#kernel/web/query.ts'
import { call, downloadUrl } from '#kernel/web/api.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { ConfirmDialog } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { ErrorState, Skeleton } from '#kernel/web/ui/states.tsx'
import { Table } from '#kernel/web/ui/Table.tsx'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { confirmRun, downloadRefused, listRows, type ImportRun } from '../contract.ts'
import { KnownCard, wholeView, type KnownCounts } from './KnownCard.tsx'
import { knownWords } from './known-words.ts'
import { rereadRun } from './reread.ts'
import { importWords } from './words.ts'

type Row = Result<typeof listRows>['rows'][number]
type Counts = Result<typeof listRows>['counts']
type Chosen = Result<typeof listRows>['chosen']

/** What is left to answer; of an earlier comparison nothing. */
function useCounts(at: string | undefined): [KnownCounts | undefined, (next: KnownCounts) => void] {
  const [known, setKnown] = useState<{ at: string | undefined; counts: KnownCounts }>()
  return [known && known.at === at ? known.counts : undefined, useCallback((counts: KnownCounts) => setKnown({ at, counts }), [at])]
}

/** What would become of each row, which doubts to accept, and the confirmation. */
export function TryStep({ run, onBack }: { run: ImportRun; onBack: () => void }) {
  const say = useWords(importWords)
  const tell = useWords(knownWords)
  const [outcome, setOutcome] = useState('')
  // null: nothing changed here yet, what was chosen at the last confirmation counts
  const [chosenAll, setAll] = useState<boolean | null>(null)
  const [chosenRows, setRows] = useState<ReadonlySet<number> | null>(null)
  const [asking, setAsking] = useState(false)
  const [view, setView] = useState(wholeView)
  const [known, setCounts] = useCounts(run.matching?.at)
  const top = useRef<HTMLDivElement>(null)
  const query = useListOf<Row>(listRows as never, { runId: run.id, outcome: outcome || undefined, limit: 100 })
  const { counts, chosen } = (query.data?.pages[0] ?? {}) as { counts?: Counts; chosen?: Chosen }
  const all = chosenAll ?? chosen === 'all'
  const included = chosenRows ?? new Set(Array.isArray(chosen) ? chosen : [])
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? []
  const toggle = (row: number) => {
    const next = new Set(included)
    if (!next.delete(row)) next.add(row)
    setRows(next)
  }
  if (query.error) return <ErrorState problem={query.error} onRetry={() => void query.refetch()} />
  if (!counts) return <Skeleton lines={8} />
  const doubts = all ? counts.doubt : included.size
  const total = counts.create + doubts
  const confirm = async () => {
    await call(confirmRun, { runId: run.id, version: run.version, include: all ? 'all' : [...included] })
    rereadRun()
  }
  const must = known?.must ?? 0
  const answerFirst = () => {
    setView({ ...wholeView, band: 'very_likely', show: 'unanswered' })
    top.current?.focus()
  }
  return (
    <>
    <div ref={top} tabIndex={-1}><KnownCard run={run} view={view} onView={setView} counts={known} onCounts={setCounts} /></div>
    <Card title={say.tryTitle} actions={<Button kind="quiet" size="small" icon="arrow-left" onClick={onBack}>{say.back}</Button>}>
      <Choices {...{ counts, outcome, setOutcome, all, setAll }} />
      {rows.length === 0 ? <p>{say.noRows}</p> : <RowTable {...{ rows, all, included }} onToggle={toggle} />}
      {query.hasNextPage && <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{say.more}</Button>}
      {must > 0 && <Alert kind="warning" actions={<Button size="small" onClick={answerFirst}>{tell.toMust}</Button>}>{tell.must(must)}</Alert>}
      {run.matching?.state === 'running' && <p className="ac-meta">{tell.waitRunning}</p>}
      <div className="ac-form-actions">
        <Button kind="primary" icon="check" disabled={total === 0 || !run.can.confirm || run.matching?.state !== 'done'} onClick={() => setAsking(true)}>{say.confirm(total)}</Button>
        {run.can.refused && counts.refused + counts.doubt > 0 && <a className="ac-btn btn btn-outline-primary" href={downloadUrl(downloadRefused, { runId: run.id })} download>{say.downloadLeft}</a>}
      </div>
      <ConfirmDialog open={asking} onClose={() => setAsking(false)} title={say.confirmTitle} confirm={say.confirm(total)} onConfirm={confirm}>
        <p>{say.confirmText(total, counts.refused + counts.doubt - doubts)}</p>
      </ConfirmDialog>
    </Card>
    </>
  )
}

interface ChoicesProps {
  counts: Counts
  outcome: string
  setOutcome: (outcome: string) => void
  all: boolean
  setAll: (all: boolean) => void
}

/** Which rows are shown, and whether all doubtful ones are loaded. */
function Choices({ counts, outcome, setOutcome, all, setAll }: ChoicesProps) {
  const say = useWords(importWords)
  const shown = [
    { value: '', label: say.all(counts.create + counts.doubt + counts.refused) }, { value: 'create', label: say.create(counts.create) },
    { value: 'doubt', label: say.doubt(counts.doubt) }, { value: 'refused', label: say.refused(counts.refused) },
  ]
  return (
    <div className="ac-form ac-imp-over">
      <Select label={say.show} options={shown} empty={null} value={outcome} onChange={setOutcome} />
      {counts.doubt > 0 && <Checkbox label={say.includeAll} value={all} onChange={setAll} />}
      {counts.skipped > 0 && <p className="ac-meta">{say.skipped(counts.skipped)}</p>}
    </div>
  )
}

const kinds = { create: 'success', doubt: 'warning', refused: 'neutral' } as const

interface RowTableProps {
  rows: readonly Row[]
  all: boolean
  included: ReadonlySet<number>
  onToggle: (row: number) => void
}

function RowTable({ rows, all, included, onToggle }: RowTableProps) {
  const say = useWords(importWords)
  const language = useLanguage()
  const outcomes = { create: say.toCreate, doubt: say.doubtful, refused: say.refusedOne }
  return (
    <Table
      caption={say.tryTitle}
      rows={rows}
      rowKey={({ row }) => String(row)}
      columns={[
        { id: 'row', header: say.row, cell: ({ row }) => row },
        { id: 'name', header: say.child, cell: ({ name }) => <bdi>{name}</bdi> },
        { id: 'birth', header: say.birth, cell: ({ birth }) => (birth && birth.length === 10 ? formatDateShort(birth) : (birth ?? '')) },
        { id: 'details', header: say.details, cell: ({ details }) => <span className="ac-meta"><bdi>{details.join(' · ')}</bdi></span> },
        { id: 'outcome', header: say.outcome, cell: ({ outcome }) => <Badge kind={kinds[outcome]}>{outcomes[outcome]}</Badge> },
        { id: 'why', header: say.why, cell: ({ findings }) => <>{findings.map((finding) => <div key={finding.code + finding.it}>{finding[language]}</div>)}</> },
        {
          id: 'include', header: say.include, screenOnly: true,
          cell: ({ row, name, outcome }) => outcome === 'doubt' && (
            <input type="checkbox" aria-label={say.includeRow(row, name)} checked={all || included.has(row)} disabled={all} onChange={() => onToggle(row)} />
          ),
        },
      ]}
    />
  )
}
