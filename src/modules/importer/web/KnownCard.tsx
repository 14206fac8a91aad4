import { useEffect, useState } from 'react'
import { sayProblem } from '#kernel/web/api.ts'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { queryClient, useListOf, useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { Alert, Callout } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Progress } from '#kernel/web/ui/FileDrop.tsx'
import { ConfirmDialog } from '#kernel/web/ui/Modal.tsx'
import { Filter, SearchBox } from '#kernel/web/ui/ListScreen.tsx'
import { ErrorState, Skeleton } from '#kernel/web/ui/states.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { answerKnown, answerRest, listBeyond, listKnown, listRows, matchAgain, type ImportRun, type KnownLine } from '../contract.ts'
import type { Verdict } from './KnownAnswer.tsx'
import { KnownTable, type Given } from './KnownTable.tsx'
import { knownWords } from './known-words.ts'
import { rereadRun } from './reread.ts'

export interface KnownCounts {
  very_likely: number
  likely: number
  possible: number
  unanswered: number
  must: number
}

/** How the list is looked at; held by the step, so that what must be answered can be brought into view. */
export interface KnownView {
  band: string
  show: string
  q: string
}
export const wholeView: KnownView = { band: '', show: '', q: '' }

interface Props {
  run: ImportRun
  view: KnownView
  onView: (view: KnownView) => void
  counts: KnownCounts | undefined
  onCounts: (counts: KnownCounts) => void
}

/** Which rows may be children registered already, in one table; and the answers. */
export function KnownCard(props: Props) {
  const say = useWords(knownWords)
  const { run } = props
  const again = useMutationOf(matchAgain, { onSuccess: rereadRun, onError: toastProblem })
  const { matching } = run
  const restart = <Button size="small" busy={again.isPending} onClick={() => again.mutate({ runId: run.id })}>{say.again}</Button>
  return (
    <Card title={say.title} actions={matching?.state === 'done' && <Button kind="quiet" size="small" icon="refresh" busy={again.isPending} onClick={() => again.mutate({ runId: run.id })}>{say.again}</Button>}>
      <p>{say.text} {matching?.state === 'done' && say.comparedAt(formatDateTime(matching.at))}</p>
      {matching?.state === 'running' && <><Progress label={say.running} share={matching.total ? matching.done / matching.total : 0} /><p className="ac-meta">{say.runningText(matching.done, matching.total)}</p></>}
      {(matching === null || matching.state === 'failed') && <Alert kind="warning" title={say.failed} actions={restart} />}
      {matching?.state === 'done' && <><Answers {...props} /><Beyond runId={run.id} /></>}
    </Card>
  )
}

