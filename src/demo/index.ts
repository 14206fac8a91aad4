import pg from 'pg'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Services } from '#kernel/server/services.ts'
import { hashPassword, sealSecret } from '#modules/access/server/index.ts'
import { agendaRows } from './agenda-rows.ts'
import { startAssessments } from './assessment-rows.ts'
import { attendanceRows } from './attendance-rows.ts'
import { insert, type Row } from './bulk.ts'
import { children } from './children.ts'
import { diaryRows } from './diary-rows.ts'
import { caseRows, peopleRows, reachRows } from './file-rows.ts'
import { openQuestions, proposalRows, questionRows, traceRows } from './identity-rows.ts'
import { decideAlready, startIdentity } from './identity-start.ts'
import { measureRows } from './measure-rows.ts'
import { startMeasureTerms } from './measure-terms.ts'
import { meetingRows } from './meeting-rows.ts'
import { networkRows, staff, type Worker } from './network.ts'
import { writePapers } from './papers.ts'
import { pastTermRows } from './past-term-rows.ts'
import { permitRows } from './permit-rows.ts'
import { planRows, startPlanTerms } from './plan-rows.ts'
import { hostedRows } from './hosted-rows.ts'
import { startProcedures } from './procedure-rows.ts'
import { reportRows } from './report-rows.ts'
import { requestRows } from './request-rows.ts'
import { serviceRows } from './service-rows.ts'
import { startServiceTerms } from './service-terms.ts'
import { decidedAgain, registeredAgain, registeredTwice } from './registered-again.ts'
import { settleLapsedTerms } from './settle-terms.ts'
import { DEMO_PASSWORD, DEMO_TOTP } from './sign-ins.ts'
import { termRows } from './term-rows.ts'

/**
 * Loads the demonstration world into a database that has no organisation yet, in one transaction.
 * @returns false when there is something already: nothing is touched.
 */
export async function loadDemo(owner: pg.ClientConfig, services: Services): Promise<boolean> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const today = dateInRome(services.clock.now())
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock(4030003)')
    const { rowCount } = await client.query('select from network.organisation limit 1')
    if (rowCount) return false
    await fill(client, services, today)
    await client.query('commit')
    await startMeasureTerms(owner, services)
    await startServiceTerms(owner, services)
    await startProcedures(owner, services)
    await startPlanTerms(owner, services)
    await startAssessments(owner, services)
    await startIdentity(owner, services, registeredTwice, openQuestions)
    const people = staff(today)
    await decideAlready(client, decidedAgain(children(people, today), people, today))
    await settleLapsedTerms(owner, services)
    await client.query('analyze')
    return true
  } finally {
    await client.end()
  }
}

async function fill(client: pg.Client, services: Services, today: PlainDate): Promise<void> {
  const write = async (tables: readonly [string, Row[]][]) => {
    for (const [table, rows] of tables) await insert(client, table, rows)
  }
  const people = staff(today)
  await write(networkRows(people, today))
  await write([['access.account', await accounts(people, services)]])
  const { rows } = await client.query<{ id: string; n: number }>(`select u.id, kernel.principal_of('unit', u.id) as n from network.unit u`)
  const principals = new Map(rows.map((row) => [row.id, row.n]))
  const first = children(people, today)
  const all = [...first, ...registeredAgain(first, people, today)]
  await write(peopleRows(all))
  await write(reachRows(all, principals))
  await write(caseRows(all, people))
  const diary = diaryRows(all, people, today)
  await write(diary)
  await write(agendaRows(all, people, diary[0]![1], today))
  await write(measureRows(all, today))
  await write(planRows(all, people, today))
  const permits = permitRows(all, today)
  await write(permits)
  await write(termRows(all, permits[0]![1], today))
  await write(pastTermRows(all, today))
  await write(meetingRows(all, people, today))
  await writePapers(client, { all, people, entries: diary[0]![1], services, today })
  await write(attendanceRows(all, people, today))
  const kinds = await client.query<{ code: string; id: string }>('select code, id from referrals.service_kind')
  await write(serviceRows(all, people, new Map(kinds.rows.map((kind) => [kind.code, kind.id])), today))
  await write(requestRows(all, today))
  await write(hostedRows(all, people, today))
  await write(traceRows(all, today))
  await write(questionRows(all, today))
  await write(proposalRows(people.find(({ username }) => username === 'stefano.pozzi')!.id, today))
  await client.query('update cases.case_file c set last_activity_at = coalesce((select max(e.happened_at) from cases.diary_entry e where e.case_id = c.id), c.last_activity_at)')
  await write(reportRows(people, principals, today))
}

async function accounts(people: readonly Worker[], services: Services): Promise<Row[]> {
  const password = await hashPassword(DEMO_PASSWORD)
  const now = new Date(services.clock.now()).toISOString()
  return people.map((one) => ({
    operator_id: one.id, username: one.username, password_hash: password, password_changed_at: now, must_change_password: false, failures: 0,
    totp_secret: `\\x${sealSecret(services.masterKey, one.id, DEMO_TOTP).toString('hex')}`, totp_confirmed_at: now,
  }))
}
