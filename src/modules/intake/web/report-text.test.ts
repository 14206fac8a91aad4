import { expect, test } from 'vitest'
import { asReportText, blankReport, draftBeginning, draftChildren, worthKeeping } from './report-text.ts'

test('what fills itself in is not worth a draft; a word is', () => {
  expect(worthKeeping(blankReport())).toBe(false)
  expect(worthKeeping({ ...blankReport(), urgency: 'immediata', unitId: 'u', municipality: '015182' })).toBe(false)
  expect(worthKeeping({ ...blankReport(), children: [{ given: 'A' }] })).toBe(true)
  expect(worthKeeping({ ...blankReport(), facts: ' ' })).toBe(false)
  expect(worthKeeping({ ...blankReport(), reporter: { phone: '02' } })).toBe(true)
})

test('a draft is called by its children and how its facts begin, whatever was typed', () => {
  expect(draftChildren({ children: [{ given: 'Amina', family: 'Alaoui' }, {}, { family: 'Rossi' }, 'strano'] })).toBe('Amina Alaoui, Rossi')
  expect(draftChildren({ children: 'niente' })).toBe('')
  expect(draftBeginning({ facts: 'Arriva senza merenda' }, 7)).toBe('Arriva…')
  expect(draftBeginning({ facts: 7 })).toBe('')
})

test('what the form leaves empty is not sent', () => {
  expect(asReportText({ facts: 'x', factsOn: undefined, children: [{ given: undefined }] })).toEqual({ facts: 'x', children: [{}] })
})
