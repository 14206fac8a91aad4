import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { newId } from '#kernel/domain/ids.ts'
import { addRelative, buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { readTimeline } from '#modules/cases/contract/timeline.ts'
import * as contract from '../contract.ts'

let world: World
let body: Body
let anna: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await buildCase(world, { holder: anna, child: { name: 'Omar Prova', birth: inDays(-17 * 365) } })
})

const inDays = (days: number) => dateInRome(Date.now() + days * 86_400_000)
const add = (who: Somebody, over: Record<string, unknown> = {}) =>
  who.call(contract.addPermit, { caseId: file.caseId, kind: 'asilo', state: 'delivered', number: 'I123', issuedOn: inDays(-100), expiresOn: inDays(50), ...over } as never)
const listed = async (who: Somebody) => (await who.call(contract.listCasePermits, { caseId: file.caseId })).body
const terms = async (permitId: string) =>
  (await world.owner.query('select rule_id, due, state, title from deadlines.term where source_id = $1 order by scheduled_at, id', [permitId])).rows

describe('permits are refused', () => {
  it('to another body, and to a school or a clinic that reaches the file but not section 6: it sees nothing', async () => {
    const permit = (await add(anna)).body
    const stranger = await world.operator(await world.organisation())
    const school = await world.operator(await world.organisation(), { role: 'educator' })
    await openTo(world, file.caseId, { operatorId: school.operatorId }, [5])
    for (const who of [stranger, school]) {
      expect((await who.call(contract.listCasePermits, { caseId: file.caseId })).status).toBe(404)
      expect((await who.call(contract.permitHistory, { permitId: permit.id })).status).toBe(404)
      expect((await add(who)).status).toBe(404)
      expect((await who.call(contract.closePermit, { permitId: permit.id, as: 'ended', on: inDays(0), words: 'Prova', version: 1 })).status).toBe(404)
      expect((await who.call(contract.addOpinion, { caseId: file.caseId, state: 'asked', askedOn: inDays(0) })).status).toBe(404)
      expect((await who.call(contract.listPermits, {})).body).toMatchObject({ rows: [], total: 0 })
    }
  })

  it('to a role that only reads, and to who did not write it nor works in the holding body', async () => {
    const permit = (await add(anna)).body
    const partner = await world.operator(await world.organisation(), { role: 'partner' })
    await openTo(world, file.caseId, { operatorId: partner.operatorId }, [6])
    expect((await add(partner)).status).toBe(403)
    expect((await listed(partner)).rows).toMatchObject([{ id: permit.id, can: { correct: false, step: false, renew: false, close: false } }])
    const educator = await world.operator(await world.organisation(), { role: 'educator' })
    await openTo(world, file.caseId, { operatorId: educator.operatorId }, [6])
    expect((await educator.call(contract.closePermit, { permitId: permit.id, as: 'ended', on: inDays(0), words: 'Non serve', version: 1 })).status).toBe(403)
    expect((await add(educator, { kind: 'studio' })).status).toBe(200)
  })

  it.each([
    ['an unknown kind', { kind: 'lasciapassare' }, 'kind'],
    ['an expiry before the issue', { issuedOn: inDays(-10), expiresOn: inDays(-11) }, 'expiresOn'],
    ['an issue before birth', { issuedOn: inDays(-18 * 366), expiresOn: null }, 'issuedOn'],
    ['a delivery that has not come', { deliveredOn: inDays(1) }, 'deliveredOn'],
    ['somebody who is not of the file', { personId: newId() }, 'personId'],
    ['a document that is not of the file', { documentId: newId() }, 'documentId'],
    ['the status of who needs no permit, for who needs one', { state: 'standing' }, 'state'],
    ['a date that does not exist', { expiresOn: '2027-02-30' }, 'expiresOn'],
  ])('with %s', async (_, over, path) => {
    const reply = await add(anna, over)
    expect(reply.status).toBe(400)
    expect(reply.problem.errors?.map((one) => one.path)).toEqual([path])
    expect((await listed(anna)).rows).toEqual([])
  })

  it('in a closed file', async () => {
    file = await buildCase(world, { holder: anna, closedOn: '2026-03-03' })
    expect((await add(anna)).status).toBe(409)
  })
})

