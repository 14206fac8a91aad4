import { expect, it } from 'vitest'
import { cleanText, directionOf } from './clean-text.ts'

it('takes out what neither XML nor PDF may hold, and nothing else', () => {
  expect(cleanText('a\u0000b\u0007c\r\nd\re\u2028f\tg\ufeff')).toBe('abc\nd\ne\nf g')
  expect(cleanText('\ud800x')).toBe('?x')
  expect(cleanText('e\u0301')).toBe('é')
  expect(cleanText('محمد\u200cرضا 王')).toBe('محمد\u200cرضا 王')
})

it('does not let a text turn around the words after it', () => expect(cleanText('nato il \u202e0102/30/21')).toBe('nato il 0102/30/21'))

it('reads a paragraph in the direction of its first letter', () => {
  expect(directionOf('12/3 «محمد» disse')).toBe('rtl')
  expect(directionOf('Mohamed (محمد)')).toBe('ltr')
  expect(directionOf('12/3/2026')).toBe('ltr')
})
