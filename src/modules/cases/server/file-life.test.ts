import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import {
  addTeamMember, changePhase, changeTeamMember, closeCase, endTeamMember, findColleagues, getCase, listCases, locateCase, openCase, reopenCase, tieSiblings, untieSiblings,
} from '../contract.ts'
import { registerClosingBlocker } from './blockers.ts'

let world: World
let body: Body
let anna: Somebody
let clerk: Somebody
let teacher: Somebody
let stranger: Somebody
let caseId: Awaited<ReturnType<typeof opened>>
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body)
  clerk = await world.operator(body, { role: 'clerk' })
  teacher = await world.operator(await world.organisation({ kind: 'scuola' }), { role: 'partner', name: 'Tea Maestra' })
  stranger = await world.operator(await world.organisation())
})
afterAll(() => world.close())
beforeEach(async () => {
  caseId = await opened()
})

const opened = async (child: Record<string, unknown> = {}) =>
  (await anna.call(openCase, { child: { given: 'Omar', family: 'Haddad', birth: { date: '2011-04-05' }, ...child } as never, unitId: body.unitId as never, responsibleId: anna.operatorId as never })).body.id
const version = async () => (await anna.call(getCase, { caseId })).body.version

describe('phases', () => {
  it('are changed by who works there, in their order, on the present version', async () => {
    const go = async (who: Somebody, phase: string, at?: number) => who.call(changePhase, { caseId, phase, version: at ?? (await version()) })
    expect((await go(stranger, 'valutazione')).status).toBe(404)
    expect((await go(clerk, 'valutazione')).status).toBe(403)
    expect((await go(anna, 'inventata')).problem.errors?.[0]?.path).toBe('phase')
    expect((await go(anna, 'valutazione_finale')).problem.code).toBe('conflict')
    expect((await go(anna, 'valutazione')).body).toMatchObject({ phase: 'valutazione', phases: [{ phase: 'accesso' }, { phase: 'valutazione' }] })
    expect((await go(anna, 'progetto', 1)).problem).toMatchObject({ code: 'stale', current: { phase: 'valutazione' } })
  })
})

describe('closing', () => {
  const close = async (over: Record<string, unknown> = {}, who = anna) =>
    who.call(closeCase, { caseId, reason: 'maggiore_eta', situation: 'autonomia', version: await version(), ...over })

  it('is refused to others, without the codes of the lists, on impossible days, and while another module objects', async () => {
    expect((await close({}, clerk)).status).toBe(403)
    expect((await close({ reason: 'boh' })).problem.errors?.[0]?.path).toBe('reason')
    expect((await close({ closedOn: '2099-01-01' })).problem.errors?.[0]?.path).toBe('closedOn')
    expect((await close({ closedOn: '2000-01-01' })).problem.errors?.[0]?.path).toBe('closedOn')
    const takeBack = registerClosingBlocker(async (_tx, id) => (id === caseId ? { it: 'È in comunità.', en: 'Placed.' } : null))
    expect((await close()).problem.detail).toBe('È in comunità.')
    takeBack()
    expect((await anna.call(getCase, { caseId })).body.status).toBe('open')
  })

  it('leaves the file readable, refuses changes, and can be undone with a reason', async () => {
    expect((await close({ words: 'Compiuti i 18 anni' })).body).toMatchObject({ status: 'closed', closingReason: 'maggiore_eta', can: { reopen: true, changePhase: false, close: false } })
    expect((await close()).problem.code).toBe('conflict')
    expect((await anna.call(changePhase, { caseId, phase: 'valutazione', version: await version() })).problem.code).toBe('conflict')
    expect((await clerk.call(reopenCase, { caseId, words: 'x', version: await version() })).status).toBe(403)
    expect((await anna.call(reopenCase, { caseId, words: 'Prosieguo amministrativo', version: await version() })).body)
      .toMatchObject({ status: 'open', closingReason: null, history: [{ kind: 'reopened' }, { kind: 'closed' }, { kind: 'opened' }] })
  })
})

