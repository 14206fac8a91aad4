// @vitest-environment jsdom
import '#kernel/web/testing.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { parseSearch, writeSearch } from '#kernel/web/paths.ts'
import { queryClient } from '#kernel/web/query.ts'
import { FixedSession } from '#kernel/web/session.tsx'
import { listenForShortcuts } from '#kernel/web/shortcuts.ts'
import type { TimelineItem } from '../../contract/timeline.ts'
import { TimelineTab } from './TimelineTab.tsx'

const caseId = newId<'case'>()
const item = (over: Partial<TimelineItem>): TimelineItem => ({
  source: 'diary', id: newId(), event: 'written', at: '2026-03-03T13:30:00Z', section: 'social', kind: 'colloquio', title: null, text: 'Parole.', cut: false,
  by: { id: newId(), name: 'Anna Verdi' }, correctedAt: null, place: null, minutes: null, origin: 'attivita_propria', presences: [], ...over,
})
const rows = [
  item({ presences: ['فاطمة الفاسي (madre)'], minutes: 40, place: 'A casa' }),
  // still February in London, already March in Rome
  item({ source: 'phase', event: 'changed', kind: 'valutazione', section: 'file', at: '2026-02-28T23:30:00Z', text: null }),
  item({ source: 'handover', event: 'answered', kind: 'refused', section: 'file', at: '2026-02-10T09:00:00Z', text: 'Manca il decreto' }),
]
let canWrite: boolean
let asked: string[]
const answers: [RegExp, () => unknown][] = [
  [/^\/api\/codes/, () => ({ rows: [{ list: 'diary_kind', code: 'colloquio', it: 'Colloquio', en: 'Talk', source: '' }, { list: 'phase', code: 'valutazione', it: 'Valutazione', en: 'Assessment', source: '' }] })],
  [/\/timeline/, () => ({ rows, next: null, total: 3, counts: { sources: { diary: 1, phase: 1, handover: 1 }, kinds: { colloquio: 1 } }, reached: ['file', 'social'], partial: true, can: { write: canWrite, sections: ['social'] } })],
  [/\/diary-desk/, () => ({ people: [], team: [], siblings: [], sections: ['social'], can: { write: canWrite, raiseWarning: canWrite } })],
  [/^\/api\/drafts/, () => ({ rows: [] })],
]

let stopListening: () => void
beforeEach(() => {
  canWrite = true
  asked = []
  stopListening = listenForShortcuts()
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (url) => {
    asked.push(String(url))
    return Response.json(answers.find(([path]) => path.test(String(url)))![1]())
  })
})
afterEach(() => {
  stopListening()
  vi.restoreAllMocks()
  queryClient.clear()
})

const actor = { id: newId(), displayName: 'Anna', organisationId: newId(), language: 'it', idleMinutes: 15, expiresAt: '2026-03-03T20:00:00Z', roles: [] } as never
const show = (at = '/') => {
  const history = createMemoryHistory({ initialEntries: [at] })
  const router = createRouter({ routeTree: createRootRoute({ component: () => <TimelineTab caseId={caseId} /> }), history, parseSearch, stringifySearch: writeSearch })
  render(<QueryClientProvider client={queryClient}><FixedSession actor={actor}><RouterProvider router={router} /></FixedSession></QueryClientProvider>)
  return history
}

test('reads as text under the months of Rome, and says that it is not all', async () => {
  show()
  const march = await screen.findByRole('region', { name: 'marzo 2026' })
  expect(within(march).getAllByRole('heading', { level: 4 }).map((one) => one.textContent)).toEqual(['Colloquio', 'Fase: Valutazione'])
  expect(within(march).getByText('Anna Verdi · A casa · 40 min · Con فاطمة الفاسي (madre)')).toBeTruthy()
  const february = screen.getByRole('region', { name: 'febbraio 2026' })
  expect(within(february).getByRole('heading', { level: 4 }).textContent).toBe('Passaggio rifiutato')
  expect(screen.getByText('Alcune parti non sono tra quelle che puoi vedere.')).toBeTruthy()
})

test('a pressed choice asks for that source only, stays in the address, and can be taken back', async () => {
  const history = show()
  fireEvent.click(await screen.findByRole('button', { name: 'Passaggi (1)' }))
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Passaggi (1)' }).getAttribute('aria-pressed')).toBe('true'))
  await vi.waitFor(() => expect(asked.at(-1)).toContain('sources=handover'))
  expect(history.location.search).toBe('?source=handover')
  fireEvent.click(screen.getByRole('button', { name: 'Togli i filtri' }))
  await vi.waitFor(() => expect(screen.getByRole('button', { name: 'Passaggi (1)' }).getAttribute('aria-pressed')).toBe('false'))
  expect(history.location.search).toBe('')
})

test('an address that was shared opens narrowed as it says; what means nothing in it is left out', async () => {
  show('/?source=diary&kind=colloquio&section=social&from=2026-02-01&to=non%20so&author=chiunque&q=madre')
  await screen.findByRole('region', { name: 'marzo 2026' })
  const read = asked.filter((url) => url.includes('/timeline'))
  expect(Object.fromEntries(new URL(read[0]!, 'http://localhost').searchParams)).toEqual({ q: 'madre', sources: 'diary', kinds: 'colloquio', sections: 'social', from: '2026-02-01' })
  expect(screen.getByRole('button', { name: 'Diario (1)' }).getAttribute('aria-pressed')).toBe('true')
  expect(screen.getByLabelText<HTMLInputElement>(/^Dal/).value).toBe('01/02/2026')
  expect(screen.getByRole('searchbox').getAttribute('value')).toBe('madre')
})

test('N begins a note, for who may write', async () => {
  show()
  await screen.findByRole('button', { name: 'Scrivi una nota' })
  fireEvent.keyDown(document.body, { key: 'n' })
  expect(document.activeElement).toBe(screen.getByLabelText(/^Nota/))
})

test('who only reads is offered no writing', async () => {
  canWrite = false
  show()
  await screen.findByRole('region', { name: 'marzo 2026' })
  await vi.waitFor(() => expect(asked.some((url) => url.includes('diary-desk'))).toBe(true))
  fireEvent.keyDown(document.body, { key: 'n' })
  expect(screen.queryByLabelText(/^Nota/)).toBeNull()
  expect(screen.queryByRole('button', { name: 'Scrivi una nota' })).toBeNull()
})
