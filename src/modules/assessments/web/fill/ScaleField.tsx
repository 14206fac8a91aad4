import { useId, type ReactNode } from 'react'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { RequiredMark } from '#kernel/web/ui/field.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import type { Item } from '../../domain/instrument.ts'
import { assessmentWords } from '../words.ts'
import type { ItemFieldProps } from './item-props.ts'
import { VoiceAreas } from './VoicesField.tsx'
import { fillWords } from './words.ts'

type Scale = Extract<Item, { kind: 'scale' }>

/** Levels in a row, each with its words; "not assessed" is an answer too. One or three texts stand under it. Arrow keys move along it. */
export function ScaleField({ item, answer, onChange, disabled, required, hint, childHidden }: ItemFieldProps<Scale> & { hint: ReactNode }) {
  const say = useWords(fillWords)
  const shared = useWords(assessmentWords)
  const both = useSay()
  const id = useId()
  const choose = (level: number | null) => onChange({ ...answer, level: level ?? undefined, notRated: level === null ? true : undefined })
  return (
    <>
      <fieldset className="ac-field ac-field-full" aria-describedby={hint ? `${id}-hint` : undefined}>
        <legend className="ac-label">{both(item.label)} <RequiredMark required={required} /></legend>
        {hint && <div className="ac-hint" id={`${id}-hint`}>{hint}</div>}
        <div className="ac-scale">
          {item.levels.map((level) => (
            <label key={level.value} title={level.help && both(level.help)}>
              <input type="radio" name={id} disabled={disabled} checked={answer?.level === level.value} onChange={() => choose(level.value)} />
              <span><b>{level.value}</b> {both(level.label)}</span>
            </label>
          ))}
          {item.notRated && (
            <label>
              <input type="radio" name={id} disabled={disabled} checked={answer?.notRated === true} onChange={() => choose(null)} />
              <span><b>{shared.nv}</b> {shared.notRated}</span>
            </label>
          )}
        </div>
      </fieldset>
      {item.words === 'plain' && <TextArea label={say.detail} rows={2} disabled={disabled} value={answer?.text ?? ''} onChange={(text) => onChange({ ...answer, text })} />}
      {item.words === 'voices' && <VoiceAreas of={both(item.label)} answer={answer} onChange={onChange} disabled={disabled} childHidden={childHidden} rows={2} />}
    </>
  )
}
