import { expect, test } from 'vitest'
import { findHeader, isTotals, orderSaid } from './columns.ts'
import type { Grid } from './grid.ts'

const meanings = (grid: Grid) => Object.fromEntries(findHeader(grid)?.columns.map(({ header, field }) => [header, field]) ?? [])

test('a sheet without headings has none, and a title is not one', () => {
  expect(findHeader([['Rossi Mario', '01/02/2010', 'Via Roma']])).toBeUndefined()
  expect(findHeader([['Elenco dei minori'], ['Rossi Mario', '01/02/2010']])).toBeUndefined()
})

test('headings are found under titles, in the many ways registers write them', () => {
  const grid: Grid = [
    ['COMUNE DI ESEMPIO'], [],
    ['Progr.', 'Cognome e nome', 'data nasc.', 'Luogo di nascita', 'C.F.', 'residenza', 'A.S. referente', 'data apertura', 'stato', 'n. fascicolo', 'madre', 'padre', 'cell.', 'Note'],
    [1, 'Rossi Mario', { date: '2010-02-01T00:00:00Z' }],
  ]
  expect(findHeader(grid)).toMatchObject({ from: 2, to: 2 })
  expect(meanings(grid)).toEqual({
    'Progr.': null, 'Cognome e nome': 'fullName', 'data nasc.': 'birthDate', 'Luogo di nascita': 'birthPlace', 'C.F.': 'taxCode', residenza: 'address', 'A.S. referente': 'worker',
    'data apertura': 'openedOn', stato: 'status', 'n. fascicolo': 'number', madre: 'mother', padre: 'father', 'cell.': 'phone', Note: null,
  })
})

test('headings on two lines with merged groups are read together', () => {
  const grid: Grid = [
    ['Minore', null, 'Data', null, 'Madre', null, 'C.F.'],
    ['Cognome', 'Nome', 'nascita', 'apertura', 'Cognome e nome', 'cell.', null],
    ['Rossi', 'Mario', '01/02/2010', '03/04/2024', 'Bianchi Anna', '3331234567', null],
  ]
  expect(findHeader(grid)).toMatchObject({ from: 0, to: 1 })
  expect(meanings(grid)).toEqual({
    'Minore Cognome': 'family', 'Minore Nome': 'given', 'Data nascita': 'birthDate', 'Data apertura': 'openedOn', 'Madre Cognome e nome': 'mother', 'Madre cell.': 'phone', 'C.F.': 'taxCode',
  })
})

test('a meaning belongs to one column, the first', () => {
  const header = findHeader([['Nominativo', 'data di nascita', 'tel. casa', 'cell.']])
  expect(header?.columns.map(({ field }) => field)).toEqual(['fullName', 'birthDate', 'phone', null])
})

test('totals and stamps are not people; people called Totti are', () => {
  expect(isTotals(['Totale minori', 54])).toBe(true)
  expect(isTotals([null, 'Stampato il 30/06/2025'])).toBe(true)
  expect(isTotals(['Totti Francesco', '01/02/2010'])).toBe(false)
  expect(isTotals(['Totale', 'a', 'b', 'c', 'd'])).toBe(false)
})

test('a heading may say the order of names', () => {
  expect(orderSaid('COGNOME E NOME')).toBe('familyFirst')
  expect(orderSaid('Nome / Cognome')).toBe('givenFirst')
  expect(orderSaid('Nominativo')).toBeUndefined()
})
