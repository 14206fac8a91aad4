import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asPlainDate } from '#kernel/domain/plain-date.ts'
import { complete, publish, save, start, type View } from '#tests/support/assessments-world.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { readTimeline } from '#modules/cases/contract.ts'
import * as contract from '../contract.ts'

let world: World
let body: Body
let anna: Somebody
let file: BuiltCase
let key: string
let done: View
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  key = await publish(world, body)
  file = await buildCase(world, { holder: anna })
  done = await complete(anna, await start(anna, file.caseId, key))
})
afterAll(() => world.close())

/** Somebody of another body to whom these sections were opened. */
const invited = async (role: string, sections: readonly number[]): Promise<Somebody> => {
  const who = await world.operator(await world.organisation(), { role })
  await openTo(world, file.caseId, { operatorId: who.operatorId }, sections)
  return who
}
const secrets = { child: /Mi manca la mamma|Voglio tornare/, clinical: /umore basso/, social: /Invio della scuola|Legame teso/ }
/** Everything that any reading endpoint tells somebody of the assessments of this file. */
const everything = async (who: Somebody): Promise<string> => {
  const replies = [
    await who.call(contract.getAssessment, { assessmentId: done.id }), await who.call(contract.listCaseAssessments, { caseId: file.caseId }), await who.call(contract.listAssessments, { scope: 'all' }),
    await who.call(contract.listSeriousNeeds, { caseId: file.caseId }), await who.call(readTimeline, { caseId: file.caseId }),
    await who.call(contract.getAssessment, { assessmentId: done.id, revision: 1 }),
  ]
  return JSON.stringify(replies.map((reply) => (reply.status === 200 ? reply.body : reply.problem)))
}

describe('who may not read', () => {
  it('the worker who holds the file reads all of it', async () => {
    const told = await everything(anna)
    for (const secret of Object.values(secrets)) expect(told).toMatch(secret)
  })

  it('a school with its section reads that section, and not that others are hidden', async () => {
    const school = await invited('partner', [5])
    const told = await everything(school)
    for (const secret of Object.values(secrets)) expect(told).not.toMatch(secret)
    const view = (await school.call(contract.getAssessment, { assessmentId: done.id })).body
    expect(view.sections.map((section) => section.key)).toEqual(['scuola'])
    expect(view.definition.sections.map((section) => section.key)).toEqual(['scuola'])
    expect(JSON.stringify(view.definition)).not.toMatch(/osservazione|Calore|calore/)
    expect(view).toMatchObject({ hiddenSections: 0, decision: null, closing: null, can: { fill: false, complete: false, correct: false, join: false } })
    expect((await school.call(contract.listSeriousNeeds, { caseId: file.caseId })).body.rows.map(({ item }) => item)).toEqual(['frequenza'])
    expect((await school.call(contract.listCaseAssessments, { caseId: file.caseId })).body.rows).toMatchObject([{ serious: 1, decision: null }])
  })

  it('a partner who reaches every section reads neither the child’s words nor psychological content', async () => {
    const partner = await invited('partner', [1, 2, 3, 4, 5, 6])
    const told = await everything(partner)
    expect(told).toMatch(secrets.social)
    expect(told).not.toMatch(secrets.child)
    expect(told).not.toMatch(secrets.clinical)
    const view = (await partner.call(contract.getAssessment, { assessmentId: done.id })).body
    expect(view.sections.find((section) => section.key === 'sociale')).toMatchObject({ childHidden: true })
  })

  it('an educator reads the child’s words and no psychological content; a specialist with health alone, that and nothing else', async () => {
    const educator = await everything(await invited('educator', [2, 4, 5]))
    expect(educator).toMatch(secrets.child)
    expect(educator).not.toMatch(secrets.clinical)
    const psychologist = await everything(await invited('specialist', [4]))
    expect(psychologist).toMatch(secrets.clinical)
    expect(psychologist).not.toMatch(secrets.social)
    expect(psychologist).not.toMatch(secrets.child)
  })

  it('who reaches no section of it does not find it', async () => {
    const registrar = await invited('worker', [6])
    expect((await registrar.call(contract.getAssessment, { assessmentId: done.id })).status).toBe(404)
    expect((await registrar.call(contract.listCaseAssessments, { caseId: file.caseId })).body.rows).toEqual([])
    expect((await registrar.call(contract.compareAssessments, { caseId: file.caseId, ids: `${done.id},${done.id}` as never })).status).toBe(404)
  })

  it('a role held elsewhere opens no wall: a worker of another body, here a partner', async () => {
    const other = await world.organisation()
    const partner = await world.operator(other, { role: 'partner' })
    await world.owner.query(`insert into access.role_assignment (id, operator_id, unit_id, role, valid_from) values (gen_random_uuid(), $1, $2, 'worker', '2020-01-01')`, [partner.operatorId, (await world.organisation()).unitId])
    await openTo(world, file.caseId, { unitId: other.unitId }, [2, 4])
    const told = await everything(partner)
    expect(told).toMatch(secrets.social)
    expect(told).not.toMatch(secrets.child)
    expect(told).not.toMatch(secrets.clinical)
  })

  it('who runs the body, whose grant ended, and from whom it is kept do not find it', async () => {
    const admin = await world.operator(body, { role: 'administrator' })
    const former = await invited('worker', [2])
    await world.owner.query(`delete from kernel.reach_source where subject = $1 and principal = kernel.principal_of('actor', $2)`, [file.caseId, former.operatorId])
    const kept = await world.operator(body)
    await world.owner.query(
      `insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values (gen_random_uuid(), $1, 'withhold', kernel.principal_of('actor', $2), '{0,1,2,3,4,5,6,7,8}', now() - interval '1 minute')`,
      [file.caseId, kept.operatorId],
    )
    for (const who of [admin, former, kept]) {
      expect((await who.call(contract.getAssessment, { assessmentId: done.id })).status).toBe(404)
      const told = await everything(who)
      for (const secret of Object.values(secrets)) expect(told).not.toMatch(secret)
      expect((await who.call(contract.listAssessments, { scope: 'all' })).body.rows).toEqual([])
    }
  })

  it('a worker of the file who does not reach a section is told how many are hidden', async () => {
    const narrow = await invited('worker', [2])
    expect((await narrow.call(contract.getAssessment, { assessmentId: done.id })).body.hiddenSections).toBe(2)
  })
})

