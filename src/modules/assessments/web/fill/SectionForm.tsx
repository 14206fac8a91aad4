import { useMemo, type ReactNode } from 'react'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { isAnswered } from '../../domain/fill.ts'
import { presentStates, type Answer, type Answers, type Item, type Section } from '../../domain/instrument.ts'
import type { KnownAnswer } from '../../contract.ts'
import type { BeforeEighteen } from '../../domain/eighteen.ts'
import { Never } from './ItemAsides.tsx'
import type { Choosable } from './item-props.ts'
import { ItemField } from './ItemField.tsx'
import { fillWords } from './words.ts'

interface SectionFormProps {
  section: Section
  /** Items shown now, in their order. */
  items: readonly Item[]
  answers: Answers
  onAnswer: (key: string, answer: Answer | null) => void
  requiredNow?: (item: Item) => boolean
  disabled?: boolean
  people?: readonly Choosable[]
  dates?: (item: Item) => BeforeEighteen | undefined
  childHidden?: boolean
  known?: (item: Item) => readonly KnownAnswer[]
}

type Group = { indicators: boolean; items: Item[] }

/** Items in their order, indicators that follow each other together: they are worked through as one table. */
const grouped = (items: readonly Item[]): Group[] =>
  items.reduce<Group[]>((groups, item) => {
    const indicators = item.kind === 'indicator'
    const last = groups.at(-1)
    if (last && last.indicators === indicators) last.items.push(item)
    else groups.push({ indicators, items: [item] })
    return groups
  }, [])

/** The questions of one section: help and warnings in sight, then one question after the other. */
export function SectionForm({ section, items, answers, onAnswer, requiredNow, disabled, people, dates, childHidden, known }: SectionFormProps) {
  const both = useSay()
  const groups = useMemo(() => grouped(items), [items])
  const field = (item: Item) => (
    <ItemField
      key={item.key} item={item} answer={answers[item.key]} onChange={(answer) => onAnswer(item.key, answer)} disabled={disabled ?? false} required={requiredNow?.(item) ?? item.required ?? false}
      people={people ?? []} dates={dates?.(item)} known={known?.(item)} childHidden={childHidden ?? false}
    />
  )
  return (
    <div className="ac-part">
      {section.help && <Callout>{both(section.help)}</Callout>}
      <Never texts={section.never} />
      {groups.map((group) => (group.indicators ? <Indicators key={group.items[0]!.key} {...{ group, answers, onAnswer, disabled }} field={field} /> : <div key={group.items[0]!.key}>{group.items.map(field)}</div>))}
    </div>
  )
}

function Indicators({ group, answers, onAnswer, disabled, field }: { group: Group; answers: Answers; onAnswer: SectionFormProps['onAnswer']; disabled: boolean | undefined; field: (item: Item) => ReactNode }) {
  const say = useWords(fillWords)
  const states = group.items.map(({ key }) => answers[key]?.state)
  const open = group.items.filter(({ key }) => !isAnswered(answers[key]))
  const rest = () => {
    for (const { key } of open) onAnswer(key, { state: 'not_observed' })
    const undo = () => {
      for (const { key } of open) onAnswer(key, null)
    }
    toast(say.indRestDone(open.length), { onUndo: undo })
  }
  return (
    <div>
      <p className="ac-meta ac-screen-only">{say.indKeys}</p>
      <ul className="ac-indicators">{group.items.map((item) => <li key={item.key}>{field(item)}</li>)}</ul>
      <div className="ac-item-foot">
        <span className="ac-meta" role="status">{say.indCount(states.filter((one) => one && presentStates.includes(one)).length, states.filter((one) => one === 'not_observed').length, states.filter((one) => one === 'not_assessable').length, open.length)}</span>
        {!disabled && open.length > 0 && <Button size="small" onClick={rest}>{say.indRest}</Button>}
      </div>
    </div>
  )
}
