import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form, useFormTools } from '#kernel/web/ui/Form.tsx'
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

/** What is said of the tie, whoever it is to. */
type Tie = Partial<Record<'type' | 'validFrom' | 'source' | 'note', never>>
const tieOf = ({ type, validFrom, source, note }: Record<string, unknown>) => ({ type, validFrom, source, note }) as Tie

/** Somebody of the family or network, found among the people already known or written anew, and what he is to the child. */
export function AddRelative({ child, subject, onDone, onCancel }: AddRelativeProps) {
  const say = useWords(peopleWords)
  const codes = usePeopleCodes()
  const [picked, setPicked] = useState<contract.PersonHeader | null>(null)
  const [writing, setWriting] = useState(true)
  // the form is drawn anew for somebody else: what was said of the tie stays
  const [tie, setTie] = useState<Tie>({})
  const turn = (to: 'new' | 'known', person: contract.PersonHeader | null, said: Tie) => {
    setTie(said)
    setPicked(person)
    setWriting(to === 'new')
  }
  return (
    // another key: the parts of a new person must not be sent along with a known one
    <Form
      key={writing ? 'new' : (picked?.id ?? 'known')}
      endpoint={contract.addRelative}
      input={{ personId: child.id, subject }}
      defaults={{ ...tie, ...(picked ? { relativeId: picked.id } : {}) }}
      submit={say.add}
      invalidates={[contract.getFamily, contract.getPerson, contract.searchPeople]}
      onDone={onDone}
      onCancel={onCancel}
    >
      <Select name="type" label={say.whatIs(child.called ?? child.displayName)} options={codes.options('relation_type')} required />
      <Who writing={writing} picked={picked} turn={turn} />
      <SmartDateField name="validFrom" label={say.from} />
      <Select name="source" label={say.source} options={codes.options('birth_date_source')} />
      <TextField name="note" label={say.note} />
    </Form>
  )
}

interface WhoProps {
  writing: boolean
  picked: contract.PersonHeader | null
  turn: (to: 'new' | 'known', person: contract.PersonHeader | null, said: Tie) => void
}

function Who({ writing, picked, turn }: WhoProps) {
  const say = useWords(peopleWords)
  const { values } = useFormTools()
  const toKnown = (person: contract.PersonHeader | null) => turn('known', person, tieOf(values()))
  return writing
    ? (
      <>
        <div><Button kind="quiet" icon="search" onClick={() => toKnown(null)}>{say.knownPerson}</Button></div>
        <PersonFields at="relative" onKnown={toKnown} />
      </>
    )
    : (
      <>
        <PersonPicker name="relativeId" label={say.knownPerson} chosen={picked ?? undefined} required />
        <div><Button kind="quiet" icon="plus" onClick={() => turn('new', null, tieOf(values()))}>{say.writeNew}</Button></div>
      </>
    )
}
