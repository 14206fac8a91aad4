import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openPool, transact } from '#kernel/server/db.ts'
import { newId } from '#kernel/domain/ids.ts'
import { buildCase, type BuiltCase } from '#tests/support/case-builder.ts'
import { runJobs } from '#tests/support/run-jobs.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { setLeadTime } from '../contract/settings.ts'
import { assignTerm, completeTerm, correctTerm, createTerm, getTerm, listTerms, suspendTerm } from '../contract/terms.ts'
import { queueRings } from './clock-store.ts'
import { deadlineTasks } from './tasks.ts'

let world: World
let body: Body
let anna: Somebody
let coordinator: Somebody
let manager: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.set('2026-03-02T08:00:00Z')
  await world.owner.query('update deadlines.term set next_alarm_at = null, orphan_since = now() where live')
  await world.owner.query('delete from graphile_worker._private_jobs')
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  coordinator = await world.operator(body, { role: 'coordinator', name: 'Carla Neri' })
  manager = await world.operator(body, { role: 'manager', name: 'Marta Blu' })
  file = await buildCase(world, { holder: anna, child: { name: 'Amina Prova' } })
})

type Entered = Parameters<typeof anna.call<typeof createTerm>>[1]
const enter = async (over: Partial<Entered> = {}) => (await anna.call(createTerm, { caseId: file.caseId, ruleId: 'ASS-03', event: '2026-03-02', ...over } as Entered)).body

/** One round of the clock at this moment: everything that is due rings. */
async function roundAt(moment: string): Promise<void> {
  world.clock.set(moment)
  const at = Date.parse(moment)
  await world.owner.query(`select kernel.enqueue('deadlines.dispatch', '{}')`)
  // whatever was queued for later by the wall clock is looked at now, but for the next round: that one is ours to call
  await world.owner.query(`delete from graphile_worker._private_jobs where key like 'deadlines.dispatch:%'`)
  await world.owner.query('update graphile_worker._private_jobs set run_at = now()')
  await runJobs(world, deadlineTasks(async () => at), 'deadlines.%')
}

const notices = async () => {
  const { rows } = await world.owner.query<{ kind: string; actor_id: string; params: Record<string, unknown>; mail: boolean }>(
    'select kind, actor_id, params, mail from kernel.notice where subject = $1 order by created_at, kind, actor_id', [file.caseId])
  const name = new Map([[anna.operatorId, 'anna'], [coordinator.operatorId, 'coordinator'], [manager.operatorId, 'manager']])
  return rows.map(({ kind, actor_id, params }) => `${kind} ${name.get(actor_id) ?? 'other'}${params.lead ? ` ${String(params.lead)}` : ''}`)
}
const told = async (...kinds: string[]) => expect(await notices()).toEqual(kinds)

