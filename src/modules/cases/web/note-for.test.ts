import { expect, it } from 'vitest'
import { noteFor } from './note-for.ts'

it('knows whom a note is for, in the words people use', () => {
  for (const text of ['nuova nota per Amina', 'nota amina', 'Nota su  Amina ', 'new note for Amina', 'note Amina']) expect(noteFor(text)?.toLowerCase(), text).toBe('amina')
  expect(noteFor('nuova nota per Amina El Sayed')).toBe('Amina El Sayed')
  for (const text of ['nota', 'nuova nota', 'nuova nota per ', 'Notari', 'notari anna', 'amina nota']) expect(noteFor(text), text).toBeNull()
})