function Answers({ run, view, onView, counts, onCounts }: Props) {
  const say = useWords(knownWords)
  const [given, setGiven] = useState<ReadonlyMap<string, Given>>(new Map())
  const [asking, setAsking] = useState(false)
  const [touched, setTouched] = useState(0)
  // the rows below follow once the answering pauses: each reading goes through the whole register
  useEffect(() => {
    if (!touched) return undefined
    const timer = setTimeout(() => void queryClient.invalidateQueries({ queryKey: [listRows.id] }), 1500)
    return () => clearTimeout(timer)
  }, [touched])
  const query = useListOf<KnownLine>(listKnown as never, { runId: run.id, band: view.band || undefined, show: view.show || undefined, q: view.q || undefined, limit: 50 })
  const first = query.data?.pages[0] as { counts?: KnownCounts; total?: number } | undefined
  const [now, whole] = [counts ?? first?.counts, first?.counts]
  useEffect(() => {
    if (whole) onCounts(whole)
    // what the list says when it is read again counts
  }, [whole, onCounts])
  const put = (id: string, next: Given) => setGiven((before) => new Map(before).set(id, next))
  const settled = (next: KnownCounts) => {
    onCounts(next)
    setTouched((before) => before + 1)
  }
  const answer = useMutationOf(answerKnown, { onSuccess: (result) => settled(result.counts) })
  const rest = useMutationOf(answerRest, {
    onSuccess: (result) => { toast(say.restDone(result.answered)); setGiven(new Map()); settled(result.counts); void query.refetch() }, onError: toastProblem,
  })
  if (query.error) return <ErrorState problem={query.error} onRetry={() => void query.refetch()} />
  if (!query.data || !now) return <Skeleton lines={4} />
  const rows = query.data.pages.flatMap((page) => page.rows)
  if (now.very_likely + now.likely + now.possible === 0) return <p>{say.none}</p>
  const keep = (line: KnownLine, verdict: Verdict | null, words: string | null) => {
    const before = given.get(line.id) ?? { verdict: line.verdict, words: line.words }
    put(line.id, { verdict, words })
    answer.mutate({ runId: run.id, answers: [{ candidateId: line.id, verdict, words }] }, {
      onError: (problem) => put(line.id, { ...before, error: Object.values(problem.fieldErrors)[0] ?? sayProblem(problem).detail }),
    })
  }
  // what was read stays in sight while it is answered: another filter, or another page, reads anew
  const look = (part: Partial<KnownView>) => { setGiven(new Map()); onView({ ...view, ...part }); void queryClient.invalidateQueries({ queryKey: [listKnown.id] }) }
  return (
    <>
      <div className="ac-list-bar" role="search" aria-label={say.title}>
        <SearchBox label={say.search} value={view.q} onChange={(q) => look({ q })} />
        <div className="ac-filters">
          <Filter filter={{ id: 'show', label: say.show, all: say.all, options: [{ value: 'unanswered', label: say.unanswered(now.unanswered) }, { value: 'answered', label: say.answered }] }} value={view.show} onChange={(show) => look({ show })} />
          <Filter filter={{ id: 'band', label: say.band, all: say.allBands, options: (['very_likely', 'likely', 'possible'] as const).map((value) => ({ value, label: say[value](now[value]) })) }} value={view.band} onChange={(band) => look({ band })} />
        </div>
        <span className="ac-list-end"><Button size="small" disabled={now.unanswered === 0} busy={rest.isPending} onClick={() => setAsking(true)}>{say.rest}</Button></span>
      </div>
      {rows.length === 0 ? <p>{say.noneLeft}</p> : <KnownTable rows={rows} given={given} onAnswer={keep} />}
      {query.hasNextPage && <div className="ac-list-more"><Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{say.more(rows.length, first?.total ?? rows.length)}</Button></div>}
      <ConfirmDialog open={asking} onClose={() => setAsking(false)} title={say.restTitle} confirm={say.rest} onConfirm={() => rest.mutateAsync({ runId: run.id })}>
        <p>{say.restText(now.unanswered, now.must)}</p>
      </ConfirmDialog>
    </>
  )
}

/** Who is out of reach: of a short register which service to call; of a long one where it will be told. */
function Beyond({ runId }: { runId: ImportRun['id'] }) {
  const say = useWords(knownWords)
  const { data } = useQueryOf(listBeyond, { runId }, { staleTime: 600_000 })
  if (!data) return null
  if (data.later || data.limited) return <p className="ac-meta">{data.later ? say.beyondLater : say.beyondLimited}</p>
  if (data.rows.length === 0) return <p className="ac-meta">{say.beyondNone}</p>
  return (
    <Callout kind="warning" title={say.beyond}>
      <p>{say.beyondText}</p>
      <ul>
        {data.rows.map(({ row, name, services }) => (
          <li key={row}>
            {say.row} {row}, <bdi translate="no">{name}</bdi>: {services.map((one) => `${one.organisationName}, ${one.unitName} (${say.contact}: ${one.contact ?? say.noContact})`).join('; ')}
          </li>
        ))}
      </ul>
    </Callout>
  )
}