describe('the team', () => {
  const add = async (over: Record<string, unknown> = {}, who = anna) =>
    who.call(addTeamMember, { caseId, operatorId: teacher.operatorId as never, role: 'referente_scuola', version: await version(), ...over })

  it('takes somebody from elsewhere only with named sections and a basis, given by who may', async () => {
    expect((await add({}, clerk)).status).toBe(403)
    expect((await add()).problem.errors?.[0]?.path).toBe('sections')
    expect((await add({ sections: ['education'] })).problem.errors?.[0]?.path).toBe('legalBasis')
    expect((await teacher.call(getCase, { caseId })).status).toBe(404)
  })

  it('opens those sections to him alone, shows the file among his, and closes them when his place ends', async () => {
    const { team } = (await add({ sections: ['education'], legalBasis: 'accordo' })).body
    expect(team).toMatchObject([{ operator: { name: 'Tea Maestra' }, role: 'referente_scuola', personalGrant: true }])
    const seen = (await teacher.call(getCase, { caseId })).body
    expect(seen.sections).toEqual(['file', 'education'])
    expect(Object.values(seen.can).some(Boolean)).toBe(false)
    expect((await teacher.call(listCases, { scope: 'team' })).body.rows.map((row) => row.id)).toContain(caseId)
    expect((await add({ sections: ['education'], legalBasis: 'accordo' })).problem.code).toBe('conflict')
    const memberId = team[0]!.id
    expect((await anna.call(changeTeamMember, { caseId, memberId, role: 'educatore', version: await version() })).body.team[0]!.role).toBe('educatore')
    expect((await teacher.call(endTeamMember, { caseId, memberId, version: await version() })).status).toBe(403)
    expect((await anna.call(endTeamMember, { caseId, memberId, version: await version() })).body.team).toEqual([])
    expect((await teacher.call(getCase, { caseId })).status).toBe(404)
  })

  it('needs no grant for a colleague whose unit holds the file', async () => {
    const colleague = await world.operator(body)
    expect((await add({ operatorId: colleague.operatorId, role: 'psicologo' })).body.team).toMatchObject([{ personalGrant: false }])
    expect((await anna.call(findColleagues, { q: 'mae te' })).body.rows).toEqual([])
    expect((await anna.call(findColleagues, { q: 'tea mae' })).body.rows.map((row) => row.name)).toEqual(['Tea Maestra'])
  })
})

describe('siblings', () => {
  it('are tied only when all are within reach; groups join; one can leave', async () => {
    const [second, third] = [await opened({ given: 'Sara' }), await opened({ given: 'Ivan' })]
    const far = (await stranger.call(openCase, { child: { given: 'Altro' }, unitId: stranger.unitId as never, responsibleId: stranger.operatorId as never })).body.id
    const tie = async (otherIds: string[]) => anna.call(tieSiblings, { caseId, otherIds: otherIds as never, version: await version() })
    expect((await tie([far])).status).toBe(404)
    expect((await tie([caseId])).problem.code).toBe('conflict')
    expect((await clerk.call(tieSiblings, { caseId, otherIds: [second], version: await version() })).status).toBe(403)
    expect((await tie([second])).body.siblings.map((row) => row.id)).toEqual([second])
    expect((await tie([third])).body.siblings).toHaveLength(2)
    expect((await anna.call(getCase, { caseId: third })).body.siblings.map((row) => row.id).toSorted()).toEqual([caseId, second].toSorted())
    expect((await anna.call(untieSiblings, { caseId, version: await version() })).body.siblings).toEqual([])
    expect((await anna.call(getCase, { caseId: third })).body.siblings.map((row) => row.id)).toEqual([second])
  })
})

describe('finding a file out of reach', () => {
  it('needs something exact, answers one holder and nothing of the child, and not to a clerk', async () => {
    const unusual = await opened({ given: 'Yusuf', family: 'Rarissimo', birth: { date: '2013-07-07' } })
    const { number } = (await anna.call(getCase, { caseId: unusual })).body
    const look = async (who: Somebody, input: Record<string, unknown>) => who.call(locateCase, input)
    expect((await look(stranger, {})).status).toBe(400)
    expect((await look(stranger, { name: 'Yusuf Rarissimo' })).status).toBe(400)
    expect((await look(stranger, { name: 'Yusuf Rarissimo', birth: '2013-07-08' })).body).toEqual({ found: null })
    const { found } = (await look(stranger, { name: 'RARISSIMO Youssuf', birth: '2013-07-07' })).body
    expect(found).toEqual({ caseId: unusual, organisationName: expect.any(String), unitName: expect.any(String), contact: null, inReach: false })
    expect((await look(stranger, { number: number.toLowerCase() })).body.found?.caseId).toBe(unusual)
    expect((await look(anna, { number })).body.found?.inReach).toBe(true)
    expect((await look(clerk, { number })).body).toEqual({ found: null })
    expect((await stranger.call(getCase, { caseId: unusual })).status).toBe(404)
  })

  it('several children who match are nobody, and ten searches in an hour are enough', async () => {
    const [a, b] = [await opened({ given: 'Due', family: 'Uguali' }), await opened({ given: 'Due', family: 'Uguali' })]
    expect(a).not.toBe(b)
    const curious = await world.operator(await world.organisation())
    const look = () => curious.call(locateCase, { name: 'Due Uguali', birth: '2011-04-05' })
    expect((await look()).body).toEqual({ found: null })
    for (let attempt = 2; attempt <= 10; attempt++) expect((await look()).status).toBe(200)
    expect((await look()).status).toBe(429)
    const events = await world.owner.query(`select count(*)::int as n from kernel.audit_event where actor_id = $1 and action = 'cases.locateCase'`, [curious.operatorId])
    expect(events.rows[0].n).toBe(11)
  })
})
