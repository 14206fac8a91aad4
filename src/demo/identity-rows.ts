import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Row } from './bulk.ts'
import type { Child } from './children.ts'
import { origins } from './names.ts'
import { heard } from './registered-again.ts'
import { at, daysBefore, stableId } from './seed.ts'

/** A family name as a child remembers it, who never saw it written. */
const remembered = (name: string): string => heard(name).replace(/qu/g, 'k').replace(/c(?=[aou])/g, 'k')

/** A boy who arrived alone looks for his sister: the city follows her already, under another spelling. */
export function traceRows(all: readonly Child[], today: PlainDate): [string, Row[]][] {
  const followed = all.filter(({ unit, closed }) => unit === 'ufficio' && !closed)
  const alone = followed.filter(({ story }) => story.key === 'msna')
  const girls = followed.filter(({ person, story }) => story.key !== 'msna' && person.sex === 'F')
  // of the same country, when there is such a pair
  const seeker = alone.find(({ person }) => girls.some((girl) => girl.person.origin === person.origin)) ?? alone[0]
  const sister = girls.find(({ person }) => person.origin === seeker?.person.origin) ?? girls[0]
  if (!seeker || !sister) return []
  const { person, family } = sister
  const begun = daysBefore(today, 5)
  return [['identity.trace', [{
    id: stableId('trace'), case_id: seeker.caseId, seeker_id: seeker.person.id, relation: 'fratello', given: heard(person.given), family: remembered(person.family), sex: 'F', birth_year: Number(person.born.slice(0, 4)),
    country: origins[person.origin].country, mother: family.mother?.given ?? null, last_place: 'Ventimiglia', last_country: 'IT', last_words: 'alla fine dell’estate, con una zia', clues: 'Ha una piccola cicatrice sul polso; viaggiava con la zia.',
    consent_by: 'both', consent_on: begun, no_risk_words: 'Valutato con il tutore e la mediatrice: nessuna minaccia, la famiglia è d’accordo.', state: 'open', follow_up_on: addDays(today, 21), created_by: seeker.responsible.id,
    created_at: at(begun, 11), version: 1,
  }]]]
}
