import { dateInRome } from '#kernel/domain/plain-date.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { writeXlsx, XLSX_TYPE, type Cell } from '#kernel/server/xlsx.ts'
import { conflict } from '#kernel/contract/problem.ts'
import { downloadRefused as contract } from '../contract.ts'
import { columnsOf, type Column } from '../domain/columns.ts'
import { findDuplicates } from '../domain/duplicates.ts'
import { findingKinds, findingWords, levelOf, type Finding, type FindingCode } from '../domain/findings.ts'
import { cellText, type Grid } from '../domain/grid.ts'
import { readRows } from '../domain/read-rows.ts'
import { analyse } from './analyse.ts'
import { columnsWith, type StoredMapping } from './mapping.ts'
import { getRunRow } from './present.ts'
import { openGrid } from './register-file.ts'
import { resultsOf, type RunFound } from './store.ts'

interface LeftRow {
  row: number
  outcome: 'refused' | 'left'
  findings: readonly Finding[]
}

/** What a load left out, with what the file says again and what was true only when the load ran. */
async function leftByLoad(context: Context, run: RunFound, grid: Grid, columns: readonly Column[]): Promise<LeftRow[]> {
  const { rows } = readRows(grid, { ...(run.mapping as unknown as StoredMapping), columns }, dateInRome(Date.parse(run.finished_at ?? run.created_at)))
  const said = new Map(rows.map((row) => [row.row, row.findings]))
  const duplicates = findDuplicates(rows)
  return (await resultsOf(context.tx, run.id)).map(({ row, outcome, codes }) => {
    const stored = codes.map((text) => {
      const [code = '', detail = ''] = text.split(':')
      return { code: code as FindingCode, detail }
    })
    return { row, outcome: outcome === 'refused' ? 'refused' : 'left', findings: [...(said.get(row) ?? []), ...[duplicates.get(row)].filter((one) => one !== undefined), ...stored.filter(({ code }) => code in findingKinds)] }
  })
}

/** What a load would refuse, or leave out unless it is accepted: a register may hold nothing else. */
const leftByTrial = async (context: Context, run: RunFound): Promise<LeftRow[]> =>
  (await analyse(context, run)).rows.flatMap(({ row, outcome, findings }) => (outcome === 'create' ? [] : [{ row, outcome: outcome === 'refused' ? 'refused' : 'left', findings }]))

/** The rows that were not loaded, or would not be, as they stood, each with the reasons: to be corrected and loaded again. */
export const downloadRefused = operation(contract, async (context, { runId }) => {
  const run = await getRunRow(context, runId)
  if (run.state === 'queued') throw conflict({ it: 'Il registro si sta caricando: aspetta che finisca.', en: 'The register is being loaded: wait for its end.' })
  const { grid } = await openGrid(context, run)
  const mapping = run.mapping as unknown as StoredMapping
  const columns = columnsWith(columnsOf(grid, mapping.header), mapping)
  const left = run.state === 'loaded' ? await leftByLoad(context, run, grid, columns) : await leftByTrial(context, run)
  context.note({ rows: left.length })
  const language = context.actor.language
  const reasons = (findings: readonly Finding[]): string => [...new Set(findings.filter((finding) => levelOf(finding) !== 'note').map((finding) => findingWords(finding)[language]))].join('. ')
  const it = language === 'it'
  const sheet = left.map(({ row, outcome, findings }): Cell[] => [
    row, outcome === 'refused' ? (it ? 'Rifiutata' : 'Refused') : it ? 'Non inclusa' : 'Left out', reasons(findings), ...columns.map(({ index }) => cellText(grid[row - 1]?.[index])),
  ])
  return {
    mediaType: XLSX_TYPE,
    fileName: `${run.file_name.replace(/\.\w+$/, '')}, ${it ? 'righe non caricate' : 'rows not loaded'}.xlsx`,
    size: null,
    inline: false,
    open: async () =>
      writeXlsx({
        name: it ? 'Righe non caricate' : 'Rows not loaded',
        columns: [{ header: it ? 'Riga' : 'Row', width: 8 }, { header: it ? 'Esito' : 'Outcome', width: 14 }, { header: it ? 'Motivo' : 'Reason', width: 60 }, ...columns.map(({ header }) => ({ header }))],
        rows: sheet,
      }),
  }
})
