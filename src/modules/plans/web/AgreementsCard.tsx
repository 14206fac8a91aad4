import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge, type BadgeKind } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { addParty, recordAgreement, type Agreement, type Plan } from '../contract.ts'
import type { Choices } from './choices.ts'
import { changedByPlan } from './changed.ts'
import { planWords } from './words.ts'

const kinds: Readonly<Record<NonNullable<Agreement['stance']>, BadgeKind>> = { agrees: 'success', disagrees: 'warning', partly: 'info', not_heard: 'neutral', not_concerned: 'neutral' }

/** What each party says of the plan: nobody may stay silent, everybody may dissent. */
export function AgreementsCard({ plan, choices }: { plan: Plan; choices: Choices | undefined }) {
  const say = useWords(planWords)
  const [open, setOpen] = useState<Agreement | 'add' | null>(null)
  const now = plan.agreements ?? []
  const earlier = plan.earlierAgreements ?? []
  const close = () => setOpen(null)
  return (
    <Card title={say.agreements} footer={plan.can.decide && plan.state === 'proposed' && <Button kind="quiet" size="small" icon="plus" onClick={() => setOpen('add')}>{say.addParty}</Button>}>
      {now.length === 0 && <p className="ac-meta">{say.agreementsDraft}</p>}
      <ul className="ac-plain ac-stack">
        {now.map((one) => (
          <li key={one.id}>
            <Word one={one} child={plan.childName} />
            {plan.can.record && <Button kind="quiet" size="small" className="ac-screen-only" aria-label={one.stance ? `${say.change}: ${one.name ?? plan.childName}` : say.recordOf(one.name ?? plan.childName)} onClick={() => setOpen(one)}>{one.stance ? say.change : say.record}</Button>}
          </li>
        ))}
      </ul>
      {earlier.length > 0 && (
        <details>
          <summary>{say.earlierWords} ({earlier.length})</summary>
          <ul className="ac-plain ac-stack">{earlier.map((one) => <li key={one.id}><Word one={one} child={plan.childName} /> <span className="ac-meta">{say.inVersion(one.edition)}</span></li>)}</ul>
        </details>
      )}
      {open === 'add' && <PartyDialog plan={plan} choices={choices} onClose={close} />}
      {open && open !== 'add' && <WordDialog plan={plan} one={open} onClose={close} />}
    </Card>
  )
}

/** One word: who, what, when, why, how it was explained. */
export function Word({ one, child }: { one: Agreement; child: string }) {
  const say = useWords(planWords)
  return (
    <div>
      <div className="ac-row"><strong><bdi translate="no">{one.name ?? child}</bdi></strong>{one.stance ? <Badge kind={kinds[one.stance]}>{say[`st_${one.stance}`]}</Badge> : <Badge kind="warning" icon="clock">{say.silent}</Badge>}</div>
      {one.ownWords && <blockquote className="pl-voice" translate="no" dir="auto">{one.ownWords}</blockquote>}
      {one.reason && <div translate="no" dir="auto">{one.reason}</div>}
      <div className="ac-meta">{[say[`party_${one.party}`], one.on && formatDate(one.on), one.language && say.explainedIn(one.language), one.mediator && say.withMediator].filter(Boolean).join(' · ')}</div>
    </div>
  )
}

function WordDialog({ plan, one, onClose }: { plan: Plan; one: Agreement; onClose: () => void }) {
  const say = useWords(planWords)
  const done = () => {
    toast(say.recorded)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.recordOf(one.name ?? plan.childName)} question>
      <Form
        endpoint={recordAgreement} input={{ planId: plan.id, agreementId: one.id }}
        defaults={{ stance: one.stance ?? 'agrees', on: one.on ?? dateInRome(Date.now()), reason: one.reason, ownWords: one.ownWords, language: one.language, mediator: one.mediator ?? false }}
        submit={say.record} invalidates={changedByPlan} onDone={done} onCancel={onClose}
      >
        <WordFields party={one.party} />
      </Form>
    </Modal>
  )
}

function WordFields({ party }: { party: Agreement['party'] }) {
  const say = useWords(planWords)
  const stance = useFormValue<Agreement['stance']>('stance')
  const child = party === 'child'
  const choices = (['agrees', 'partly', 'disagrees', 'not_heard', 'not_concerned'] as const).filter((one) => !(child && one === 'not_concerned'))
  return (
    <>
      {child && <p className="ac-meta">{say.heardHint}</p>}
      <RadioGroup name="stance" label={say.stance} required options={choices.map((value) => ({ value, label: say[`st_${value}`] }))} />
      <SmartDateField name="on" label={say.saidOn} required />
      {stance !== 'not_heard' && stance !== 'not_concerned' && party !== 'body' && (
        <>
          <TextArea name="ownWords" label={say.ownWords} hint={say.ownWordsHint} rows={2} maxLength={4000} />
          <TextField name="language" label={say.language} required={child} maxLength={60} />
          <Checkbox name="mediator" label={say.mediator} />
        </>
      )}
      <TextArea name="reason" label={say.reason} required={stance !== 'agrees'} rows={2} maxLength={2000} />
    </>
  )
}

function PartyDialog({ plan, choices, onClose }: { plan: Plan; choices: Choices | undefined; onClose: () => void }) {
  const say = useWords(planWords)
  const people = choices?.people ?? []
  return (
    <Modal open onClose={onClose} title={say.addParty}>
      <Form endpoint={addParty} input={{ planId: plan.id, version: plan.version }} defaults={{ party: 'other' }} submit={say.save} invalidates={changedByPlan} onDone={onClose} onCancel={onClose}>
        <Select name="party" label={say.partyKind} required options={(['parent', 'guardian', 'body', 'other'] as const).map((value) => ({ value, label: say[`party_${value}`] }))} />
        {people.length > 0 && <Select name="personId" label={say.withWhom} empty="—" options={people.map(({ id, name }) => ({ value: id as Id<'person'>, label: name }))} />}
        <TextField name="whoWords" label={say.otherPerson} maxLength={200} />
      </Form>
    </Modal>
  )
}