describe('a permit', () => {
  it('is written down with its term, and shown with what can be done', async () => {
    const { body: permit } = await add(anna)
    expect(permit).toMatchObject({ kind: 'asilo', state: 'delivered', expired: false, person: { name: 'Omar Prova', child: true }, remarks: [], steps: ['refused'], version: 1,
      can: { correct: true, step: true, renew: true, close: true, reopen: false } })
    expect(await terms(permit.id)).toMatchObject([{ rule_id: null, due: inDays(50), state: 'open' }])
  })

  it('of minor age is waited for by the rule, the day before eighteen', async () => {
    const birth = '2009-12-15'
    file = await buildCase(world, { holder: anna, child: { birth } })
    const { body: permit } = await add(anna, { kind: 'minore_eta', issuedOn: '2026-01-10', expiresOn: '2027-12-15' })
    expect(await terms(permit.id)).toMatchObject([{ rule_id: 'PER-07', due: '2027-12-14' }])
    const short = (await add(anna, { kind: 'minore_eta', issuedOn: '2026-01-10', expiresOn: '2027-01-10' })).body
    expect(await terms(short.id)).toMatchObject([{ rule_id: null, due: '2027-01-10' }])
  })

  it('may be a relative’s, and a status needs its kind only and has no term', async () => {
    const mother = await addRelative(world, file, anna, 'Fatima Prova')
    const { body: permit } = await add(anna, { kind: 'art31', personId: mother })
    expect(permit.person).toEqual({ id: mother, name: 'Fatima Prova', child: false })
    const status = (await add(anna, { kind: 'irregolare', number: null, issuedOn: null, expiresOn: null })).body
    expect(status).toMatchObject({ state: 'standing', steps: [], can: { renew: false } })
    expect(await terms(status.id)).toEqual([])
    expect((await listed(anna)).people.map((one) => one.name)).toEqual(['Omar Prova', 'Fatima Prova'])
  })

  it('goes from the request to the hand, step by step, each in its history', async () => {
    const { body: asked } = await add(anna, { state: 'asked', number: null, issuedOn: null, expiresOn: null, askedOn: inDays(-40) })
    expect(await terms(asked.id)).toEqual([])
    const step = async (version: number, input: Record<string, unknown>) => anna.call(contract.stepPermit, { permitId: asked.id, version, ...input } as never)
    expect((await step(1, { step: 'appointment', on: inDays(5), time: '09:30' })).body).toMatchObject({ state: 'appointment', appointmentTime: '09:30' })
    expect((await step(2, { step: 'receipt', on: inDays(-41), number: 'R1' })).problem.errors?.[0]?.path).toBe('on')
    expect((await step(2, { step: 'receipt', on: inDays(-2), number: 'R1' })).body).toMatchObject({ state: 'receipt', receiptNumber: 'R1' })
    expect((await step(3, { step: 'issued', on: inDays(-1), number: 'I9', expiresOn: inDays(-3) })).problem.errors?.[0]?.path).toBe('expiresOn')
    expect((await step(3, { step: 'issued', on: inDays(-1), number: 'I9', expiresOn: inDays(300) })).body).toMatchObject({ state: 'issued', expiresOn: inDays(300) })
    expect((await step(3, { step: 'delivered', on: inDays(0) })).problem).toMatchObject({ code: 'stale', current: { version: 4 } })
    expect((await step(4, { step: 'delivered', on: inDays(0) })).body).toMatchObject({ state: 'delivered', steps: ['refused'] })
    expect((await step(5, { step: 'issued', on: inDays(0) })).status).toBe(409)
    expect(await terms(asked.id)).toMatchObject([{ due: inDays(300), state: 'open' }])
    const { rows } = (await anna.call(contract.permitHistory, { permitId: asked.id })).body
    expect(rows.map((one) => one.what)).toEqual(['delivered', 'issued', 'receipt', 'appointment', 'added'])
    expect(rows[0]).toMatchObject({ by: { name: 'Anna Verdi' }, factOn: inDays(0), before: { state: 'issued' } })
  })

  it('is corrected with the reason: what stood there is kept, and the term moves', async () => {
    const { body: permit } = await add(anna)
    const input = { permitId: permit.id, version: 1, kind: 'asilo', state: 'delivered' as const, number: 'I124', issuedOn: inDays(-100), expiresOn: inDays(70), reason: 'Letto male il numero' }
    expect((await anna.call(contract.correctPermit, { ...input, reason: ' ' })).status).toBe(400)
    expect((await anna.call(contract.correctPermit, { ...input, state: 'ended' })).problem.errors?.[0]?.path).toBe('state')
    expect((await anna.call(contract.correctPermit, input)).body).toMatchObject({ number: 'I124', version: 2 })
    expect((await anna.call(contract.correctPermit, input)).problem).toMatchObject({ code: 'stale', current: { version: 2, number: 'I124' } })
    expect(await terms(permit.id)).toMatchObject([{ due: inDays(70) }])
    const { rows } = (await anna.call(contract.permitHistory, { permitId: permit.id })).body
    expect(rows[0]).toMatchObject({ what: 'corrected', words: 'Letto male il numero', before: { number: 'I123', expires_on: inDays(50) } })
  })

  it('is closed with its reason and followed again, and its term with it', async () => {
    const { body: permit } = await add(anna)
    const close = { permitId: permit.id, on: inDays(0), words: 'Ha la cittadinanza', version: 1 }
    expect((await anna.call(contract.closePermit, { ...close, as: 'expired' })).problem.errors?.[0]?.path).toBe('as')
    expect((await anna.call(contract.closePermit, { ...close, as: 'ended' })).body).toMatchObject({ state: 'ended', can: { reopen: true, renew: false } })
    expect((await terms(permit.id)).map((one) => one.state)).toEqual(['waived'])
    expect((await anna.call(contract.closePermit, { ...close, as: 'ended', version: 2 })).status).toBe(409)
    expect((await anna.call(contract.reopenPermit, { permitId: permit.id, words: 'Era un errore', version: 2 })).body).toMatchObject({ state: 'issued' })
    expect((await terms(permit.id)).map((one) => one.state)).toEqual(['waived', 'open'])
  })
})

