import { expect, test } from 'vitest'
import { cleanFileName, previewOf, titleOf } from './file-name.ts'

test('a name cannot lead elsewhere, hide its extension or break a header', () => {
  expect(cleanFileName('../../etc/passwd')).toBe('passwd')
  expect(cleanFileName('C:\\Utenti\\anna\\decreto.pdf')).toBe('decreto.pdf')
  expect(cleanFileName('annexe\u202Efdp.exe')).toBe('annexefdp.exe')
  expect(cleanFileName('a\r\nSet-Cookie: x.pdf')).toBe('aSet-Cookie: x.pdf')
  expect(cleanFileName('\ud800lettera.pdf')).toBe('lettera.pdf')
})

test('names in any script stay; too long ones keep their extension; nothing left gets a name', () => {
  expect(cleanFileName('شهادة الميلاد.pdf')).toBe('شهادة الميلاد.pdf')
  expect(cleanFileName(`${'è'.repeat(400)}.docx`)).toBe(`${'è'.repeat(150)}.docx`)
  expect(cleanFileName('///')).toBe('documento')
  expect(cleanFileName('.pdf')).toBe('documento.pdf')
})

test('the title is the name without extension', () => {
  expect(titleOf('Relazione_di_aggiornamento.v2.pdf')).toBe('Relazione di aggiornamento.v2')
  expect(titleOf('documento')).toBe('documento')
})

test('only what browsers show safely is shown in the page', () => {
  expect(previewOf('application/pdf')).toBe('pdf')
  expect(previewOf('image/png')).toBe('image')
  expect(previewOf('image/tiff')).toBeNull()
  expect(previewOf('text/plain')).toBeNull()
})
