import { notFound } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import { personHeaders, statedFacts } from '#modules/people/server/index.ts'
import * as contract from '../contract/suggestion.ts'
import { groupOf, otherOf } from '../domain/pair.ts'
import { decidesOn } from './access.ts'
import * as store from './decision-store.ts'
import { namesOf } from './present-suggestion.ts'
import { subjectsOf } from './registration-store.ts'
import { registrationsOf } from './registrations.ts'
import { suggestionsAbout } from './suggestion-store.ts'

type View = contract.OneView

/** Registrations within reach joined with this one, itself included, with the links that join them. */
export async function groupAround(tx: Tx, personId: string): Promise<{ people: string[]; links: store.LinkRow[] }> {
  let people = [personId]
  for (;;) {
    const links = await store.linksOf(tx, people)
    const wider = groupOf(personId, links)
    if (wider.length === people.length) return { people, links }
    people = wider
  }
}

/** Facts that several registrations say are one line with all of them. */
async function factsOf(tx: Tx, people: readonly string[]): Promise<View['facts']> {
  const lines = new Map<string, View['facts'][number]>()
  for (const [person, facts] of await statedFacts(tx, people)) {
    for (const { fact, text, detail } of facts) {
      const key = `${fact} ${text} ${detail ?? ''}`
      const line = lines.get(key) ?? { fact, text, detail, of: [] }
      if (!line.of.includes(person as Id<'person'>)) line.of.push(person as Id<'person'>)
      lines.set(key, line)
    }
  }
  const order = ['name', 'birth', 'nationality', 'language', 'identifier', 'relative']
  return [...lines.values()].toSorted((a, b) => order.indexOf(a.fact) - order.indexOf(b.fact))
}

async function linksShown(tx: Tx, links: readonly store.LinkRow[]): Promise<View['links']> {
  if (!links.length) return []
  const decisions = new Map((await store.decisionsById(tx, links.map((link) => link.decision_id))).map((one) => [one.id, one]))
  const name = await namesOf(tx, [...decisions.values()].flatMap((one) => [one.decided_by, one.second_by]))
  return links.flatMap((link) => {
    const decision = decisions.get(link.decision_id)
    return decision ? [{
      id: link.id as Id<'link'>, one: link.low as Id<'person'>, other: link.high as Id<'person'>, madeAt: link.made_at, by: name(decision.decided_by),
      second: decision.second_by ? name(decision.second_by) : null, reason: decision.reason, version: link.version, suggestionId: decision.suggestion_id as Id<'suggestion'>,
    }] : []
  })
}

/** One child as far as the reader sees: each registration as it is written, each fact with those that say it, the links and who made them. */
export const getOneView = operation(contract.getOneView, async ({ tx, audit }, { personId }) => {
  const subjects = await subjectsOf(tx, [personId])
  if (!subjects.length) throw notFound()
  const { people, links } = await groupAround(tx, personId)
  for (const person of people) audit(person)
  for (const { subject } of await subjectsOf(tx, people)) audit(subject)
  const shown = await registrationsOf(tx, people)
  const ended = await store.endedLinksOf(tx, personId)
  // a pair joined through another registration is asked about no more
  const suggestions = (await suggestionsAbout(tx, people)).filter(({ low, high, state }) => state === 'confirming' || ((state === 'open' || state === 'unsure') && !(people.includes(low) && people.includes(high))))
  const others = await personHeaders(tx, [...ended.map((one) => otherOf(one, personId)), ...suggestions.flatMap((one) => [one.low, one.high])])
  const name = await namesOf(tx, ended.map((one) => one.ended_by))
  const may = (await decidesOn(tx, [personId])).has(personId)
  return {
    registrations: people.flatMap((one) => {
      const registration = shown.get(one)
      return registration ? [{ ...registration, asked: one === personId }] : []
    }),
    facts: await factsOf(tx, people),
    links: await linksShown(tx, links),
    ended: ended.flatMap((one) => {
      const other = others.get(otherOf(one, personId))
      return other ? [{ id: one.id as Id<'link'>, other, madeAt: one.made_at, endedAt: one.ended_at!, by: name(one.ended_by!), reason: one.end_reason! }] : []
    }),
    elsewhere: (await store.linkedElsewhere(tx, people)).map((one) => ({
      linkId: one.link as Id<'link'>, version: one.version, unitName: one.unit_name, organisationName: one.organisation_name, contact: one.contact,
    })),
    suggestions: suggestions.flatMap((one) => {
      const other = others.get(people.includes(one.low) ? one.high : one.low)
      return other ? [{ id: one.id as Id<'suggestion'>, kind: one.kind, band: one.band, state: one.state, other }] : []
    }),
    can: { unlink: may, seek: may },
  }
})
