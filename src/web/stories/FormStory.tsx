import { useState } from 'react'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Checkbox, SwitchField } from '#kernel/web/ui/Checkbox.tsx'
import { CheckboxGroup, RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { FileDrop, Progress } from '#kernel/web/ui/FileDrop.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { TimeField } from '#kernel/web/ui/TimeField.tsx'
import { DraftStatus, useDraft } from '#kernel/web/ui/useDraft.tsx'
import { addNote, rows } from './sample.ts'

const people = rows.map(({ id, name, original }) => ({ value: id, label: name, ...(original ? { detail: original } : {}) }))

/** Every field, inside a form and outside. */
export function FormStory() {
  const [born, setBorn] = useState<PlainDate | ''>('2011-07-09' as PlainDate)
  const [on, setOn] = useState(true)
  return (
    <section aria-label="Moduli" className="ac-columns">
      <Card title="Nuova nota">
        <Form endpoint={addNote} submit="Salva la nota" onCancel={() => undefined} defaults={{ on: '2026-11-01', who: ['child'] }}>
          <TextField name="title" label="Titolo" required />
          <SmartDateField name="on" label="Quando" required />
          <TimeField name="at" label="A che ora" />
          <RadioGroup name="kind" label="Che cosa" required inline options={[{ value: 'talk', label: 'Colloquio' }, { value: 'visit', label: 'Visita a casa' }]} />
          <CheckboxGroup name="who" label="Chi c’era" required options={[{ value: 'child', label: 'Il ragazzo o la ragazza' }, { value: 'mother', label: 'La madre' }, { value: 'tutor', label: 'Il tutore', detail: 'Avv. Elena Sala' }]} />
          <ComboBox name="child" label="Di chi si parla" required options={people} placeholder="Scrivi un nome" />
          <TextField name="place" label="Dove" hint="Un luogo protetto non si scrive qui" />
          <TextArea name="text" label="Nota" required />
          <DateField name="due" label="Da rivedere entro" />
          <Checkbox name="urgent" label="È urgente" />
        </Form>
      </Card>
      <div className="ac-stack">
        <Card title="Altri campi">
          <div className="ac-form">
            <Select label="Fase" options={['Accesso', 'Valutazione'].map((value) => ({ value, label: value }))} />
            <DateField label="Data di nascita" value={born} onChange={setBorn} />
            <SwitchField label="Mostra anche i chiusi" value={on} onChange={setOn} />
            <TextField label="Codice fiscale" error="Mancano due caratteri: controlla sul documento" value="BNYMNA11L49Z3" />
            <TextField label="Numero" value="FC-2026-0142" disabled />
            <FileDrop label="Documento" onFiles={() => undefined} hint="PDF, immagini, Office" />
            <Progress label="Relazione.pdf" share={0.42} />
          </div>
        </Card>
        <DraftStory />
      </div>
    </section>
  )
}

function DraftStory() {
  const [text, setText] = useState('')
  const draft = useDraft({ value: text, save: async () => undefined })
  return (
    <Card title="Bozza">
      <TextArea label="Diario" value={text} onChange={setText} />
      <DraftStatus draft={draft} />
    </Card>
  )
}
