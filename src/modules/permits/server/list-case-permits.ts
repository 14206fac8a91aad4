import { notFound } from '#kernel/contract/problem.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { operation } from '#kernel/server/operation.ts'
import { actingIn } from '#modules/access/server/index.ts'
import { ownNumbersOf } from '#modules/deadlines/server/index.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import * as lists from '../contract/lists.ts'
import * as contract from '../contract/permit.ts'
import { mayWrite } from './access.ts'
import { getFile } from './begin-change.ts'
import { presentOpinion, presentPermits } from './present.ts'
import * as store from './store.ts'
import { milestonesOf, practiceRules } from './towards-eighteen.ts'
import { assertSection } from './written.ts'

/** Everything about the status of the people of a file. */
export const listCasePermits = operation(lists.listCasePermits, async (context, { caseId }) => {
  const { tx, actor, note, now } = context
  const file = await getFile(context, caseId)
  await assertSection(tx, caseId)
  const [rows, opinions, members] = [await store.permitsOf(tx, caseId), await store.opinionsOf(tx, caseId), await store.membersOf(tx, caseId)]
  const people = await personHeaders(tx, members.filter((id) => id !== file.child_id))
  const here = await actingIn(tx, actor, caseId, 'work_status')
  const writes = file.status === 'open' && mayWrite(here)
  const own = await ownNumbersOf(tx, [file.unit_id], practiceRules, dateInRome(now))
  note({ rows: rows.length })
  return {
    rows: await presentPermits(context, file, rows),
    opinions: await Promise.all(opinions.map((row) => presentOpinion(tx, here, file, row))),
    towardsEighteen: file.child_birth ? milestonesOf(file.child_birth as PlainDate, dateInRome(now), (rule) => own.get(`${file.unit_id} ${rule}`)) : null,
    people: [{ id: file.child_id, name: file.child_name }, ...[...people.values()].map(({ id, displayName }) => ({ id, name: displayName }))],
    can: { add: writes, askOpinion: writes && !opinions.some((one) => one.state === 'asked' || one.state === 'completion_asked') },
  }
})

const paperOf = (before: unknown): string | null => (before as { document_id?: string } | null)?.document_id ?? null

/** What happened to a permit, with what it said before each change. */
export const permitHistory = operation(contract.permitHistory, async (context, { permitId }) => {
  const row = await store.permitOf(context.tx, permitId)
  if (!row) throw notFound()
  await getFile(context, row.case_id)
  const changes = await store.changesOf(context.tx, permitId)
  const papers = await store.documentsSeen(context.tx, changes.map((one) => paperOf(one.before)))
  // a paper out of the reader's sight is not named in what it said before, either
  const shown = (before: unknown) => (papers.has(paperOf(before) ?? '') ? before : before && { ...(before as object), document_id: null })
  return {
    rows: changes.map((one) => ({
      id: one.id as Id<'change'>, what: one.what, at: one.at, by: { id: one.by_operator, name: one.by }, factOn: one.fact_on as PlainDate | null, words: one.words,
      before: shown(one.before) as Record<string, string | null> | null,
    })),
  }
})
