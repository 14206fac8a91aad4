import { describe, expect, it } from 'vitest'
import { headingOf, partOf } from './fact-part.ts'

describe('what a diary entry is in a report', () => {
  it('holds words of the family for statements and what the service saw for facts', () => {
    expect(partOf('colloquio', 1)).toBe('statement')
    expect(partOf('telefonata', 2)).toBe('statement')
    expect(partOf('visita_domiciliare', 3)).toBe('fact')
  })
  it('takes a talk where nobody but the service was there for a fact', () => expect(partOf('colloquio', 0)).toBe('fact'))
  it('heads an entry with its title, its first sentence, or its kind', () => {
    expect(headingOf('Incontro con la madre', 'Colloquio', 'Lungo testo.')).toBe('Incontro con la madre')
    expect(headingOf(null, 'Nota', 'Telefona la scuola. Poi altro.')).toBe('Nota: Telefona la scuola.')
    expect(headingOf(null, 'Nota', 'x'.repeat(200))).toBe('Nota')
  })
})
