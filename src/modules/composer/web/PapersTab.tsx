import { useMemo } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDate, formatSince } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useListOf } from '#kernel/web/query.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { EmptyState, ErrorState, Skeleton } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { listCasePapers, type PaperHead, type ReportTerm } from '../contract.ts'
import { newPaperPath, paperPath } from './paths.ts'
import { ReportTermLines } from './ReportTermLines.tsx'
import { stateBadge } from './state-badge.ts'
import { paperWords } from './words.ts'

interface FirstPage {
  terms: ReportTerm[]
  can: { start: boolean }
}

/** The part of a child's page about official writings: those under way first, and the terms nobody writes for yet. */
export function PapersTab({ caseId }: { caseId: string }) {
  const say = useWords(paperWords)
  const [search, change] = useSearchState()
  const q = typeof search.q === 'string' ? search.q : ''
  const dropped = search.buttate === 'si'
  const input = useMemo(() => ({ caseId: caseId as Id<'case'>, ...(q ? { q } : {}), ...(dropped ? { dropped: 'true' as const } : {}) }), [caseId, q, dropped])
  const list = useListOf<PaperHead>(listCasePapers, input)
  if (list.isPending) return <Skeleton lines={6} />
  if (list.isError) return <ErrorState problem={list.error} onRetry={() => void list.refetch()} />
  const first = list.data.pages[0] as unknown as FirstPage
  const rows = list.data.pages.flatMap((one) => one.rows)
  const add = first.can.start && <LinkButton kind="primary" icon="plus" to={newPaperPath.to({ caseId })}>{say.newPaper}</LinkButton>
  return (
    <div className="ac-stack">
      <div className="ac-row"><h2>{say.papers}</h2>{rows.length > 0 && add}</div>
      {first.terms.length > 0 && (
        <Card title={say.termsWaiting} level={3}>
          <ReportTermLines label={say.termsWaiting} rows={first.terms} withFile={false} mayWrite={first.can.start} />
        </Card>
      )}
      {(rows.length > 4 || q) && <TextField label={say.title} value={q} onChange={(text) => change({ q: text || undefined })} />}
      {rows.length === 0 && <EmptyState icon="note" title={q ? say.noneWork : say.none} action={q ? undefined : add}>{q ? say.noneWorkText : say.noneText}</EmptyState>}
      <ul className="ac-plain ac-stack">{rows.map((one) => <PaperLine key={one.id} paper={one} />)}</ul>
      {list.hasNextPage && <Button kind="quiet" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{say.more}</Button>}
      <Checkbox label={say.withdrawn} value={dropped} onChange={(on) => change({ buttate: on ? 'si' : undefined })} />
    </div>
  )
}

/** One paper in a line: what it is, where it stands, by when. */
export function PaperLine({ paper, child }: { paper: PaperHead; child?: boolean }) {
  const say = useWords(paperWords)
  const [kind, label] = stateBadge(paper.state, say)
  return (
    <li className="ac-card ac-paper-line">
      <div className="ac-row">
        <Link to={paperPath.to({ paperId: paper.id })}><strong>{paper.title}</strong></Link>
        <Badge kind={kind}>{label}</Badge>
        {paper.openRemarks > 0 && <Badge kind="info" icon="comment">{say.openRemarks(paper.openRemarks)}</Badge>}
      </div>
      <div className="ac-meta">
        {[
          child && `${paper.childName}, ${paper.caseNumber}`, paper.number && say.numbered(paper.number.n, paper.number.year), paper.current > 1 && say.version(paper.current), paper.addressee,
          paper.state === 'sent' ? paper.sentOn && formatDate(paper.sentOn) : paper.dueOn ? say.dueOn(formatDate(paper.dueOn)) : say.noTerm, paper.authors.join(', '), formatSince(paper.changedAt),
        ].filter(Boolean).join(' · ')}
      </div>
    </li>
  )
}
