import { useId } from 'react'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { CheckboxGroup, RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { isAnswered } from '../../domain/fill.ts'
import { misfit } from '../../domain/fits.ts'
import { seriousOf } from '../../domain/counts.ts'
import { voices, type Answer, type Item, type Option, type Words } from '../../domain/instrument.ts'
import { assessmentWords } from '../words.ts'
import { DateAnswer, NumberAnswer } from './DateAnswer.tsx'
import { IndicatorRow } from './IndicatorRow.tsx'
import type { CommonField, ItemFieldProps } from './item-props.ts'
import { asidesOf } from './ItemAsides.tsx'
import { KnownAnswers } from './KnownAnswers.tsx'
import { ScaleField } from './ScaleField.tsx'
import { TableField } from './TableField.tsx'
import { VoicesField } from './VoicesField.tsx'
import { fillWords } from './words.ts'
import '../assessments.css'

const LONG = 12
/** Choices of so few letters stand on one line. */
const SHORT = 18
const withoutText = (answer: Answer | undefined): Answer => ({ ...answer, text: undefined })

/** One question with its help, warnings and field, whatever its kind. Its element has the id `voce-<key>`, so that links can reach it. */
export function ItemField(given: ItemFieldProps) {
  const props = { ...given, disabled: Boolean(given.disabled) || (Boolean(given.childHidden) && given.item.voice === 'child') }
  const { item, answer, onChange, disabled, childHidden, known = [] } = props
  const say = useWords(fillWords)
  const shared = useWords(assessmentWords)
  const both = useSay()
  const wrong = isAnswered(answer) ? misfit(item, answer, dateInRome(Date.now())) : null
  const serious = isAnswered(answer) && seriousOf(item, answer) !== null
  const clearable = isAnswered(answer) && !disabled && ['choice', 'choices', 'scale', 'yes_no'].includes(item.kind)
  return (
    <div className="ac-item" id={`voce-${item.key}`}>
      <Field {...props} />
      {item.voice === 'asked' && isAnswered({ ...answer, voice: undefined }) && (
        <RadioGroup
          label={say.whose} inline disabled={disabled} required value={answer?.voice ?? ''} onChange={(voice) => onChange({ ...answer, voice: voice as Answer['voice'] })}
          options={voices.filter((voice) => !(childHidden && voice === 'child')).map((voice) => ({ value: voice, label: shared[`voice_${voice}`] }))}
        />
      )}
      {known.length > 0 && !disabled && <KnownAnswers item={item} answer={answer} known={known} onKeep={onChange} />}
      {wrong && <p className="ac-error" role="alert">{both(wrong)}. {say.held}.</p>}
      {(serious || clearable) && (
        <div className="ac-item-foot">
          {serious && <Badge kind="warning" icon="flag">{shared.seriousNeed}</Badge>}
          {clearable && <Button kind="quiet" size="small" aria-label={say.clearOf(both(item.label))} onClick={() => onChange(null)}>{say.clear}</Button>}
        </div>
      )}
    </div>
  )
}

function Field(props: ItemFieldProps) {
  const { item, answer, onChange, disabled, required, dates } = props
  const say = useWords(fillWords)
  const shared = useWords(assessmentWords)
  const both = useSay()
  const common = { label: both(item.label), hint: asidesOf({ help: item.help, childWords: item.childWords, never: item.never, dates }), required, disabled }
  const text = (value: string) => onChange({ ...answer, text: value })
  switch (item.kind) {
    case 'text':
      return item.long ? <TextArea {...common} rows={3} value={answer?.text ?? ''} onChange={text} /> : <TextField {...common} value={answer?.text ?? ''} onChange={text} maxLength={2000} />
    case 'choice': case 'choices': return <ChoiceAnswer {...props} item={item} common={common} />
    case 'yes_no':
      return (
        <>
          <RadioGroup {...common} inline options={(['yes', 'no', 'unknown'] as const).map((one) => ({ value: one, label: shared[one] }))} value={answer?.yes ?? ''} onChange={(yes) => onChange({ ...answer, yes: yes as 'yes' })} />
          {item.words && answer?.yes && <TextArea label={say.detail} rows={2} disabled={disabled} value={answer.text ?? ''} onChange={text} />}
        </>
      )
    case 'number': return <NumberAnswer {...props} item={item} common={common} />
    case 'date': return <DateAnswer {...props} common={common} />
    case 'person': return <PersonAnswer {...props} common={common} />
    case 'scale': return <ScaleField {...props} item={item} hint={common.hint} />
    case 'voices': return <VoicesField label={common.label} hint={common.hint} required={required} disabled={disabled} childHidden={props.childHidden} answer={answer} onChange={onChange} />
    case 'indicator': return <IndicatorRow {...props} item={item} hint={common.hint} />
    case 'table': return <TableField {...props} item={item} hint={common.hint} />
  }
}

/** One option or several, with the words that some of them want. */
function ChoiceAnswer({ item, answer, onChange, common }: ItemFieldProps<Extract<Item, { kind: 'choice' | 'choices' }>> & { common: CommonField }) {
  const say = useWords(fillWords)
  const both = useSay()
  const options = optionsOf(item.options, both)
  const wantsWords = (key: string | undefined) => item.options.some((one) => one.key === key && one.words)
  const pick = (choice: string) => onChange(choice === '' ? null : { ...(wantsWords(choice) ? answer : withoutText(answer)), choice })
  const shared = { ...common, options, value: answer?.choice ?? '', onChange: pick }
  const inline = options.length <= 5 && options.every((one) => one.label.length <= SHORT && !('detail' in one))
  return (
    <>
      {item.kind === 'choices'
        ? <CheckboxGroup {...common} options={options} value={answer?.choices ?? []} onChange={(choices) => onChange({ ...answer, choices })} />
        : options.length > LONG ? <Select {...shared} /> : <RadioGroup {...shared} inline={inline} />}
      {(item.kind === 'choices' ? answer?.choices?.some(wantsWords) : wantsWords(answer?.choice)) && (
        <TextField label={say.which} required disabled={common.disabled} value={answer?.text ?? ''} onChange={(text) => onChange({ ...answer, text })} maxLength={2000} />
      )}
    </>
  )
}

function optionsOf(options: readonly Option[], both: (words: Words) => string) {
  return options.map((one) => ({ value: one.key, label: both(one.label), ...(one.help ? { detail: both(one.help) } : {}) }))
}

function PersonAnswer({ answer, onChange, people = [], common }: ItemFieldProps & { common: CommonField }) {
  const say = useWords(fillWords)
  const id = useId()
  const options = people.map((one) => ({ value: one.id, label: one.name }))
  return (
    <div role="group" aria-labelledby={id}>
      {options.length > 0
        ? <><span id={id}><Select {...common} options={options} empty={say.nobody} value={answer?.person ?? ''} onChange={(person) => onChange(person ? { person } : null)} /></span>
          {!answer?.person && <TextField label={say.personWords} disabled={common.disabled} value={answer?.text ?? ''} onChange={(text) => onChange({ text })} maxLength={2000} />}</>
        : <span id={id}><TextField {...common} value={answer?.text ?? ''} onChange={(text) => onChange({ text })} maxLength={2000} /></span>}
    </div>
  )
}
