import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asPlainDate } from './plain-date.ts'
import { readCui, readHealthCode, readTaxCode, taxCodeMatches, type TaxCode } from './tax-code.ts'

const today = asPlainDate('2026-11-22')
const reason = (text: string): string => {
  const result = readTaxCode(text, today)
  return result.ok ? 'accepted' : result.reason
}
const accepted = (text: string): TaxCode => {
  const result = readTaxCode(text, today)
  if (!result.ok) throw new Error(result.reason)
  return result
}

describe('a tax code that is wrong', () => {
  it.each([
    ['RSSMRA80A01H501X', /carattere di controllo non torna/],
    ['RSSMRA80A01H501', /16 caratteri, qui sono 15: controlla se ne manca/],
    ['RSSMRA80A01H501UU', /qui sono 17/],
    ['R0SMRA80A01H501U', /zero sta al posto di una O/],
    ['RSSMRA8ZA01H501U', /anno di nascita/],
    ['RSSMRA80F01H501U', /il mese: «F»/],
    ['RSSMRA80AA1H501U', /giorno di nascita/],
    ['RSSMRA80A0150A1U', /luogo di nascita/],
    ['RSSMRA80A01H5011', /lettera di controllo: qui c’è una cifra/],
    ['RSSMRÀ80A01H501U', /carattere 6 \(«À»\)/],
    // 30 February, with the right control letter
    ['RSSMRA80B30H501X', /giorno di nascita scritto nel codice non esiste/],
    ['1234567890', /11 cifre, qui sono 10/],
    ['01234567890', /cifra di controllo non torna/],
    ['00000000000', /Undici zeri/],
    ['', /16 caratteri, qui sono 0/],
  ])('%s', (code, expected) => expect(reason(code)).toMatch(expected))

  it('is noticed whenever one letter or digit is mistyped', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 15 }), fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'), (at, character) => {
      const right = 'RSSMRA80A01H501U'
      fc.pre(right[at] !== character)
      const wrong = right.slice(0, at) + character + right.slice(at + 1)
      const result = readTaxCode(wrong, today)
      // letters and digits share values in the tables, but never in the same position
      expect(result.ok).toBe(false)
    }), { numRuns: 2000 })
  })
})

// Control letters computed by hand from the tables of the decree of 23 December 1976.
describe('a tax code that is right', () => {
  it.each([
    ['RSSMRA80A01H501U', '1980-01-01', 'M', 'H501'],
    ['MRTMTT91D08F205J', '1991-04-08', 'M', 'F205'],
    ['BNCGLI12T69H264C', '2012-12-29', 'F', 'H264'],
    ['VRDLRA13S41F205R', '2013-11-01', 'F', 'F205'],
    // born abroad: Egypt, Senegal, Ukraine
    ['HSSHMD10A01Z336W', '2010-01-01', 'M', 'Z336'],
    ['TRRMNA09E52Z343N', '2009-05-12', 'F', 'Z343'],
    ['KVLNDR08B69Z138R', '2008-02-29', 'F', 'Z138'],
  ])('%s: %s %s %s', (code, birth, sex, placeCode) =>
    expect(accepted(code)).toEqual({ ok: true, kind: 'CF', normalised: code, plain: code, omocodia: false, birth, sex, placeCode }))

  it('is read in lower case and with spaces', () => expect(accepted(' rss mra 80a01 h501u ')).toMatchObject({ normalised: 'RSSMRA80A01H501U' }))

  it.each(['RSSMRA80A01H50MM', 'RSSMRAULAL1H5LMQ', 'RSSMRAULALMHRLMD'])('with omocodia (%s) tells the same person', (code) =>
    expect(accepted(code)).toEqual({
      ok: true, kind: 'CF', normalised: code, plain: 'RSSMRA80A01H501U', omocodia: true, birth: '1980-01-01', sex: 'M', placeCode: 'H501',
    }))

  it('puts the birth in the last century when this one would be in the future', () => {
    expect(readTaxCode('RSSMRA80A01H501U', asPlainDate('2079-12-31'))).toMatchObject({ birth: '1980-01-01' })
    expect(readTaxCode('RSSMRA80A01H501U', asPlainDate('2080-01-01'))).toMatchObject({ birth: '2080-01-01' })
  })

  it('may be provisional, of eleven digits', () =>
    expect(accepted('01234567897')).toEqual({ ok: true, kind: 'CF_PROVV', normalised: '01234567897', omocodia: false }))
})

describe('doubts between a tax code and the person', () => {
  const code = accepted('TRRMNA09E52Z343N')
  it('are told one by one', () => {
    expect(taxCodeMatches(code, { birthDate: asPlainDate('2009-01-01'), sex: 'M' })).toEqual([
      'Il codice fiscale dice nato il 12/05/2009, qui è scritto 01/01/2009', 'Il codice fiscale è di una femmina, qui è scritto maschio',
    ])
  })
  it('are none when all agrees, is unknown, or the code is provisional', () => {
    expect(taxCodeMatches(code, { birthDate: asPlainDate('2009-05-12'), sex: 'F' })).toEqual([])
    // a hundred years apart: two digits cannot tell
    expect(taxCodeMatches(code, { birthDate: asPlainDate('1909-05-12') })).toEqual([])
    expect(taxCodeMatches(code, { birthDate: null, sex: 'X' })).toEqual([])
    expect(taxCodeMatches(accepted('01234567897'), { sex: 'M' })).toEqual([])
  })
})

describe('other codes', () => {
  it('refuses what is not STP, ENI or CUI', () => {
    expect(readHealthCode('ABC1234567890123')).toMatchObject({ ok: false })
    expect(readHealthCode('STP030150000012')).toEqual({ ok: false, reason: 'Dopo STP ci sono 13 cifre, qui sono 12' })
    expect(readHealthCode('ENI03O1500000123')).toMatchObject({ ok: false, reason: expect.stringContaining('solo cifre') as string })
    expect(readCui('12')).toMatchObject({ ok: false })
  })
  it('reads STP, ENI and CUI', () => {
    expect(readHealthCode('stp 0301500000123')).toEqual({ ok: true, kind: 'STP', normalised: 'STP0301500000123' })
    expect(readHealthCode('ENI0301500000123')).toMatchObject({ kind: 'ENI' })
    expect(readCui('06ab12c')).toEqual({ ok: true, kind: 'CUI', normalised: '06AB12C' })
  })
})
