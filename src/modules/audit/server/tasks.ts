import { newId } from '#kernel/domain/ids.ts'
import { addDays, asPlainDate, dateInRome, startOfDayInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { foldName } from '#kernel/domain/name-keys.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Task } from '#kernel/server/jobs.ts'
import { notify } from '#kernel/server/notices.ts'
import { anomaliesOf, type DayFacts } from '../domain/anomalies.ts'
import { nameWordsOf } from './directory.ts'
import * as findings from './finding-store.ts'
import * as verifications from './verification-store.ts'

/** What the stand-alone verifier answers (`src/audit-verifier`); the composition root runs it as `app_jobs`. */
export interface VerifierReport {
  ok: boolean
  events: number
  seals: number
  unsealed: number
  compared: number
  notExported: number
  counts: Partial<Record<string, number>>
  findings: { kind: string; seal: number | null; event: string | null }[]
}

/** The tasks of this module; `verifyTrail` runs the stand-alone verifier over the whole trail. */
export const auditTasks = (verifyTrail: () => Promise<VerifierReport>): Readonly<Record<string, Task>> => ({
  'audit.verify': verifyTask(verifyTrail),
  'audit.find_anomalies': findAnomalies,
})

/** For the composition root, in UTC: in the night of Rome, when the day before is over. */
export const auditCron = [{ task: 'audit.find_anomalies', match: '20 2 * * *' }] as const

const nowText = (): string => new Date(Date.now()).toISOString()

const verifyTask = (verifyTrail: () => Promise<VerifierReport>): Task => async ({ id }, { read, once, lastAttempt }) => {
  const target = String(id)
  if (!(await read((tx) => verifications.begin(tx, target, nowText())))) return
  try {
    const report = await verifyTrail()
    // the first problems are enough for the screen; who investigates runs the verifier himself
    await once((tx) => verifications.finish(tx, target, nowText(), report.ok, { ...report, findings: report.findings.slice(0, 20) }))
  } catch (error) {
    if (!lastAttempt) throw error
    await once((tx) => verifications.finish(tx, target, nowText(), null, null))
  }
}

const findAnomalies: Task = async ({ day }, { once }) => {
  const now = Date.now()
  const asked = typeof day === 'string' ? asPlainDate(day) : addDays(dateInRome(now), -1)
  await once((tx) => findAnomaliesOf(tx, asked, now))
}

/** Applies the rules to one day of Rome; what is newly found is told to the privacy officers of the person's body. */
async function findAnomaliesOf(tx: Tx, day: PlainDate, now: number): Promise<void> {
  const rules = await findings.rules(tx)
  for (const facts of await findings.dayFacts(tx, { since: startOfDayInRome(day), until: startOfDayInRome(addDays(day, 1)) })) {
    for (const { rule, amount } of anomaliesOf(facts, rules, await sameNameOf(tx, facts))) {
      const id = newId<'finding'>(now)
      const isNew = await findings.add(tx, {
        id, day, rule, actor_id: facts.actorId, organisation_id: facts.organisationId, amount, found_at: new Date(now).toISOString(),
      })
      if (!isNew) continue
      const officers = await findings.officersOf(tx, facts.organisationId)
      await notify(tx, now, officers.filter((one) => one !== facts.actorId).map((to) => ({ to, kind: 'audit.anomaly', params: { finding: id, rule, amount, day, person: facts.actorId } })))
    }
  }
}

async function sameNameOf(tx: Tx, facts: DayFacts): Promise<(subject: string) => boolean> {
  const own = foldName(facts.familyName).split(' ').filter((word) => word.length > 2)
  const words = own.length && facts.opened.length ? await nameWordsOf(tx, facts.opened) : new Map<string, readonly string[]>()
  return (subject) => own.some((word) => words.get(subject)?.includes(word))
}
