import { buffer, text } from 'node:stream/consumers'
import { readSheet } from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { writeCsv } from './csv.ts'
import { writeXlsx, type Cell, type Sheet } from './xlsx.ts'

const sheet = (rows: Sheet['rows']): Sheet => ({ name: 'Prova: [uno]/due', columns: [{ header: 'Nome', width: 30 }, { header: 'Età' }], rows })
const readBack = async (rows: Sheet['rows']) => readSheet(await buffer(writeXlsx(sheet(rows))))

test('what is written is read back: texts in any script, numbers, empty cells, line breaks', async () => {
  const rows: Cell[][] = [['Łukasz & “Ana” <b>', 3], ['أمينة', null], ['due\nrighe', 0], ['🙂', -1.5]]
  expect(await readBack(rows)).toEqual([['Nome', 'Età'], ...rows])
})

test('a text that looks like a formula stays a text in both forms', async () => {
  const evil = ['=HYPERLINK("http://x")', '+1+1', '-2', '@SUM(A1)', '\t=1']
  const xlsx = await readBack(evil.map((cell) => [cell, null]))
  expect(xlsx.slice(1).map((row) => row[0])).toEqual(evil.map((cell) => cell.trim()))
  const csv = await text(writeCsv(sheet(evil.map((cell) => [cell, null]))))
  const firsts = csv.replace('\uFEFF', '').split('\r\n').slice(1, -1)
  for (const line of firsts) expect(line).toMatch(/^"?'/)
})

test('what XML cannot hold is left out instead of breaking the file', async () => {
  const rows = await readBack([['a\u0000b\u001Fc\uD800d', 1]])
  expect(String(rows[1]![0])).toMatch(/^abc.?d$/)
})

test('thousands of rows are written as they come', async () => {
  async function* many(): AsyncGenerator<Cell[]> {
    for (let n = 0; n < 20_000; n++) yield [`riga ${n}`, n]
  }
  const rows = await readBack(many())
  expect(rows).toHaveLength(20_001)
  expect(rows.at(-1)).toEqual(['riga 19999', 19_999])
})

test('rows that fail end the download with the failure', async () => {
  async function* broken(): AsyncGenerator<Cell[]> {
    yield ['una', 1]
    throw new Error('the database went away')
  }
  await expect(buffer(writeXlsx(sheet(broken())))).rejects.toThrow('the database went away')
})

test('CSV as Italian Excel expects it: BOM, semicolons, quotes doubled', async () => {
  expect(await text(writeCsv(sheet([['a;b "c"', 2], [null, 1.5]])))).toBe('\uFEFFNome;Età\r\n"a;b ""c""";2\r\n;1.5\r\n')
})
