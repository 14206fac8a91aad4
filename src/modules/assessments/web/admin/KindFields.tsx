import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { strengths, type Column, type Instrument, type Item, type Level, type Option, type Strength } from '../../domain/instrument.ts'
import { assessmentWords } from '../words.ts'
import { keyOf, moved, replaced, withField, without } from './edit.ts'
import { RowTools } from './RowTools.tsx'
import { WordsField } from './WordsField.tsx'
import { adminWords } from './words.ts'

interface KindProps<I extends Item = Item> {
  item: I
  instrument: Instrument
  onChange: (item: Item) => void
}

const numberIn = (text: string): number | undefined => (text.trim() === '' || Number.isNaN(Number(text.replace(',', '.'))) ? undefined : Number(text.replace(',', '.')))

/** What only this kind of question has: its options, levels, columns, limits. */
export function KindFields({ item, instrument, onChange }: KindProps) {
  const say = useWords(adminWords)
  const shared = useWords(assessmentWords)
  switch (item.kind) {
    case 'choice': case 'choices': return <OptionsEditor item={item} instrument={instrument} onChange={onChange} />
    case 'scale': return <ScaleEditor item={item} instrument={instrument} onChange={onChange} />
    case 'table': return <ColumnsEditor item={item} instrument={instrument} onChange={onChange} />
    case 'text': case 'voices': return <Checkbox label={say.long} value={item.long ?? false} onChange={(on) => onChange(withField(item, 'long', on ? true : undefined))} />
    case 'date': return <Checkbox label={say.past} value={item.past ?? false} onChange={(on) => onChange(withField(item, 'past', on ? true : undefined))} />
    case 'yes_no':
      return <Select label={say.seriousYes} empty={say.noSerious} value={item.serious ?? ''} onChange={(one) => onChange(withField(item, 'serious', (one || undefined) as 'yes' | undefined))} options={[{ value: 'yes', label: shared.yes }, { value: 'no', label: shared.no }]} />
    case 'number':
      return (
        <div className="ac-admin-pair">
          <TextField label={say.min} inputMode="decimal" value={String(item.min ?? '')} onChange={(text) => onChange(withField(item, 'min', numberIn(text)))} />
          <TextField label={say.max} inputMode="decimal" value={String(item.max ?? '')} onChange={(text) => onChange(withField(item, 'max', numberIn(text)))} />
        </div>
      )
    case 'indicator':
      return (
        <Select
          label={say.strength} empty={say.str_asked} value={item.strength ?? ''} onChange={(one) => onChange(withField(item, 'strength', (one || undefined) as Strength | undefined))}
          options={strengths.map((one) => ({ value: one, label: shared[`strength_${one}`] }))}
        />
      )
    case 'person': return null
  }
}

function OptionsEditor({ item, onChange }: KindProps<Extract<Item, { kind: 'choice' | 'choices' }>>) {
  const say = useWords(adminWords)
  const both = useSay()
  const set = (options: Option[]) => onChange({ ...item, options })
  return (
    <fieldset className="ac-admin-rows">
      <legend>{say.options}</legend>
      {item.options.map((option, index) => (
        <div key={option.key} className="ac-admin-row">
          <WordsField label={`${say.label} ${index + 1}`} value={option.label} onChange={(label) => set(replaced(item.options, index, { ...option, label }))} required />
          <Checkbox label={say.serious} value={option.serious ?? false} onChange={(on) => set(replaced(item.options, index, withField(option, 'serious', on ? true : undefined)))} />
          <Checkbox label={say.withWords} value={option.words ?? false} onChange={(on) => set(replaced(item.options, index, withField(option, 'words', on ? true : undefined)))} />
          <RowTools name={both(option.label) || String(index + 1)} first={index === 0} last={index === item.options.length - 1} onMove={(by) => set(moved(item.options, index, by))} onRemove={() => set(without(item.options, index))} />
        </div>
      ))}
      <Button size="small" icon="plus" onClick={() => set([...item.options, { key: keyOf('voce', item.options.map(({ key }) => key)), label: { it: '', en: '' } }])}>{say.addOne}</Button>
    </fieldset>
  )
}

