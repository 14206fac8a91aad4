import { useMemo, useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { isPlainDate } from '#kernel/domain/plain-date.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { useActor } from '#kernel/web/session.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Select, type Option } from '#kernel/web/ui/Select.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { calculate, createTerm, getRule, listAssignees, listRules, listStandards, type TermDetail } from '../contract.ts'
import { calculationWords } from './calculation-words.ts'
import { changedByTerm } from './changed.ts'
import { Countdown } from './Countdown.tsx'
import { MomentField } from './MomentField.tsx'
import { momentText } from './moment-text.ts'
import { newTermWords } from './new-term-words.ts'

interface NewTermFormProps {
  /** Files while one types, and the one chosen beforehand. */
  searchFiles: (text: string, signal: AbortSignal) => Promise<readonly Option[]>
  file?: Option | undefined
  onDone: (term: TermDetail) => void
  onCancel: () => void
}

type Mode = 'rule' | 'judge' | 'own'

/** A term by hand: by a rule, on a date fixed by a judge, or in own words. Five fields at most; the date is computed while one types. */
export function NewTermForm({ searchFiles, file, onDone, onCancel }: NewTermFormProps) {
  const say = useWords(newTermWords)
  const [mode, setMode] = useState<Mode>('rule')
  const modes = (['rule', 'judge', 'own'] as const).map((one) => ({ value: one, label: say[`mode_${one}`] }))
  const common = { submit: say.save, invalidates: changedByTerm, onDone, onCancel }
  return (
    <div className="ac-stack">
      <RadioGroup label={say.mode} inline value={mode} onChange={(next) => setMode(next as Mode)} options={modes} />
      <Form key={mode} endpoint={createTerm} input={mode === 'judge' ? { byJudge: true } : {}} defaults={{ caseId: (file?.value ?? null) as Id<'case'> | null }} {...common}>
        <ComboBox name="caseId" label={say.file} hint={say.fileHint} search={searchFiles} chosen={file} clearable />
        {mode === 'rule' ? <RuleFields /> : (
          <>
            <TextField name="title" label={say.title} hint={say.titleHint} required maxLength={200} />
            <MomentField name="fixedOn" label={say.by} hour="maybe" />
          </>
        )}
        <AssignedTo />
        <TextField name="note" label={say.note} hint={say.noteHint} maxLength={300} />
      </Form>
    </div>
  )
}

/** A rule of the engine or a standard of the service, and the event it counts from. */
function RuleFields() {
  const say = useWords(newTermWords)
  const pick = useSay()
  const rules = useQueryOf(listRules, { limit: 300 }, { staleTime: Infinity }).data?.rows
  const options = useMemo(() => (rules ?? []).map((row): Option => ({ value: row.id, label: `${pick(row.title)} · ${row.id}`, detail: `${pick(row.groupName)} — ${pick(row.term)}` })), [rules, pick])
  const ruleId = useFormValue<string>('ruleId') ?? ''
  const rule = useQueryOf(getRule, { ruleId }, { enabled: ruleId !== '', staleTime: Infinity }).data
  return (
    <>
      <ComboBox name="ruleId" label={say.rule} hint={say.ruleHint} options={options} clearable />
      {!ruleId && <StandardField />}
      {rule?.input !== 'none' && <MomentField key={rule?.input} name="event" label={rule ? pick(rule.trigger) : say.event} hint={rule ? undefined : say.eventHint} hour={rule?.input === 'instant' ? 'needed' : 'never'} />}
      {ruleId && <Preview ruleId={ruleId} />}
      {ruleId && <SeatInRome ruleId={ruleId} />}
    </>
  )
}

/** Only where the service has standards of its own, and no rule was chosen. */
function StandardField() {
  const say = useWords(newTermWords)
  const standards = useQueryOf(listStandards, {}, { staleTime: 60_000 }).data?.rows.filter(({ validTo, ruleId }) => validTo === null && ruleId === null) ?? []
  if (standards.length === 0) return null
  return <Select name="standardId" label={say.standard} empty={say.noStandard} options={standards.map((one) => ({ value: one.id, label: `${one.title} – ${one.unit.name}` }))} />
}

const isMoment = (text: string): boolean => isPlainDate(text) || /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text)

/** Asked only where it changes something: a term that meets 29 June, a holiday of Rome alone. */
function SeatInRome({ ruleId }: { ruleId: string }) {
  const say = useWords(calculationWords)
  const event = useFormValue<string>('event') ?? ''
  const enabled = isMoment(event)
  const [elsewhere, rome] = [useQueryOf(calculate, { rule: ruleId, event }, { enabled }).data, useQueryOf(calculate, { rule: ruleId, event, rome: 'true' }, { enabled }).data]
  if (!enabled || !elsewhere || !rome || (elsewhere.due === rome.due && elsewhere.extended === rome.extended && elsewhere.workBy === rome.workBy)) return null
  return <Select name="seat" label={say.seat} hint={say.romeHint} empty={say.seatOfService} options={[{ value: 'rome', label: say.seatRome }, { value: 'elsewhere', label: say.seatElsewhere }]} />
}

/** The date that will come out, before saving. */
function Preview({ ruleId }: { ruleId: string }) {
  const say = useWords(newTermWords)
  const event = useFormValue<string>('event') ?? ''
  const whole = isMoment(event)
  const answer = useQueryOf(calculate, { rule: ruleId, event, upcoming: 'true' }, { enabled: whole, keepPrevious: true }).data
  if (!whole || !answer) return null
  return (
    <p role="status">
      {answer.due && answer.dueAt ? <>{say.willBe} <strong>{momentText(answer.due)}</strong> <Countdown due={answer.due} dueAt={answer.dueAt} />{answer.occurrence !== null && answer.occurrence > 1 && <> ({say.nth(answer.occurrence)})</>}</> : say.noDate}
    </p>
  )
}

function AssignedTo() {
  const say = useWords(newTermWords)
  const actor = useActor()
  const caseId = useFormValue<string>('caseId')
  const { data } = useQueryOf(listAssignees, caseId ? { caseId: caseId as Id<'case'> } : {}, { keepPrevious: true })
  const options = (data?.rows ?? []).map(({ id, name }): Option => ({ value: id, label: id === actor.id ? `${name} (${say.me})` : name }))
  return <Select name="assignedTo" label={say.assignedTo} empty={caseId ? say.followsFile : say.nobodyYet} options={options} />
}
