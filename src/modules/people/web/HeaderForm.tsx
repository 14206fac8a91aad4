import { useWords } from '#kernel/web/i18n/words.ts'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import * as contract from '../contract.ts'
import { peopleWords } from './words.ts'

/** How somebody wants to be called, sex, date of death. */
export function HeaderForm({ person, done }: { person: contract.PersonFile; done: () => void }) {
  const say = useWords(peopleWords)
  return (
    <Form
      endpoint={contract.updatePerson}
      input={{ personId: person.id, version: person.version }}
      defaults={{ called: person.called, sex: person.sex, diedOn: person.diedOn }}
      submit={say.save}
      invalidates={[contract.getPerson, contract.getFamily, contract.searchPeople]}
      onDone={done}
      onCancel={done}
      theirs={({ called, sex, diedOn, version }: contract.PersonFile) => ({ called, sex, diedOn, version })}
    >
      <TextField name="called" label={say.called} autoComplete="off" />
      <Select name="sex" label={say.sex} options={[{ value: 'F', label: say.female }, { value: 'M', label: say.male }, { value: 'X', label: say.otherSex }]} />
      <SmartDateField name="diedOn" label={say.died} />
    </Form>
  )
}
