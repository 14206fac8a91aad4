import { addDays, startOfDayInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { sectionName } from '#modules/access/contract.ts'
import type { CaseFact } from '../contract/fact.ts'
import { headingOf, partOf } from '../domain/fact-part.ts'
import { nameOf, namesOf, presentOf } from './diary-present.ts'
import * as store from './fact-store.ts'

/**
 * What the diary of a file tells of a period (days of Rome, both included), oldest first: everything that the actor reaches, with its words. The version of a
 * source is the number of its content: a correction raises it.
 */
export async function factsOf(tx: Tx, caseId: string, { from, to }: { from: PlainDate; to: PlainDate }): Promise<CaseFact[]> {
  const [rows, present, labels] = await Promise.all([
    store.entriesBetween(tx, caseId, startOfDayInRome(from), startOfDayInRome(addDays(to, 1))),
    store.presencesBetween(tx, caseId, startOfDayInRome(from), startOfDayInRome(addDays(to, 1))),
    store.kindLabels(tx),
  ])
  const names = await namesOf(tx, present.map(presentOf), [])
  const speakers = new Map<string, string[]>()
  for (const row of present) {
    if (row.operator_id) continue
    const name = nameOf(presentOf(row), names) ?? row.role
    if (name) speakers.set(row.entry_id, [...(speakers.get(row.entry_id) ?? []), row.role && row.role !== name ? `${name} (${row.role})` : name])
  }
  return rows.map((row) => {
    const said = speakers.get(row.id) ?? []
    const part = partOf(row.kind, said.length)
    return {
      source: { kind: 'diary', id: row.id, version: row.current }, on: row.day as PlainDate, section: sectionName(row.section), part,
      saidBy: part === 'statement' ? said.join(', ') : null, title: headingOf(row.title, labels.get(row.kind) ?? row.kind, row.body), text: row.body,
    }
  })
}
