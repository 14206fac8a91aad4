import { useWords } from '#kernel/web/i18n/words.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { useFormTools, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import type { MeasureDesk } from '../../contract/measure.ts'
import { rgStates } from '../../domain/kinds.ts'
import { exercises, officeRoles } from '../../domain/legal-input.ts'
import { searchAuthorities } from '../lists.ts'
import { measureWords } from '../words.ts'
import { proposedState } from './form-values.ts'
import { Repeated } from './Section.tsx'
import { formWords } from './words.ts'

interface Effect {
  parentId: string
  state: string
}

/** Effects on the responsibility of each parent, one after the other: what is not said does not change. */
export function EffectFields({ desk }: { desk: MeasureDesk }) {
  const say = useWords(formWords)
  const effects = useFormValue<Effect[]>('effects') ?? []
  const touched = effects.filter(({ parentId }) => !desk.parents.some(({ id }) => id === parentId))
  return (
    <fieldset className="ac-group">
      <legend className="ac-label">{say.effects}</legend>
      {!desk.familySeen && <Callout>{say.noFamily}</Callout>}
      {desk.familySeen && desk.parents.length === 0 && <Callout>{say.noParents}</Callout>}
      {[...desk.parents.map(({ id, name, relation }) => ({ id: id as string, label: `${name} (${say[relation as 'madre'] ?? relation})` })), ...touched.map(({ parentId }) => ({ id: parentId, label: '…' }))].map((parent) => (
        <ParentEffect key={parent.id} parentId={parent.id} label={parent.label} />
      ))}
    </fieldset>
  )
}

function ParentEffect({ parentId, label }: { parentId: string; label: string }) {
  const say = useWords(formWords)
  const words = useWords(measureWords)
  const effects = useFormValue<Effect[]>('effects') ?? []
  const kind = useFormValue<string>('kind') ?? ''
  const { set } = useFormTools()
  const index = effects.findIndex((one) => one.parentId === parentId)
  const proposed = proposedState(kind)
  const states = rgStates.map((value) => ({ value, label: words[`state_${value}`] })).toSorted((a, b) => Number(b.value === proposed) - Number(a.value === proposed))
  if (index < 0) {
    return <Select key="out" label={say.effectOf(label)} empty={say.unchanged} options={states} value="" onChange={(state) => state && set('effects', [...effects, { parentId, state }])} />
  }
  const at = `effects.${index}`
  return (
    <div key="in" className="ac-group">
      <Select name={`${at}.state`} label={say.effectOf(label)} empty={say.unchanged} options={states} onChange={(state) => !state && set('effects', effects.toSpliced(index, 1))} />
      <div className="ms-two">
        <Select name={`${at}.exercise`} label={say.exercise} options={exercises.map((value) => ({ value, label: words[`exercise_${value}`] }))} />
        <SmartDateField name={`${at}.from`} label={say.from} hint={say.fromHint} />
        <SmartDateField name={`${at}.to`} label={say.to} />
      </div>
      <TextArea name={`${at}.limits`} label={say.limits} rows={2} />
    </div>
  )
}

/** Guardians and curators that the order appoints: a person of the file, a body, or a name. */
export function OfficeFields({ desk }: { desk: MeasureDesk }) {
  const say = useWords(formWords)
  return (
    <fieldset className="ac-group">
      <legend className="ac-label">{say.offices}</legend>
      <Repeated name="offices" legend={say.officeN} add={say.addOffice} remove={say.removeOffice} blank={{ role: 'tutore' }}>{(at) => <Office at={at} desk={desk} />}</Repeated>
    </fieldset>
  )
}

interface OfficeRow {
  personId?: string | null
  organisationId?: string | null
  operatorId?: string | null
}

function Office({ at, desk }: { at: string; desk: MeasureDesk }) {
  const say = useWords(formWords)
  const words = useWords(measureWords)
  const { personId, organisationId } = useFormValue<OfficeRow>(at) ?? {}
  return (
    <>
      <div className="ms-two">
        <Select name={`${at}.role`} label={say.role} required empty={null} options={officeRoles.map((value) => ({ value, label: words[`role_${value}`] }))} />
        {!personId && !organisationId && <TextField name={`${at}.holder`} label={say.holder} />}
        {!organisationId && desk.people.length > 0 && <Select name={`${at}.personId`} label={say.person} options={desk.people.map(({ id, name }) => ({ value: id, label: name }))} />}
        {!personId && <ComboBox name={`${at}.organisationId`} label={say.body} search={searchAuthorities} />}
        <SmartDateField name={`${at}.from`} label={say.from} hint={say.fromHint} />
        <SmartDateField name={`${at}.to`} label={say.to} />
      </div>
      <TextArea name={`${at}.powers`} label={say.powers} rows={2} />
    </>
  )
}
