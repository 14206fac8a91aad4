import { invalid } from '#kernel/contract/problem.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract.ts'
import { assertKnown } from './checks.ts'
import { birthDate, recorded } from './fact-rows.ts'
import * as facts from './fact-store.ts'
import { refreshMatch } from './identity/entries.ts'
import { openPerson, refreshHeader } from './open-person.ts'
import * as store from './person-store.ts'

/** Another date or place of birth with its source; earlier ones stay beside it. */
export const addBirthFact = operation(contract.addBirthFact, async (context, { personId, ...birth }) => {
  const { tx, now } = context
  const opened = await openPerson(context, personId)
  if (!birth.date && !birth.year && !birth.place && !birth.municipality && !birth.country) throw invalid('date', { it: 'Scrivi almeno la data, l’anno o il luogo di nascita', en: 'Write at least the date, the year or the place of birth' })
  if (birth.date && birth.date > dateInRome(now)) throw invalid('date', { it: 'Questa data è nel futuro: controllala', en: 'This date is in the future: check it' })
  await assertKnown(tx, now, [
    { list: 'birth_date_source', value: birth.source, path: 'source' }, { list: 'reliability', value: birth.reliability, path: 'reliability' },
    { list: 'countries', value: birth.country, path: 'country' }, { list: 'municipalities', value: birth.municipality, path: 'municipality' },
  ])
  const chosen = birth.choose || !(await store.chosenFacts(tx, personId)).birth
  if (chosen) await facts.unchoose(tx, 'births', personId)
  const row = {
    ...recorded(opened.hand), ...birthDate(birth), place: birth.place, municipality_istat: birth.municipality ?? null, country: birth.country ?? null,
    source: birth.source, reliability: birth.reliability, chosen, note: birth.note,
  }
  await facts.insertBirths(tx, [row])
  if (chosen) await refreshHeader(tx, opened)
  await refreshMatch(tx, [personId])
  return { id: row.id }
})