describe('a renewal', () => {
  const ask = (permitId: string, over: Record<string, unknown> = {}) =>
    anna.call(contract.askRenewal, { permitId, askedOn: inDays(-5), way: 'kit', receiptNumber: 'RIC1', version: 1, ...over } as never)

  it('is asked of a permit in hand, once, and meets its term', async () => {
    const { body: asked } = await add(anna, { state: 'asked', issuedOn: null, expiresOn: null })
    expect((await ask(asked.id)).status).toBe(409)
    const { body: permit } = await add(anna)
    expect((await ask(permit.id, { askedOn: inDays(1) })).problem.errors?.[0]?.path).toBe('askedOn')
    expect((await ask(permit.id, { askedOn: inDays(-101) })).problem.errors?.[0]?.path).toBe('askedOn')
    expect((await ask(permit.id, { toKind: 'cittadino_it' })).problem.errors?.[0]?.path).toBe('toKind')
    expect((await ask(permit.id)).body.renewals).toMatchObject([{ conversion: false, receiptNumber: 'RIC1', outcome: null }])
    expect((await ask(permit.id, { version: 2 })).status).toBe(409)
    expect((await terms(permit.id)).map((one) => one.state)).toEqual(['done'])
    expect((await anna.call(contract.closePermit, { permitId: permit.id, as: 'ended', on: inDays(0), words: 'Prova', version: 2 })).status).toBe(409)
  })

  it('takes its steps, and refused leaves the permit watched again', async () => {
    const { body: permit } = await add(anna)
    await ask(permit.id)
    const step = async (version: number, input: Record<string, unknown>) => anna.call(contract.stepRenewal, { permitId: permit.id, version, ...input } as never)
    expect((await step(2, { step: 'appointment', on: inDays(9), time: '11:00' })).body.renewals[0]).toMatchObject({ appointmentOn: inDays(9), appointmentTime: '11:00' })
    expect((await step(3, { step: 'ready', on: inDays(-6) })).problem.errors?.[0]?.path).toBe('on')
    expect((await step(3, { step: 'refused', on: inDays(0), words: 'Manca il contratto' })).body.renewals[0]).toMatchObject({ outcome: 'refused', outcomeWords: 'Manca il contratto' })
    expect((await step(4, { step: 'ready', on: inDays(0) })).status).toBe(409)
    expect((await terms(permit.id)).map((one) => one.state)).toEqual(['done', 'open'])
  })

  it('ends with the new permit: one converted, the other followed, or neither', async () => {
    const { body: permit } = await add(anna, { kind: 'minore_eta' })
    await ask(permit.id, { toKind: 'lavoro_subordinato' })
    const collect = { permitId: permit.id, number: 'I777', issuedOn: inDays(-1), expiresOn: inDays(364), deliveredOn: inDays(0), version: 2 }
    expect((await anna.call(contract.completeRenewal, { ...collect, expiresOn: inDays(-2) })).problem.errors?.[0]?.path).toBe('expiresOn')
    expect((await listed(anna)).rows).toHaveLength(1)
    const made = (await anna.call(contract.completeRenewal, collect)).body
    expect(made).toMatchObject({ kind: 'lavoro_subordinato', state: 'delivered', follows: { id: permit.id, kind: 'minore_eta' } })
    const { rows } = await listed(anna)
    expect(rows.map((row) => [row.kind, row.state])).toEqual([['lavoro_subordinato', 'delivered'], ['minore_eta', 'converted']])
    expect(rows[1]).toMatchObject({ can: { reopen: false }, renewals: [{ outcome: 'granted' }] })
    expect(await terms(made.id)).toMatchObject([{ due: inDays(364), state: 'open' }])
    expect((await anna.call(contract.reopenPermit, { permitId: permit.id, words: 'Prova', version: rows[1]!.version })).status).toBe(409)
  })
})

