import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { makeSession, openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { createReport, discardReportDraft, listReportDrafts, saveReportDraft } from '../contract.ts'

let world: World
let body: Body
let anna: Somebody
let coordinator: Somebody
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body)
  coordinator = await world.operator(body, { role: 'coordinator' })
})
afterAll(() => world.close())
beforeEach(() => world.owner.query('delete from intake.report_draft'))

const unfinished = { facts: 'La maestra racconta', urgency: '', factsOn: '31/2/2026', children: [{ given: 'Amina' }] }
const save = (who: Somebody, draftId = newId<'reportDraft'>(), version = 0, content: Record<string, unknown> = unfinished) =>
  who.call(saveReportDraft, { draftId, content: content as never, version })
const mine = async (who: Somebody) => (await who.call(listReportDrafts, {})).body.rows
const kept = async () => (await world.owner.query('select 1 from intake.report_draft')).rowCount

describe('the draft of a report', () => {
  it('is refused to who is not signed in, and to who works nowhere any more', async () => {
    expect((await world.anonymous.call(saveReportDraft, { draftId: newId<'reportDraft'>(), content: unfinished, version: 0 })).status).toBe(401)
    const gone = await world.operator(body)
    const { body: saved } = await save(gone)
    await world.owner.query(`update kernel.actor_role set valid_to = now() where actor_id = $1`, [gone.operatorId])
    expect((await save(gone, saved.id, 1)).status).toBe(403)
    expect(await mine(gone)).toEqual([])
    expect((await gone.call(discardReportDraft, { draftId: saved.id })).status).toBe(404)
    expect(await kept()).toBe(1)
  })

  it('is seen, changed and discarded by its author only, not even by who coordinates', async () => {
    const { body: saved } = await save(anna)
    expect(await mine(coordinator)).toEqual([])
    expect((await coordinator.call(discardReportDraft, { draftId: saved.id })).status).toBe(404)
    expect((await save(coordinator, saved.id, 1)).status).toBe(409)
    expect(await mine(anna)).toMatchObject([{ id: saved.id, content: unfinished, version: 1 }])
    expect((await anna.call(discardReportDraft, { draftId: saved.id })).status).toBe(200)
    expect(await kept()).toBe(0)
  })

  it('is not put away by the report of somebody else', async () => {
    const { body: saved } = await save(anna)
    expect((await coordinator.call(createReport, { ...whole(), draftId: saved.id })).status).toBe(200)
    expect(await mine(anna)).toHaveLength(1)
  })

  it('keeps what is typed, valid or not, through another session and device', async () => {
    const { body: saved } = await save(anna)
    await save(anna, saved.id, saved.version, { ...unfinished, facts: 'La maestra racconta che' })
    await world.owner.query('update kernel.session set revoked_at = now() where actor_id = $1', [anna.operatorId])
    expect((await anna.call(listReportDrafts, {})).status).toBe(401)
    const token = await makeSession(world.owner, anna.operatorId)
    const response = await world.app.inject({ url: '/api/report-drafts', headers: { cookie: `accanto_session=${token}` } })
    expect(JSON.parse(response.body).rows).toMatchObject([{ id: saved.id, content: { ...unfinished, facts: 'La maestra racconta che' }, version: 2 }])
    anna = await world.operator(body)
  })

  it('saved from an old version is refused with what was saved since', async () => {
    const { body: saved } = await save(anna)
    await save(anna, saved.id, 1, { facts: 'dal telefono' })
    const reply = await save(anna, saved.id, 1, { facts: 'dal computer' })
    expect(reply.status).toBe(409)
    expect(reply.problem).toMatchObject({ code: 'stale', current: { content: { facts: 'dal telefono' }, version: 2 } })
  })

  it('is refused when it is far too long', async () => {
    expect((await save(anna, newId<'reportDraft'>(), 0, { facts: 'a'.repeat(200_001) })).status).toBe(400)
  })

  it('disappears with the report that is written from it, not before', async () => {
    const { body: saved } = await save(anna)
    expect((await anna.call(createReport, { ...whole(), children: [], draftId: saved.id })).status).toBe(400)
    expect(await mine(anna)).toHaveLength(1)
    expect((await anna.call(createReport, { ...whole(), draftId: saved.id })).status).toBe(200)
    expect(await mine(anna)).toEqual([])
  })

  it('leaves a trace of the act without a word of it', async () => {
    const writer = await world.operator(body)
    await save(writer)
    const { rows } = await world.owner.query(`select detail, subjects from kernel.audit_event where action = 'intake.saveReportDraft' and outcome = 'ok' and actor_id = $1`, [writer.operatorId])
    expect(rows).toEqual([{ detail: {}, subjects: [] }])
  })
})

const whole = () => ({
  unitId: body.unitId, source: 'scuola', channel: 'telefono', receivedAt: '2026-11-20T09:00:00Z', urgency: 'entro_7_giorni',
  facts: 'Arriva a scuola senza merenda.', reporter: {}, children: [{ given: 'Amina' }], parties: [],
})
