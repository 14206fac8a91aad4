import { expect, test } from 'vitest'
import { detectOrder, properCase, splitName } from './names.ts'

const split = (text: string, order: 'familyFirst' | 'givenFirst' = 'familyFirst', sure = true) => {
  const { family, given, doubt } = splitName(text, { order, sure })
  return `${family ?? ''}|${given ?? ''}${doubt ? '?' : ''}`
}

test('what cannot be told is doubtful', () => {
  expect(split('Kurti')).toBe('Kurti|?')
  expect(split('Garcia Lopez Xiomara')).toBe('Garcia|Lopez Xiomara?')
  expect(split('Nguyen Thi', 'familyFirst', false)).toBe('Nguyen|Thi?')
  // the contrary of its column
  expect(split('Marco Perego')).toBe('Marco|Perego?')
})

test('family names of several words, double given names, commas and capitals', () => {
  expect(split('De Luca Marco')).toBe('De Luca|Marco')
  expect(split('El Amrani Youssef')).toBe('El Amrani|Youssef')
  expect(split('Rossi Maria Elena')).toBe('Rossi|Maria Elena')
  expect(split('Rossi Bianchi Luca')).toBe('Rossi Bianchi|Luca')
  expect(split('Luca De Marchi', 'givenFirst')).toBe('De Marchi|Luca')
  expect(split('Perego, Anna', 'givenFirst')).toBe('Perego|Anna')
  expect(split('Anna PEREGO')).toBe('Perego|Anna')
  expect(split('DELL\'ORTO GRETA')).toBe('Dell’Orto|Greta')
})

test('the order of a column follows the names known as given', () => {
  expect(detectOrder(['Perego Luca', 'Sala Anna', 'Riva Marco', 'Longoni Xiomara'])).toEqual({ order: 'familyFirst', sure: true })
  expect(detectOrder(['Luca Perego', 'Anna Sala', 'Marco Riva'])).toEqual({ order: 'givenFirst', sure: true })
  expect(detectOrder(['Luca Perego', 'Sala Anna', 'Marco Riva', 'Riva Pietro']).sure).toBe(false)
  expect(detectOrder([]).sure).toBe(false)
})

test('capitals come back where they belong; mixed writing stays', () => {
  expect(properCase('ROSSI-BIANCHI')).toBe('Rossi-Bianchi')
  expect(properCase('McDonald')).toBe('McDonald')
})