describe('the opinion of art. 32', () => {
  const ask = (over: Record<string, unknown> = {}) => anna.call(contract.addOpinion, { caseId: file.caseId, state: 'asked', askedOn: inDays(-3), askedBy: 'tutore', inSim: true, attached: ['identita'], ...over } as never)

  it.each([
    ['no day', { askedOn: null }, 'askedOn'],
    ['a day ahead', { askedOn: inDays(2) }, 'askedOn'],
    ['an outcome before the request', { state: 'positive', outcomeOn: inDays(-4) }, 'outcomeOn'],
    ['an outcome without its day', { state: 'negative' }, 'outcomeOn'],
    ['an exemption without the reason', { state: 'not_needed' }, 'exemption'],
    ['an unknown document', { attached: ['patente'] }, 'attached'],
  ])('is refused with %s', async (_, over, path) => {
    expect((await ask(over)).problem.errors?.[0]?.path).toBe(path)
  })

  it('waits once, gets its outcome from its present version, and shows who asked', async () => {
    const { body: opinion } = await ask()
    expect(opinion).toMatchObject({ state: 'asked', askedBy: 'tutore', inSim: true, attached: ['identita'], can: { change: true } })
    expect((await ask()).problem.errors?.[0]?.path).toBe('state')
    const outcome = { opinionId: opinion.id, state: 'positive' as const, askedOn: inDays(-3), outcomeOn: inDays(0), version: 1 }
    expect((await anna.call(contract.changeOpinion, outcome)).body).toMatchObject({ state: 'positive', version: 2 })
    expect((await anna.call(contract.changeOpinion, outcome)).problem).toMatchObject({ code: 'stale', current: { version: 2 } })
    expect((await listed(anna)).opinions).toHaveLength(1)
  })
})

describe('the paper of a permit', () => {
  it('is named only to who may see it, also in what it said before, and stays when he corrects the rest', async () => {
    const paper = newId()
    const at = new Date().toISOString()
    await world.owner.query(
      `insert into documents.document (id, subject, section, title, type, origin, current, created_by, created_at) values ($1, $2, 3, 'Prova', 'decreto', 'autorita', 1, $3, $4)`,
      [paper, file.caseId, anna.operatorId, at])
    const colleague = await world.operator(await world.organisation(), { role: 'worker' })
    await openTo(world, file.caseId, { operatorId: colleague.operatorId }, [6])
    const permit = (await add(anna, { documentId: paper })).body
    expect(permit.documentId).toBe(paper)
    expect((await listed(colleague)).rows[0]!.documentId).toBeNull()
    expect((await add(colleague, { documentId: paper })).problem.errors?.[0]?.path).toBe('documentId')
    await world.owner.query('update permits.permit set created_by = $1 where id = $2', [colleague.operatorId, permit.id])
    const corrected = await colleague.call(contract.correctPermit, { permitId: permit.id, kind: 'asilo', state: 'delivered', number: 'I999', documentId: null, reason: 'Prova', version: 1 } as never)
    expect(corrected.body.documentId).toBeNull()
    expect((await listed(anna)).rows.find(({ id }) => id === permit.id)).toMatchObject({ number: 'I999', documentId: paper })
    const before = async (who: Somebody) => (await who.call(contract.permitHistory, { permitId: permit.id })).body.rows[0]!.before!.document_id
    expect(await before(anna)).toBe(paper)
    expect(await before(colleague)).toBeNull()
    const asked = (await anna.call(contract.addOpinion, { caseId: file.caseId, state: 'asked', askedOn: inDays(0), documentId: paper } as never)).body
    expect(asked.documentId).toBe(paper)
    expect((await listed(colleague)).opinions.map(({ documentId }) => documentId)).toEqual([null])
  })
})

describe('the timeline of the file', () => {
  it('tells what happened to permits to who reaches work and status, to nobody else', async () => {
    await add(anna)
    const timeline = async (who: Somebody) => (await who.call(readTimeline, { caseId: file.caseId, sources: 'permit' } as never)).body
    expect((await timeline(anna)).rows).toMatchObject([{ source: 'permit', kind: 'added', title: 'asilo', section: 'work_status' }])
    const school = await world.operator(await world.organisation(), { role: 'educator' })
    await openTo(world, file.caseId, { operatorId: school.operatorId }, [5])
    expect(await timeline(school)).toMatchObject({ rows: [], counts: { sources: {} } })
  })
})
