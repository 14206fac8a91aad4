// Makes db/samples/registro-comune.xlsx and .csv: a register as a municipality might keep it, of people who do not exist, with every trouble the
// importer must cope with. Titles and merged headings above the data, dates in many forms, wrong codes, duplicates, blank lines, totals.
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

type Value = string | number | null
const folder = resolve(import.meta.dirname, '../db/samples')
/** A day as Excel counts them. */
const serial = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569

const headings: Value[][] = [
  ['COMUNE DI BORGO ESEMPIO – SERVIZIO SOCIALE'],
  ['Registro minori in carico – situazione aggiornata'],
  [],
  ['Minore', null, null, null, null, 'Presa in carico', null, null, null, 'Famiglia', null, null, 'Residenza', null, 'Note'],
  ['Cognome e nome', 'data nasc.', 'C.F.', 'sesso', 'cittadinanza', 'n. fascicolo', 'data apertura', 'stato', 'A.S. referente', 'madre', 'padre', 'cell.', 'indirizzo', 'comune', ''],
]
const merges = ['A1:O1', 'A2:O2', 'A4:E4', 'F4:I4', 'J4:L4', 'M4:N4', 'O4:O5']

const plain: [name: string, birth: string, sex: string][] = [
  ['Bassani Giulia', '2012-05-14', 'F'], ['Colnaghi Marco', '2011-11-02', 'M'], ['De Marchi Sofia', '2014-02-27', 'F'], ['El Amrani Youssef', '2010-08-19', 'M'],
  ['Ferrario Tommaso', '2015-12-01', 'M'], ['Galbiati Chiara', '2013-03-30', 'F'], ['Hoxha Arben', '2009-07-07', 'M'], ['Invernizzi Matteo', '2016-10-21', 'M'],
  ['Lanzani Alice', '2012-01-09', 'F'], ['Mauri Lorenzo', '2017-06-16', 'M'], ['Nava Beatrice', '2011-04-04', 'F'], ['Ouali Amina', '2013-09-25', 'F'],
  ['Perego Luca', '2010-03-12', 'M'], ['Riva Martina', '2015-07-28', 'F'], ['Sala Federico', '2014-11-11', 'M'], ['Tremolada Anna', '2016-02-19', 'F'],
  ['Usai Davide', '2012-08-08', 'M'], ['Viganò Emma', '2013-12-24', 'F'], ['Zanetti Pietro', '2011-05-05', 'M'], ['Brambilla Viola', '2017-01-31', 'F'],
  ['Casati Leonardo', '2010-10-10', 'M'], ['Dell’Orto Greta', '2014-06-06', 'F'], ['Fumagalli Andrea', '2012-09-17', 'M'], ['Ghezzi Elisa', '2015-03-23', 'F'],
  ['Kone Ibrahim', '2009-12-12', 'M'], ['Longoni Sara', '2016-05-15', 'F'], ['Mapelli Simone', '2013-07-01', 'M'], ['Novati Irene', '2011-02-14', 'F'],
  ['Popescu Andrei', '2012-12-03', 'M'], ['Rigamonti Noemi', '2014-08-30', 'F'],
]
const workers = ['Bianchi', 'dott.ssa Bianchi', 'Neri', '']
const streets = ['Via Roma 3', 'Via Manzoni 12/A', 'Piazza Libertà 1', 'Viale Europa 45']

const row = (over: Partial<Record<Key, Value>>): Value[] => keys.map((key) => over[key] ?? null)
const keys = ['name', 'birth', 'code', 'sex', 'citizenship', 'number', 'opened', 'status', 'worker', 'mother', 'father', 'phone', 'street', 'town', 'note'] as const
type Key = (typeof keys)[number]

function usual([name, birth, sex]: (typeof plain)[number], index: number): Value[] {
  const [year, month, day] = birth.split('-') as [string, string, string]
  const family = name.split(' ').slice(0, -1).join(' ')
  const forms: Value[] = [serial(birth), `${day}/${month}/${year}`, `${Number(day)}.${Number(month)}.${year.slice(2)}`, `${day}-${month}-${year}`]
  return row({
    name: index % 7 === 3 ? name.toUpperCase() : name, birth: forms[index % 4]!, sex, citizenship: index % 5 === 0 ? 'italiana' : index % 5 === 3 ? 'Italia' : null,
    number: `${index + 1}/2024`, opened: index % 3 === 0 ? serial('2024-03-11') : '12/09/2024', status: 'in carico', worker: workers[index % 4]!,
    mother: index % 2 ? `${family} Maria` : null, father: index % 3 === 1 ? `${family} Paolo` : null, phone: index % 4 === 1 ? `333 12345${10 + index}` : null,
    street: streets[index % 4]!, town: index % 6 === 5 ? 'Borgo Inventato' : 'Monza',
  })
}

