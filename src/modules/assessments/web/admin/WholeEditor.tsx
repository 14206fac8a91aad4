import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useCodeLists } from '#kernel/web/lists.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { followUps, surenesses, type FollowUp, type Instrument, type Rule, type Sureness } from '../../domain/instrument.ts'
import { assessmentWords } from '../words.ts'
import { ConditionEditor } from './ConditionEditor.tsx'
import { itemsOf, keyOf, moved, optional, replaced, withField, without } from './edit.ts'
import { roles } from './ReadDefinition.tsx'
import { RowTools } from './RowTools.tsx'
import { LinesField, WordsField } from './WordsField.tsx'
import { adminWords } from './words.ts'

interface PartProps {
  value: Instrument
  onChange: (instrument: Instrument) => void
}

/** What the instrument is: title, purpose, source and how sure, who fills it. */
export function GeneralCard({ value, onChange }: PartProps) {
  const say = useWords(adminWords)
  const shared = useWords(assessmentWords)
  const codes = useCodeLists('profession')
  return (
    <Card title={say.general}>
      <div className="ac-stack">
        <WordsField label={say.titleOf} value={value.title} onChange={(title) => onChange({ ...value, title })} required />
        <WordsField label={say.purpose} value={value.purpose} onChange={(purpose) => onChange({ ...value, purpose })} long required />
        <div className="ac-admin-pair">
          <TextField label={say.source} value={value.source.text} onChange={(text) => onChange({ ...value, source: { ...value.source, text } })} required maxLength={500} />
          <Select label={say.sure} empty={null} value={value.source.sure} onChange={(sure) => onChange({ ...value, source: { ...value.source, sure: sure as Sureness } })} options={surenesses.map((one) => ({ value: one, label: shared[`sure_${one}`] }))} />
        </div>
        <WordsField label={say.whatToCheck} value={value.caveat} onChange={(caveat) => onChange(withField(value, 'caveat', optional(caveat)))} long />
        <LinesField label={say.never} value={value.never} onChange={(never) => onChange(withField(value, 'never', never))} />
        <CheckboxGroup inline label={say.roles} required value={[...value.fillers.roles]} onChange={(chosen) => onChange({ ...value, fillers: { ...value.fillers, roles: chosen } })} options={roles.map((role) => ({ value: role, label: say[`role_${role}`] }))} />
        <CheckboxGroup inline label={say.professions} hint={say.noProfession} value={[...value.fillers.professions]} onChange={(professions) => onChange({ ...value, fillers: { ...value.fillers, professions } })} options={codes.options('profession')} />
      </div>
    </Card>
  )
}

/** Rules over the whole: what must hold before it can be completed, in words for who fills it. */
export function RulesCard({ value, onChange }: PartProps) {
  const say = useWords(adminWords)
  const rules = value.rules ?? []
  const set = (next: Rule[]) => onChange(withField(value, 'rules', next.length ? next : undefined))
  const first = itemsOf(value)[0]
  return (
    <Card title={say.rules}>
      {rules.length === 0 && <p className="ac-meta">{say.noRules}</p>}
      {rules.map((rule, index) => (
        <div key={rule.key} className="ac-admin-row">
          <WordsField label={say.ruleSays} value={rule.says} onChange={(says) => set(replaced(rules, index, { ...rule, says }))} required />
          <ConditionEditor label={say.ruleNeeds} instrument={value} value={rule.needs} onChange={(needs) => set(needs ? replaced(rules, index, { ...rule, needs }) : without(rules, index))} />
          <ConditionEditor label={say.ruleWhen} instrument={value} value={rule.when} onChange={(when) => set(replaced(rules, index, withField(rule, 'when', when)))} />
          <RowTools name={`${say.rule} ${index + 1}`} first={index === 0} last={index === rules.length - 1} onMove={(by) => set(moved(rules, index, by))} onRemove={() => set(without(rules, index))} />
        </div>
      ))}
      <Button size="small" icon="plus" disabled={!first} onClick={() => first && set([...rules, { key: keyOf('regola', rules.map(({ key }) => key)), says: { it: '', en: '' }, needs: { item: first.key, answered: true } }])}>{say.addRule}</Button>
    </Card>
  )
}

/** The decision of a person with which it closes, and what each one starts. */
export function ClosingCard({ value, onChange }: PartProps) {
  const say = useWords(adminWords)
  const both = useSay()
  const closing = value.closing
  const set = (next: Instrument['closing']) => onChange(withField(value, 'closing', next))
  const fresh = { question: { it: '', en: '' }, decisions: [] }
  return (
    <Card title={say.decisions}>
      <Checkbox label={say.closingAsk} value={closing !== undefined} onChange={(on) => set(on ? fresh : undefined)} />
      {closing && (
        <div className="ac-stack">
          <WordsField label={say.closingQuestion} value={closing.question} onChange={(question) => set({ ...closing, question })} required />
          {closing.decisions.map((one, index) => {
            const change = (next: typeof one) => set({ ...closing, decisions: replaced(closing.decisions, index, next) })
            return (
              <div key={one.key} className="ac-admin-row">
                <WordsField label={`${say.label} ${index + 1}`} value={one.label} onChange={(label) => change({ ...one, label })} required />
                <Select label={say.follow} empty={null} value={one.follow} onChange={(follow) => change({ ...one, follow: follow as FollowUp })} options={followUps.map((follow) => ({ value: follow, label: say[`f_${follow}`] }))} />
                <Checkbox label={say.reasonAsked} value={one.words ?? false} onChange={(on) => change(withField(one, 'words', on ? true : undefined))} />
                <RowTools
                  name={both(one.label) || String(index + 1)} first={index === 0} last={index === closing.decisions.length - 1}
                  onMove={(by) => set({ ...closing, decisions: moved(closing.decisions, index, by) })} onRemove={() => set({ ...closing, decisions: without(closing.decisions, index) })}
                />
              </div>
            )
          })}
          <Button size="small" icon="plus" onClick={() => set({ ...closing, decisions: [...closing.decisions, { key: keyOf('decisione', closing.decisions.map(({ key }) => key)), label: { it: '', en: '' }, follow: 'none' }] })}>{say.addDecision}</Button>
        </div>
      )}
    </Card>
  )
}
