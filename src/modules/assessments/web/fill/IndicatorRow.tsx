import { useId, type KeyboardEvent, type ReactNode } from 'react'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { indicatorStates, presentStates, strengths, type Answer, type IndicatorState, type Item } from '../../domain/instrument.ts'
import { assessmentWords } from '../words.ts'
import { DateValue } from './DateAnswer.tsx'
import type { ItemFieldProps } from './item-props.ts'
import { fillWords } from './words.ts'

/** Moves to the row before or after, onto what is chosen there or its first choice. */
function walk(from: HTMLElement, by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-indicator]')]
  const row = rows[rows.indexOf(from.closest<HTMLElement>('[data-indicator]')!) + by]
  const radios = [...(row?.querySelectorAll<HTMLInputElement>('input[type=radio][data-state]') ?? [])]
  ;(radios.find((one) => one.checked) ?? radios[0])?.focus()
}

/**
 * An indicator on one line: its state by mouse, by arrows or by the figures 1–5, up and down to the other indicators. Present, it opens what makes it a fact:
 * what, when, who, how strong.
 */
export function IndicatorRow({ item, answer, onChange, disabled, hint, childHidden }: ItemFieldProps<Extract<Item, { kind: 'indicator' }>> & { hint: ReactNode }) {
  const shared = useWords(assessmentWords)
  const both = useSay()
  const id = useId()
  const present = answer?.state !== undefined && presentStates.includes(answer.state)
  const choose = (state: IndicatorState) => onChange(presentStates.includes(state) ? { ...answer, state } : { state })
  const keys = (event: KeyboardEvent<HTMLElement>) => {
    if (disabled || !(event.target as HTMLElement).matches('[data-state]')) return
    const state = indicatorStates[Number(event.key) - 1]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') walk(event.target as HTMLElement, event.key === 'ArrowDown' ? 1 : -1)
    else if (state && !(childHidden && state === 'by_child')) choose(state)
    else if (event.key === 'Delete' || event.key === 'Backspace') onChange(null)
    else if (event.key === 'Enter') document.getElementById(`${id}-more`)?.querySelector('textarea')?.focus()
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className="ac-indicator-name" id={`${id}-name`}>{both(item.label)}</div>
      {hint && <div className="ac-hint" id={`${id}-hint`}>{hint}</div>}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its radios take the focus, one at a time */}
      <div className="ac-states" role="radiogroup" data-indicator="" aria-labelledby={`${id}-name`} aria-describedby={hint ? `${id}-hint` : undefined} onKeyDown={keys}>
        {indicatorStates.map((state) => (
          <label key={state}>
            <input type="radio" name={id} data-state={state} disabled={disabled || (childHidden && state === 'by_child')} checked={answer?.state === state} onChange={() => choose(state)} />
            <span>{shared[`ind_${state}`]}</span>
          </label>
        ))}
      </div>
      {present && <div className="ac-indicator-more" id={`${id}-more`} role="group" aria-labelledby={`${id}-name`}><Facts item={item} answer={answer} onChange={onChange} disabled={disabled} /></div>}
    </>
  )
}

function Facts({ item, answer, onChange, disabled }: { item: Extract<Item, { kind: 'indicator' }>; answer: Answer; onChange: (answer: Answer) => void; disabled: boolean | undefined }) {
  const say = useWords(fillWords)
  const shared = useWords(assessmentWords)
  return (
    <>
      <TextArea label={say.fact} hint={answer.state === 'by_child' ? say.factChild : say.factHint} required rows={2} disabled={disabled} value={answer.fact ?? ''} onChange={(fact) => onChange({ ...answer, fact })} />
      <DateValue label={say.on} required disabled={disabled} value={answer.on} onChange={(on) => onChange({ ...answer, on })} />
      <TextField label={say.who} hint={say.whoHint} required={answer.state !== 'by_child'} disabled={disabled} maxLength={200} value={answer.who ?? ''} onChange={(who) => onChange({ ...answer, who })} />
      {!item.strength && (
        <RadioGroup
          label={say.strength} required inline disabled={disabled} value={answer.strength ?? ''} onChange={(strength) => onChange({ ...answer, strength: strength as Answer['strength'] })}
          options={strengths.map((one) => ({ value: one, label: shared[`strength_${one}`] }))}
        />
      )}
    </>
  )
}
