import { fold } from '#kernel/domain/fold.ts'
import { addDays, startOfDayInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { sectionName } from '#modules/access/contract.ts'
import type { CaseFact } from '../contract/fact.ts'
import { headingOf, partOf, spokenKinds } from '../domain/fact-part.ts'
import { nameOf, namesOf, presentOf } from './diary-present.ts'
import type { PresenceRow } from './diary-store.ts'
import * as store from './fact-store.ts'

interface Period {
  from: PlainDate
  to: PlainDate
}
const instants = ({ from, to }: Period): [from: string, before: string] => [startOfDayInRome(from), startOfDayInRome(addDays(to, 1))]

/** Who speaks in each entry, as this reader may call them: operators, and names out of reach without a role, are not among them. */
async function speakersOf(tx: Tx, present: readonly PresenceRow[]): Promise<Map<string, string[]>> {
  const names = await namesOf(tx, present.map(presentOf), [])
  const speakers = new Map<string, string[]>()
  for (const row of present) {
    if (row.operator_id) continue
    const name = nameOf(presentOf(row), names) ?? row.role
    if (!name) continue
    const said = row.role && row.role !== name ? `${name} (${row.role})` : name
    const others = speakers.get(row.entry_id)
    if (others) others.push(said)
    else speakers.set(row.entry_id, [said])
  }
  return speakers
}

/**
 * What the diary of a file tells of a period (days of Rome, both included), oldest first: everything that the actor reaches, with its words; only of these entries, when
 * named. The version of a source is the number of its content: a correction raises it.
 */
export async function factsOf(tx: Tx, caseId: string, period: Period, ids?: readonly string[]): Promise<CaseFact[]> {
  if (ids?.length === 0) return []
  const [rows, present, labels] = await Promise.all([
    store.entriesBetween(tx, caseId, ...instants(period), ids), store.presencesBetween(tx, caseId, ...instants(period), { kinds: spokenKinds, ...(ids ? { ids } : {}) }), store.kindLabels(tx),
  ])
  const speakers = await speakersOf(tx, present)
  return rows.map((row) => {
    const said = speakers.get(row.id) ?? []
    const part = partOf(row.kind, said.length)
    return {
      source: { kind: 'diary', id: row.id, version: row.current }, on: row.day as PlainDate, section: sectionName(row.section), part,
      saidBy: part === 'statement' ? said.join(', ') : null, title: headingOf(row.title, labels.get(row.kind) ?? row.kind, row.body), text: row.body,
    }
  })
}

/** A fact of the diary without its words: what counting and paging thousands of them needs. */
export type FactKey = Pick<CaseFact, 'on' | 'section' | 'part'> & { id: string }

/**
 * The facts that `factsOf` would give, in no order, without their words. With `words` (folded) only those that hold each of them in heading, text or the name of who says
 * it: looked for where the words are, so that a file of ten years does not travel to be searched.
 */
export async function factKeysOf(tx: Tx, caseId: string, period: Period, words: readonly string[]): Promise<FactKey[]> {
  const [present, labels] = await Promise.all([store.presencesBetween(tx, caseId, ...instants(period), { kinds: spokenKinds }), store.kindLabels(tx)])
  const speakers = await speakersOf(tx, present)
  const rows = await store.keysBetween(tx, caseId, ...instants(period), soughtIn(words, labels, speakers))
  return rows.map((row) => ({ id: row.id, on: row.on as PlainDate, section: sectionName(row.section), part: partOf(row.kind, speakers.get(row.id)?.length ?? 0) }))
}

/** Where each word stands besides the entries: in what their kinds are called, in the names of who speaks (few names, said thousands of times). */
function soughtIn(words: readonly string[], labels: ReadonlyMap<string, string>, speakers: ReadonlyMap<string, readonly string[]>): store.SoughtWord[] {
  if (words.length === 0) return []
  const kinds = [...labels].map(([kind, label]) => [kind, fold(`${label}:`)] as const)
  const entries = Map.groupBy([...speakers].map(([id, said]) => ({ id, said: said.join(', ') })), ({ said }) => said)
  const names = [...entries].map(([said, of]) => [fold(said), of.map(({ id }) => id)] as const)
  return words.map((word) => ({
    word, kinds: kinds.flatMap(([kind, label]) => (label.includes(word) ? [kind] : [])), said: names.flatMap(([name, ids]) => (name.includes(word) ? ids : [])),
  }))
}
