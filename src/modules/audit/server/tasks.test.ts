import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verify } from '../../../audit-verifier/verify.ts'
import { newId } from '#kernel/domain/ids.ts'
import { createSealKey } from '#kernel/server/checkpoint.ts'
import { openPool, transact } from '#kernel/server/db.ts'
import type { TaskContext } from '#kernel/server/jobs.ts'
import { openLog } from '#kernel/server/log.ts'
import { startSealer } from '#kernel/server/seal.ts'
import { breakGlass, getReach, listBreakGlass } from '#modules/access/contract.ts'
import { openSubject } from '#tests/support/subject.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { addDays, dateInRome, startOfDayInRome } from '#kernel/domain/plain-date.ts'
import { getVerification, listFindings, startVerification } from '../contract.ts'
import { addSubjectDirectory } from './directory.ts'
import { auditTasks } from './tasks.ts'

let world: World
let jobs: pg.Pool
let folder: string
let officer: Somebody
let worker: Somebody
const surnames = new Map<string, readonly string[]>()
addSubjectDirectory({ find: async () => [], labels: async () => new Map(), nameWords: async () => surnames })

beforeAll(async () => {
  world = await openWorld()
  jobs = openPool(world.jobs, { size: 2 })
  folder = mkdtempSync(path.join(tmpdir(), 'accanto-audit-'))
  const service = await world.organisation()
  worker = await world.operator(service, { name: 'Anna Rossi' })
  officer = await world.operator(service, { role: 'privacy_officer' })
})
afterAll(async () => {
  await jobs.end()
  await world.close()
  rmSync(folder, { recursive: true, force: true })
})

/** As the queue runs a task, without its row in the queue. */
const context = (lastAttempt = false): TaskContext => ({
  jobId: '1', attempt: 1, lastAttempt, log: openLog('silent'), once: (work) => transact(jobs, work), read: (work) => transact(jobs, work),
})
const never = async (): Promise<never> => {
  throw new Error('no database')
}
const verification = async () => (await officer.call(getVerification, {})).body

test('a verification asked for is queued once, done by the stand-alone verifier, and told in full', async () => {
  const key = createSealKey(path.join(folder, 'seal.pem'))
  const sealer = startSealer({ pool: jobs, key, checkpointDir: folder, witnessUrl: undefined, log: openLog('silent') })
  await worker.call(listBreakGlass, {})
  await new Promise((resolve) => setTimeout(resolve, 2500))
  await sealer.stop()
  const run = async () => {
    const client = new pg.Client(world.jobs)
    await client.connect()
    return verify(client, { checkpoints: folder, publicKey: key.publicPem }).finally(() => client.end())
  }
  const { id } = (await officer.call(startVerification, {})).body
  const { rows } = await world.owner.query(`select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'audit.verify'`)
  expect(rows).toEqual([{ payload: { id } }])
  expect((await verification()).latest).toMatchObject({ id, finishedAt: null, ok: null })

  await auditTasks(run)['audit.verify']!({ id }, context())
  const whole = await verification()
  expect(whole.latest).toMatchObject({ id, ok: true, problems: [], first: null })
  expect(whole.latest!.seals).toBeGreaterThan(0)
  expect(whole.lastSeal!.n).toBe(whole.latest!.seals)

  await world.owner.query(`update kernel.audit_event set outcome = 'refused' where action = 'access.listBreakGlass'`)
  const second = (await officer.call(startVerification, {})).body.id
  await auditTasks(run)['audit.verify']!({ id: second }, context())
  const broken = (await verification()).latest!
  expect(broken).toMatchObject({ id: second, ok: false, first: { kind: 'edited' } })
  expect(broken.problems.map((problem) => problem.kind)).toContain('edited')
})

test('a verification that cannot run is tried again, and at last told as not done', async () => {
  const { id } = (await officer.call(startVerification, {})).body
  const task = auditTasks(never)['audit.verify']!
  await expect(task({ id }, context())).rejects.toThrow('no database')
  expect((await verification()).latest).toMatchObject({ id, finishedAt: null })
  await task({ id }, context(true))
  const { latest } = await verification()
  expect([latest!.id, latest!.finishedAt !== null, latest!.ok]).toEqual([id, true, null])
})