describe('a term in days', () => {
  it('warns its worker, then the coordinator, then the manager, each once, however often the clock goes round', async () => {
    // due Tuesday 17 March, 24:00
    const term = await enter()
    expect(term.due).toBe('2026-03-17')
    await roundAt('2026-03-09T12:00:00Z')
    await told()
    await roundAt('2026-03-10T07:00:30Z')
    await roundAt('2026-03-10T07:01:30Z')
    await told('deadlines.alarm anna P7D')
    // a Saturday is no use: the alarm of three days before rings on Friday
    await roundAt('2026-03-13T07:00:30Z')
    await told('deadlines.alarm anna P7D', 'deadlines.alarm anna P3D')
    await roundAt('2026-03-16T07:00:30Z')
    expect((await notices()).slice(2)).toEqual(['deadlines.alarm anna P1D', 'deadlines.escalated coordinator P1D'])
    await roundAt('2026-03-17T07:00:30Z')
    expect((await notices()).slice(4)).toEqual(['deadlines.alarm anna P0D', 'deadlines.escalated manager P0D'])
    const { rows } = await world.owner.query(`select bool_and(mail) as mail, bool_or(params::text ~* 'amina') as named from kernel.notice where subject = $1`, [file.caseId])
    expect(rows).toEqual([{ mail: true, named: false }])
  })

  it('is missed only when its last moment has passed, stays with its consequence, and everybody above is told once', async () => {
    const term = await enter()
    await roundAt('2026-03-17T22:59:59Z')
    expect((await anna.call(getTerm, { termId: term.id })).body.state).toBe('open')
    await roundAt('2026-03-17T23:00:01Z')
    await roundAt('2026-03-18T10:00:00Z')
    const missed = (await anna.call(getTerm, { termId: term.id })).body
    expect(missed).toMatchObject({ state: 'missed', bucket: 'missed', missedAt: '2026-03-17T22:59:59.999Z', consequence: 'ORD' })
    expect(missed.history.map(({ what, by }) => [what, by])).toEqual([['scheduled', { id: anna.operatorId, name: 'Anna Verdi' }], ['missed', null]])
    expect((await notices()).filter((one) => one.startsWith('deadlines.missed')).toSorted()).toEqual(['deadlines.missed anna', 'deadlines.missed coordinator', 'deadlines.missed manager'])
    expect((await anna.call(listTerms, {})).body.rows.map(({ id }) => id)).toEqual([term.id])
    const late = (await anna.call(completeTerm, { termId: term.id, version: missed.version, words: 'Inviata in ritardo' })).body
    expect(late).toMatchObject({ state: 'done', missedAt: missed.missedAt })
  })

  it('rings no more once done or suspended, and at new moments once its event is corrected', async () => {
    const [done, suspended, corrected] = [await enter(), await enter(), await enter()]
    await anna.call(completeTerm, { termId: done.id, version: 1 })
    await anna.call(suspendTerm, { termId: suspended.id, version: 1, reason: 'Rinvio' })
    await anna.call(correctTerm, { termId: corrected.id, version: 1, event: '2026-03-12', reason: 'Notificato dopo' })
    await roundAt('2026-03-19T10:00:00Z')
    await told()
    await roundAt('2026-03-20T07:00:30Z')
    await told('deadlines.alarm anna P7D')
  })

  it('is queued once, however many rounds go by before it rings, and anew only when it must ring earlier', async () => {
    const term = await enter()
    const pool = openPool(world.jobs, { size: 1 })
    const [minute, now] = [60_000, Date.now()]
    const round = async (alarmAt: number) => {
      await world.owner.query('update deadlines.term set next_alarm_at = $2 where id = $1', [term.id, new Date(alarmAt).toISOString()])
      return transact(pool, (tx) => queueRings(tx, now, now + 10 * minute, 100))
    }
    expect([await round(now + 5 * minute), await round(now + 5 * minute), await round(now + 6 * minute), await round(now + 2 * minute), await round(now - minute), await round(now - minute)]).toEqual([1, 0, 0, 1, 1, 0])
    // one that was tried in vain to the end is queued again, not believed to wait
    await world.owner.query('update graphile_worker._private_jobs set attempts = max_attempts where key = $1', [`deadlines.ring:${term.id}`])
    expect([await round(now - minute), await round(now - minute)]).toEqual([1, 0])
    await pool.end()
  })

  it('entered late rings at once', async () => {
    await enter({ event: '2026-02-16' })
    await roundAt('2026-03-02T08:00:10Z')
    expect((await notices()).toSorted()).toEqual(['deadlines.alarm anna PT0S', 'deadlines.escalated coordinator PT0S'])
  })
})

describe('a term in hours', () => {
  it('rings twelve, four and one hours before, through the change of the clock', async () => {
    world.clock.set('2026-03-28T17:30:00Z')
    const term = await enter({ ruleId: '403-02', event: '2026-03-28T18:20' })
    expect(term.dueAt).toBe('2026-03-29T16:20:00.000Z')
    for (const [moment, count] of [['2026-03-29T04:19:00Z', 0], ['2026-03-29T04:20:01Z', 1], ['2026-03-29T12:20:01Z', 2], ['2026-03-29T15:20:01Z', 5], ['2026-03-29T16:20:01Z', 8]] as const) {
      await roundAt(moment)
      expect(await notices(), moment).toHaveLength(count)
    }
    const detail = (await anna.call(getTerm, { termId: term.id })).body
    expect(detail.alarms.map(({ kind, lead }) => `${kind} ${lead ?? ''}`)).toEqual(['alarm PT12H', 'alarm PT4H', 'coordinator PT2H', 'alarm PT1H', 'manager PT1H', 'missed '])
    expect(detail.alarms.every(({ rungAt }) => rungAt !== null)).toBe(true)
    expect(detail.state).toBe('missed')
  })

  it('that rings after the clock stood still gives each alarm once', async () => {
    world.clock.set('2026-03-28T17:30:00Z')
    await enter({ ruleId: '403-02', event: '2026-03-28T18:20' })
    await roundAt('2026-03-30T10:00:00Z')
    expect(await notices()).toHaveLength(8)
    await roundAt('2026-03-30T10:05:00Z')
    expect(await notices()).toHaveLength(8)
  })
})

describe('a term without a date by law', () => {
  it('rings at once, then for those above', async () => {
    await enter({ ruleId: '403-01', event: '2026-03-02T08:50' })
    await roundAt('2026-03-02T08:00:10Z')
    await told('deadlines.alarm anna PT0S')
    await roundAt('2026-03-03T08:00:10Z')
    await told('deadlines.alarm anna PT0S', 'deadlines.escalated coordinator -PT24H')
    await roundAt('2026-06-01T08:00:00Z')
    expect(await notices()).toHaveLength(3)
  })
})

