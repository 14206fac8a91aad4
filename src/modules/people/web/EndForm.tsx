import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Form } from '#kernel/web/ui/Form.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import * as contract from '../contract.ts'
import { peopleWords } from './words.ts'

interface EndFormProps {
  personId: Id<'person'>
  kind: 'addresses' | 'contacts' | 'relations'
  factId: string
  onDone: () => void
}

/** Until when an address, a contact or a tie held. */
export function EndForm({ onDone, ...input }: EndFormProps) {
  const say = useWords(peopleWords)
  return (
    <Form endpoint={contract.endFact} input={input} defaults={{ validTo: dateInRome(Date.now()) }} submit={say.save} invalidates={[contract.getPerson, contract.getFamily]} onDone={onDone} onCancel={onDone}>
      <SmartDateField name="validTo" label={say.to} required />
    </Form>
  )
}
