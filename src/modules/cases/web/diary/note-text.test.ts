import { describe, expect, it } from 'vitest'
import { blankNote, entryFrom, noteFrom, readOthers } from './note-text.ts'

const blank = blankNote('social', Date.parse('2026-03-03T13:05:00Z'))

describe('a note as typed', () => {
  it('begins now, in Rome', () => expect(blank).toMatchObject({ on: '2026-03-03', at: '14:05', section: 'social', kind: 'nota', body: '' }))

  it('comes back from a draft whole, valid or not; what is strange is left out', () => {
    const typed = { ...blank, on: '31/2/2026', minutes: 'molti', people: ['a'], body: 'سلام' }
    expect(noteFrom(JSON.parse(JSON.stringify(typed)), blank)).toEqual(typed)
    expect(noteFrom({ on: 7, people: [1], unknown: 'x', body: 'resta' }, blank)).toEqual({ ...blank, body: 'resta' })
    expect(JSON.stringify(noteFrom({ body: 'a', kind: 'nota' }, blank))).toBe(JSON.stringify(noteFrom({ kind: 'nota', body: 'a' }, blank)))
  })

  it('is not sent while something in it cannot be read', () => {
    expect(entryFrom({ ...blank, on: 'ieri l’altro?', at: '25', minutes: 'un’ora' })).toEqual({ wrong: { on: true, at: true, minutes: true } })
  })

  it('becomes an entry, keeping the roles that were given before', () => {
    const read = entryFrom({ ...blank, body: 'x', at: '9.30', minutes: '45', people: ['p'], operators: ['o'], others: 'Maria Rossi (zia), il custode' }, { p: 'madre' })
    expect(read).toMatchObject({
      entry: {
        happenedAt: '2026-03-03T08:30:00Z', minutes: 45,
        presences: [{ personId: 'p', role: 'madre' }, { operatorId: 'o', role: null }, { name: 'Maria Rossi', role: 'zia' }, { name: 'il custode', role: null }],
      },
    })
    expect(entryFrom({ ...blank, at: '' })).toMatchObject({ entry: { happenedAt: '2026-03-03T11:00:00Z', minutes: null, presences: [] } })
  })
})

describe('other people', () => {
  it('are read with their roles, in any script', () => {
    expect(readOthers(' فاطمة الفاسي (mamma)، محمد ; ')).toEqual([{ name: 'فاطمة الفاسي', role: 'mamma' }, { name: 'محمد', role: null }])
    expect(readOthers(' , ,')).toEqual([])
    expect(readOthers('Zia ()')).toEqual([{ name: 'Zia', role: null }])
  })
})
