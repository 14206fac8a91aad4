import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fold } from '#kernel/domain/fold.ts'
import { asPlainDate } from '#kernel/domain/plain-date.ts'
import { transact, type Tx } from '#kernel/server/db.ts'
import { addRelative, buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { readTimeline, writeEntry } from '../contract.ts'
import { factKeysOf, factsOf } from './index.ts'

let world: World
let anna: Somebody
let teacher: Somebody
let file: BuiltCase
const period = { from: asPlainDate('2026-01-01'), to: asPlainDate('2026-01-31') }

beforeAll(async () => {
  world = await openWorld()
  anna = await world.operator(await world.organisation(), { name: 'Anna Verdi' })
  teacher = await world.operator(await world.organisation(), { role: 'specialist' })
  file = await buildCase(world, { holder: anna })
  await openTo(world, file.caseId, { operatorId: teacher.operatorId }, [5])
  const mother = await addRelative(world, file, anna, 'Zoé Müller')
  const write = (over: object) => anna.call(writeEntry, { caseId: file.caseId, kind: 'nota', section: 'social', origin: 'attivita_propria', happenedAt: '2026-01-08T10:00:00Z', body: 'Nota.', ...over } as never)
  await write({ kind: 'colloquio', body: 'Racconta che la situazione è CAMBIATA più volte.', presences: [{ personId: mother, role: 'madre' }] })
  await write({ kind: 'visita_domiciliare', happenedAt: '2026-01-31T22:30:00Z', body: 'Pulita al 100% e c_lda.' })
  await write({ section: 'education', title: 'Città e libertà', body: 'A scuola.', happenedAt: '2026-01-20T10:00:00Z' })
  await write({ body: 'Dopo il periodo.', happenedAt: '2026-01-31T23:30:00Z' })
})
afterAll(() => world.close())

const as = async <T>(who: Somebody, run: (tx: Tx) => Promise<T>): Promise<T> =>
  transact(world.runtime.pool, async (tx) => {
    const { rows } = await world.owner.query(`select encode(token_hash, 'hex') as hash from kernel.session where actor_id = $1 limit 1`, [who.operatorId])
    await sql`select * from kernel.begin_session(${rows[0].hash})`.execute(tx)
    return run(tx)
  })

describe('keys of the diary', () => {
  it.each(['', 'educazione', 'cambiata', 'piu cambiata', 'zoe', 'muller madre', 'domiciliare', 'visita pulita', '100%', 'c_lda', 'c_ld%', 'citta liberta', 'scuola', 'nota scuola', 'periodo'])('are those of the facts with these words, for each reader: "%s"', async (q) => {
    const words = fold(q).split(' ').filter(Boolean)
    for (const who of [anna, teacher]) {
      const facts = (await as(who, (tx) => factsOf(tx, file.caseId, period))).filter((fact) => words.every((word) => fold(`${fact.title}\n${fact.text}\n${fact.saidBy ?? ''}`).includes(word)))
      const keys = await as(who, (tx) => factKeysOf(tx, file.caseId, period, words))
      const wanted = facts.map(({ source, on, section, part }) => ({ id: source.id, on, section, part }))
      expect(keys.toSorted((a, b) => a.on.localeCompare(b.on) || a.id.localeCompare(b.id))).toEqual(wanted.toSorted((a, b) => a.on.localeCompare(b.on) || a.id.localeCompare(b.id)))
    }
  })
  it('hold what is expected, and nothing of sections out of reach', async () => {
    const found = async (who: Somebody, words: string[]) => (await as(who, (tx) => factKeysOf(tx, file.caseId, period, words))).map(({ on, part }) => [on, part])
    expect((await found(anna, [])).toSorted()).toEqual([['2026-01-08', 'statement'], ['2026-01-20', 'fact'], ['2026-01-31', 'fact']])
    expect(await found(anna, ['zoe', 'piu'])).toEqual([['2026-01-08', 'statement']])
    expect(await found(teacher, [])).toEqual([['2026-01-20', 'fact']])
    expect(await found(teacher, ['cambiata'])).toEqual([])
  })
  it('and the timeline finds words of the diary typed without accents', async () => {
    expect((await anna.call(readTimeline, { caseId: file.caseId, q: 'citta e LIBERTA' })).body.total).toBe(1)
    expect((await teacher.call(readTimeline, { caseId: file.caseId, q: 'piu volte' })).body.total).toBe(0)
  })
})
