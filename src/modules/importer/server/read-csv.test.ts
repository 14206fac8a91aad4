import { expect, test } from 'vitest'
import { decodeCsv, parseCsv } from './read-csv.ts'

const limits = { rows: 10, cells: 100 }

test('too many rows or cells are refused', () => {
  expect(() => parseCsv('a\n'.repeat(11), limits)).toThrow('too-many-rows')
  expect(() => parseCsv(';'.repeat(101), limits)).toThrow('too-many-cells')
})

test('separators, quotes, breaks inside quotes, marks of Excel', () => {
  expect(parseCsv('\ufeffsep=;\r\na;"b;c";"d ""e"""\r\n"f\ng";;h\r\n', limits)).toEqual([['a', 'b;c', 'd "e"'], ['f\ng', null, 'h']])
  expect(parseCsv('a,b\n1,2', limits)).toEqual([['a', 'b'], ['1', '2']])
  expect(parseCsv('a\tb\n', limits)).toEqual([['a', 'b']])
})

test('accents survive every encoding', () => {
  for (const encoding of ['utf8', 'latin1', 'utf16le'] as const) {
    const bytes = Buffer.concat([encoding === 'utf16le' ? Buffer.from([0xff, 0xfe]) : Buffer.alloc(0), Buffer.from('Nicolò Viganò', encoding)])
    expect(decodeCsv(bytes)).toBe('Nicolò Viganò')
  }
})
