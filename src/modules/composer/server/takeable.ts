import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { factsOf as agenda } from '#modules/agenda/server/index.ts'
import { requestsToWrite } from '#modules/referrals/server/index.ts'
import type { CaseFact } from '#modules/cases/contract.ts'
import type { PaperDesk } from '../contract/paper.ts'
import { assessmentsToTake, plansToTake } from './takeable-store.ts'

const AGO_DAYS = 400

const once = (facts: readonly CaseFact[], kind: CaseFact['source']['kind']): { id: string; title: string; on: PlainDate }[] =>
  [...new Map(facts.filter(({ source }) => source.kind === kind).map(({ source, title, on }) => [source.id, { id: source.id, title, on }])).values()].toReversed().slice(0, 40)

/** Things of other modules whose words a new paper may begin with, newest first: meetings of the last year, requests to other bodies, plans, assessments completed. */
export async function takeable(tx: Tx, caseId: string, today: PlainDate): Promise<Pick<PaperDesk, 'appointments' | 'plans' | 'requests' | 'assessments'>> {
  const period = { from: addDays(today, -AGO_DAYS), to: today }
  return {
    appointments: once(await agenda(tx, caseId, period), 'meeting'), requests: await requestsToWrite(tx, caseId),
    plans: await plansToTake(tx, caseId), assessments: await assessmentsToTake(tx, caseId),
  }
}
