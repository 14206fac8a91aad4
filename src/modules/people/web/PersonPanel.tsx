import './people.css'
import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { SwitchField } from '#kernel/web/ui/Checkbox.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import * as contract from '../contract.ts'
import { HeaderForm } from './HeaderForm.tsx'
import { BirthCard, NamesCard, OriginCards } from './identity-cards.tsx'
import { AddressesCard, ContactsCard, IdentifiersCard } from './place-cards.tsx'
import { HouseholdsCard, RelativesCard } from './tie-cards.tsx'
import { peopleWords } from './words.ts'

/** All that is known of one person and may be seen, each fact with its source and its history, and the forms that add to it. */
export function PersonPanel({ personId }: { personId: Id<'person'> }) {
  const [retired, setRetired] = useState(false)
  const query = useQueryOf(contract.getPerson, retired ? { personId, retired: 'true' } : { personId }, { keepPrevious: true })
  return <Loaded query={query} lines={8}>{(person) => <Facts {...{ person, retired, setRetired }} />}</Loaded>
}

function Facts({ person, retired, setRetired }: { person: contract.PersonFile; retired: boolean; setRetired: (on: boolean) => void }) {
  const say = useWords(peopleWords)
  const [editing, setEditing] = useState(false)
  if (!person.reaches.identity) return <Callout title={say.headerOnly}>{say.headerOnlyText}</Callout>
  const hidden = [...person.addresses, ...person.contacts].some((one) => one.protected)
  const saved = () => {
    setEditing(false)
    toast(say.saved)
  }
  return (
    <div className="ac-stack">
      <div className="ac-row ac-screen-only">
        {person.can.edit && <Button icon="pencil" onClick={() => setEditing(true)}>{say.edit}</Button>}
        <SwitchField label={say.history} value={retired} onChange={setRetired} />
      </div>
      {hidden && <Callout kind="danger" title={say.protectedTitle}>{say.protectedText}</Callout>}
      <div className="pp-cards">
        <NamesCard person={person} />
        <BirthCard person={person} />
        <IdentifiersCard person={person} />
        <ContactsCard person={person} />
        <AddressesCard person={person} />
        <RelativesCard person={person} />
        <OriginCards person={person} />
        <HouseholdsCard person={person} />
      </div>
      <Modal open={editing} onClose={() => setEditing(false)} title={say.editTitle}><HeaderForm person={person} done={saved} /></Modal>
    </div>
  )
}
