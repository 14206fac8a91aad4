import { notFound } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { operatorNames } from '#kernel/server/operator-names.ts'
import * as contract from '../contract/board.ts'
import { stepOf } from '../domain/definition.ts'
import { unitsOf } from './board.ts'
import { boundDefinition } from './facts.ts'
import { fileOf, filesById, municipalityNames, unitNames } from './file-store.ts'
import { textFilter } from './find-text.ts'
import * as store from './missing-store.ts'

const DAY_MS = 86_400_000
const nobody = { scope: 'all', words: [], number: null, titles: [] } as const

export const missingOfCase = operation(contract.missingOfCase, async ({ tx, actor, audit, now }, { caseId }) => {
  audit(caseId)
  if (!(await fileOf(tx, caseId))) throw notFound()
  const filter = { ...nobody, actorId: actor.id, myUnits: [], now: new Date(now).toISOString(), today: dateInRome(now), caseId }
  return { rows: (await store.missingIn(tx, filter)).map((row) => presentItem(row, now)), now: filter.now }
})

export const missingOfService = operation(contract.missingOfService, async (context, input) => {
  const { tx, actor, now, note } = context
  const filter: store.MissingFilter = {
    ...input, ...textFilter(input.q), actorId: actor.id, myUnits: unitsOf(actor), now: new Date(now).toISOString(), today: dateInRome(now),
  }
  const after = openCursor<{ key: string; id: string }>(input.cursor, ['key', 'id'])
  const [found, counts] = await Promise.all([store.missingPage(tx, filter, after, input.limit), after ? null : store.missingCounts(tx, filter)])
  const { rows, next } = pageOf(found, input.limit, (row) => ({ key: row.key, id: row.case_id }))
  note({ rows: rows.length })
  return {
    rows: await presentChildren(context, rows, await store.worstOf(tx, filter, rows.map((row) => row.case_id))),
    next,
    total: counts?.children ?? null,
    now: filter.now,
    counts: counts && { children: counts.children, items: counts.items, late: counts.late },
    steps: counts && counts.steps.map((one) => ({ step: `${one.definition_id}.${one.step_id}`, title: stepOf(boundDefinition(one), one.step_id).title, children: one.children })),
  }
})

async function presentChildren({ tx, now }: Context, rows: readonly store.ChildRow[], items: readonly store.MissingRow[]): Promise<contract.MissingRow[]> {
  const files = await filesById(tx, rows.map((row) => row.case_id))
  const [operators, units, municipalities] = await Promise.all([
    operatorNames(tx, files.map((file) => file.responsible_id)), unitNames(tx, files.map((file) => file.unit_id)), municipalityNames(tx, files.map((file) => file.municipality_istat)),
  ])
  const fileById = new Map(files.map((file) => [file.id, file]))
  return rows.flatMap((row) => {
    const file = fileById.get(row.case_id)
    if (!file) return []
    return [{
      caseId: file.id as Id<'case'>, caseNumber: file.number, childName: file.child_name, childBirth: file.child_birth as PlainDate | null,
      responsible: { id: file.responsible_id, name: operators.get(file.responsible_id) ?? '' }, unit: { id: file.unit_id, name: units.get(file.unit_id) ?? '' },
      municipality: file.municipality_istat ? (municipalities.get(file.municipality_istat) ?? null) : null,
      missing: row.missing, late: row.late, items: items.filter((one) => one.case_id === row.case_id).map((one) => presentItem(one, now)),
    }]
  })
}

function presentItem(row: store.MissingRow, now: number): contract.MissingItem {
  const definition = boundDefinition(row)
  const step = stepOf(definition, row.step_id)
  return {
    runId: row.run_id as Id<'run'>, runTitle: definition.title, stepId: row.step_id, title: step.title, what: row.document ? 'document' : 'step',
    document: step.documents?.find((paper) => paper.id === row.document)?.label ?? null, ours: row.ours, since: row.since,
    days: Math.max(0, Math.floor((now - Date.parse(row.since)) / DAY_MS)), due: row.due, dueAt: row.due_at, late: row.late,
    consequence: row.document ? 'ORD' : (step.consequence?.code ?? 'NONE'), damage: row.damage,
  }
}
