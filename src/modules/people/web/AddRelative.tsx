import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import * as contract from '../contract.ts'
import { usePeopleCodes } from './lists.ts'
import { PersonFields } from './PersonFields.tsx'
import { PersonPicker } from './PersonPicker.tsx'
import { peopleWords } from './words.ts'

interface AddRelativeProps {
  child: contract.PersonHeader
  subject: string
  onDone: () => void
  onCancel: () => void
}

/** Somebody of the family or network, found among the people already known or written anew, and what he is to the child. */
export function AddRelative({ child, subject, onDone, onCancel }: AddRelativeProps) {
  const say = useWords(peopleWords)
  const codes = usePeopleCodes()
  const [picked, setPicked] = useState<contract.PersonHeader | null>(null)
  const [writing, setWriting] = useState(true)
  const toKnown = (person: contract.PersonHeader | null) => {
    setPicked(person)
    setWriting(false)
  }
  return (
    // another key: the parts of a new person must not be sent along with a known one
    <Form
      key={writing ? 'new' : (picked?.id ?? 'known')}
      endpoint={contract.addRelative}
      input={{ personId: child.id, subject }}
      defaults={picked ? { relativeId: picked.id } : {}}
      submit={say.add}
      invalidates={[contract.getFamily, contract.getPerson, contract.searchPeople]}
      onDone={onDone}
      onCancel={onCancel}
    >
      <Select name="type" label={say.whatIs(child.called ?? child.displayName)} options={codes.options('relation_type')} required />
      {writing ? (
        <>
          <div><Button kind="quiet" icon="search" onClick={() => toKnown(null)}>{say.knownPerson}</Button></div>
          <PersonFields at="relative" onKnown={toKnown} />
        </>
      ) : (
        <>
          <PersonPicker name="relativeId" label={say.knownPerson} chosen={picked ?? undefined} required />
          <div><Button kind="quiet" icon="plus" onClick={() => setWriting(true)}>{say.writeNew}</Button></div>
        </>
      )}
      <SmartDateField name="validFrom" label={say.from} />
      <Select name="source" label={say.source} options={codes.options('birth_date_source')} />
      <TextField name="note" label={say.note} />
    </Form>
  )
}
