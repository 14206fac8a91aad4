import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { complete, publish, save, start, type View } from '#tests/support/assessments-world.ts'
import { buildCase, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'

let world: World
let body: Body
let anna: Somebody
let file: BuiltCase
let key: string
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  key = await publish(world, body)
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await buildCase(world, { holder: anna })
})

const inDays = (days: number) => dateInRome(Date.now() + days * 86_400_000)
const read = async (who: Somebody, view: { id: string }): Promise<View> => (await who.call(contract.getAssessment, { assessmentId: view.id })).body
const traces = async (action: string) => Number((await world.owner.query(`select count(*) from kernel.audit_event where action = $1 and $2 = any (subjects) and outcome = 'ok'`, [`assessments.${action}`, file.caseId])).rows[0].count)

describe('beginning an assessment', () => {
  it('is refused to another body, and to a role that does not fill it', async () => {
    const stranger = await world.operator(await world.organisation())
    expect((await stranger.call(contract.startAssessment, { caseId: file.caseId, instrument: 'mondo_del_bambino', moment: 'T0', heldOn: '2026-03-02' })).status).toBe(404)
    const clerk = await world.operator(body, { role: 'clerk' })
    expect((await clerk.call(contract.startAssessment, { caseId: file.caseId, instrument: key, moment: 'T0', heldOn: '2026-03-02' })).status).toBe(403)
    const mediator = await world.operator(body, { profession: 'mediatore_culturale' })
    expect((await mediator.call(contract.startAssessment, { caseId: file.caseId, instrument: 'colloquio_ingresso_msna', heldOn: '2026-03-02' })).status).toBe(403)
  })

  it.each([
    ['without its moment', { moment: null }, 'moment'], ['in the future', { heldOn: inDays(2) }, 'heldOn'],
    ['about somebody else', { people: ['0198a000-0000-7000-8000-000000000001'] }, 'people'], ['with a term it has not', { eventOn: '2026-03-01' }, 'eventOn'],
  ])('is invalid %s', async (_, over, path) => {
    const reply = await anna.call(contract.startAssessment, { caseId: file.caseId, instrument: key, moment: 'T0', heldOn: '2026-03-02', ...over } as never)
    expect(reply.status).toBe(400)
    expect(reply.problem.errors?.[0]?.path).toBe(path)
  })

  it('knows no instrument of another body, and takes nothing in a closed file', async () => {
    const other = await world.organisation()
    const theirs = await publish(world, other)
    expect((await anna.call(contract.startAssessment, { caseId: file.caseId, instrument: theirs, moment: 'T0', heldOn: '2026-03-02' })).status).toBe(404)
    expect((await anna.call(contract.getInstrument, { key: theirs })).status).toBe(404)
    expect((await anna.call(contract.getInstrument, { key: theirs, version: 1 })).status).toBe(404)
    const closed = await buildCase(world, { holder: anna, closedOn: '2026-04-01' })
    expect((await anna.call(contract.startAssessment, { caseId: closed.caseId, instrument: key, moment: 'T0', heldOn: '2026-03-02' })).status).toBe(409)
  })

  it('binds it to the version, and leaves its trace', async () => {
    const view = await start(anna, file.caseId, key)
    expect(view).toMatchObject({ state: 'draft', instrumentKey: key, instrumentVersion: 1, moment: 'T0', fillers: [{ name: 'Anna Verdi' }], hiddenSections: 0, can: { fill: true, complete: true, correct: false } })
    expect(view.missing.map(({ item }) => item)).toEqual(['motivo', null])
    expect(await traces('startAssessment')).toBe(1)
  })
})

