import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { makeSession, openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { discardDraft, listDrafts, saveDraft, writeEntry } from '../contract/diary.ts'

let world: World
let body: Body
let anna: Somebody
let colleague: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body)
  colleague = await world.operator(body, { role: 'coordinator' })
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.owner.query('delete from cases.diary_draft')
  file = await buildCase(world, { holder: anna, child: { name: 'Amina El Fassi' } })
})

const unfinished = { section: 'social', happenedAt: '31/2/2026', minutes: 'molti', body: 'Ho incontrato' }
const save = (who: Somebody, draftId = newId<'draft'>(), version = 0, content: Record<string, string> = unfinished) =>
  who.call(saveDraft, { caseId: file.caseId, draftId, content, version })
const mine = async (who: Somebody) => (await who.call(listDrafts, {})).body.rows

describe('a draft', () => {
  it('is refused to another body and to a role that only reads', async () => {
    expect((await save(await world.operator(await world.organisation()))).status).toBe(404)
    expect((await save(await world.operator(body, { role: 'clerk' }))).status).toBe(403)
    expect((await world.owner.query('select 1 from cases.diary_draft')).rowCount).toBe(0)
  })

  it('is seen, changed and discarded by its author only', async () => {
    const { body: saved } = await save(anna)
    expect(await mine(colleague)).toEqual([])
    expect((await colleague.call(discardDraft, { caseId: file.caseId, draftId: saved.id })).status).toBe(404)
    expect((await save(colleague, saved.id, 1)).status).toBe(409)
    expect(await mine(anna)).toMatchObject([{ id: saved.id, content: unfinished, version: 1 }])
  })

  it('of a section is gone for an author who no longer reaches it', async () => {
    const nurse = await world.operator(await world.organisation(), { role: 'specialist' })
    const grant = await openTo(world, file.caseId, { operatorId: nurse.operatorId }, [4, 5])
    const { body: saved } = await save(nurse, newId<'draft'>(), 0, { section: 'health', body: 'Diagnosi' })
    await world.owner.query(`update kernel.reach_source set sections = '{5}' where id = $1`, [grant])
    expect(await mine(nurse)).toEqual([])
    expect((await nurse.call(discardDraft, { caseId: file.caseId, draftId: saved.id })).status).toBe(404)
  })

  it('keeps what is typed, also when it is not valid, through another session and device', async () => {
    const { body: saved } = await save(anna)
    await save(anna, saved.id, saved.version, { ...unfinished, body: 'Ho incontrato la madre' })
    await world.owner.query('update kernel.session set revoked_at = now() where actor_id = $1', [anna.operatorId])
    expect((await anna.call(listDrafts, {})).status).toBe(401)
    const token = await makeSession(world.owner, anna.operatorId)
    const response = await world.app.inject({ url: '/api/drafts', headers: { cookie: `accanto_session=${token}` } })
    expect(JSON.parse(response.body).rows).toMatchObject([
      { id: saved.id, number: file.number, childName: 'Amina El Fassi', content: { ...unfinished, body: 'Ho incontrato la madre' }, version: 2 },
    ])
    anna = { ...anna, ...(await world.operator(body)) }
  })

  it('saved from an old version is refused with what was saved since', async () => {
    const { body: saved } = await save(anna)
    await save(anna, saved.id, 1, { body: 'dal telefono' })
    const reply = await save(anna, saved.id, 1, { body: 'dal computer' })
    expect(reply.status).toBe(409)
    expect(reply.problem).toMatchObject({ code: 'stale', current: { content: { body: 'dal telefono' }, version: 2 } })
  })

  it('is refused when it is far too long', async () => {
    expect((await save(anna, newId<'draft'>(), 0, { body: 'a'.repeat(200_001) })).status).toBe(400)
  })

  it('disappears with the entry that is written from it, not before', async () => {
    const { body: saved } = await save(anna)
    const talk = { caseId: file.caseId, kind: 'nota', section: 'social', origin: 'attivita_propria', happenedAt: '2026-02-03T10:00:00Z', draftId: saved.id } as const
    expect((await anna.call(writeEntry, { ...talk, body: ' ' })).status).toBe(400)
    expect(await mine(anna)).toHaveLength(1)
    expect((await anna.call(writeEntry, { ...talk, body: 'Finita.' })).status).toBe(200)
    expect(await mine(anna)).toEqual([])
  })

  it('leaves a trace of the act without a word of it', async () => {
    await save(anna)
    const { rows } = await world.owner.query(`select detail, subjects from kernel.audit_event where action = 'cases.saveDraft' and outcome = 'ok' and $1 = any (subjects)`, [file.caseId])
    expect(rows).toEqual([{ detail: {}, subjects: [file.caseId] }])
  })
})
