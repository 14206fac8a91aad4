import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type World } from '#tests/support/world.ts'
import { lastly, openPool, transact, troubleOf, type Tx } from './db.ts'

let world: World
let pool: pg.Pool
beforeAll(async () => {
  world = await openWorld()
  pool = openPool(world.jobs, { size: 1 })
  await world.owner.query('create table public.kept (n int primary key); grant all on public.kept to app_jobs')
})
afterAll(async () => {
  await pool.end()
  await world.close()
})

const put = (tx: Tx, n: number) => sql`insert into public.kept (n) values (${n})`.execute(tx)
const kept = async (): Promise<number[]> => (await world.owner.query<{ n: number }>('select n from public.kept order by n')).rows.map(({ n }) => n)

describe('a transaction', () => {
  it('keeps nothing when its last statement fails, though the commit is already on its way', async () => {
    await expect(transact(pool, async (tx) => {
      await put(tx, 1)
      await lastly(tx, () => sql`select 1 / ${0}::int`.execute(tx))
    })).rejects.toMatchObject({ code: '22012' })
    expect(await kept()).toEqual([])
  })

  it('keeps nothing when its last statement cannot even be written', async () => {
    const unwritable = { toPostgres: () => { throw new Error('cannot be written') } }
    await expect(transact(pool, async (tx) => {
      await put(tx, 2)
      await lastly(tx, () => sql`select ${unwritable}::text`.execute(tx))
    })).rejects.toThrow('cannot be written')
    expect(await kept()).toEqual([])
  })

  it('takes nothing more after its last statement', async () => {
    await expect(transact(pool, async (tx) => {
      await lastly(tx, () => put(tx, 3))
      await put(tx, 4)
    })).rejects.toThrow('the transaction is over')
    expect(await kept()).toEqual([3])
  })

  it('is cut when it lasts too long as a whole, though each statement is quick, and its connection is not used again', async () => {
    const slowly = transact(pool, async (tx) => {
      await put(tx, 7)
      for (let n = 0; n < 50; n++) await sql`select pg_sleep(0.05)`.execute(tx)
    }, 300)
    const error: unknown = await slowly.then(() => null, (reason: unknown) => reason)
    expect(troubleOf(error)).toBe('busy')
    expect(await kept()).not.toContain(7)
    await transact(pool, async (tx) => put(tx, 8), 300)
    expect(await kept()).toContain(8)
  })

  it('does not let a branch that outlives it write into the next one', async () => {
    let release!: () => void
    const waiting = new Promise<void>((resolve) => (release = resolve))
    let late: Promise<unknown> | undefined
    await expect(transact(pool, async (tx) => {
      late = waiting.then(() => put(tx, 5))
      await Promise.all([late, sql`select 1 / ${0}::int`.execute(tx)])
    })).rejects.toMatchObject({ code: '22012' })
    await transact(pool, async (tx) => {
      release()
      await expect(late).rejects.toThrow('the transaction is over')
      await put(tx, 6)
    })
    expect(await kept()).toEqual([3, 6, 8])
  })

  it('gives each of several questions asked at once its own answer, in order', async () => {
    const answers = await transact(pool, (tx) => Promise.all([1, 2, 3].map(async (n) => (await sql<{ n: number }>`select ${n}::int as n`.execute(tx)).rows[0]!.n)))
    expect(answers).toEqual([1, 2, 3])
  })
})
