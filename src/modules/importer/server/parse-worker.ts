// Reads a workbook or CSV in a thread of its own: a file made to exhaust memory or time ends the thread, not the server.
import { parentPort, workerData } from 'node:worker_threads'
import readXlsxFile from 'read-excel-file/node'
import type { Cell, Grid } from '../domain/grid.ts'
import { decodeCsv, parseCsv } from './read-csv.ts'

interface Work {
  bytes: Uint8Array
  kind: 'xlsx' | 'csv'
  limits: { rows: number; cells: number }
}

const asCell = (value: unknown): Cell => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : { date: value.toISOString() }
  if (typeof value === 'string') return value.trim() ? value.slice(0, 2000) : null
  return typeof value === 'number' || typeof value === 'boolean' ? value : null
}

async function gridOf({ bytes, kind, limits }: Work): Promise<Grid> {
  const content = Buffer.from(bytes)
  if (kind === 'csv') return parseCsv(decodeCsv(content), limits)
  const sheets = await readXlsxFile(content)
  // the sheet with the register, not the cover or the legend
  const largest = sheets.toSorted((a, b) => b.data.length - a.data.length)[0]
  return (largest?.data ?? []).map((row) => row.map(asCell))
}

const work = workerData as Work
parentPort?.postMessage(await gridOf(work).then(
  (grid) => ({ grid }),
  (error: unknown) => ({ failed: error instanceof RangeError ? error.message : 'unreadable' }),
))
