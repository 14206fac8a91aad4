import type { Input } from '#kernel/contract/endpoint.ts'
import { forbidden, invalid, notFound, Problem } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { canonicalJson } from '#kernel/server/audit-leaf.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/assessment.ts'
import { isEmpty, joinVoices, splitVoices } from '../domain/child-voice.ts'
import { type FilledPlace, placesOf } from '../domain/fill.ts'
import { misfit } from '../domain/fits.ts'
import type { Answer, Answers } from '../domain/instrument.ts'
import { assertMayWrite, reaches, readsChild } from './access.ts'
import * as store from './answers-store.ts'
import { load, type Loaded, type Needs, sectionNumber } from './load.ts'
import { presentSection } from './present.ts'

/** The place of an assessment that a request names, or 404: unknown, or beyond the reader's reach. */
export function placeIn({ row, instrument, acting }: Loaded, key: string, person: string | null): FilledPlace {
  const place = placesOf(instrument, row.people).find((one) => one.section.key === key && one.person === person)
  if (!place || !reaches(acting, place.section)) throw notFound()
  return place
}

/** The section as it stands, its two parts and what changed when. */
interface Standing {
  parts: Record<store.Part, store.AnswersRow | null>
  answers: Answers
  version: number
  stampOf: (item: string) => store.Stamp | undefined
}

async function standing({ tx, actor, now }: Needs, { row, file, acting }: Loaded, { section, person }: FilledPlace): Promise<Standing> {
  const fresh = { assessment_id: row.id, case_id: file.id, revision: row.revision, section_key: section.key, person_id: person, section: sectionNumber(section.reach), clinical: Boolean(section.clinical), content: '{}', stamps: '{}', version: 0, saved_by: actor.id, saved_at: new Date(now).toISOString() }
  await store.ensureAnswers(tx, [{ id: newId(now), part: 'main', ...fresh }, ...(readsChild(acting, section) ? [{ id: newId(now), part: 'child' as const, ...fresh }] : [])])
  const rows = await store.lockSection(tx, { assessment: row.id, revision: row.revision, section: section.key, person })
  const parts = { main: rows.find(({ part }) => part === 'main') ?? null, child: rows.find(({ part }) => part === 'child') ?? null }
  const stampOf = (item: string): store.Stamp | undefined => {
    const [a, b] = [parts.main?.stamps[item], parts.child?.stamps[item]]
    return (a?.v ?? 0) >= (b?.v ?? 0) ? a : b
  }
  return { parts, answers: joinVoices({ main: parts.main?.content ?? {}, child: parts.child?.content ?? {} }), version: parts.main?.version ?? 0, stampOf }
}

const same = (a: Answer | undefined | null, b: Answer | undefined | null): boolean => canonicalJson(clean(a)) === canonicalJson(clean(b))
const clean = (answer: Answer | undefined | null): unknown => (answer && !isEmpty(answer) ? JSON.parse(JSON.stringify(answer)) : null)

/** Items of this request that somebody else changed since the version it was based on, to something else. */
export function collisions(changed: Readonly<Record<string, Answer | null>>, { answers, stampOf }: Pick<Standing, 'answers' | 'stampOf'>, base: number, actorId: string): string[] {
  return Object.entries(changed).flatMap(([item, answer]) => {
    const stamp = stampOf(item)
    return stamp && stamp.v > base && stamp.by !== actorId && !same(answers[item], answer) ? [item] : []
  })
}

export const saveSection = operation(contract.saveSection, async (context, input) => {
  const { tx, actor, note, now } = context
  const loaded = await load(context, input.assessmentId, 'share')
  const { row, file, instrument, acting } = loaded
  assertMayWrite(acting, file, row, instrument)
  const place = placeIn(loaded, input.section, input.person)
  assertFits(loaded, place, input.changed, now)
  const stands = await standing(context, loaded, place)
  if (input.version > stands.version) throw invalid('version', { it: 'Questa versione non c’è ancora: ricarica la sezione', en: 'This version does not exist yet: load the section again' })
  await store.enter(tx, { assessment: row.id, section: place.section.key, person: place.person }, actor.id, new Date(now).toISOString())
  const conflicts = collisions(input.changed, stands, input.version, actor.id)
  note({ section: place.section.key, items: Object.keys(input.changed).length, ...(conflicts.length ? { conflicts: conflicts.length } : {}) })
  if (conflicts.length) {
    // both texts stay: this one is set aside before it is refused, and a returned refusal commits
    await keepText(context, loaded, place, 'conflict', Object.fromEntries(Object.entries(input.changed).flatMap(([key, answer]) => (answer ? [[key, answer]] : []))), actor.id)
    return new Problem('stale', {
      it: 'Un collega ha scritto nella stessa voce mentre scrivevi. Nulla è perso: ecco il suo testo e il tuo, scegli che cosa tenere.',
      en: 'A colleague wrote in the same item while you were writing. Nothing is lost: here are his text and yours, choose what to keep.',
    }, { current: { ...(await presentSection(context, loaded, place)), conflicts, mine: input.changed } })
  }
  await write(context, loaded, place, stands, input)
  return presentSection(context, loaded, place)
})

