import { useState } from 'react'
import { toastProblem } from '#kernel/web/ui/toasts.tsx'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { useListOf, useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { EmptyState, ErrorState, Skeleton } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { checkSources, factKinds, factOrders, proposeFacts, quoteFacts, reportParts, type Paper, type ProposedFact, type SourceChange } from '../contract.ts'
import type { SectionHandle } from './editor/SectionEditor.tsx'
import { paperWords } from './words.ts'

interface Props {
  paper: Paper
  handles: ReadonlyMap<string, SectionHandle>
  /** Where a fact goes: the section in which one wrote last. */
  active: string | null
  onActive: (sectionId: string) => void
}

/** What the file tells of the period, to be taken into the text with its source. */
export function FactsPanel({ paper, handles, active, onActive }: Props) {
  const say = useWords(paperWords)
  const [q, setQ] = useState('')
  const [part, setPart] = useState('')
  const [kind, setKind] = useState('')
  const [search, change] = useSearchState()
  const order = factOrders.find((one) => one === search.ordine) ?? 'newest'
  const list = useListOf<ProposedFact>(proposeFacts, { paperId: paper.id, limit: 30, order, ...(q.trim() ? { q } : {}), ...(part ? { part } : {}), ...(kind ? { kind } : {}) })
  const mine = paper.sections.filter(({ can }) => can.write)
  const into = mine.find(({ id }) => id === active) ?? mine[0]
  const rows = list.data?.pages.flatMap((one) => one.rows) ?? []
  const first = list.data?.pages[0] as { total: number | null; counts: { parts: Record<string, number>; kinds: Record<string, number> } | null } | undefined
  const counted = (label: string, n: number | undefined) => `${label} (${n ?? 0})`
  return (
    <div className="ac-stack">
      <Changed paper={paper} handles={handles} />
      <TextField label={say.searchFacts} value={q} onChange={setQ} />
      <div className="ac-facts-filters">
        <Select label={say.factPart} value={part} onChange={setPart} empty={say.anyPart} options={reportParts.map((one) => ({ value: one, label: counted(say[`part_${one}`], first?.counts?.parts[one]) }))} />
        <Select label={say.factKind} value={kind} onChange={setKind} empty={say.anyKind} options={factKinds.map((one) => ({ value: one, label: counted(say[`kind_${one}`], first?.counts?.kinds[one]) }))} />
        <Select label={say.factOrder} value={order} onChange={(next) => change({ ordine: next === 'newest' ? undefined : next })} empty={null} options={factOrders.map((one) => ({ value: one, label: say[`order_${one}`] }))} />
      </div>
      {mine.length > 0
        ? <Select label={say.into} value={into?.id ?? ''} onChange={onActive} empty={null} options={mine.map(({ id, title }) => ({ value: id, label: title }))} />
        : paper.state === 'writing' && <p className="ac-meta">{say.nowhere}</p>}
      {list.isPending && <Skeleton lines={6} />}
      {list.isError && <ErrorState problem={list.error} onRetry={() => void list.refetch()} />}
      {list.data && <p className="ac-meta" role="status">{say.factsFound(first?.total ?? rows.length)}</p>}
      {list.data && rows.length === 0 && <EmptyState icon="search" title={say.noFacts}>{say.noFactsText}</EmptyState>}
      <ul className="ac-plain ac-facts">
        {rows.map((fact) => <FactRow key={`${fact.source.kind} ${fact.source.id}`} {...{ paper, fact }} into={into} handle={into && handles.get(into.id)} />)}
      </ul>
      {list.hasNextPage && <Button kind="quiet" busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{say.more}</Button>}
    </div>
  )
}

function FactRow({ paper, fact, into, handle }: { paper: Paper; fact: ProposedFact; into: Paper['sections'][number] | undefined; handle: SectionHandle | undefined }) {
  const say = useWords(paperWords)
  const [added, setAdded] = useState(false)
  const quote = useMutationOf(quoteFacts, { onSuccess: ({ blocks }) => {
    handle?.insert(blocks)
    setAdded(true)
  }, onError: toastProblem })
  const closed = fact.clinical && into && !into.clinical
  return (
    <li className="ac-fact-row">
      <div className="ac-row">
        <strong>{formatDate(fact.on)}</strong>
        <span className="ac-meta">{say[`kind_${fact.source.kind}`]} · {say[`part_${fact.part}`]}</span>
        {(fact.taken || added) && <Badge kind="success" icon="check">{say.taken}</Badge>}
        {fact.clinical && <Badge kind="warning" icon="lock">{say.clinicalOnly}</Badge>}
      </div>
      <div translate="no" dir="auto"><strong>{fact.title}</strong>{fact.saidBy && <span className="ac-meta"> {say.saysWho(fact.saidBy)}</span>}<p className="ac-fact-text">{fact.text}</p></div>
      {into && handle && (
        <Button kind="secondary" size="small" icon="plus" disabled={Boolean(closed)} busy={quote.isPending} aria-label={`${say.add}: ${fact.title}`} onClick={() => quote.mutate({ paperId: paper.id, sectionId: into.id, sources: [fact.source] })}>{say.add}</Button>
      )}
    </li>
  )
}

/** Facts of the text whose source was corrected since: both texts, and a way to take the new one. */
function Changed({ paper, handles }: Pick<Props, 'paper' | 'handles'>) {
  const say = useWords(paperWords)
  const { data } = useQueryOf(checkSources, { paperId: paper.id })
  if (!data?.rows.length) return null
  return (
    <div className="ac-alert ac-callout ac-alert-warning">
      <div className="ac-alert-text ac-stack">
        <strong>{say.changedSources}</strong>
        {data.rows.map((one) => <ChangedRow key={one.blockId} {...{ paper, one }} handle={handles.get(one.sectionId)} />)}
      </div>
    </div>
  )
}

function ChangedRow({ paper, one, handle }: { paper: Paper; one: SourceChange; handle: SectionHandle | undefined }) {
  const say = useWords(paperWords)
  const quote = useMutationOf(quoteFacts, { onSuccess: ({ blocks: [block] }) => block && handle?.replace(one.blockId, block), onError: toastProblem })
  return (
    <div>
      <div><strong translate="no">{one.title}</strong> · {say[one.what]}</div>
      <p className="ac-fact-text"><span className="ac-meta">{say.quotedAs}</span> <span translate="no">{one.quoted}</span></p>
      {one.now && <p className="ac-fact-text"><span className="ac-meta">{say.nowSays}</span> <span translate="no">{one.now.text}</span></p>}
      {one.now && handle && (
        <Button kind="secondary" size="small" busy={quote.isPending} onClick={() => quote.mutate({ paperId: paper.id, sectionId: one.sectionId, sources: [{ ...one.source, version: one.now!.version }], from: one.now!.on, to: one.now!.on })}>{say.takeNew}</Button>
      )}
    </div>
  )
}
