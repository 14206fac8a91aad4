import { useMemo, useState } from 'react'
import { parseDateText } from '#kernel/domain/date-text.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { TimeField } from '#kernel/web/ui/TimeField.tsx'
import { listRules, type RuleText } from '../contract/calculation.ts'
import { eventOf, wholeOf, type Entered } from './calculation-event.ts'
import { calculationWords } from './calculation-words.ts'

interface FormProps {
  ruleId: string
  /** The chosen rule, once read. */
  rule: RuleText | undefined
  entered: Entered
  onRule: (id: string) => void
  onEnter: (change: (before: Entered) => Entered) => void
}

/** Which rule, and from when: only the fields that the rule asks for. */
export function CalculationForm({ ruleId, rule, entered, onRule, onEnter }: FormProps) {
  const say = useWords(calculationWords)
  const set = (patch: Partial<Entered>) => onEnter((before) => ({ ...before, ...patch }))
  return (
    <Card title={say.question}>
      <form className="ac-stack" onSubmit={(event) => event.preventDefault()}>
        <RulePicker ruleId={ruleId} rule={rule} onRule={onRule} />
        {rule && rule.input !== 'none' && <EventFields rule={rule} entered={entered} set={set} />}
        {rule && rule.input === 'none' && rule.lengthUnit && <SmartDateField label={say.date} value={entered.date} onChange={(date) => set({ date })} />}
        {rule && <MoreFields rule={rule} entered={entered} set={set} />}
      </form>
    </Card>
  )
}

function RulePicker({ ruleId, rule, onRule }: Pick<FormProps, 'ruleId' | 'rule' | 'onRule'>) {
  const say = useWords(calculationWords)
  const pick = useSay()
  const [search, change] = useSearchState()
  const group = typeof search['group'] === 'string' ? search['group'] : ''
  const all = useQueryOf(listRules, { limit: 300 }, { staleTime: Infinity }).data?.rows
  const groups = useMemo(() => [...new Map((all ?? []).map((row) => [row.group, row.groupName])).entries()], [all])
  const options = useMemo(() => (all ?? []).filter((row) => !group || row.group === group).map((row) => ({
    value: row.id,
    label: `${row.id} · ${pick(row.title)}`,
    detail: `${pick(row.groupName)} — ${pick(row.term)}`,
  })), [all, group, pick])
  const chosen = rule && rule.id === ruleId ? { value: rule.id, label: `${rule.id} · ${pick(rule.title)}` } : undefined
  return (
    <>
      <Select label={say.group} value={group} empty={say.allGroups} onChange={(next) => change({ group: next || undefined })}
        options={groups.map(([value, name]) => ({ value, label: value === 'STD' ? say.standards : pick(name) }))} />
      <ComboBox label={say.rule} hint={say.ruleHint} placeholder={say.rulePlaceholder} options={options} chosen={chosen} value={ruleId} onChange={onRule} clearable />
    </>
  )
}

interface Fields {
  rule: RuleText
  entered: Entered
  set: (patch: Partial<Entered>) => void
}

function EventFields({ rule, entered, set }: Fields) {
  const say = useWords(calculationWords)
  const pick = useSay()
  const withHour = rule.input === 'instant'
  const { twice, problem } = eventOf(entered, withHour)
  const label = rule.input === 'none' ? say.date : say[rule.input]
  const [left, setLeft] = useState(false)
  const read = left && problem === 'date' ? parseDateText(entered.date, dateInRome(Date.now())) : null
  return (
    <>
      <p className="ac-meta">{say.trigger}: {pick(rule.trigger)}</p>
      <SmartDateField label={label} required {...(rule.input === 'anchor' ? { hint: say.anchorHint } : {})} value={entered.date} error={read && 'error' in read ? read.error : undefined} onBlur={() => setLeft(true)}
        onChange={(date) => {
          setLeft(false)
          set({ date, pass: '' })
        }} />
      {withHour && (
        <TimeField label={say.hour} hint={say.hourHint} required value={entered.time} onChange={(time) => set({ time, pass: '' })}
          error={problem === 'hour' ? say.noHour : problem === 'skipped' ? say.skipped : undefined} />
      )}
      {twice && (
        <RadioGroup label={say.which} required value={entered.pass} onChange={(pass) => set({ pass })}
          options={[{ value: '1', label: say.first(twice) }, { value: '2', label: say.second(twice) }]} />
      )}
    </>
  )
}

function MoreFields({ rule, entered, set }: Fields) {
  const say = useWords(calculationWords)
  const unit = rule.lengthUnit
  return (
    <>
      {rule.input === 'anchor' && (
        <TextField label={say.occurrence} hint={say.occurrenceHint} inputMode="numeric" maxLength={4} value={entered.occurrence} onChange={(occurrence) => set({ occurrence })}
          error={wholeOf(entered.occurrence) ? undefined : say.occurrenceBad} />
      )}
      {unit && (
        <TextField label={rule.lengthBy ? say.localLength(unit) : say.length(unit)} hint={rule.lengthBy ? say.localHint : say.lengthHint} inputMode="numeric" maxLength={4}
          value={entered.length} onChange={(length) => set({ length })} error={entered.length === '' || wholeOf(entered.length) ? undefined : say.lengthBad} />
      )}
      {rule.input !== 'none' && <Checkbox label={say.rome} hint={say.romeHint} value={entered.rome} onChange={(rome) => set({ rome })} />}
    </>
  )
}
