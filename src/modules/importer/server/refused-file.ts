import { dateInRome } from '#kernel/domain/plain-date.ts'
import { operation } from '#kernel/server/operation.ts'
import { writeXlsx, XLSX_TYPE, type Cell } from '#kernel/server/xlsx.ts'
import { conflict } from '#kernel/contract/problem.ts'
import { downloadRefused as contract } from '../contract.ts'
import { columnsOf } from '../domain/columns.ts'
import { findDuplicates } from '../domain/duplicates.ts'
import { findingKinds, findingWords, levelOf, type FindingCode } from '../domain/findings.ts'
import { cellText } from '../domain/grid.ts'
import { readRows } from '../domain/read-rows.ts'
import { columnsWith, type StoredMapping } from './mapping.ts'
import { getRunRow } from './present.ts'
import { openGrid } from './register-file.ts'
import { resultsOf } from './store.ts'

/** The rows that were not loaded, as they stood, each with the reasons: to be corrected and loaded again. */
export const downloadRefused = operation(contract, async (context, { runId }) => {
  const run = await getRunRow(context, runId)
  if (run.state !== 'loaded') throw conflict({ it: 'Il registro non è ancora stato caricato.', en: 'The register was not loaded yet.' })
  const { grid } = await openGrid(context, run)
  const mapping = run.mapping as unknown as StoredMapping
  const columns = columnsWith(columnsOf(grid, mapping.header), mapping)
  const { rows } = readRows(grid, { ...mapping, columns }, dateInRome(Date.parse(run.finished_at ?? run.created_at)))
  const said = new Map(rows.map((row) => [row.row, row.findings]))
  const duplicates = findDuplicates(rows)
  const language = context.actor.language
  const results = await resultsOf(context.tx, runId)
  context.note({ rows: results.length })
  const reasons = (row: number, codes: readonly string[]): string => {
    const stored = codes.map((text) => {
      const [code = '', detail = ''] = text.split(':')
      return { code: code as FindingCode, detail }
    })
    const all = [...(said.get(row) ?? []), ...[duplicates.get(row)].filter((one) => one !== undefined), ...stored.filter(({ code }) => code in findingKinds)]
    return [...new Set(all.filter((finding) => levelOf(finding) !== 'note').map((finding) => findingWords(finding)[language]))].join('. ')
  }
  const it = language === 'it'
  const sheet = results.map(({ row, outcome, codes }): Cell[] => [
    row, outcome === 'refused' ? (it ? 'Rifiutata' : 'Refused') : it ? 'Non inclusa' : 'Left out', reasons(row, codes), ...columns.map(({ index }) => cellText(grid[row - 1]?.[index])),
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
