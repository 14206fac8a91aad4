import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import { assertKnown } from './checks.ts'
import { languageRow } from './fact-rows.ts'
import * as facts from './fact-store.ts'
import { openPerson } from './open-person.ts'

export const addLanguage = operation(contract.addLanguage, async (context, { personId, ...language }) => {
  const { hand } = await openPerson(context, personId)
  await assertKnown(context.tx, context.now, [{ list: 'languages', value: language.language, path: 'language' }])
  const row = languageRow(hand, language)
  await facts.insertLanguages(context.tx, [row])
  return { id: row.id }
})