describe('a draft', () => {
  it('is read by who fills it only; who answers for the file knows that it is there', async () => {
    const view = await start(anna, file.caseId, key)
    await save(anna, view.id, 'sociale', { motivo: { text: 'Bozza segreta' } })
    const colleague = await world.operator(body)
    const seen = await read(colleague, view)
    expect(JSON.stringify(seen)).not.toContain('Bozza segreta')
    expect(seen).toMatchObject({ state: 'draft', can: { fill: false, complete: false } })
    expect((await save(colleague, view.id, 'sociale', { motivo: { text: 'mio' } }, 0)).status).toBe(403)
    const educator = await world.operator(body, { role: 'educator' })
    expect((await educator.call(contract.getAssessment, { assessmentId: view.id })).status).toBe(404)
    expect((await educator.call(contract.listCaseAssessments, { caseId: file.caseId })).body.rows).toEqual([])
  })

  it('is invalid where an answer does not fit, each next to its item', async () => {
    const view = await start(anna, file.caseId, key)
    const reply = await save(anna, view.id, 'sociale', { calore: { level: 7 }, estraneo: { text: 'x' } })
    expect(reply.status).toBe(400)
    expect(reply.problem.errors?.map(({ path }) => path)).toEqual(['changed.calore', 'changed.estraneo'])
    expect((await anna.call(contract.saveSection, { assessmentId: view.id, section: 'inesistente', changed: {}, version: 0 })).status).toBe(404)
  })

  it('saves section by section, on the server, and says what is missing', async () => {
    const view = await start(anna, file.caseId, key)
    const saved = (await save(anna, view.id, 'sociale', { motivo: { text: 'Invio' }, calore: { level: 1 } })).body
    expect(saved).toMatchObject({ version: 1, missing: [], counts: { answered: 2, serious: 1 } })
    expect((await save(anna, view.id, 'sociale', { motivo: null })).body).toMatchObject({ version: 2, answers: { calore: { level: 1 } }, missing: [{ item: 'motivo' }] })
  })

  it('is shared by who fills it, told to whom; taken up by who answers for the file with those told', async () => {
    const view = await start(anna, file.caseId, key)
    const bruno = await world.operator(body)
    expect((await bruno.call(contract.setFillers, { assessmentId: view.id, operators: [bruno.operatorId] as never, version: 1 })).status).toBe(403)
    expect((await bruno.call(contract.joinFilling, { assessmentId: view.id, reason: 'Anna è assente', version: 1 })).status).toBe(403)
    const shared = (await anna.call(contract.setFillers, { assessmentId: view.id, operators: [anna.operatorId, bruno.operatorId] as never, version: 1 })).body
    expect(shared.fillers).toHaveLength(2)
    expect((await save(bruno, view.id, 'scuola', { frequenza: { yes: 'yes' } })).status).toBe(200)
    const chief = await world.operator(body, { role: 'coordinator' })
    expect((await chief.call(contract.joinFilling, { assessmentId: view.id, reason: 'Anna è assente', version: 2 })).body.can.fill).toBe(true)
    const told = (await world.owner.query(`select kind, actor_id, params from kernel.notice where subject = $1 order by kind, actor_id`, [file.caseId])).rows
    expect(told.map(({ kind }) => kind)).toEqual(['assessments.joined', 'assessments.joined', 'assessments.shared'])
    expect(JSON.stringify(told)).not.toContain('frequenza')
  })

  it('holds the file open, and is given up with its reason', async () => {
    const view = await start(anna, file.caseId, key)
    expect((await anna.call(contract.discardAssessment, { assessmentId: view.id, reason: '', version: 1 })).status).toBe(400)
    expect((await anna.call(contract.discardAssessment, { assessmentId: view.id, reason: 'Aperta per errore', version: 1 })).body.state).toBe('discarded')
    expect((await anna.call(contract.listCaseAssessments, { caseId: file.caseId })).body.rows).toEqual([])
    expect((await anna.call(contract.listCaseAssessments, { caseId: file.caseId, state: 'discarded' })).body.rows).toHaveLength(1)
    expect((await save(anna, view.id, 'scuola', { frequenza: { yes: 'yes' } }, 0)).status).toBe(409)
  })
})

describe('two authors', () => {
  it('of different sections do not meet', async () => {
    const { view, bruno } = await together()
    const [one, other] = await Promise.all([save(anna, view.id, 'sociale', { motivo: { text: 'Anna' } }, 0), save(bruno, view.id, 'scuola', { frequenza: { yes: 'yes' } }, 0)])
    expect([one.status, other.status]).toEqual([200, 200])
  })

  it('of one section see each other, and different items are taken in', async () => {
    const { view, bruno } = await together()
    await save(anna, view.id, 'sociale', { motivo: { text: 'Anna' } }, 0)
    const second = (await save(bruno, view.id, 'sociale', { alloggio: { choice: 'si' } }, 0)).body
    expect(second).toMatchObject({ version: 2, answers: { motivo: { text: 'Anna' }, alloggio: { choice: 'si' } }, here: [{ name: 'Anna Verdi' }] })
    const opened = (await anna.call(contract.openSection, { assessmentId: view.id, section: 'sociale' })).body
    expect(opened.here.map(({ id }) => id)).toEqual([bruno.operatorId])
  })

  it('of one item: the second is told with both texts, and both are kept', async () => {
    const { view, bruno } = await together()
    const replies = await Promise.all([save(anna, view.id, 'sociale', { motivo: { text: 'di Anna' } }, 0), save(bruno, view.id, 'sociale', { motivo: { text: 'di Bruno' } }, 0)])
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    const refused = replies.find(({ status }) => status === 409)!.problem
    expect(refused.code).toBe('stale')
    expect(JSON.stringify(refused.current)).toMatch(/di Anna/)
    expect(JSON.stringify(refused.current)).toMatch(/di Bruno/)
    const kept = (await anna.call(contract.listKept, { assessmentId: view.id, section: 'sociale' })).body.rows
    expect(kept).toMatchObject([{ why: 'conflict' }])
    const stays = (await read(anna, view)).sections[0]!.answers['motivo']!.text
    expect(new Set([stays, kept[0]!.answers['motivo']!.text])).toEqual(new Set(['di Anna', 'di Bruno']))
  })

  it('writing over a colleague’s words that one has seen keeps them under his name', async () => {
    const { view, bruno } = await together()
    await save(anna, view.id, 'sociale', { motivo: { text: 'di Anna' } }, 0)
    expect((await save(bruno, view.id, 'sociale', { motivo: { text: 'di Bruno' } })).status).toBe(200)
    expect((await anna.call(contract.listKept, { assessmentId: view.id, section: 'sociale' })).body.rows).toMatchObject([{ why: 'replaced', by: { name: 'Anna Verdi' }, answers: { motivo: { text: 'di Anna' } } }])
  })

  const together = async () => {
    const view = await start(anna, file.caseId, key)
    const bruno = await world.operator(body)
    await anna.call(contract.setFillers, { assessmentId: view.id, operators: [anna.operatorId, bruno.operatorId] as never, version: 1 })
    return { view, bruno }
  }
})