/** Refuses what is not of this section, or does not fit its item, each next to its field; and words of the child by who does not read them. */
function assertFits({ acting }: Loaded, { section }: FilledPlace, changed: Readonly<Record<string, Answer | null>>, now: number): void {
  const today = dateInRome(now)
  const errors = Object.entries(changed).flatMap(([key, answer]) => {
    const item = section.items.find((one) => one.key === key)
    if (!item) return [{ path: `changed.${key}`, message: { it: 'Questa voce non è della sezione: ricarica la pagina', en: 'This item is not of the section: load the page again' } }]
    const says = answer && misfit(item, answer, today)
    return says ? [{ path: `changed.${key}`, message: says }] : []
  })
  if (errors.length) throw new Problem('invalid', undefined, { errors })
  if (readsChild(acting, section)) return
  const answers = Object.fromEntries(Object.entries(changed).flatMap(([key, answer]) => (answer ? [[key, answer]] : [])))
  if (Object.keys(splitVoices(section.items, answers).child).length) {
    throw forbidden({ it: 'Le parole del minore le scrive chi le può leggere: affidale all’operatore responsabile.', en: 'The child’s words are written by who may read them: leave them to the responsible worker.' })
  }
}

async function write(context: Needs, loaded: Loaded, place: FilledPlace, before: Standing, { changed }: Pick<Input<typeof contract.saveSection>, 'changed'>): Promise<void> {
  const { tx, actor, now } = context
  const differing = Object.keys(changed).filter((item) => !same(before.answers[item], changed[item]))
  if (!differing.length) return
  await keepReplaced(context, loaded, place, before, differing)
  const version = before.version + 1
  const whole: Record<string, Answer> = { ...before.answers }
  for (const item of differing) {
    const answer = changed[item]
    if (answer && !isEmpty(answer)) whole[item] = answer
    else delete whole[item]
  }
  const after = splitVoices(place.section.items, whole)
  const stamps = Object.fromEntries(differing.map((item): [string, store.Stamp] => [item, { v: version, by: actor.id }]))
  const at = new Date(now).toISOString()
  for (const part of ['main', 'child'] as const) {
    const row = before.parts[part]
    if (!row) continue
    // the count of saves lives in the main part; the child's is touched only by what is his
    if (part === 'child' && sameContent(row.content, after.child)) continue
    await store.updateAnswers(tx, row.id, { content: JSON.stringify(after[part]), stamps: JSON.stringify({ ...row.stamps, ...stamps }), version, saved_by: actor.id, saved_at: at })
  }
}
const sameContent = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(JSON.parse(JSON.stringify(b)))

/** Somebody else's words that are written over are kept, under his name; once, until he writes again. */
async function keepReplaced(context: Needs, loaded: Loaded, place: FilledPlace, before: Standing, differing: readonly string[]): Promise<void> {
  const others = Map.groupBy(differing.filter((item) => before.answers[item] && before.stampOf(item) && before.stampOf(item)!.by !== context.actor.id), (item) => before.stampOf(item)!.by)
  for (const [by, items] of others) await keepText(context, loaded, place, 'replaced', Object.fromEntries(items.map((item) => [item, before.answers[item]!])), by)
}

async function keepText({ tx, now }: Needs, { row, file }: Loaded, { section, person }: FilledPlace, why: 'conflict' | 'replaced', answers: Answers, by: string): Promise<void> {
  const parts = splitVoices(section.items, answers)
  for (const part of ['main', 'child'] as const) {
    if (!Object.keys(parts[part]).length) continue
    await store.insertKept(tx, {
      id: newId(now), assessment_id: row.id, case_id: file.id, revision: row.revision, section_key: section.key, person_id: person, part, section: sectionNumber(section.reach),
      clinical: Boolean(section.clinical), why, content: JSON.stringify(parts[part]), by_operator: by, at: new Date(now).toISOString(),
    })
  }
}
