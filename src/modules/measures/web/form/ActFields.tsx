import { useWords } from '#kernel/web/i18n/words.ts'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { useFormTools, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import type { MeasureDesk } from '../../contract/measure.ts'
import { AuthorityFields } from '../AuthorityFields.tsx'
import { useMeasureCodes } from '../lists.ts'
import { isPenal, kindsOf } from './form-values.ts'
import { Section, useEverything } from './Section.tsx'
import { HourField } from './HourField.tsx'
import { formWords } from './words.ts'
import { startsTerms } from '../../domain/terms.ts'

/** 1. Who decided, and which act it is. */
export function WhoDecided({ desk, chosen }: { desk: MeasureDesk; chosen?: { id: string | null; name: string } | undefined }) {
  const say = useWords(formWords)
  const parts = useFormValue<string>('kind')
  return (
    <Section title={say.one}>
      <AuthorityFields at="" chosen={chosen} />
      <div className="ms-two">
        <SmartDateField name="decidedOn" label={say.decidedOn} />
        <TextField name="number" label={say.number} hint={say.numberHint} />
        {parts?.includes('403') && <HourField name="decidedTime" day="decidedOn" />}
      </div>
      <ProceedingFields desk={desk} />
    </Section>
  )
}

function ProceedingFields({ desk }: { desk: MeasureDesk }) {
  const say = useWords(formWords)
  const { set } = useFormTools()
  const fresh = useFormValue<Record<string, unknown> | null>('newProceeding')
  const chosen = useFormValue<string | null>('proceedingId')
  const value = fresh ? 'new' : (chosen ?? '')
  const choose = (next: string) => {
    set('newProceeding', next === 'new' ? {} : null)
    set('proceedingId', next && next !== 'new' ? next : null)
  }
  return (
    <>
      <Select
        label={say.proceeding} hint={say.proceedingHint} empty={say.noProceeding} value={value} onChange={choose}
        options={[...desk.proceedings.map((one) => ({ value: one.id, label: `${one.number}, ${one.authority.name}` })), { value: 'new', label: say.newProceeding }]}
      />
      {fresh && (
        <fieldset className="ac-group">
          <legend className="ac-label">{say.newProceeding}</legend>
          <div className="ms-two"><TextField name="newProceeding.number" label={say.rg} required /><TextField name="newProceeding.judge" label={say.judge} /><SmartDateField name="newProceeding.openedOn" label={say.openedOn} /></div>
          <TextArea name="newProceeding.lawyers" label={say.lawyers} rows={2} />
        </fieldset>
      )}
    </>
  )
}

/** 2. For which children: the order is written once. */
export function ForWhom({ desk, name, label, offered }: { desk: MeasureDesk; name: 'alsoFor' | 'alsoIn'; label: string; offered: readonly string[] }) {
  const say = useWords(formWords)
  const siblings = desk.siblings.filter(({ caseId }) => offered.includes(caseId))
  return (
    <Section title={say.two}>
      <p><strong translate="no">{desk.childName}</strong></p>
      {siblings.length > 0 && <CheckboxGroup name={name} label={label} hint={say.siblingsHint} options={siblings.map((one) => ({ value: one.caseId, label: one.childName, detail: one.number }))} />}
    </Section>
  )
}

/** 3. What it decides: the kind first, since the rest of the form follows it. */
export function WhatItDecides() {
  const say = useWords(formWords)
  const codes = useMeasureCodes()
  const values = useEverything()
  const kind = useFormValue<string>('kind')
  const options = codes.options('measure_kind')
  const also = (values['also'] as string[] | undefined) ?? []
  return (
    <>
      <ComboBox name="kind" label={say.kind} hint={say.kindHint} options={options} required />
      {kind && (
        <details className="ac-details" open={also.length > 0}>
          <summary>{say.alsoMore}</summary>
          <div className="ms-kinds"><CheckboxGroup name="also" label={say.also} options={options.filter(({ value }) => value !== kind)} /></div>
        </details>
      )}
      {isPenal(values) && <Callout kind="warning">{say.penal}</Callout>}
      {kind && <Callout>{kind.includes('403') ? say.start403 : startsTerms(kindsOf(values)) ? say.starts : say.startsNone}</Callout>}
      <TextArea name="grounds" label={say.grounds} hint={say.groundsHint} rows={3} />
      <TextArea name="decision" label={say.decision} hint={say.decisionHint} rows={5} />
    </>
  )
}
