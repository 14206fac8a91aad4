import { useRef } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { Form, useFormTools, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { TimeField } from '#kernel/web/ui/TimeField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import type { Organisation } from '../contract/organisations.ts'
import { createSite, listSites, updateSite, type Site } from '../contract/sites.ts'
import { MunicipalityPicker } from './MunicipalityPicker.tsx'
import { UnitPicker } from './UnitPicker.tsx'
import { useWeekdays } from './weekdays.ts'
import { theirsIn } from './theirs.ts'
import { networkWords } from './words.ts'
import './network.css'

export function SiteForm({ organisation, site, onClose }: { organisation: Organisation; site: Site | null; onClose: () => void }) {
  const say = useWords(networkWords)
  const common = {
    submit: say.save, invalidates: [listSites], onCancel: onClose,
    onDone: () => {
      toast(say.saved)
      onClose()
    },
  }
  const fields = (
    <>
      <TextField name="name" label={say.name} required />
      <UnitPicker name="unitId" label={say.unit} hint={say.wholeBody} organisationId={organisation.id} />
      <TextField name="street" label={say.street} />
      <TextField name="postcode" label={say.postcode} inputMode="numeric" />
      <MunicipalityPicker name="municipalityIstat" label={say.municipality} />
      <TextField name="phone" label={say.phone} type="tel" />
      <TextField name="email" label={say.email} type="email" />
      <Checkbox name="secret" label={say.secret} hint={say.secretHint} />
      <HourFields />
    </>
  )
  if (!site) return <Form endpoint={createSite} input={{ organisationId: organisation.id }} defaults={{ hours: [] }} {...common}>{fields}</Form>
  return (
    <Form endpoint={updateSite} input={{ siteId: site.id, version: site.version }} defaults={site} theirs={theirsIn(updateSite, site.id)} {...common}>
      {fields}
      <Checkbox name="active" label={say.siteActive} />
    </Form>
  )
}

type Hour = { weekday: number | string; opens: string; closes: string; note: string | null }

function HourFields() {
  const say = useWords(networkWords)
  const days = useWeekdays()
  const rows = useFormValue<Hour[]>('hours') ?? []
  const { set } = useFormTools()
  const box = useRef<HTMLFieldSetElement>(null)
  // the keyboard goes on in the row just added, or on adding another once one is gone
  const go = (selector: string) => setTimeout(() => [...box.current?.querySelectorAll<HTMLElement>(selector) ?? []].at(-1)?.focus())
  const add = () => {
    set('hours', [...rows, { weekday: '1', opens: '09:00', closes: '12:00', note: '' }])
    go('select')
  }
  const remove = (index: number) => {
    set('hours', rows.toSpliced(index, 1))
    go('button')
  }
  return (
    <fieldset className="ac-field ac-lines" ref={box}>
      <legend className="ac-label">{say.hours}</legend>
      {rows.map((_, index) => (
        <div className="ac-line" key={index}>
          <Select name={`hours.${index}.weekday`} label={say.weekday} options={days} empty={null} required />
          <TimeField name={`hours.${index}.opens`} label={say.opens} required />
          <TimeField name={`hours.${index}.closes`} label={say.closes} required />
          <TextField name={`hours.${index}.note`} label={say.note} />
          <Button kind="quiet" size="small" icon="delete" onClick={() => remove(index)}>{say.remove}</Button>
        </div>
      ))}
      <div><Button size="small" icon="plus" onClick={add}>{say.addHour}</Button></div>
    </fieldset>
  )
}
