import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClientInput } from '#kernel/contract/endpoint.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { adviceUnits, answerAdvice, closeAdvice, createAdvice, getAdvice, listAdvice } from '../contract.ts'

let world: World
let body: Body
let anna: Somebody
let bruno: Somebody
let desk: Somebody
let observer: Somebody
let stranger: Somebody
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  bruno = await world.operator(body)
  desk = await world.operator(body, { role: 'front_desk' })
  observer = await world.operator(body, { role: 'observer' })
  stranger = await world.operator(await world.organisation())
})
afterAll(() => world.close())

type Asked = ClientInput<typeof createAdvice>
const asked = (over: Partial<Asked> = {}): Asked => ({
  unitId: body.unitId as never, askedByKind: 'scuola', askedByName: 'Istituto Comprensivo Alessandro Manzoni', municipality: '015182', askedAt: '2026-11-20T09:00:00Z',
  topic: 'obbligo', question: 'Una bambina di nove anni racconta di essere picchiata: la scuola deve segnalare, e a chi?', ...over,
})
const stored = async () => Number((await world.owner.query('select count(*) from intake.advice')).rows[0].count)

describe('a request for advice is refused', () => {
  it('to other bodies and to who does not take calls', async () => {
    expect((await world.anonymous.call(createAdvice, asked())).status).toBe(401)
    expect((await stranger.call(createAdvice, asked())).status).toBe(403)
    expect((await observer.call(createAdvice, asked())).status).toBe(403)
    expect(await stored()).toBe(0)
  })

  it('with data of a person in it, saying where and what to write instead', async () => {
    const reply = await anna.call(createAdvice, asked({ question: 'L’alunna Amina Benyahia, nata il 9/7/2011, dorme in classe. La madre è al 333 1234567.' }))
    expect(reply.problem.errors).toEqual([{
      path: 'question',
      message: '«Amina Benyahia» sembra un nome: scrivi chi è («l’alunno», «la madre»). «9/7/2011» sembra una data di nascita: scrivi l’età («una bambina di nove anni»). «333 1234567» sembra un numero di telefono: toglilo.',
    }])
    expect(await stored()).toBe(0)
    const { rows } = await world.owner.query(`select detail::text from kernel.audit_event where action = 'intake.createAdvice' and actor_id = $1`, [anna.operatorId])
    expect(rows.some(({ detail }) => detail.includes('Amina'))).toBe(false)
  })

  it.each([['topic', { topic: 'calcio' }], ['askedByKind', { askedByKind: 'bar' }], ['municipality', { municipality: '999999' }], ['askedAt', { askedAt: '2099-01-01T00:00:00Z' }], ['question', { question: ' ' }]])(
    'with a wrong %s', async (path, over) => expect((await anna.call(createAdvice, asked(over as never))).problem.errors?.[0]?.path).toBe(path),
  )
})

describe('an advice', () => {
  it('may name places', async () => {
    expect((await anna.call(createAdvice, asked({ question: 'A Settimo Milanese e a San Giuliano Terme le scuole fanno diversamente: chi ha ragione?' }))).status).toBe(200)
  })

  it('is taken by the front desk, answered by case workers with its norms, corrected, closed; nobody else reads it', async () => {
    const { id, number } = (await desk.call(createAdvice, asked())).body
    expect(number).toMatch(/^CON-T[0-9A-F]{6}-2026-\d{6}$/)
    expect((await stranger.call(getAdvice, { adviceId: id })).status).toBe(404)
    const answer = { adviceId: id, answer: 'Sì, per iscritto e senza ritardo.', norms: ['SEG-02', 'SEG-03'] as const, outcome: 'denuncia', version: 1 }
    expect((await desk.call(answerAdvice, { ...answer, norms: [...answer.norms] })).status).toBe(403)
    expect((await desk.call(closeAdvice, { adviceId: id, version: 1 })).status).toBe(403)
    expect((await anna.call(closeAdvice, { adviceId: id, version: 1 })).problem.code).toBe('conflict')
    const personal = await anna.call(answerAdvice, { ...answer, norms: [], answer: 'Parli con Fatima Alaoui.' })
    expect(personal.problem.errors?.[0]).toMatchObject({ path: 'answer', message: expect.stringContaining('«Fatima Alaoui»') })
    const answered = (await anna.call(answerAdvice, { ...answer, norms: [...answer.norms] })).body
    expect(answered).toMatchObject({ state: 'answered', norms: ['SEG-02', 'SEG-03'], answeredBy: { name: 'Anna Verdi' }, version: 2, can: { answer: true, close: true } })
    const late = await bruno.call(answerAdvice, { ...answer, norms: [] })
    expect([late.status, late.problem.current]).toEqual([409, expect.objectContaining({ version: 2 })])
    expect((await bruno.call(closeAdvice, { adviceId: id, version: 2 })).body).toMatchObject({ state: 'closed', can: { answer: false, close: false } })
    expect((await anna.call(answerAdvice, { ...answer, norms: [], version: 3 })).problem.code).toBe('conflict')
    expect((await world.owner.query('select action from kernel.audit_event where $1 = any (subjects) and outcome = $2 order by at', [id, 'ok'])).rows.map(({ action }) => action)).toEqual([
      'intake.createAdvice', 'intake.answerAdvice', 'intake.closeAdvice',
    ])
  })

  it('is found by words and filters, newest first', async () => {
    const mine = await world.operator(await world.organisation())
    const write = async (over: Partial<Asked>) => (await mine.call(createAdvice, asked({ unitId: mine.unitId as never, ...over }))).body.id
    const old = await write({ askedAt: '2026-10-01T00:00:00Z', topic: 'frequenza', question: 'Tre mesi di assenze: che cosa si fa?' })
    const recent = await write({ askedAt: '2026-11-01T00:00:00Z' })
    const found = async (query: ClientInput<typeof listAdvice>) => (await mine.call(listAdvice, query)).body.rows.map((row) => row.id)
    expect(await found({})).toEqual([recent, old])
    expect(await found({ q: 'assenze mesi' })).toEqual([])
    expect(await found({ q: 'mesi di assenze' })).toEqual([old])
    expect(await found({ topic: 'obbligo', state: 'waiting', municipality: '015182' })).toEqual([recent])
    const first = (await mine.call(listAdvice, { limit: 1 })).body
    expect(first.waiting).toBe(2)
    expect(await found({ limit: 1, cursor: first.next! })).toEqual([old])
    expect((await mine.call(adviceUnits, {})).body.rows.map(({ id }) => id)).toEqual([mine.unitId])
  })
})
