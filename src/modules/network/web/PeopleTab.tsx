import { useWords } from '#kernel/web/i18n/words.ts'
import type { Organisation } from '../contract/organisations.ts'
import { OperatorList } from './OperatorList.tsx'
import { networkWords } from './words.ts'

export function PeopleTab({ organisation }: { organisation: Organisation }) {
  const say = useWords(networkWords)
  return <OperatorList title={say.people} organisationId={organisation.id} header={false} />
}
