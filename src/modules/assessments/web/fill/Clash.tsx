import { useState } from 'react'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useListOf } from '#kernel/web/query.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Drawer } from '#kernel/web/ui/Modal.tsx'
import { EmptyState, ErrorState, Skeleton } from '#kernel/web/ui/states.tsx'
import { listKept, type AssessmentView } from '../../contract.ts'
import type { Item, Section } from '../../domain/instrument.ts'
import { AnswerText } from './AnswerText.tsx'
import { clashing, type Place, type Written } from './desk.ts'
import { fillWords } from './words.ts'

interface ClashProps {
  items: readonly Item[]
  written: Written
  onSettle: (mine: (key: string) => boolean) => void
}

/** Two authors wrote in the same item: both texts, and a choice for each. Nothing is overwritten unasked. */
export function ClashPanel({ items, written, onSettle }: ClashProps) {
  const say = useWords(fillWords)
  const both = useSay()
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set())
  const [other, setOther] = useState<ReadonlySet<string>>(new Set())
  if (!written.clash) return null
  const keys = clashing(written, written.clash)
  const choose = (key: string, own: boolean) => {
    const [nextMine, nextOther] = [new Set(mine), new Set(other)]
    ;(own ? nextMine : nextOther).add(key)
    setMine(nextMine)
    setOther(nextOther)
    if (keys.every((one) => nextMine.has(one) || nextOther.has(one))) onSettle((one) => nextMine.has(one))
  }
  const left = keys.filter((key) => !mine.has(key) && !other.has(key))
  return (
    <Alert kind="warning" title={say.clashTitle}>
      <p>{say.clashText}</p>
      <div className="ac-clash">
        {items.filter(({ key }) => left.includes(key)).map((item) => (
          <section key={item.key} aria-label={both(item.label)}>
            <h3>{both(item.label)}</h3>
            <div className="ac-clash-two">
              <div><strong>{say.mine}</strong><AnswerText item={item} answer={written.own[item.key]} /><Button size="small" onClick={() => choose(item.key, true)}>{say.keepMine}</Button></div>
              <div><strong>{say.theirs}</strong><AnswerText item={item} answer={written.clash!.answers[item.key]} /><Button size="small" onClick={() => choose(item.key, false)}>{say.takeTheirs}</Button></div>
            </div>
          </section>
        ))}
        {left.length > 1 && <div className="ac-row"><Button kind="quiet" size="small" onClick={() => onSettle(() => true)}>{say.allMine}</Button><Button kind="quiet" size="small" onClick={() => onSettle(() => false)}>{say.allTheirs}</Button></div>}
      </div>
    </Alert>
  )
}

/** Texts of a section set aside when two wrote it, to be read and taken up again by hand. */
export function KeptTexts({ view, place, section, onClose }: { view: AssessmentView; place: Place; section: Section; onClose: () => void }) {
  const say = useWords(fillWords)
  const both = useSay()
  const list = useListOf(listKept, { assessmentId: view.id, section: place.section, ...(place.person ? { person: place.person } : {}) })
  const rows = list.data?.pages.flatMap((page) => page.rows)
  return (
    <Drawer open onClose={onClose} title={say.keptTitle}>
      {list.error && <ErrorState problem={list.error} onRetry={() => void list.refetch()} />}
      {!rows && !list.error && <Skeleton lines={4} />}
      {rows?.length === 0 && <EmptyState icon="note" title={say.keptEmpty} />}
      <ul className="ac-plain ac-stack">
        {rows?.map((kept) => (
          <li key={kept.id}>
            <div className="ac-meta">{say[`kept_${kept.why}`]} · {say.keptBy(kept.by.name, formatDateTime(kept.at))}</div>
            <dl className="ac-reading">
              {section.items.filter(({ key }) => kept.answers[key]).map((item) => <div key={item.key}><dt>{both(item.label)}</dt><dd><AnswerText item={item} answer={kept.answers[item.key]} /></dd></div>)}
            </dl>
          </li>
        ))}
      </ul>
      {list.hasNextPage && <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{say.moreKept}</Button>}
    </Drawer>
  )
}