const day = addDays(dateInRome(Date.now()), -1)
const at = (hour: number) => new Date(Date.parse(startOfDayInRome(day)) + hour * 3_600_000).toISOString()

/** Events of the past, as the trail would hold them. */
async function happened(actor: Somebody, event: { action?: string; outcome?: string; subject?: string; hour?: number }, times = 1): Promise<void> {
  for (let n = 0; n < times; n++) {
    await world.owner.query(
      `insert into kernel.audit_event (id, at, actor_id, organisation_id, action, outcome, subjects, leaf) values ($1, $2, $3, $4, $5, $6, $7, '')`,
      [newId(), at(event.hour ?? 11), actor.operatorId, actor.organisationId, event.action ?? 'cases.getCase', event.outcome ?? 'ok', event.subject ? [event.subject] : []])
  }
}

test('five scripted days are found once each and told to the privacy officer of that body; an ordinary one is not', async () => {
  const other = await world.operator(await world.organisation())
  const foreign = await Promise.all(Array.from({ length: 25 }, () => openSubject(world, other)))
  const own = await Promise.all(Array.from({ length: 6 }, () => openSubject(world, worker)))
  const mine = () => world.operator(worker)
  const [curious, nightly, knocking, relative, alarming, ordinary, shift] = [await mine(), await mine(), await mine(), await world.operator(worker, { name: 'Bea Bianchi' }), await mine(), await mine(), await world.operator(worker, { role: 'educator' })]
  for (const subject of foreign) await happened(curious, { subject })
  for (const subject of own) await happened(nightly, { subject, hour: 2 })
  for (const subject of own) await happened(shift, { subject, hour: 2 })
  await happened(knocking, { outcome: 'refused' }, 20)
  surnames.set(own[0]!, ['marta', 'bianchi'])
  await happened(relative, { subject: own[0]! })
  await happened(alarming, { action: 'access.breakGlass', subject: foreign[0]! }, 3)
  for (const subject of own) await happened(ordinary, { subject }, 10)
  await happened(ordinary, { outcome: 'refused' }, 3)

  const task = auditTasks(never)['audit.find_anomalies']!
  await task({ day }, context())
  await task({ day }, context())
  const { rows } = (await officer.call(listFindings, {})).body
  expect(rows.map((row) => [row.rule, row.who.id, row.amount]).toSorted()).toEqual([
    ['many_files', curious.operatorId, 25], ['night', nightly.operatorId, 6], ['refusals', knocking.operatorId, 20], ['surname', relative.operatorId, 1],
    ['emergencies', alarming.operatorId, 3],
  ].toSorted())
  const notices = await world.owner.query<{ actor_id: string }>(`select actor_id from kernel.notice where kind = 'audit.anomaly'`)
  expect(new Set(notices.rows.map((row) => row.actor_id))).toEqual(new Set([officer.operatorId]))
  expect(notices.rows).toHaveLength(5)
  const elsewhere = await world.operator(other, { role: 'privacy_officer' })
  expect((await elsewhere.call(listFindings, {})).body.rows).toEqual([])
})

test('a threshold is data: raised, the same day is not odd', async () => {
  await world.owner.query(`delete from audit.finding`)
  await world.owner.query(`update audit.rule set threshold = 1000`)
  await auditTasks(never)['audit.find_anomalies']!({ day }, context())
  expect((await officer.call(listFindings, {})).body.rows).toEqual([])
})

test('an emergency of the product itself counts as one', async () => {
  const other = await world.operator(await world.organisation())
  const subject = await openSubject(world, other)
  await worker.call(breakGlass, { subject, reason: 'pericolo_immediato', words: 'Ragazzo trovato di notte in stazione' })
  await worker.call(getReach, { subject })
  await world.owner.query(`update audit.rule set threshold = 1 where code = 'emergencies'`)
  await auditTasks(never)['audit.find_anomalies']!({ day: dateInRome(Date.now()) }, context())
  expect((await officer.call(listFindings, {})).body.rows.map((row) => [row.rule, row.who.id])).toEqual([['emergencies', worker.operatorId]])
})
