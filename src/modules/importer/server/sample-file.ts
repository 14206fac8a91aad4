import { createReadStream } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { operation } from '#kernel/server/operation.ts'
import { XLSX_TYPE } from '#kernel/server/xlsx.ts'
import { downloadSample as contract } from '../contract.ts'

/** The invented register that comes with the product (`scripts/import-sample.ts` makes it). */
export const sampleFile = (format: 'xlsx' | 'csv'): string => fileURLToPath(new URL(`../../../../db/samples/registro-comune.${format}`, import.meta.url))

export const downloadSample = operation(contract, async (_context, { format }) => ({
  mediaType: format === 'xlsx' ? XLSX_TYPE : 'text/csv; charset=utf-8',
  fileName: `registro-comune.${format}`,
  size: null,
  inline: false,
  open: async () => createReadStream(sampleFile(format)),
}))
