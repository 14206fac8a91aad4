import { expect, it } from 'vitest'
import { sheetFindings } from './sheet-check.ts'

const none = { adult: [], dissent: [] }
const kinds = (text: string, beside: Parameters<typeof sheetFindings>[1] = none) => sheetFindings(text, beside).map(({ kind }) => kind)

it('lets plain words through, in any script', () => {
  for (const text of ['Vado al corso di italiano il martedì e il giovedì.', 'أتعلم الإيطالية مرتين في الأسبوع', 'Alle 15 vedo la mamma', 'আমি স্কুলে যাই', 'Ogni settimana ho 10 euro']) expect(kinds(text), text).toEqual([])
})
it('stops telephone numbers, also in Arabic and Bengali digits', () => {
  expect(kinds('Chiama il 333 1234567')).toEqual(['phone'])
  expect(kinds('اتصل على ٠٣٣٣١٢٣٤٥٦')).toEqual(['phone'])
  expect(kinds('ফোন ০৩৩৩১২৩৪৫৬')).toEqual(['phone'])
})
it('stops addresses, e-mail and tax codes', () => {
  expect(kinds('La mamma abita in via Garibaldi 12')).toEqual(['address'])
  expect(kinds('Scrivi a mario@esempio.it')).toEqual(['email'])
  expect(kinds('RSSMRA85T10A562S')).toEqual(['tax_code'])
})
it('stops a passage copied from what adults wrote, or from a dissent', () => {
  const written = 'La madre fatica a svegliarsi al mattino e a portarlo a scuola'
  expect(kinds('Perché la madre fatica a svegliarsi al mattino e allora', { adult: [written], dissent: [] })).toEqual(['adult_text'])
  expect(kinds('la madre fatica a svegliarsi al mattino e', { adult: [], dissent: [written] })).toEqual(['dissent'])
  expect(kinds('La mamma ti porta a scuola al mattino', { adult: [written], dissent: [] })).toEqual([])
})
it('asks to look at words of courts and diagnoses, without stopping them', () => {
  expect(sheetFindings('Il Tribunale ha deciso', none)).toEqual([{ kind: 'hard_word', stop: false, found: 'tribunale' }])
})
