// @vitest-environment jsdom
import '#kernel/web/testing.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queryClient } from '#kernel/web/query.ts'
import type { ImportRun } from '../contract.ts'
import { TryStep } from './TryStep.tsx'

const id = (n: number) => `01900000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`
const run = { id: '01900000-0000-7000-8000-00000000000f', version: 2, state: 'ready', matching: { state: 'done', done: 3, total: 3, at: '2026-03-03T10:00:00Z' }, can: { change: true, confirm: true, discard: true, refused: false } } as ImportRun
const row = (number: number, outcome: string, it: string) => ({
  row: number, outcome, name: `Bambino ${number}`, birth: '2014-05-06', details: ['Monza'], findings: it ? [{ code: 'x', level: 'doubt', it, en: it }] : [],
})
const answer = { rows: [row(6, 'create', ''), row(7, 'doubt', 'Non è sicuro quale sia il cognome'), row(8, 'refused', 'È la stessa persona della riga 6')], next: null, total: 3, counts: { create: 1, doubt: 1, refused: 1, skipped: 2 } }

const line = (n: number, over: object = {}) => ({
  id: id(n), row: n, name: `Bambino ${n}`, birth: '2014-05-06', details: [], loads: true, band: 'very_likely', exact: false, others: 0, other: null, verdict: null, words: null,
  person: { header: { id: id(50 + n), displayName: `Registrato ${n}`, originalName: null, called: null, sex: null, birthDate: '2014-05-06', birthPrecision: 'day', diedOn: null }, files: [{ caseId: id(70 + n), number: `T-2026-00000${n}`, status: 'closed', unitName: 'Servizio', organisationName: 'Ente' }] },
  lines: [{ fact: 'given', weight: 2, unknown: false, says: { it: 'Momodou ≈ Mamadou: stesso suono', en: 'the same sound' } }], ...over,
})
const knownCounts = { very_likely: 1, likely: 1, possible: 0, unanswered: 2, must: 1 }
const known = { rows: [line(6), line(7, { band: 'likely', person: null, other: { row: 6, name: 'Bambino 6', birth: null, details: [] } })], next: null, total: 2, counts: knownCounts, matching: run.matching }
const answers: Record<string, unknown> = { known, beyond: { later: true, limited: false, rows: [] }, answer: { counts: { ...knownCounts, unanswered: 1, must: 0 } }, rest: { answered: 2, counts: { ...knownCounts, unanswered: 0, must: 0 } } }

let sent: { url: string; body: unknown }[] = []
beforeEach(() => {
  queryClient.clear()
  sent = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    sent.push({ url: String(input), body: init?.body ? JSON.parse(String(init.body)) : null })
    const last = String(input).split('?')[0]!.split('/').at(-1)!
    return new Response(JSON.stringify(answers[last] ?? answer), { headers: { 'content-type': 'application/json' } })
  })
})
afterEach(() => vi.restoreAllMocks())

const show = () => render(<QueryClientProvider client={queryClient}><main><h1>Importa</h1><TryStep run={run} onBack={() => undefined} /></main></QueryClientProvider>)

test('only doubts can be ticked; nothing is sent before the confirmation, then the doubts chosen', async () => {
  const { container } = show()
  const box = await screen.findByRole('checkbox', { name: 'Includi la riga 7, Bambino 7' })
  expect(screen.getAllByRole('checkbox')).toHaveLength(2)
  expect(screen.getByRole('button', { name: 'Apri 1 fascicolo' })).toBeTruthy()
  fireEvent.click(box)
  fireEvent.click(screen.getByRole('button', { name: 'Apri 2 fascicoli' }))
  const dialog = await screen.findByRole('alertdialog')
  expect(dialog.textContent).toContain('1 riga resta fuori')
  expect(sent.some(({ url }) => url.endsWith('/confirm'))).toBe(false)
  fireEvent.click([...dialog.querySelectorAll('button')].find((button) => button.textContent === 'Apri 2 fascicoli')!)
  await waitFor(() => expect(sent.find(({ url }) => url.endsWith('/confirm'))?.body).toEqual({ version: 2, include: [7] }))
  expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false } } })).violations.map(({ id }) => id)).toEqual([])
})

test('the filter asks the server', async () => {
  show()
  fireEvent.change(await screen.findByRole('combobox', { name: 'Mostra' }), { target: { value: 'refused' } })
  await waitFor(() => expect(sent.at(-1)?.url).toContain('outcome=refused'))
})

test('an answer is sent at once; what must be answered is said until it is, and the rest is left undecided in one go', async () => {
  show()
  const group = await screen.findByRole('group', { name: 'Riga 6, Bambino 6: è lo stesso minore di Registrato 6?' })
  expect(screen.getByText('Prima di aprire i fascicoli rispondi per una riga molto probabilmente già conosciuta.')).toBeTruthy()
  expect(screen.getByText('Riga 6 di questo file')).toBeTruthy()
  fireEvent.click(within(group).getByRole('radio', { name: 'È lo stesso' }))
  await waitFor(() => expect(sent.find(({ url }) => url.endsWith('/known/answer'))?.body).toEqual({ answers: [{ candidateId: id(6), verdict: 'same', words: null }] }))
  expect(within(group).getByText(/Si può separare/)).toBeTruthy()
  await waitFor(() => expect(screen.queryByText(/Prima di aprire i fascicoli rispondi/)).toBeNull())
  fireEvent.click(screen.getByRole('button', { name: 'Tutte le altre: non lo so' }))
  const dialog = await screen.findByRole('alertdialog')
  expect(dialog.textContent).toContain('1 coppia senza risposta')
  fireEvent.click([...dialog.querySelectorAll('button')].find((button) => button.textContent === 'Tutte le altre: non lo so')!)
  await waitFor(() => expect(sent.some(({ url }) => url.endsWith('/known/rest'))).toBe(true))
})

test('while the comparison runs no file can be opened, and it says how far it is', async () => {
  render(<QueryClientProvider client={queryClient}><main><h1>Importa</h1><TryStep run={{ ...run, matching: { state: 'running', done: 1200, total: 5000, at: '2026-03-03T10:00:00Z' } }} onBack={() => undefined} /></main></QueryClientProvider>)
  expect(await screen.findByText(/1\.?200 righe di 5\.?000/)).toBeTruthy()
  expect((screen.getByRole('button', { name: 'Apri 1 fascicolo' }) as HTMLButtonElement).disabled).toBe(true)
})