function ScaleEditor({ item, onChange }: KindProps<Extract<Item, { kind: 'scale' }>>) {
  const say = useWords(adminWords)
  const both = useSay()
  const set = (levels: Level[]) => onChange({ ...item, levels })
  const next = item.levels.length ? Math.max(...item.levels.map(({ value }) => value)) + 1 : 1
  return (
    <>
      <fieldset className="ac-admin-rows">
        <legend>{say.levels}</legend>
        {item.levels.map((level, index) => (
          <div key={level.value} className="ac-admin-row">
            <b className="ac-admin-value">{level.value}</b>
            <WordsField label={`${say.label} ${level.value}`} value={level.label} onChange={(label) => set(replaced(item.levels, index, { ...level, label }))} required />
            <RowTools name={both(level.label) || String(level.value)} first={index === 0} last={index === item.levels.length - 1} onMove={(by) => set(moved(item.levels, index, by))} onRemove={() => set(without(item.levels, index))} />
          </div>
        ))}
        <Button size="small" icon="plus" onClick={() => set([...item.levels, { value: next, label: { it: '', en: '' } }])}>{say.addOne}</Button>
      </fieldset>
      <RadioGroup inline label={say.worse} value={item.worse} onChange={(worse) => onChange({ ...item, worse: worse as 'up' | 'down' })} options={[{ value: 'up', label: say.w_up }, { value: 'down', label: say.w_down }]} />
      <Select label={say.seriousFrom} empty={say.noSerious} value={item.seriousFrom === undefined ? '' : String(item.seriousFrom)} onChange={(value) => onChange(withField(item, 'seriousFrom', value === '' ? undefined : Number(value)))} options={item.levels.map(({ value, label }) => ({ value: String(value), label: `${value} ${both(label)}` }))} />
      <Select label={say.wordsBeside} empty={say.wb_none} value={item.words ?? ''} onChange={(one) => onChange(withField(item, 'words', (one || undefined) as 'plain' | undefined))} options={[{ value: 'plain', label: say.wb_plain }, { value: 'voices', label: say.wb_voices }]} />
      <Checkbox label={say.notRated} value={item.notRated ?? false} onChange={(on) => onChange(withField(item, 'notRated', on ? true : undefined))} />
    </>
  )
}

function ColumnsEditor({ item, onChange }: KindProps<Extract<Item, { kind: 'table' }>>) {
  const say = useWords(adminWords)
  const both = useSay()
  const set = (columns: Column[]) => onChange({ ...item, columns })
  const kinds = ['text', 'date', 'number', 'yes_no'] as const
  return (
    <fieldset className="ac-admin-rows">
      <legend>{say.columns}</legend>
      {item.columns.map((column, index) => (
        <div key={column.key} className="ac-admin-row">
          <WordsField label={`${say.label} ${index + 1}`} value={column.label} onChange={(label) => set(replaced(item.columns, index, { ...column, label }))} required />
          {/* a column that chooses from a list keeps its options: they are those of what was copied */}
          <Select label={say.kind} empty={null} value={column.kind} onChange={(kind) => set(replaced(item.columns, index, { ...column, kind: kind as Column['kind'] }))} options={[...kinds, ...(column.kind === 'choice' ? ['choice' as const] : [])].map((kind) => ({ value: kind, label: say[`k_${kind}`] }))} />
          <Checkbox label={say.required} value={column.required ?? false} onChange={(on) => set(replaced(item.columns, index, withField(column, 'required', on ? true : undefined)))} />
          <RowTools name={both(column.label) || String(index + 1)} first={index === 0} last={index === item.columns.length - 1} onMove={(by) => set(moved(item.columns, index, by))} onRemove={() => set(without(item.columns, index))} />
        </div>
      ))}
      <Button size="small" icon="plus" onClick={() => set([...item.columns, { key: keyOf('colonna', item.columns.map(({ key }) => key)), kind: 'text', label: { it: '', en: '' } }])}>{say.addOne}</Button>
    </fieldset>
  )
}
