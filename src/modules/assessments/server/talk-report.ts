import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { saidIn } from '../domain/answer-text.ts'
import type { Item } from '../domain/instrument.ts'
import { answersOf } from './answers-store.ts'
import { assessmentOf, sittingsOf } from './assessment-store.ts'
import { definitionOf } from './library-store.ts'
import { filledFrom } from './load.ts'

/** The six parts of the report of an entry talk (DPCM 98/2024 art. 4), by the items that hold them. */
const parts = { story: ['r1_storia'], relations: ['r2_relazioni'], vulnerability: ['r3_profili', 'r3_note'], protection: ['r4_fatti'], involvement: ['r5_coinvolgimento'], opinion: ['r6_opinione'] } as const
export type TalkPart = keyof typeof parts
const held = ['conduce', 'professione', 'tutore', 'mediatore', 'lingua']

export interface TalkReport {
  caseId: string
  heldOn: PlainDate
  /** How it was held, a line each: "Chi conduce: …". */
  held: string[]
  sittings: { on: PlainDate; from: string | null; to: string | null; place: string | null }[]
  /** What each part says to who asks; `health`: of section health of the file. A part out of reach is absent. */
  parts: Partial<Record<TalkPart, { text: string; health: boolean; child: boolean }>>
}

/** What a completed entry talk says for its report, within the actor's reach; null when it is none, is not completed, or is out of reach. */
export async function talkReport(tx: Tx, assessmentId: string): Promise<TalkReport | null> {
  const row = await assessmentOf(tx, assessmentId)
  if (!row || row.signed_revision === null) return null
  const definition = await definitionOf(tx, row.instrument_key, row.instrument_version)
  const sections = definition?.content.sections ?? []
  if (!definition || !Object.values(parts).every(([first]) => sections.some(({ items }) => items.some(({ key }) => key === first)))) return null
  const filled = filledFrom(definition.content, row.people, await answersOf(tx, [{ id: row.id, revision: row.signed_revision }]))
  const wordsOf = (item: Item): string => saidIn(item, filled.flatMap(({ answers }) => answers[item.key] ?? [])[0] ?? {}).map(({ text }) => text.it).join('\n')
  const itemOf = (key: string) => sections.flatMap((section) => section.items.filter((item) => item.key === key).map((item) => ({ section, item })))[0]
  const entries = Object.entries(parts).flatMap(([part, keys]) => {
    const found = keys.flatMap((key) => itemOf(key) ?? [])
    const text = found.map(({ item }) => wordsOf(item)).filter(Boolean).join('\n\n')
    return text ? [[part, { text, health: found.some(({ section }) => section.reach === 'health'), child: found.some(({ item }) => item.voice === 'child') }] as const] : []
  })
  return {
    caseId: row.case_id, heldOn: row.held_on as PlainDate,
    held: held.flatMap((key) => { const one = itemOf(key); const words = one ? wordsOf(one.item) : ''; return words ? [`${one!.item.label.it}: ${words}`] : [] }),
    sittings: (await sittingsOf(tx, row.id)).map((one) => ({ on: one.held_on as PlainDate, from: one.from_time, to: one.to_time, place: one.place })),
    parts: Object.fromEntries(entries),
  }
}
