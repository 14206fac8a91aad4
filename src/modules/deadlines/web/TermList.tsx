import { Fragment, useCallback, useRef, useState } from 'react'
import { useShortcut } from '#kernel/web/shortcuts.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import type { Term } from '../contract.ts'
import { buckets, type Bucket } from '../contract/term.ts'
import { TermDialogs } from './TermDialogs.tsx'
import { TermLine } from './TermLine.tsx'
import { termWords } from './words.ts'

interface TermListProps {
  label: string
  terms: readonly Term[]
  /** Under headings by how near they are. */
  grouped?: boolean
  withFile?: boolean
  level?: 2 | 3
}

/** Terms one under the other. J and K walk through them, Enter opens, F marks as done. */
export function TermList({ label, terms, grouped = false, withFile = true, level = 2 }: TermListProps) {
  const say = useWords(termWords)
  const box = useRef<HTMLDivElement>(null)
  const [done, setDone] = useState<Term | null>(null)
  const links = () => [...(box.current?.querySelectorAll<HTMLElement>('[data-term-link]') ?? [])]
  const step = useCallback((by: 1 | -1) => {
    const all = links()
    const now = all.findIndex((one) => one === document.activeElement || one.closest('[data-term]')?.contains(document.activeElement))
    all[now === -1 ? (by === 1 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, now + by))]?.focus()
  }, [])
  useShortcut('j', say.help_next, () => step(1))
  useShortcut('k', say.help_previous, () => step(-1))
  useShortcut('f', say.help_done, () => {
    const id = document.activeElement?.closest<HTMLElement>('[data-term]')?.dataset['term']
    const term = terms.find((one) => one.id === id)
    if (term?.can.complete) setDone(term)
  })
  const list = (of: readonly Term[], name: string) => (
    <ol className="ac-terms" aria-label={name}>
      {of.map((term) => <li key={term.id}><TermLine term={term} withFile={withFile} onDone={setDone} /></li>)}
    </ol>
  )
  return (
    <div ref={box}>
      {grouped ? groupsOf(terms).map(({ bucket, of }) => <Fragment key={bucket}><Head bucket={bucket} level={level} />{list(of, headOf(say, bucket))}</Fragment>) : list(terms, label)}
      {done && <TermDialogs key={done.id} change="done" term={done} onClose={() => setDone(null)} />}
    </div>
  )
}

type Group = Bucket | 'ended'
const headOf = (say: (typeof termWords)['it'], bucket: Group): string => (bucket === 'ended' ? say.done : say[`bucket_${bucket}`])

function Head({ bucket, level }: { bucket: Group; level: 2 | 3 }) {
  const say = useWords(termWords)
  const Heading = `h${level}` as const
  return <Heading className="ac-term-group">{headOf(say, bucket)}</Heading>
}

/** In the order given, which is the server's: what was missed first. */
function groupsOf(terms: readonly Term[]): { bucket: Group; of: Term[] }[] {
  return ([...buckets, 'ended'] as Group[])
    .map((bucket) => ({ bucket, of: terms.filter((term) => (term.bucket ?? 'ended') === bucket) }))
    .filter(({ of }) => of.length > 0)
}
