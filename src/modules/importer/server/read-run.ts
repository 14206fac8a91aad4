import { openCursor, packCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation } from '#kernel/server/operation.ts'
import type { Id } from '#kernel/domain/ids.ts'
import * as contract from '../contract.ts'
import { findingWords, levelOf } from '../domain/findings.ts'
import { analyse, type Analysed } from './analyse.ts'
import { getRunRow, presentFile, presentRun, saidOf } from './present.ts'
import * as store from './store.ts'

export const listRuns = operation(contract.listRuns, async (context) => ({
  rows: (await store.recentRuns(context.tx)).map((run) => presentRun(run, context)),
}))

export const getRun = operation(contract.getRun, async (context, { runId }) => presentFile(context, await getRunRow(context, runId)))

/** Asked every second while a load goes on: the run alone, without opening the register. */
export const getProgress = operation(contract.getProgress, async (context, { runId }) => presentRun(await getRunRow(context, runId), context))

/** The dry run, worked out anew at each asking: what others stored meanwhile counts. */
export const listRows = operation(contract.listRows, async (context, { runId, outcome, q, cursor, limit }) => {
  const run = await getRunRow(context, runId)
  const { rows, counts } = await analyse(context, run)
  const after = openCursor<{ row: number }>(cursor, ['row'])?.row ?? 0
  const wanted = rows.filter((row) => row.row > after && (!outcome || row.outcome === outcome) && (!q || saidOf(row).name.toLowerCase().includes(q.toLowerCase())))
  const shown = wanted.slice(0, limit)
  context.note({ rows: shown.length, ...counts })
  const choices = run.choices as unknown as 'all' | number[]
  const doubts = new Set(rows.flatMap((row) => (row.outcome === 'doubt' ? [row.row] : [])))
  const chosen = choices === 'all' ? choices : choices.filter((row) => doubts.has(row))
  return { rows: shown.map(presentRow), next: wanted.length > limit ? packCursor({ row: shown.at(-1)!.row }) : null, total: wanted.length, counts, chosen }
})

export const listCreated = operation(contract.listCreated, async (context, { runId, cursor, limit }) => {
  const run = await getRunRow(context, runId)
  const after = openCursor<{ row: number }>(cursor, ['row'])?.row ?? 0
  const { rows, next } = pageOf(await store.createdFiles(context.tx, run.id, after, limit + 1), limit, (last) => ({ row: last.row }))
  for (const row of rows) context.audit(row.caseId!)
  return { rows: rows.map(({ row, caseId, number, childName }) => ({ row, caseId: caseId as Id<'case'>, number: number!, childName: childName! })), next, total: null }
})

function presentRow(row: Analysed) {
  return {
    row: row.row,
    outcome: row.outcome,
    ...saidOf(row),
    findings: row.findings.map((finding) => ({ code: finding.code, level: levelOf(finding), ...findingWords(finding) })),
  }
}