describe('writing past a wall', () => {
  it('the child’s words are not written by who may not read them', async () => {
    const view = await start(anna, file.caseId, key)
    const partner = await invited('partner', [2, 5])
    await anna.call(contract.setFillers, { assessmentId: view.id, operators: [anna.operatorId, partner.operatorId] as never, version: 1 })
    await save(anna, view.id, 'sociale', { parola: { text: 'Voglio tornare' } })
    expect((await save(partner, view.id, 'sociale', { parola: { text: 'mio' } })).status).toBe(403)
    expect((await save(partner, view.id, 'sociale', { calore: { level: 2, voices: { child: 'mio' } } })).status).toBe(403)
    const saved = await save(partner, view.id, 'sociale', { motivo: { text: 'Invio' } })
    expect(saved.status).toBe(200)
    expect(JSON.stringify(saved.body)).not.toContain('Voglio tornare')
    expect((await save(partner, view.id, 'psi', { osservazione: { text: 'x' } }, 0)).status).toBe(404)
    const whole = (await anna.call(contract.getAssessment, { assessmentId: view.id })).body
    expect(whole.sections[0]!.answers).toMatchObject({ parola: { text: 'Voglio tornare' }, motivo: { text: 'Invio' } })
  })
})

describe('attacks', () => {
  it('the identifier of another file’s assessment opens nothing, in any verb', async () => {
    const stranger = await world.operator(await world.organisation())
    const theirs = await buildCase(world, { holder: stranger })
    const own = await start(stranger, theirs.caseId, 'rilevazione_precoce', { moment: null })
    const id = { assessmentId: done.id }
    const statuses = [
      await stranger.call(contract.getAssessment, id), await stranger.call(contract.saveSection, { ...id, section: 'sociale', changed: {}, version: 0 }),
      await stranger.call(contract.openSection, { ...id, section: 'sociale' }), await stranger.call(contract.listKept, { ...id, section: 'sociale' }),
      await stranger.call(contract.completeAssessment, { ...id, version: 1 }), await stranger.call(contract.correctAssessment, { ...id, reason: 'x', version: 1 }),
      await stranger.call(contract.joinFilling, { ...id, reason: 'x', version: 1 }), await stranger.call(contract.setFillers, { ...id, operators: [stranger.operatorId] as never, version: 1 }),
      await stranger.call(contract.compareAssessments, { caseId: theirs.caseId, ids: `${own.id},${done.id}` as never }),
    ].map(({ status }) => status)
    expect(statuses).toEqual(statuses.map(() => 404))
  })

  it('a sitting of another assessment is not changed through one’s own', async () => {
    const [one, two] = [await start(anna, file.caseId, 'colloquio_ingresso_msna', { moment: null }), await start(anna, file.caseId, 'colloquio_ingresso_msna', { moment: null })]
    const sitting = (await anna.call(contract.addSitting, { assessmentId: one.id, heldOn: asPlainDate('2026-03-02') })).body
    expect((await anna.call(contract.changeSitting, { assessmentId: two.id, sittingId: sitting.id as never, heldOn: asPlainDate('2026-03-01'), version: 1 })).status).toBe(404)
    expect((await anna.call(contract.removeSitting, { assessmentId: two.id, sittingId: sitting.id as never, version: 1 })).status).toBe(404)
  })

  it('past the server, the database refuses to write in what is signed', async () => {
    const client = await world.runtime.pool.connect()
    try {
      await client.query('begin')
      await client.query('select * from kernel.begin_session($1)', [(await world.owner.query('select encode(token_hash, $2) as hash from kernel.session where actor_id = $1', [anna.operatorId, 'hex'])).rows[0].hash])
      expect((await client.query(`update assessments.answers set content = '{}', saved_by = $2 where assessment_id = $1`, [done.id, anna.operatorId])).rowCount).toBe(0)
      await expect(client.query(`update assessments.signature set hash = 'x' where assessment_id = $1`, [done.id])).rejects.toThrow(/permission denied/)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})
