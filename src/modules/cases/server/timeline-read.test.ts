import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClientInput, Result } from '#kernel/contract/endpoint.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { addRelative, buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { raiseWarning } from '../contract/danger.ts'
import { writeEntry } from '../contract/diary.ts'
import { readTimeline } from '../contract/timeline.ts'

let world: World
let body: Body
let anna: Somebody
let bruno: Somebody
let teacher: Somebody
let file: BuiltCase
const day = (n: number) => `2026-01-${String(n).padStart(2, '0')}T10:00:00Z`

type Entry = Partial<Omit<ClientInput<typeof writeEntry>, 'caseId'>>
const write = (who: Somebody, over: Entry) =>
  who.call(writeEntry, { caseId: file.caseId, kind: 'nota', section: 'social', origin: 'attivita_propria', happenedAt: day(8), body: 'Nota.', ...over })

beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  bruno = await world.operator(body, { name: 'Bruno Neri' })
  teacher = await world.operator(await world.organisation(), { role: 'specialist' })
  file = await buildCase(world, { holder: anna })
  await openTo(world, file.caseId, { operatorId: teacher.operatorId }, [5])
  const mother = await addRelative(world, file, anna, 'Fatima El Fassi')
  await write(anna, { kind: 'visita_domiciliare', happenedAt: day(9), body: 'La casa è in ordine: 100% pulita.', place: 'A casa', minutes: 40, presences: [{ personId: mother, role: 'madre' }] })
  await write(bruno, { kind: 'telefonata', section: 'health', happenedAt: day(10), title: 'Pediatra', body: 'Segreto sanitario.' })
  await write(bruno, { section: 'education', happenedAt: day(11), body: `${'parola '.repeat(400)}fine` })
  await world.owner.query(`insert into cases.phase_change (id, case_id, phase, at, by_operator, words) values ($1, $2, 'valutazione', $3, $4, 'Si valuta')`, [newId(), file.caseId, day(12), anna.operatorId])
  await world.owner.query(`insert into cases.file_event (id, case_id, kind, at, by_operator) values ($1, $2, 'opened', $3, $4), ($5, $2, 'handover_asked', $6, $4)`, [newId(), file.caseId, day(7), anna.operatorId, newId(), day(13)])
  await world.owner.query(
    `insert into cases.handover (id, case_id, kind, from_unit, from_operator, to_unit, reason, asked_by, asked_at, state, answered_by, answered_at, answer_words)
     values ($1, $2, 'pole', $3, $4, $3, 'Residenza', $4, $5, 'refused', $6, $7, 'Manca il decreto')`,
    [newId(), file.caseId, anna.unitId, anna.operatorId, day(13), bruno.operatorId, day(14)],
  )
  await addDocument(5, 'Pagella', day(15))
  await addDocument(3, 'Decreto del Tribunale', day(16))
  await anna.call(raiseWarning, { caseId: file.caseId, kind: 'cane', words: 'Cane sciolto in cortile', reviewOn: inDays(30) })
})
afterAll(() => world.close())

const addDocument = (section: number, title: string, at: string) =>
  world.owner.query(
    `insert into documents.document (id, subject, section, title, type, origin, created_by, created_at) values ($1, $2, $3, $4, 'relazione', 'attivita_propria', $5, $6)`,
    [newId(), file.caseId, section, title, anna.operatorId, at],
  )


const inDays = (days: number) => dateInRome(Date.now() + days * 86_400_000)
type Query = Omit<ClientInput<typeof readTimeline>, 'caseId'>
const read = async (who: Somebody, query: Query = {}): Promise<Result<typeof readTimeline>> => (await who.call(readTimeline, { caseId: file.caseId, ...query })).body
const told = (page: Result<typeof readTimeline>) => page.rows.map((row) => `${row.source} ${row.event} ${row.kind}`)