describe('completing', () => {
  it('is refused while something is missing, and to who does not see the whole of it', async () => {
    const view = await start(anna, file.caseId, key)
    const reply = await anna.call(contract.completeAssessment, { assessmentId: view.id, decision: 'nulla', version: 1 })
    expect(reply.problem).toMatchObject({ code: 'invalid', errors: [{ path: 'sections.sociale.motivo' }, { path: 'sections' }] })
    const educator = await world.operator(body, { role: 'educator' })
    await anna.call(contract.setFillers, { assessmentId: view.id, operators: [anna.operatorId, educator.operatorId] as never, version: 1 })
    expect((await educator.call(contract.completeAssessment, { assessmentId: view.id, decision: 'nulla', version: 2 })).status).toBe(403)
  })

  it.each([
    ['without a decision', {}, 'decision'], ['with a decision that there is not', { decision: 'boh' }, 'decision'], ['without the day of re-evaluation', { decision: 'rivalutare' }, 'reassessOn'],
    ['with a day that has passed', { decision: 'rivalutare', reassessOn: inDays(-2) }, 'reassessOn'], ['without the reason', { decision: 'urgenza' }, 'decisionWords'],
  ])('is invalid %s', async (_, over, path) => {
    const view = await start(anna, file.caseId, key)
    await save(anna, view.id, 'sociale', { motivo: { text: 'Invio' }, calore: { level: 3 } })
    const reply = await anna.call(contract.completeAssessment, { assessmentId: view.id, version: 1, ...over } as never)
    expect(reply.problem.errors?.[0]?.path).toBe(path)
  })

  it('freezes and signs it; nobody writes in it any more, not past the server either', async () => {
    const done = await complete(anna, await start(anna, file.caseId, key))
    expect(done).toMatchObject({ state: 'completed', signature: { by: { name: 'Anna Verdi' }, as: 'assistente_sociale', hash: expect.stringMatching(/^[0-9a-f]{64}$/) }, closing: { decision: 'nulla' }, can: { fill: false, correct: true } })
    expect((await save(anna, done.id, 'sociale', { motivo: { text: 'dopo' } })).status).toBe(409)
    expect(await traces('completeAssessment')).toBe(1)
  })

  it('is corrected with a reason, as a new revision; the signed one is read meanwhile and stays', async () => {
    const done = await complete(anna, await start(anna, file.caseId, key))
    const colleague = await world.operator(body)
    expect((await colleague.call(contract.correctAssessment, { assessmentId: done.id, reason: 'x', version: done.version })).status).toBe(403)
    const draft = (await anna.call(contract.correctAssessment, { assessmentId: done.id, reason: 'Data sbagliata nel racconto', version: done.version })).body
    expect(draft).toMatchObject({ state: 'draft', revision: 2, correctionReason: 'Data sbagliata nel racconto' })
    expect(draft.sections[0]!.answers['parola']).toEqual({ text: 'Voglio tornare a casa' })
    await save(anna, done.id, 'sociale', { motivo: { text: 'Motivo corretto' } })
    const meanwhile = await read(colleague, done)
    expect(meanwhile).toMatchObject({ state: 'completed', revision: 1 })
    expect(JSON.stringify(meanwhile)).not.toContain('Motivo corretto')
    const again = (await anna.call(contract.completeAssessment, { assessmentId: done.id, decision: 'nulla', version: draft.version })).body
    expect(again.revisions).toMatchObject([{ revision: 1, reason: null, hash: done.signature!.hash }, { revision: 2, reason: 'Data sbagliata nel racconto' }])
    expect(again.signature!.hash).not.toBe(done.signature!.hash)
    const first = (await anna.call(contract.getAssessment, { assessmentId: done.id, revision: 1 })).body
    expect(first.sections[0]!.answers['motivo']).toEqual({ text: 'Invio della scuola' })
    expect((await anna.call(contract.getAssessment, { assessmentId: done.id, revision: 9 })).status).toBe(404)
  })

  it('given up as a correction, leaves the signed one as it was', async () => {
    const done = await complete(anna, await start(anna, file.caseId, key))
    const draft = (await anna.call(contract.correctAssessment, { assessmentId: done.id, reason: 'Prova', version: done.version })).body
    await save(anna, done.id, 'sociale', { motivo: { text: 'mai firmato' } })
    expect((await anna.call(contract.discardAssessment, { assessmentId: done.id, reason: 'Non serve', version: draft.version })).body.state).toBe('completed')
    expect(JSON.stringify(await read(anna, done))).not.toContain('mai firmato')
  })
})
