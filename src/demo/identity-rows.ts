import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Row } from './bulk.ts'
import type { Child } from './children.ts'
import { origins } from './names.ts'
import { unitId } from './network.ts'
import { AGAIN, heard, registeredTwice } from './registered-again.ts'
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
  return [['identity.trace', [cousinTrace(all, today)]], ['identity.trace', [foundTrace(all, today)]], ['identity.trace', [{
    id: stableId('trace'), case_id: seeker.caseId, seeker_id: seeker.person.id, relation: 'fratello', given: heard(person.given), family: remembered(person.family), sex: 'F', birth_year: Number(person.born.slice(0, 4)),
    country: origins[person.origin].country, mother: family.mother?.given ?? null, last_place: 'Ventimiglia', last_country: 'IT', last_words: 'alla fine dell’estate, con una zia', clues: 'Ha una piccola cicatrice sul polso; viaggiava con la zia.',
    consent_by: 'both', consent_on: begun, no_risk_words: 'Valutato con il tutore e la mediatrice: nessuna minaccia, la famiglia è d’accordo.', state: 'open', follow_up_on: addDays(today, 21), created_by: seeker.responsible.id,
    created_at: at(begun, 11), version: 1,
  }]]]
}

/** A search that ended well: two brothers who had been registered in different places. */
function foundTrace(all: readonly Child[], today: PlainDate): Row {
  const alone = all.filter(({ story, unit }) => story.key === 'msna' && unit === 'ufficio')
  const seeker = alone.findLast(({ person }) => alone.some((other) => other.person.id !== person.id && other.person.origin === person.origin)) ?? alone.at(-1)!
  const found = alone.find(({ person }) => person.id !== seeker.person.id && person.origin === seeker.person.origin) ?? alone[0]!
  const [begun, ended] = [daysBefore(today, 40), daysBefore(today, 19)]
  return {
    id: stableId('trace found'), case_id: seeker.caseId, seeker_id: seeker.person.id, relation: 'fratello', given: found.person.given, family: found.person.family, sex: 'M', birth_year: Number(found.person.born.slice(0, 4)),
    country: origins[found.person.origin].country, last_place: 'Lampedusa', last_country: 'IT', last_words: 'allo sbarco, li hanno separati', clues: 'Più piccolo di lui, porta un braccialetto blu.', consent_by: 'both', consent_on: begun,
    no_risk_words: 'Valutato con il tutore: nessuna minaccia.', state: 'found', found_id: found.person.id, outcome_words: 'Si sono riconosciuti in videochiamata; ora sono nella stessa comunità.', ended_at: at(ended, 12), ended_by: seeker.responsible.id,
    created_by: seeker.responsible.id, created_at: at(begun, 10), version: 2,
  }
}

/** Names that people showed to be one by joining registrations: two wait for an administrator, one he refused. */
export function proposalRows(administrator: string, today: PlainDate): [string, Row[]][] {
  const counted = at(daysBefore(today, 1), 3)
  const proposal = (one: string, other: string, children: number, bodies: number, more: Row = {}): Row =>
    ({ id: stableId(`proposal ${one}`), one, other, children, bodies, counted_at: counted, state: 'open', ...more })
  return [
    ['people.equivalence_proposal', [proposal('binta', 'bintou', 4, 2), proposal('mariama', 'maryam', 3, 2)]],
    ['people.equivalence_proposal', [proposal('amina', 'mina', 3, 3, { state: 'refused', reason: 'Mina è anche un nome proprio: sono due nomi.', decided_by: administrator, decided_at: at(daysBefore(today, 8), 10), version: 2 })]],
  ]
}

/** A girl of the central team looks for an older cousin: the city follows him, out of its reach, so that its page only names the service to call. */
function cousinTrace(all: readonly Child[], today: PlainDate): Row {
  const [seeker, sought] = [all[6]!, all[96]!]
  const begun = daysBefore(today, 3)
  return {
    id: stableId('trace cousin'), case_id: seeker.caseId, seeker_id: seeker.person.id, relation: 'cugino', given: 'Osman', family: 'Iqbalzay', sex: 'M', birth_date: sought.person.born,
    country: origins[sought.person.origin].country, last_place: 'Trieste', last_country: 'IT', last_words: 'in primavera, con altri ragazzi', clues: 'La zia dice che voleva raggiungere Lodi, dove ha un amico.',
    consent_by: 'guardian', consent_on: begun, no_risk_words: 'Valutato con la madre: è lei a chiederlo, nessuna minaccia nota.', state: 'open', follow_up_on: addDays(today, 27), created_by: seeker.responsible.id,
    created_at: at(begun, 15), version: 1,
  }
}

