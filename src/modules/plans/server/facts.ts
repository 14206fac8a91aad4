import { addDays, dateInRome, startOfDayInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { sectionName } from '#modules/access/contract.ts'
import type { CaseFact } from '#modules/cases/contract.ts'
import { namesOf, type Names } from './names.ts'
import * as store from './list-store.ts'

type Label = (list: string, code: string | null) => string
const stances: Readonly<Record<string, string>> = { agrees: 'è d’accordo', disagrees: 'non è d’accordo', partly: 'è d’accordo in parte', not_heard: 'non è stato ascoltato', not_concerned: 'non è interessato dal progetto' }
const outcomes: Readonly<Record<string, string>> = { goes_on: 'Il progetto prosegue.', changes: 'Il progetto cambia: ne è stata aperta una nuova versione.', closes: 'Il progetto si chiude.' }
const signed = (score: number): string => (score > 0 ? `+${score}` : String(score))

/**
 * What the plans of a file tell of a period (days of Rome, both included), oldest first: plans that came into force or closed and goals scored at reviews, what parties said
 * of them (for who hears them), reviews held with what was decided. Under the reach of who asks.
 */
export async function factsOf(tx: Tx, caseId: string, { from, to }: { from: PlainDate; to: PlainDate }): Promise<CaseFact[]> {
  const [events, said, held, scores, codes] = [
    await store.eventsOf(tx, caseId, startOfDayInRome(from), startOfDayInRome(addDays(to, 1))), await store.wordsSaid(tx, caseId, from, to),
    await store.reviewsHeld(tx, caseId, from, to), await store.scoresHeld(tx, caseId, from, to), await store.labelsOf(tx, ['plan_kind', 'plan_outcome', 'pei_area']),
  ]
  const labels = new Map(codes.map((row) => [`${row.list} ${row.code}`, row.label_it]))
  const label: Label = (list, code) => (code ? (labels.get(`${list} ${code}`) ?? code) : '')
  const names = await namesOf(tx, { people: [...said.map((one) => one.person_id), ...held.flatMap((one) => one.people)], operators: held.flatMap((one) => one.operators), units: said.map((one) => one.unit_id) })
  return [...events.map((one) => ofEvent(one, label)), ...said.map((one) => ofWord(one, names, label)), ...held.map((one) => ofReview(one, names, label)), ...scores.map(ofScore)]
    .toSorted((a, b) => a.on.localeCompare(b.on))
}

function ofEvent(row: Awaited<ReturnType<typeof store.eventsOf>>[number], label: Label): CaseFact {
  const kind = label('plan_kind', row.kind)
  const closed = row.what === 'closed'
  const on = (closed ? row.closed_on : row.in_force_on) ?? dateInRome(Date.parse(row.at))
  return {
    source: { kind: 'plan', id: row.plan_id, version: row.version }, on: on as PlainDate, section: 'social', part: 'fact', saidBy: null,
    title: closed ? `${kind}: chiuso` : `${kind}: in vigore`,
    text: closed ? [`Il progetto si è chiuso: ${label('plan_outcome', row.outcome).toLocaleLowerCase('it')}.`, row.words].filter(Boolean).join(' ') : 'Il progetto, sentite le parti, è entrato in vigore.',
  }
}

function ofWord(row: Awaited<ReturnType<typeof store.wordsSaid>>[number], names: Names, label: Label): CaseFact {
  const who = row.party === 'child' ? 'Il minore' : (names.person(row.person_id) ?? names.unit(row.unit_id) ?? row.who_words ?? '')
  const how = [row.language && `in ${row.language}`, row.mediator && 'con il mediatore'].filter(Boolean).join(', ')
  return {
    source: { kind: 'plan', id: row.plan_id, version: row.plan_version }, on: row.said_on as PlainDate, section: 'social', part: 'statement', saidBy: who,
    title: `${label('plan_kind', row.kind)}: ${who} ${stances[row.stance ?? ''] ?? ''}`,
    text: [row.own_words && `«${row.own_words}»`, row.reason, how && `Spiegato ${how}.`].filter(Boolean).join(' ') || `${who} ${stances[row.stance ?? ''] ?? ''}.`,
  }
}

function ofReview(row: Awaited<ReturnType<typeof store.reviewsHeld>>[number], names: Names, label: Label): CaseFact {
  const there = [...row.people.map(names.person), ...row.operators.map(names.operator), row.others].filter(Boolean).join(', ')
  return {
    source: { kind: 'review', id: row.id, version: row.version }, on: row.held_on as PlainDate, section: 'social', part: 'fact', saidBy: null, title: `Verifica: ${label('plan_kind', row.kind)}`,
    text: [there && `Presenti: ${there}.`, row.words, outcomes[row.outcome ?? '']].filter(Boolean).join(' '),
  }
}

function ofScore(row: Awaited<ReturnType<typeof store.scoresHeld>>[number]): CaseFact {
  const level = row.score === null ? 'non valutabile' : `${signed(row.score)} (${row.levels[row.score + 2] ?? ''})`
  return {
    source: { kind: 'review', id: row.review_id, version: row.version }, on: row.held_on as PlainDate, section: sectionName(row.section), part: 'evaluation', saidBy: null, title: `Obiettivo: ${row.words}`,
    text: `Sulla scala dell’obiettivo (da −2 a +2): ${level}. ${row.evidence}`,
  }
}