describe('a term of nobody', () => {
  it('rings first, at once, for coordinators and managers, and again only when it is left alone again', async () => {
    await enter()
    await roundAt('2026-03-02T08:01:00Z')
    await told()
    await world.owner.query('update kernel.actor set disabled_at = now() where id = $1', [anna.operatorId])
    await roundAt('2026-03-02T08:02:00Z')
    await roundAt('2026-03-02T08:03:00Z')
    await told(...['deadlines.no_responsible coordinator', 'deadlines.no_responsible manager'].toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1)))
    const list = (await coordinator.call(listTerms, { scope: 'unit', unassigned: 'true' })).body
    expect(list).toMatchObject({ total: 1, counts: { unassigned: 1 } })
    // its later alarms go to those above, since nobody else is left
    await roundAt('2026-03-10T07:00:30Z')
    expect((await notices()).slice(2).toSorted()).toEqual(['deadlines.alarm coordinator P7D', 'deadlines.alarm manager P7D'])
    await world.owner.query('update cases.case_file set responsible_id = $2 where id = $1', [file.caseId, coordinator.operatorId])
    await roundAt('2026-03-10T07:02:00Z')
    expect((await coordinator.call(listTerms, { scope: 'unit', unassigned: 'true' })).body.total).toBe(0)
  })
  const idOf = (line: string) => (line.endsWith('coordinator') ? coordinator.operatorId : manager.operatorId)

  it('of a unit without anybody named is one too', async () => {
    expect((await anna.call(createTerm, { title: 'Elenco semestrale', fixedOn: 'quando si può' })).problem.errors?.[0]?.path).toBe('fixedOn')
    const term = (await anna.call(createTerm, { title: 'Elenco semestrale', fixedOn: '2026-06-30' })).body
    await roundAt('2026-03-02T08:01:00Z')
    const { rows } = await world.owner.query(`select actor_id from kernel.notice where kind = 'deadlines.no_responsible' and params ->> 'termId' = $1`, [term.id])
    expect(rows.map(({ actor_id }) => actor_id as string).toSorted()).toEqual([coordinator.operatorId, manager.operatorId].toSorted())
  })
})

describe('who is told', () => {
  it('is nobody who does not reach the term', async () => {
    await enter()
    await world.owner.query(
      `insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values ($1, $2, 'withhold', kernel.principal_of('actor', $3), '{0}', '-infinity')`,
      [newId(), file.caseId, coordinator.operatorId])
    await roundAt('2026-03-17T23:30:00Z')
    expect((await notices()).some((one) => one.includes('coordinator'))).toBe(false)
  })

  it('is who it was given to, from then on', async () => {
    const bruno = await world.operator(body, { name: 'Bruno Neri' })
    const term = await enter()
    await anna.call(assignTerm, { termId: term.id, version: 1, operatorId: bruno.operatorId as never })
    await roundAt('2026-03-10T07:00:30Z')
    await told('deadlines.assigned other', 'deadlines.alarm other P7D')
  })

  it('is only its worker for a reminder of his own', async () => {
    await enter({ ruleId: null, event: null, title: 'Chiamare', fixedOn: '2026-03-10' })
    await roundAt('2026-03-10T12:00:00Z')
    expect(new Set((await notices()).map((one) => one.split(' ')[1]))).toEqual(new Set(['anna']))
  })
})

describe('lead times of the service', () => {
  it('are set by who leads it, move the alarms of its open terms, and never their dates', async () => {
    const term = await enter()
    const values = { unitId: body.unitId as never, kind: 'days' as const, alarms: [10, 2], coordinator: 2, manager: 1, version: 0 }
    expect((await anna.call(setLeadTime, values)).status).toBe(403)
    expect((await coordinator.call(setLeadTime, { ...values, coordinator: 12 })).problem.errors?.[0]?.path).toBe('coordinator')
    expect((await coordinator.call(setLeadTime, { ...values, alarms: [] })).status).toBe(400)
    expect((await coordinator.call(setLeadTime, values)).body).toMatchObject({ alarms: [10, 2], own: true, version: 1 })
    expect((await manager.call(setLeadTime, values)).status).toBe(409)
    await roundAt('2026-03-02T08:01:00Z')
    await roundAt('2026-03-06T07:00:30Z')
    await told('deadlines.alarm anna P10D')
    await roundAt('2026-03-13T07:00:30Z')
    expect((await notices()).slice(1)).toEqual(['deadlines.alarm anna P2D', 'deadlines.escalated coordinator P2D'])
    expect((await anna.call(getTerm, { termId: term.id })).body.due).toBe(term.due)
  })
})

describe('a recurring term', () => {
  it('missed goes on with the next occurrence, from the anchor', async () => {
    await enter({ ruleId: 'AFF-08', event: '2025-08-31', occurrence: 1 })
    await roundAt('2026-03-02T09:00:00Z')
    expect((await anna.call(listTerms, {})).body.rows.map(({ occurrence, due, state }) => [occurrence, due, state])).toEqual([[1, '2026-02-28', 'missed'], [2, '2026-08-31', 'open']])
  })
})
