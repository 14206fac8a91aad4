import { expect, it } from 'vitest'
import { countsInRome, doneThere, seatOf, sitsInRome } from './seat.ts'

it.each([
  ['Tribunale per i minorenni di Roma', true], ['Procura della Repubblica presso il Tribunale per i Minorenni di ROMA', true], ['Roma Capitale, Municipio V', true], ['TM Roma', true],
  ['Tribunale per i minorenni di Bologna', false], ['Tribunale di Latina, via Roma 12', false], ['Giudice tutelare di Bassano Romano', false], ['Comune di Velletri, piazza di Roma 1', false],
  ['Tribunale per i minorenni', null], ['Procura della Repubblica', null], ['', null],
])('an office in words: %s', (name, expected) => expect(sitsInRome({ name })).toBe(expected))

it('the municipality of the seat comes before its name', () => {
  expect(sitsInRome({ municipality: '058091', name: 'Corte d’appello' })).toBe(true)
  expect(sitsInRome({ municipality: '037006', name: 'Ufficio di Roma' })).toBe(false)
})

const rome = { municipality: '058091' }
const bologna = { municipality: '037006' }
const unknown = { name: 'Tribunale per i minorenni' }

it.each([
  ['what a court does follows the court', 'court', rome, bologna, true],
  ['a court elsewhere, a service in Rome', 'court', bologna, rome, false],
  ['a party before a court elsewhere', 'party', bologna, rome, false],
  ['a court of which nothing is known is that of the service', 'court', unknown, rome, true],
  ['no office known: the service', 'prosecutor', null, rome, true],
  ['what the service does, itself in Rome', 'service', bologna, rome, true],
  ['what the service sends to an office in Rome', 'service', rome, bologna, true],
  ['neither is in Rome', 'service', bologna, bologna, false],
  ['nothing is known: the earlier date', 'service', null, null, false],
  ['no rule: either', null, rome, null, true],
  ['no rule, the service in Rome writes to an office elsewhere', null, bologna, rome, true],
] as const)('29 June: %s', (_, kind, authority, service, expected) => expect(countsInRome(doneThere(kind, false), seatOf(authority), service)).toBe(expected))

it.each([
  ['elsewhere, by a service in Rome', bologna, rome, false], ['in Rome, by a service elsewhere', rome, bologna, true], ['of which nothing is known, by a service in Rome', unknown, rome, true],
] as const)('29 June of a hearing at a court %s', (_, authority, service, expected) => expect(countsInRome(doneThere(null, true), seatOf(authority), service)).toBe(expected))
