import { useState, type ReactNode } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button, IconButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { Form, useFormTools, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { searchActiveWorkers } from '#modules/network/web/index.ts'
import { saveContacts, saveTeam, type Plan } from '../contract.ts'
import type { Choices } from './choices.ts'
import { changedByPlan } from './changed.ts'
import { usePlanCodes } from './codes.ts'
import { planWords } from './words.ts'

/** Who follows the plan together. */
export function TeamCard({ plan }: { plan: Plan }) {
  const say = useWords(planWords)
  const codes = usePlanCodes()
  const [open, setOpen] = useState(false)
  const edits = plan.can.write || plan.can.correct
  const done = () => {
    toast(say.saved)
    setOpen(false)
  }
  return (
    <Card title={say.team} actions={edits && <Button kind="quiet" size="small" icon="pencil" className="ac-screen-only" aria-label={say.editTeam} onClick={() => setOpen(true)}>{say.change}</Button>}>
      {plan.members.length === 0 && <p className="ac-meta">{say.teamEmpty}</p>}
      <ul className="ac-plain">{plan.members.map((one) => <li key={`${one.name} ${one.role}`}>{one.name} <span className="ac-meta">{codes.label('team_role', one.role)}</span>{one.left && <> <Badge kind="warning">{say.ownerLeft}</Badge></>}</li>)}</ul>
      {open && (
        <Modal open onClose={() => setOpen(false)} title={say.editTeam} size="wide" question>
          <Form
            endpoint={saveTeam} input={{ planId: plan.id, version: plan.version }} defaults={{ members: plan.members.map(({ operatorId, name, role }) => ({ operatorId, words: operatorId ? null : name, role })) }} submit={say.save}
            invalidates={changedByPlan} onDone={done} onCancel={() => setOpen(false)}
          >
            <Lines name="members" empty={{ operatorId: null, words: null, role: '' }}>
              {(at, index) => (
                <>
                  <ComboBox name={`${at}.operatorId`} label={say.teamMember} search={searchActiveWorkers} clearable {...(plan.members[index]?.operatorId ? { chosen: { value: plan.members[index].operatorId, label: plan.members[index].name } } : {})} />
                  <TextField name={`${at}.words`} label={say.teamWords} maxLength={200} />
                  <Select name={`${at}.role`} label={say.teamRole} required options={codes.options('team_role')} />
                </>
              )}
            </Lines>
          </Form>
        </Modal>
      )}
    </Card>
  )
}

/** When and how the child meets the family. */
export function ContactsCard({ plan, choices }: { plan: Plan; choices: Choices | undefined }) {
  const say = useWords(planWords)
  const codes = usePlanCodes()
  const [open, setOpen] = useState(false)
  const edits = plan.can.write || plan.can.correct
  const people = (choices?.people ?? []).map(({ id, name }) => ({ value: id as Id<'person'>, label: name }))
  const done = () => {
    toast(say.saved)
    setOpen(false)
  }
  return (
    <Card title={say.contacts} actions={edits && <Button kind="quiet" size="small" icon="pencil" className="ac-screen-only" aria-label={say.editContacts} onClick={() => setOpen(true)}>{say.change}</Button>}>
      {plan.contacts.length === 0 && <p className="ac-meta">{say.contactsEmpty}</p>}
      <ul className="ac-plain ac-stack">
        {plan.contacts.map((one, index) => <li key={index}><strong translate="no">{one.name}</strong>: {codes.label('family_contact', one.how)}, <span translate="no">{one.often}</span><div className="ac-meta" translate="no">{[one.place, one.note].filter(Boolean).join(' · ')}</div></li>)}
      </ul>
      {open && (
        <Modal open onClose={() => setOpen(false)} title={say.editContacts} size="wide" question>
          <Form
            endpoint={saveContacts} input={{ planId: plan.id, version: plan.version }}
            defaults={{ contacts: plan.contacts.map(({ personId, name, how, often, place, note }) => ({ personId, words: personId ? null : name, how, often, place, note })) }} submit={say.save}
            invalidates={changedByPlan} onDone={done} onCancel={() => setOpen(false)}
          >
            <Lines name="contacts" empty={{ personId: null, words: null, how: '', often: '', place: null, note: null }}>
              {(at) => (
                <>
                  {people.length > 0 && <Select name={`${at}.personId`} label={say.withWhom} empty="—" options={people} />}
                  <TextField name={`${at}.words`} label={say.otherPerson} maxLength={200} />
                  <Select name={`${at}.how`} label={say.how} required options={codes.options('family_contact')} />
                  <TextField name={`${at}.often`} label={say.often} required maxLength={200} />
                  <TextField name={`${at}.place`} label={say.place} maxLength={200} />
                  <TextField name={`${at}.note`} label={say.note} maxLength={1000} />
                </>
              )}
            </Lines>
          </Form>
        </Modal>
      )}
    </Card>
  )
}

/** Rows of a form that come and go. */
function Lines({ name, empty, children }: { name: string; empty: Record<string, unknown>; children: (at: string, index: number) => ReactNode }) {
  const say = useWords(planWords)
  const rows = useFormValue<Record<string, unknown>[]>(name) ?? []
  const { set } = useFormTools()
  return (
    <>
      {rows.map((_, index) => (
        <fieldset key={index} className="pl-line-row">
          <legend className="visually-hidden">{index + 1}</legend>
          {children(`${name}.${index}`, index)}
          <IconButton icon="delete" label={say.removeLine(index + 1)} onClick={() => set(name, rows.filter((__, at) => at !== index))} />
        </fieldset>
      ))}
      <Button size="small" icon="plus" onClick={() => set(name, [...rows, empty])}>{say.addLine}</Button>
    </>
  )
}
