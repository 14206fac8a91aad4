import { Worker } from 'node:worker_threads'
import { Problem } from '#kernel/contract/problem.ts'
import { sniff } from '#kernel/server/files/sniff.ts'
import { wholeOf, type Spooled } from '#kernel/server/files/spool.ts'
import { MAX_ROWS } from '../contract.ts'
import { isBlank, type Grid } from '../domain/grid.ts'

const LIMITS = { rows: 20_000, cells: 1_000_000 }
const MOST_UNPACKED = 300 * 1024 * 1024
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const refusal = (it: string, en: string): Problem => new Problem('file-type', { it, en })

/** The cells of a register; every limit on size, rows, cells, memory and time is here. @throws Problem */
export async function parseRegister(received: Spooled, fileName: string): Promise<Grid> {
  const sniffed = await sniff(received, fileName)
  const type = 'type' in sniffed ? sniffed.type : null
  if (type !== XLSX && type !== 'text/csv') {
    if (type === 'application/vnd.ms-excel') throw refusal('È un file del vecchio Excel (.xls): aprilo e salvalo come .xlsx.', 'This is an old Excel file (.xls): open it and save it as .xlsx.')
    throw 'refused' in sniffed ? refusal(sniffed.message, 'This file cannot be read: save the register as .xlsx or .csv.') : refusal('Qui si caricano solo registri Excel (.xlsx) o CSV.', 'Only Excel (.xlsx) or CSV registers are loaded here.')
  }
  const bytes = await wholeOf(received)
  if (type === XLSX && unpackedSize(bytes) > MOST_UNPACKED) throw tooBig()
  const answer = await inThread({ bytes, kind: type === XLSX ? 'xlsx' : 'csv', limits: LIMITS })
  if (!answer.grid) throw answer.failed?.startsWith('too-many') ? tooBig() : refusal('Il file non si legge: aprilo con Excel, salvalo di nuovo come .xlsx e ricaricalo.', 'The file cannot be read: open it in Excel, save it again as .xlsx and upload it.')
  const grid = trimmed(answer.grid)
  if (grid.filter((row) => !isBlank(row)).length > MAX_ROWS + 30 || grid.reduce((sum, row) => sum + row.length, 0) > LIMITS.cells) throw tooBig()
  return grid
}

const tooBig = (): Problem =>
  new Problem('too-large', {
    it: `Il registro è troppo grande: al massimo ${MAX_ROWS.toLocaleString('it')} righe. Dividilo in più file.`,
    en: `The register is too large: at most ${MAX_ROWS} rows. Split it into more files.`,
  })

/** Without the empty rows at the end, which formatted sheets have by the thousand. */
function trimmed(grid: Grid): Grid {
  let end = grid.length
  while (end > 0 && isBlank(grid[end - 1]!)) end--
  return grid.slice(0, end)
}

/** What the archive says it unpacks to: a bomb says so, or lies and meets the limits of the thread. */
function unpackedSize(zip: Buffer): number {
  let total = 0
  for (let at = zip.indexOf('PK\x01\x02'); at >= 0 && at + 46 <= zip.length; at = zip.indexOf('PK\x01\x02', at + 46)) total += zip.readUInt32LE(at + 24)
  return total
}

interface Answer {
  grid?: Grid
  failed?: string
}

function inThread(workerData: object): Promise<Answer> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), { workerData, resourceLimits: { maxOldGenerationSizeMb: 512 } })
    const timer = setTimeout(() => settle({ failed: 'too-many-seconds' }), 20_000)
    const settle = (answer: Answer): void => {
      clearTimeout(timer)
      resolve(answer)
      void worker.terminate()
    }
    worker.once('message', settle)
    worker.once('error', (error: NodeJS.ErrnoException) => settle({ failed: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-many-bytes' : 'unreadable' }))
    worker.once('exit', () => settle({ failed: 'unreadable' }))
  })
}
