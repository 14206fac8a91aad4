import { describe, expect, it } from 'vitest'
import { minutesBlocks, planBlocks, requestBlocks } from './prefill-words.ts'
import { textOf } from './text.ts'

const plan = {
  inside: 'Progetto quadro',
  areas: [
    { label: 'Salute', health: true, situation: 'Ha l’asma.', resources: '', needs: '', goals: [{ words: 'Visita ogni tre mesi', indicator: null, dueOn: null, actions: [] }] },
    { label: 'Tempo libero', health: false, situation: 'Sta bene.', resources: 'Il pediatra.', needs: '', goals: [{ words: 'Fare sport', indicator: null, dueOn: '2026-09-03', actions: [{ words: 'Iscriversi', who: 'La madre', byOn: '2026-07-01', state: 'da fare' }] }] },
    { label: 'Scuola', health: false, situation: '', resources: '', needs: '', goals: [] },
  ],
  agreements: [{ who: 'Amina', stance: 'è d’accordo in parte', on: '2026-03-03', reason: 'vorrebbe nuotare', ownWords: 'Il nuoto sì' }],
}

describe('the words a paper begins with', () => {
  it('tell a plan: situation without empty areas, goals with their actions, agreements in the own words', () => {
    expect(planBlocks(plan, 'situation', 'abcd').map(textOf)).toEqual(['Tempo libero', 'Sta bene.', 'Risorse: Il pediatra.'])
    expect(planBlocks(plan, 'plan', 'abcd').map(({ kind, id }) => [kind, id])).toEqual([['paragraph', 'abcd-1'], ['heading', 'abcd-2'], ['paragraph', 'abcd-3'], ['table', 'abcd-4']])
    expect(textOf(planBlocks(plan, 'agreements', 'abcd')[0]!)).toBe('Amina è d’accordo in parte (3/3/2026): vorrebbe nuotare «Il nuoto sì»')
    expect(planBlocks({ ...plan, agreements: null }, 'agreements', 'abcd')).toEqual([])
  })
  it('tell what a plan says of health in its own section, and nowhere else', () => {
    expect(planBlocks(plan, 'health', 'abcd').map(textOf)).toEqual(['Salute', 'Ha l’asma.', 'Salute', 'Obiettivo: Visita ogni tre mesi'])
    expect(['situation', 'plan', 'agreements'].flatMap((key) => planBlocks(plan, key, 'abcd').map(textOf)).join(' ')).not.toMatch(/Salute|asma|Visita/)
  })
  it('tell a meeting, and its decisions apart', () => {
    const minutes = { on: '2026-03-03', from: '09:00', until: '10:00', kind: 'Équipe', purpose: null, place: null, attendance: 'Presenti: Anna. Assenti: Bruno.', body: 'Uno.\n\nDue.', decisions: [{ what: 'Telefonare', owner: 'Anna', dueOn: '2026-03-10' }] }
    expect(minutesBlocks(minutes, 'minutes', 'abcd').map(textOf)).toEqual(['Équipe del 3/3/2026, dalle 09:00 alle 10:00.', 'Presenti: Anna. Assenti: Bruno.', 'Uno.', 'Due.'])
    expect(minutesBlocks(minutes, 'decisions', 'abcd').map(textOf)).toEqual(['Telefonare: Anna, entro il 10/3/2026'])
    expect(minutesBlocks({ ...minutes, decisions: [] }, 'decisions', 'abcd')).toEqual([])
  })
  it('tell a request: why in one part, what in the other', () => {
    const request = { parts: [{ heading: 'Perché', text: 'Serve.' }, { heading: 'Che cosa si chiede', text: 'Una visita.' }] }
    expect(requestBlocks(request, 'reason', 'abcd').map(textOf)).toEqual(['Perché: Serve.'])
    expect(requestBlocks(request, 'request', 'abcd').map(textOf)).toEqual(['Che cosa si chiede: Una visita.'])
  })
})
