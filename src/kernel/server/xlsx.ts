import { ZipFile } from 'yazl'
import { Readable } from 'node:stream'

export type Cell = string | number | boolean | null

export interface SheetColumn {
  header: string
  /** In characters. */
  width?: number
}

export interface Sheet {
  name: string
  columns: readonly SheetColumn[]
  rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>
}

/**
 * One sheet as an Excel workbook, row by row: memory does not grow with the rows. Texts are always inline strings, never formulas, so what somebody
 * typed after a `=` stays text.
 */
export function writeXlsx(sheet: Sheet): NodeJS.ReadableStream {
  const zip = new ZipFile()
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': workbook(sheet.name),
    'xl/_rels/workbook.xml.rels': workbookRelations,
    'xl/styles.xml': styles,
  }
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name, { mtime: EPOCH })
  const body = Readable.from(sheetXml(sheet))
  // a failure while the rows are read must end the download, not the process
  body.on('error', (error) => (zip.outputStream as Readable).destroy(error))
  zip.addReadStream(body, 'xl/worksheets/sheet1.xml', { mtime: EPOCH })
  zip.end()
  return zip.outputStream
}

/** The same content gives the same file. */
const EPOCH = new Date('2000-01-01T00:00:00Z')
const MAX_TEXT = 32_767

async function* sheetXml({ columns, rows }: Sheet): AsyncGenerator<string> {
  const widths = columns.map((column, index) => `<col min="${index + 1}" max="${index + 1}" width="${column.width ?? 18}" customWidth="1"/>`).join('')
  yield `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData>`
  yield `<row r="1">${columns.map((column, index) => text(column.header, `${letters(index)}1`, 1)).join('')}</row>`
  let number = 1
  let waiting = ''
  for await (const row of rows) {
    number += 1
    waiting += `<row r="${number}">${row.map((cell, index) => cellXml(cell, `${letters(index)}${number}`)).join('')}</row>`
    if (waiting.length > 60_000) {
      yield waiting
      waiting = ''
    }
  }
  yield `${waiting}</sheetData></worksheet>`
}

function cellXml(cell: Cell, at: string): string {
  if (cell === null) return ''
  if (typeof cell === 'number' && Number.isFinite(cell)) return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`
  return text(String(cell), at)
}

/** 0 is A, 25 is Z, 26 is AA. */
const letters = (index: number): string => (index < 26 ? '' : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26))

const text = (value: string, at: string, style = 0): string => `<c r="${at}" t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${escape(value.slice(0, MAX_TEXT))}</t></is></c>`

/** XML has no place for control characters and lone surrogates, not even escaped. */
const escape = (value: string): string =>
  value
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- exactly those that XML forbids
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replace(/[&<>"\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const contentTypes = `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/></Types>`
const relations = (type: string, target: string): string => `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`
const workbookRelations = `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`
const workbook = (name: string): string => `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escape(name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets></workbook>`
const styles = `${head}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`

export const XLSX_TYPE = `${sheetType}.sheet`