describe('the timeline', () => {
  it('does not exist for another body', async () => {
    const stranger = await world.operator(await world.organisation())
    expect((await stranger.call(readTimeline, { caseId: file.caseId })).status).toBe(404)
  })

  it('shows, counts and finds only sections within reach, and says that it is not all', async () => {
    const page = await read(teacher)
    expect(page.rows.filter((row) => row.source === 'diary').map((row) => row.section)).toEqual(['education'])
    expect(page.rows.filter((row) => row.source === 'document').map((row) => row.title)).toEqual(['Pagella'])
    expect(page.counts?.sources).toMatchObject({ diary: 1, document: 1 })
    expect(page.counts?.kinds).toEqual({ nota: 1 })
    expect(page).toMatchObject({ partial: true, reached: ['file', 'education'], can: { write: true, sections: ['education'] } })
    expect((await read(teacher, { q: 'sanitario' })).rows).toEqual([])
    expect((await read(teacher, { sections: ['health'] as never })).total).toBe(0)
    expect(JSON.stringify(page)).not.toContain('Segreto')
  })

  it('brings everything together, newest first, in words', async () => {
    const page = await read(anna)
    expect(told(page)).toEqual([
      'danger raised cane', 'document added relazione', 'document added relazione', 'handover answered refused', 'handover asked pole', 'phase changed valutazione', 'diary written nota', 'diary written telefonata',
      'diary written visita_domiciliare', 'file happened opened',
    ])
    expect(page).toMatchObject({ partial: false, total: 10, next: null, counts: { sources: { diary: 3, document: 2, danger: 1, handover: 2, phase: 1, file: 1 }, kinds: { nota: 1, telefonata: 1, visita_domiciliare: 1 } } })
    expect(page.rows[8]).toMatchObject({ place: 'A casa', minutes: 40, presences: ['Fatima El Fassi (madre)'], by: { name: 'Anna Verdi' }, cut: false, section: 'social' })
    expect(page.rows[6]).toMatchObject({ cut: true, text: expect.stringMatching(/parola…$/) })
    expect((await read(anna, { whole: 'true' })).rows[6]).toMatchObject({ cut: false, text: expect.stringMatching(/fine$/) })
  })

  it('narrows by source, kind, section, author, period and words taken literally', async () => {
    expect(told(await read(anna, { sources: 'phase,danger' as never }))).toEqual(['danger raised cane', 'phase changed valutazione'])
    expect(told(await read(anna, { kinds: 'telefonata' as never }))).toEqual(['diary written telefonata'])
    expect(told(await read(anna, { sections: 'health' as never }))).toEqual(['diary written telefonata'])
    expect((await read(anna, { author: bruno.operatorId as never })).total).toBe(3)
    expect(told(await read(anna, { from: '2026-01-09', to: '2026-01-10' }))).toEqual(['diary written telefonata', 'diary written visita_domiciliare'])
    expect(told(await read(anna, { q: '100% PULITA' }))).toEqual(['diary written visita_domiciliare'])
    expect((await read(anna, { q: '1_0%' })).rows).toEqual([])
    expect(told(await read(anna, { q: 'decreto' }))).toEqual(['document added relazione', 'handover answered refused'])
  })

  it('refuses an unknown filter and a broken position', async () => {
    expect((await anna.call(readTimeline, { caseId: file.caseId, sources: 'altro' as never })).status).toBe(400)
    expect((await anna.call(readTimeline, { caseId: file.caseId, cursor: 'zzz' })).status).toBe(400)
  })

  it('leaves the trace of its reading', async () => {
    const before = await reads()
    await read(bruno)
    expect(await reads()).toBe(before + 1)
  })
})

const reads = async () =>
  Number((await world.owner.query(`select count(*) from kernel.audit_event where action = 'cases.readTimeline' and $1 = any (subjects) and outcome = 'ok'`, [file.caseId])).rows[0].count)

it('page after page gives each thing once, also at equal instants to the microsecond', async () => {
  const crowded = await buildCase(world, { holder: anna })
  const ids: string[] = []
  for (let index = 0; index < 30; index++) {
    const id = randomUUID()
    // three instants within one millisecond, ten entries each
    const at = `2026-02-01 10:00:00.12345${index % 3}+00`
    ids.push(`${id} written`)
    await world.owner.query(
      `insert into cases.diary_entry (id, case_id, section, kind, origin, happened_at, body, author_id, written_at) values ($1, $2, 2, 'nota', 'attivita_propria', $3, 'x', $4, now())`,
      [id, crowded.caseId, at, anna.operatorId],
    )
  }
  const warning = randomUUID()
  ids.push(`${warning} raised`, `${warning} lifted`)
  await world.owner.query(
    `insert into cases.danger_warning (id, case_id, kind, words, raised_by, raised_at, review_on, lifted_by, lifted_at, lift_reason)
     values ($1, $2, 'cane', 'x', $3, '2026-02-01 10:00:00.123451+00', '2026-03-01', $3, '2026-02-01 10:00:00.123451+00', 'y')`,
    [warning, crowded.caseId, anna.operatorId],
  )
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = (await anna.call(readTimeline, { caseId: crowded.caseId, limit: 1 + (seen.length % 3), ...(cursor ? { cursor } : {}) })).body
    expect(page.counts === null).toBe(Boolean(cursor))
    seen.push(...page.rows.map((row) => `${row.id} ${row.event}`))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(seen).toHaveLength(32)
  expect(new Set(seen)).toEqual(new Set(ids))
  const whole = (await anna.call(readTimeline, { caseId: crowded.caseId, limit: 200 })).body
  expect(whole.rows.map((row) => `${row.id} ${row.event}`)).toEqual(seen)
})
