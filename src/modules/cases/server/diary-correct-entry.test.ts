import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ClientInput } from '#kernel/contract/endpoint.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { correctEntry, getEntry, listEntryVersions, writeEntry, type DiaryEntry } from '../contract/diary.ts'

let world: World
let body: Body
let anna: Somebody
let bruno: Somebody
let file: BuiltCase
let entry: DiaryEntry
const words = {
  kind: 'telefonata', section: 'social', origin: 'attivita_propria', happenedAt: '2026-02-03T10:00:00Z', body: 'Ha chiamato la zia.',
  presences: [{ name: 'La zia' }],
} as const

beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  bruno = await world.operator(body, { name: 'Bruno Neri' })
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await buildCase(world, { holder: anna })
  entry = (await bruno.call(writeEntry, { caseId: file.caseId, ...words, presences: [...words.presences] })).body
})

type Correction = Partial<Omit<ClientInput<typeof correctEntry>, 'caseId' | 'entryId'>>
const correct = (who: Somebody, over: Correction = {}, of = entry) =>
  who.call(correctEntry, {
    caseId: of.caseId, entryId: of.id, ...words, presences: [{ name: 'La nonna' }], body: 'Ha chiamato la nonna.', reason: 'Persona sbagliata', version: of.version, ...over,
  })
const history = async (who: Somebody, of = entry) => (await who.call(listEntryVersions, { caseId: of.caseId, entryId: of.id })).body.rows

describe('correcting is refused', () => {
  it('to another body, to a colleague who did not write it, and to who only reads', async () => {
    const stranger = await world.operator(await world.organisation(), { role: 'coordinator' })
    const colleague = await world.operator(body)
    const reader = await world.operator(body, { role: 'partner' })
    expect((await correct(stranger)).status).toBe(404)
    expect((await correct(colleague)).status).toBe(403)
    expect((await correct(reader)).status).toBe(403)
    expect((await reader.call(getEntry, { caseId: file.caseId, entryId: entry.id })).body).toMatchObject({ body: words.body, can: { correct: false } })
    expect(await history(bruno)).toEqual([])
  })

  it('without a reason, and into a section out of reach', async () => {
    expect((await correct(bruno, { reason: ' ' })).problem.errors?.[0]?.path).toBe('reason')
    const nurse = await world.operator(await world.organisation(), { role: 'specialist' })
    await openTo(world, file.caseId, { operatorId: nurse.operatorId }, [4])
    const own = (await nurse.call(writeEntry, { caseId: file.caseId, ...words, section: 'health', presences: [] })).body
    expect((await correct(nurse, { section: 'judicial' }, own)).problem.errors?.[0]?.path).toBe('section')
  })

  it('when somebody corrected it meanwhile, with what it says now', async () => {
    await correct(anna)
    const reply = await correct(bruno, { body: 'Altro.' })
    expect(reply.status).toBe(409)
    expect(reply.problem).toMatchObject({ code: 'stale', current: { id: entry.id, body: 'Ha chiamato la nonna.', version: 2 } })
    expect(await history(bruno)).toHaveLength(1)
  })
})

describe('a correction', () => {
  it('keeps the old words, with their author and the reason; never loses one', async () => {
    const coordinator = await world.operator(body, { role: 'coordinator', name: 'Carla Blu' })
    const second = (await correct(bruno)).body
    expect(second).toMatchObject({ body: 'Ha chiamato la nonna.', version: 2, corrected: { by: { name: 'Bruno Neri' } }, presences: [{ name: 'La nonna' }] })
    const third = (await correct(coordinator, { body: 'Ha chiamato il nonno.', reason: 'Era il nonno' }, second)).body
    expect(third).toMatchObject({ author: { name: 'Bruno Neri' }, corrected: { by: { name: 'Carla Blu' } } })
    expect(await history(bruno)).toMatchObject([
      { n: 2, body: 'Ha chiamato la nonna.', reason: 'Era il nonno', author: { name: 'Bruno Neri' }, replacedBy: { name: 'Carla Blu' } },
      { n: 1, body: words.body, reason: 'Persona sbagliata', presences: [{ name: 'La zia' }], happenedAt: '2026-02-03T10:00:00.000Z', writtenAt: entry.writtenAt },
    ])
    const { rows } = await world.owner.query(`select count(*)::int as n from kernel.audit_event where action = 'cases.correctEntry' and outcome = 'ok' and $1 = any (subjects)`, [file.caseId])
    expect(rows[0].n).toBe(2)
  })

  it('that moves words to another section shows their history only to who reached them', async () => {
    const sensitive = (await anna.call(writeEntry, { caseId: file.caseId, ...words, section: 'health', body: 'Diagnosi.', presences: [] })).body
    await correct(anna, { section: 'education', body: 'Va bene a scuola.' }, sensitive)
    const teacher = await world.operator(await world.organisation(), { role: 'specialist' })
    await openTo(world, file.caseId, { operatorId: teacher.operatorId }, [5])
    expect((await teacher.call(getEntry, { caseId: file.caseId, entryId: sensitive.id })).body.body).toBe('Va bene a scuola.')
    expect(await history(teacher, sensitive)).toEqual([])
    expect(await history(anna, sensitive)).toHaveLength(1)
  })

  it('reaches the same entry in the siblings’ files', async () => {
    const group = randomUUID()
    const [amina, karim] = [await buildCase(world, { holder: anna, siblingGroup: group }), await buildCase(world, { holder: anna, siblingGroup: group })]
    const shared = (await anna.call(writeEntry, { caseId: amina.caseId, ...words, presences: [], alsoFor: [karim.caseId] })).body
    await correct(anna, {}, shared)
    const { rows } = await world.owner.query('select body, version from cases.diary_entry where case_id = any ($1)', [[amina.caseId, karim.caseId]])
    expect(rows).toEqual([{ body: 'Ha chiamato la nonna.', version: 2 }, { body: 'Ha chiamato la nonna.', version: 2 }])
  })
})