interface Asked {
  key: string
  /** The registration asked about, and by whom. */
  about: Child
  /** The one it is asked for, and who answers for it. */
  target: Child
  daysAgo: number
  dueIn: number
  reason: string
  more?: string
  added?: string
  /** How it ended, in the words of who answered or, withdrawn, of who had asked. */
  ended?: readonly ['yes' | 'no' | 'withdrawn', string]
}

/** Questions between services about a child registered twice: one asked by the central team, one received by it, one between two poles. */
export function questionRows(all: readonly Child[], today: PlainDate): [string, Row[]][] {
  const again = (n: number): Child => all.find(({ person }) => person.id === registeredTwice[n])!
  const asked: readonly Asked[] = [
    { key: 'sent', about: again(AGAIN.sent), target: all[88]!, daysAgo: 6, dueIn: 1, reason: 'La madre dice che a Lodi li seguivate già: è la stessa bambina?', more: 'Può essere: come si chiama la madre, e da quando sono da voi?' },
    { key: 'received', about: again(AGAIN.received), target: all[0]!, daysAgo: 4, dueIn: 3, reason: 'La ragazza racconta di un servizio vicino a Rho: la conoscete?' },
    { key: 'answered', about: again(AGAIN.answered), target: all[101]!, daysAgo: 18, dueIn: -11, reason: 'Dice di essere già stato seguito da un servizio del Comune di Lodi: è lui?', more: 'Che cosa c’è scritto sul permesso?', added: 'Il permesso è del 2025, rilasciato a Lodi; sul permesso nome e cognome sono al contrario.', ended: ['yes', 'È lui: la fotografia del permesso è la stessa.'] },
    { key: 'refused', about: again(AGAIN.joined), target: all[90]!, daysAgo: 30, dueIn: -23, reason: 'La nonna parla di un servizio di Lodi: lo avete conosciuto?', ended: ['no', 'No: il nostro è un altro bambino, più grande, con altri genitori.'] },
    { key: 'withdrawn', about: again(AGAIN.unsure), target: all[91]!, daysAgo: 22, dueIn: -15, reason: 'Forse è già da voi con un altro cognome.', ended: ['withdrawn', 'La madre ha portato i documenti: non serve più.'] },
    { key: 'poles', about: again(AGAIN.poles), target: all[25]!, daysAgo: 2, dueIn: 5, reason: 'La famiglia si è trasferita da poco e parla del polo di Rho.' },
  ]
  const questions = asked.map((one): Row => ({
    id: stableId(`question ${one.key}`), about: 'identity', person_id: one.about.person.id, from_unit: unitId(one.about.unit), to_unit: unitId(one.target.unit), reason: one.reason,
    legal_basis: 'compito_pubblico', told: toldOf(one.about), asked_by: one.about.responsible.id, asked_at: at(daysBefore(today, one.daysAgo), 10), due_on: addDays(today, one.dueIn),
    state: one.ended ? (one.ended[0] === 'withdrawn' ? 'withdrawn' : 'answered') : one.more ? 'more' : 'open', version: 1 + [one.more, one.added, one.ended].filter(Boolean).length,
    answer: one.ended && one.ended[0] !== 'withdrawn' ? one.ended[0] : null, answered_by: one.ended && one.ended[0] !== 'withdrawn' ? one.target.responsible.id : null,
    answered_at: one.ended && one.ended[0] !== 'withdrawn' ? at(daysBefore(today, one.daysAgo - 7), 15) : null,
  }))
  const lines = asked.flatMap((one): Row[] => [
    line(one, 'asked', one.reason, one.about.responsible.id, at(daysBefore(today, one.daysAgo), 10)),
    ...(one.more ? [line(one, 'more', one.more, one.target.responsible.id, at(daysBefore(today, one.daysAgo - 2), 9))] : []),
    ...(one.added ? [line(one, 'added', one.added, one.about.responsible.id, at(daysBefore(today, one.daysAgo - 4), 11))] : []),
    ...(one.ended ? [line(one, one.ended[0], one.ended[1], (one.ended[0] === 'withdrawn' ? one.about : one.target).responsible.id, at(daysBefore(today, one.daysAgo - 7), 15))] : []),
  ])
  return [['identity.question', questions], ['identity.question_target', asked.map((one) => ({ question_id: stableId(`question ${one.key}`), person_id: one.target.person.id }))], ['identity.question_line', lines]]
}

const line = ({ key }: Asked, kind: string, words: string, by: string, when: string): Row => ({ id: stableId(`question line ${key} ${kind}`), question_id: stableId(`question ${key}`), kind, words, by_operator: by, at: when })

const toldOf = ({ person }: Child) => ({
  name: `${person.given} ${person.family}`, given: person.given, family: person.family, dob: person.invented ? person.born.slice(0, 4) : person.born, sex: person.sex, nat: origins[person.origin].country,
})

/** Those that wait for an answer: the service asked gets its term by the product's own job. */
export const openQuestions: readonly string[] = ['received', 'poles'].map((key) => stableId(`question ${key}`))
