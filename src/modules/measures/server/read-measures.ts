import { notFound } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { operation } from '#kernel/server/operation.ts'
import { operatorNames } from '#kernel/server/operator-names.ts'
import { actingIn, rolesReachingEach } from '#modules/access/server/index.ts'
import { parentsOf, personHeaders } from '#modules/people/server/index.ts'
import { siblingFiles } from '#modules/cases/server/index.ts'
import * as contract from '../contract/measure.ts'
import { mayRecord } from './access.ts'
import * as files from './file-store.ts'
import * as store from './measure-store.ts'
import { openFile } from './open-file.ts'
import { presentMeasure, presentRows } from './present-measure.ts'
import { presentProceeding } from './present-proceeding.ts'
import { proceedingsOf } from './proceeding-store.ts'

export const listMeasures = operation(contract.listMeasures, async ({ tx, actor, audit, now }, { caseId }) => {
  audit(caseId)
  await openFile(tx, caseId)
  return { rows: await presentRows(tx, await store.measuresOfCases(tx, [caseId]), now), can: { record: mayRecord(await actingIn(tx, actor, caseId, 'judicial')) } }
})

export const getMeasure = operation(contract.getMeasure, async (context, { caseId, measureId }) => {
  context.audit(caseId)
  const { file } = await openFile(context.tx, caseId)
  const row = await store.measureOf(context.tx, caseId, measureId)
  if (!row) throw notFound()
  return presentMeasure(context, context.actor, file, row)
})

/** What the form offers: everything of the file that an order may speak of. */
export const getMeasureDesk = operation(contract.getMeasureDesk, async ({ tx, audit, now }, { caseId }) => {
  audit(caseId)
  const { file, familySeen } = await openFile(tx, caseId)
  const tied = await siblingFiles(tx, file)
  const held = await rolesReachingEach(tx, [caseId, ...tied.map(({ id }) => id)], 'judicial')
  const records = (id: string): boolean => mayRecord({ roles: held.get(id) ?? [] })
  const siblings = tied.filter(({ id }) => records(id))
  const targets = [file, ...siblings]
  const parents = await parentsOf(tx, targets.map(({ child_id }) => child_id))
  const members = await personHeaders(tx, (await files.membersOf(tx, [caseId])).map(({ member }) => member))
  const ids = [...new Set(parents.map(({ id }) => id))]
  const mine = (id: string) => parents.some((one) => one.id === id && one.childId === file.child_id)
  return {
    childName: file.child_name,
    siblings: siblings.map(({ id, number, child_name }) => ({ caseId: id as Id<'case'>, number, childName: child_name })),
    parents: ids.toSorted((a, b) => Number(mine(b)) - Number(mine(a))).map((id) => ({
      id: id as Id<'person'>, name: parents.find((one) => one.id === id)!.name, relation: parents.find((one) => one.id === id)!.relation,
      of: targets.filter(({ child_id }) => parents.some((one) => one.id === id && one.childId === child_id)).map((target) => target.id as Id<'case'>),
    })),
    people: [...members.values()].filter(({ id }) => id !== file.child_id).map(({ id, displayName }) => ({ id, name: displayName })),
    familySeen,
    proceedings: (await proceedingsOf(tx, caseId)).map(presentProceeding),
    measures: await presentRows(tx, await store.measuresOfCases(tx, [caseId]), now),
    documents: (await files.documentsOf(tx, caseId)).map(({ id, title, dated_on }) => ({ id: id as Id<'document'>, title, datedOn: dated_on as PlainDate | null })),
    can: { record: records(caseId), attach: records(caseId) },
  }
})

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
const silent = new Set(['replacedBy', 'effective_to', 'authority_name'])

/** What was replaced by corrections, newest first, with what the correction after it changed. */
export const listMeasureVersions = operation(contract.listMeasureVersions, async ({ tx, audit }, { caseId, measureId }) => {
  audit(caseId)
  await openFile(tx, caseId)
  const row = await store.measureOf(tx, caseId, measureId)
  if (!row) throw notFound()
  const versions = await store.versionsOf(tx, measureId)
  const names = await operatorNames(tx, versions.map(({ author_id }) => author_id))
  const prescriptions = (await store.prescriptionsOf(tx, [measureId])).map(({ words, who, by_on, state }) => ({ words, who, by_on, state }))
  const present: Record<string, unknown> = { ...row, prescriptions }
  return {
    rows: versions.map(({ n, content, author_id, written_at, reason }, index) => {
      const next = index === 0 ? present : versions[index - 1]!.content
      const changed = Object.keys(content).filter((key) => !silent.has(key) && !same(content[key], next[key]))
      return { n, content, changed, by: { id: author_id, name: names.get(author_id) ?? '' }, at: written_at, reason }
    }),
  }
})