/** Each with its trouble, as the words of the file would have it. */
const troubles: Value[][] = [
  row({ name: 'Bassani Giulia', birth: '14/05/2012', note: 'doppione della prima riga' }),
  row({ name: 'COLNAGHI MARCO', birth: '2/11/11', note: 'doppione scritto in un altro modo' }),
  [],
  row({ name: null, birth: '01/01/2015', number: '99/2024' }),
  row({ name: '---', birth: null }),
  row({ name: 'Meroni Filippo', birth: '31/02/2014' }),
  row({ name: 'Oggioni Camilla', birth: '03/25/2013' }),
  row({ name: 'Pirovano Riccardo', birth: '2031-05-01' }),
  row({ name: 'Rota Stefano', birth: 2012 }),
  row({ name: 'Sironi Ludovica', birth: 'xx/xx/2011' }),
  row({ name: 'Teruzzi Gabriele', birth: 'n.d.' }),
  row({ name: 'Vergani Aurora', birth: '1/9/2015', code: 'VRGRRA15P41F704A' }),
  row({ name: 'Zappa Nicolò', birth: '5/5/2013', code: 'ZPPNCL13E05' }),
  row({ name: 'Arosio Mattia', birth: null, code: 'RSAMTT12H20F205N' }),
  row({ name: 'Biffi Ginevra', birth: '7/7/2014', opened: '31/12/2031' }),
  row({ name: 'Crippa Diego', birth: '8/8/2012', opened: 'marzo' }),
  row({ name: 'Erba Silvia', birth: '9/9/2011', status: 'CHIUSO 2023' }),
  row({ name: 'Frigerio Antonio', birth: '10/10/1998' }),
  row({ name: 'Garcia Lopez Xiomara', birth: '11/11/2012' }),
  row({ name: 'Kurti', birth: '12/12/2010' }),
  row({ name: 'Isella, Bianca', birth: '1/2/2016' }),
  row({ name: 'MOLTENI Carlo Maria', birth: '2/3/2015' }),
  row({ name: 'Nespoli Teresa', birth: '3/4/2014', citizenship: 'marziana' }),
  row({ name: 'Orsenigo Bruno', birth: '4/5/2013', worker: 'Verdi' }),
  ['Totale minori', 54],
  row({ name: 'Pozzi Elena', birth: null }),
  row({ name: 'Pozzi Elena', birth: null, note: 'stesso nome, nessuna data' }),
  row({ name: '=HYPERLINK("http://esempio.invalid","Redaelli Ivan")', birth: '5/6/2012' }),
  row({ name: 'Spreafico Nour', birth: 42_000, mother: 'ignota', father: 'Spreafico Giovanni (1980)', phone: '039/123456 (nonna)' }),
  ['Stampato il 30/06/2025'],
]
export const rows: Value[][] = [...headings, ...plain.map(usual), ...troubles]

const letter = (index: number): string => String.fromCharCode(65 + index)
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
/** Cells of dates have the date's look, style 1. */
const isDate = (value: Value, column: number): boolean => typeof value === 'number' && (column === 1 || column === 6) && value > 20_000

function cell(value: Value, column: number, line: number): string {
  if (value === null || value === '') return ''
  const at = `${letter(column)}${line + 1}`
  if (typeof value === 'number') return `<c r="${at}"${isDate(value, column) ? ' s="1"' : ''}><v>${value}</v></c>`
  return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escape(value)}</t></is></c>`
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const parts: Record<string, string> = {
  '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Minori" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf xfId="0" numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${rows.map((cells, line) => `<row r="${line + 1}">${cells.map((value, column) => cell(value, column, line)).join('')}</row>`).join('')}</sheetData><mergeCells count="${merges.length}">${merges.map((area) => `<mergeCell ref="${area}"/>`).join('')}</mergeCells></worksheet>`,
}

const shown = (value: Value, column: number): string => {
  const text = value === null ? '' : isDate(value, column) ? new Date(((value as number) - 25_569) * 86_400_000).toISOString().slice(0, 10).split('-').reverse().join('/') : String(value)
  return /[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

mkdirSync(folder, { recursive: true })
const zip = new ZipFile()
for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(head + text), name, { mtime: new Date('2025-06-30T00:00:00Z') })
zip.end()
await pipeline(zip.outputStream, createWriteStream(join(folder, 'registro-comune.xlsx')))
writeFileSync(join(folder, 'registro-comune.csv'), `\ufeff${rows.map((cells) => keys.map((_, column) => shown(cells[column] ?? null, column)).join(';')).join('\r\n')}\r\n`)
