import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { CheckboxGroup, RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { moments, type Condition, type Instrument, type Moment, type Test } from '../../domain/instrument.ts'
import { useAnswersOf } from './conditions.tsx'
import { conditionOf, howOf, itemsOf, replaced, testsIn, without } from './edit.ts'
import { adminWords } from './words.ts'

type Comparison = 'is' | 'isNot' | 'answered' | 'empty' | 'atLeast' | 'atMost' | 'age' | 'moment'
const comparisonOf = (test: Test): Comparison | 'count' =>
  'moment' in test ? 'moment' : 'age' in test ? 'age' : 'count' in test ? 'count' : 'answered' in test ? (test.answered ? 'answered' : 'empty') : 'is' in test ? 'is' : 'isNot' in test ? 'isNot' : 'atLeast' in test ? 'atLeast' : 'atMost'

interface ConditionEditorProps {
  label: string
  instrument: Instrument
  value: Condition | undefined
  onChange: (condition: Condition | undefined) => void
}

/** A condition put together by choosing: questions, comparisons, answers. None: it always holds. */
export function ConditionEditor({ label, instrument, value, onChange }: ConditionEditorProps) {
  const say = useWords(adminWords)
  const tests = testsIn(value)
  const set = (next: readonly Test[], how = howOf(value)) => onChange(conditionOf(next, how))
  const first = itemsOf(instrument)[0]
  return (
    <fieldset className="ac-admin-rule">
      <legend>{label}</legend>
      {tests.length === 0 && <p className="ac-meta">{say.always}</p>}
      {tests.length > 1 && <RadioGroup inline label={say.how} value={howOf(value)} onChange={(how) => set(tests, how as 'all' | 'any')} options={[{ value: 'all', label: say.h_all }, { value: 'any', label: say.h_any }]} />}
      {/* tests have no identity of their own: their place is */}
      {tests.map((test, index) => <TestEditor key={`${index} ${comparisonOf(test)}`} {...{ test, instrument }} onChange={(one) => set(replaced(tests, index, one))} onRemove={() => set(without(tests, index))} />)}
      <Button size="small" icon="plus" disabled={!first} onClick={() => first && set([...tests, { item: first.key, answered: true }])}>{say.addTest}</Button>
    </fieldset>
  )
}

function TestEditor({ test, instrument, onChange, onRemove }: { test: Test; instrument: Instrument; onChange: (test: Test) => void; onRemove: () => void }) {
  const say = useWords(adminWords)
  const both = useSay()
  const answers = useAnswersOf()
  const items = itemsOf(instrument)
  const comparison = comparisonOf(test)
  const key = 'item' in test ? test.item : ''
  const item = items.find((one) => one.key === key)
  const options = item ? answers(item) : []
  const measured = item?.kind === 'scale' || item?.kind === 'number'
  const offered: Comparison[] = ['answered', 'empty', ...(options.length ? ['is', 'isNot'] as const : []), ...(measured ? ['atLeast', 'atMost'] as const : []), 'age', ...(instrument.moment === 'phases' ? ['moment'] as const : [])]
  const compare = (to: Comparison) => onChange(testFor(to, key || items[0]!.key, options[0]?.key))
  if (comparison === 'count') return <CountEditor test={test as Extract<Test, { count: readonly string[] }>} {...{ items, onChange, onRemove }} />
  return (
    <div className="ac-admin-test">
      {'item' in test && <Select label={say.chooseItem} empty={null} value={key} onChange={(next) => onChange({ item: next, answered: true })} options={[...(item ? [] : [{ value: key, label: key }]), ...items.map((one) => ({ value: one.key, label: both(one.label) || one.key }))]} />}
      <Select label={say.comparison} empty={null} value={comparison} onChange={(to) => compare(to as Comparison)} options={offered.map((one) => ({ value: one, label: say[`c_${one}`] }))} />
      {('is' in test || 'isNot' in test) && 'item' in test && (
        <CheckboxGroup label={say.answers} value={[...('is' in test ? test.is : test.isNot)]} onChange={(chosen) => onChange('is' in test ? { item: key, is: chosen } : { item: key, isNot: chosen })} options={options.map((one) => ({ value: one.key, label: one.label }))} />
      )}
      {('atLeast' in test || 'atMost' in test) && 'item' in test && (
        <TextField label={say.number} inputMode="decimal" value={String('atLeast' in test ? test.atLeast : test.atMost)} onChange={(text) => onChange('atLeast' in test ? { item: key, atLeast: Number(text) || 0 } : { item: key, atMost: Number(text) || 0 })} />
      )}
      {'age' in test && (
        <>
          <TextField label={say.from} inputMode="numeric" value={String(test.age.from ?? '')} onChange={(text) => onChange({ age: { ...test.age, from: text === '' ? undefined : Number(text) || 0 } as { from?: number } })} />
          <TextField label={say.to} inputMode="numeric" value={String(test.age.to ?? '')} onChange={(text) => onChange({ age: { ...test.age, to: text === '' ? undefined : Number(text) || 0 } as { to?: number } })} />
        </>
      )}
      {'moment' in test && <CheckboxGroup inline label={say.moment} value={[...test.moment]} onChange={(chosen) => onChange({ moment: chosen as Moment[] })} options={moments.map((one) => ({ value: one, label: one }))} />}
      <Button kind="quiet" size="small" icon="delete" onClick={onRemove}>{say.remove('')}</Button>
    </div>
  )
}

function CountEditor({ test, items, onChange, onRemove }: { test: Extract<Test, { count: readonly string[] }>; items: ReturnType<typeof itemsOf>; onChange: (test: Test) => void; onRemove: () => void }) {
  const say = useWords(adminWords)
  const both = useSay()
  return (
    <div className="ac-admin-test">
      <TextField label={say.c_atLeast} inputMode="numeric" value={String(test.atLeast)} onChange={(text) => onChange({ ...test, atLeast: Number(text) || 0 })} />
      <CheckboxGroup label={say.answers} value={[...test.count]} onChange={(count) => onChange({ ...test, count })} options={items.map((one) => ({ value: one.key, label: both(one.label) || one.key }))} />
      <Button kind="quiet" size="small" icon="delete" onClick={onRemove}>{say.remove('')}</Button>
    </div>
  )
}

function testFor(comparison: Comparison, item: string, answer: string | undefined): Test {
  switch (comparison) {
    case 'is': return { item, is: answer ? [answer] : [] }
    case 'isNot': return { item, isNot: answer ? [answer] : [] }
    case 'answered': return { item, answered: true }
    case 'empty': return { item, answered: false }
    case 'atLeast': return { item, atLeast: 1 }
    case 'atMost': return { item, atMost: 1 }
    case 'age': return { age: { from: 14 } }
    case 'moment': return { moment: ['T0'] }
  }
}
