import { useState } from 'react'
import { formatDateOfTable } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { MunicipalityBox } from '#kernel/web/MunicipalityBox.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import * as contract from '../contract.ts'
import { FactCard } from './FactCard.tsx'
import { useKinLabel } from './kin-label.ts'
import { usePeopleCodes } from './lists.ts'
import { personPath } from './paths.ts'
import { PersonPicker } from './PersonPicker.tsx'
import { Period } from './place-cards.tsx'
import { peopleWords } from './words.ts'

interface CardProps {
  person: contract.PersonFile
}

export function RelativesCard({ person }: CardProps) {
  const say = useWords(peopleWords)
  const kin = useKinLabel()
  return (
    <FactCard
      person={person} kind="relations" title={say.relatives} facts={person.relatives} add={say.addRelative} form={(done) => <RelationForm person={person} done={done} />}
      show={(one) => (
        <>
          <strong>{kin(one.type, one.person.sex)}</strong>:{' '}
          <Link to={personPath.to({ personId: one.person.id })}><PersonName name={one.person.displayName} original={one.person.originalName} /></Link>
          <Period from={one.validFrom} to={one.validTo} />
        </>
      )}
    />
  )
}

function RelationForm({ person, done }: CardProps & { done: () => void }) {
  const say = useWords(peopleWords)
  const codes = usePeopleCodes()
  return (
    <Form endpoint={contract.addRelation} input={{ personId: person.id }} submit={say.save} invalidates={[contract.getPerson, contract.getFamily]} onDone={done} onCancel={done}>
      <PersonPicker name="otherId" label={say.knownPerson} required />
      <Select name="type" label={say.whatIs(person.called ?? person.displayName)} options={codes.options('relation_type')} required />
      <SmartDateField name="validFrom" label={say.from} />
      <Select name="source" label={say.source} options={codes.options('birth_date_source')} />
      <TextField name="note" label={say.note} />
    </Form>
  )
}

export function HouseholdsCard({ person }: CardProps) {
  const say = useWords(peopleWords)
  const [adding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<string | null>(null)
  return (
    <Card title={say.households} actions={person.can.edit && <Button size="small" icon="plus" aria-label={say.addHousehold} onClick={() => setAdding(true)}>{say.add}</Button>}>
      {person.households.length === 0 && <p className="ac-meta">{say.none}</p>}
      {person.households.map((household) => (
        <section key={household.id}>
          <h3><bdi translate="no">{household.label}</bdi></h3>
          {household.municipality && <p className="ac-meta">{household.municipality.name} ({household.municipality.province})</p>}
          <ul className="pp-facts">
            {household.members.map((member) => (
              <li key={member.id} className="pp-fact">
                <div><PersonName name={member.person.displayName} original={member.person.originalName} />{member.validTo ? <span className="ac-meta"> · {say.until(formatDateOfTable(member.validTo))}</span> : <Period from={member.validFrom} to={null} />}</div>
                {person.can.edit && member.person.id === person.id && !member.validTo && <Button size="small" kind="quiet" onClick={() => setLeaving(member.id)}>{say.left}</Button>}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Modal open={adding} onClose={() => setAdding(false)} title={say.addHousehold}><HouseholdForm person={person} done={() => setAdding(false)} /></Modal>
      <Modal open={leaving !== null} onClose={() => setLeaving(null)} title={say.endTitle}>
        <Form endpoint={contract.leaveHousehold} input={{ personId: person.id, memberId: leaving ?? '' }} submit={say.save} invalidates={[contract.getPerson]} onDone={() => setLeaving(null)} onCancel={() => setLeaving(null)}>
          <SmartDateField name="validTo" label={say.to} required />
        </Form>
      </Modal>
    </Card>
  )
}

function HouseholdForm({ person, done }: CardProps & { done: () => void }) {
  const say = useWords(peopleWords)
  const others = [...new Map(person.relatives.filter((one) => !one.retiredAt).map(({ person: one }) => [one.id, { value: one.id as string, label: one.displayName }])).values()]
  return (
    <Form endpoint={contract.addHousehold} input={{ personId: person.id }} defaults={{ memberIds: [] }} submit={say.save} invalidates={[contract.getPerson]} onDone={done} onCancel={done}>
      <TextField name="label" label={say.label} hint={say.labelHint} required />
      {others.length > 0 && <CheckboxGroup name="memberIds" label={say.members} options={others} />}
      <MunicipalityBox name="municipality" label={say.municipality} />
      <SmartDateField name="validFrom" label={say.from} />
    </Form>
  )
}
