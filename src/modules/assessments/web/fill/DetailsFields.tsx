import type { Id } from '#kernel/domain/ids.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { CheckboxGroup, RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { useFormTools, useFormValue } from '#kernel/web/ui/Form.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { getCase } from '#modules/cases/contract.ts'
import { getFamily } from '#modules/people/contract.ts'
import { moments, type Words } from '../../domain/instrument.ts'
import { assessmentWords } from '../words.ts'
import type { Choosable } from './item-props.ts'
import { fillWords } from './words.ts'

/** People of a file, the child first, where the reader may see who they are. */
export function usePeopleOf(caseId: Id<'case'>, wanted = true): Choosable[] {
  const file = useQueryOf(getCase, { caseId }, { enabled: wanted }).data
  const family = useQueryOf(getFamily, { personId: file?.childId as Id<'person'>, subject: caseId }, { enabled: wanted && file !== undefined }).data
  if (!file) return []
  const others = (family?.nodes ?? []).filter(({ id }) => id !== file.childId).map(({ id, displayName }) => ({ id, name: displayName }))
  return [{ id: file.childId, name: file.childName }, ...others]
}

interface DetailsFieldsProps {
  caseId: Id<'case'>
  /** What of the instrument decides which details are asked. */
  of: { moment: 'phases' | 'date'; about: 'child' | 'people'; meets?: { eventLabel: Words } | null | undefined }
}

/** When, of whom, with whom: what is said of an assessment besides its answers. Inside a `Form`. */
export function DetailsFields({ caseId, of }: DetailsFieldsProps) {
  const say = useWords(fillWords)
  const shared = useWords(assessmentWords)
  const both = useSay()
  const people = usePeopleOf(caseId, of.about === 'people')
  return (
    <>
      {of.moment === 'phases' && <RadioGroup name="moment" label={shared.moment} required inline options={moments.map((one) => ({ value: one, label: shared[one] }))} />}
      <SmartDateField name="heldOn" label={shared.day} required />
      {of.meets && <SmartDateField name="eventOn" label={say.eventOn(both(of.meets.eventLabel))} />}
      {of.about === 'people' && <CheckboxGroup name="people" label={say.people} required options={people.map(({ id, name }) => ({ value: id, label: name }))} />}
      <Participants />
    </>
  )
}

function Participants() {
  const say = useWords(fillWords)
  const { set } = useFormTools()
  const rows = useFormValue<{ name: string; as: string }[]>('participants') ?? []
  return (
    <fieldset className="ac-field ac-rows">
      <legend className="ac-label">{say.participants}</legend>
      {rows.map((_, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- rows have no identity of their own
        <fieldset className="ac-row-edit" key={index}>
          <legend>{say.row(index + 1)}</legend>
          <TextField name={`participants.${index}.name`} label={say.participantName} required />
          <TextField name={`participants.${index}.as`} label={say.participantAs} required />
          <Button kind="quiet" size="small" icon="delete" aria-label={say.removeRow(index + 1)} onClick={() => set('participants', rows.filter((__, at) => at !== index))} />
        </fieldset>
      ))}
      <div><Button size="small" icon="plus" onClick={() => set('participants', [...rows, { name: '', as: '' }])}>{say.addParticipant}</Button></div>
    </fieldset>
  )
}
