// @vitest-environment jsdom
import '#kernel/web/testing.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queryClient } from '#kernel/web/query.ts'
import type { ImportRun } from '../contract.ts'
import { TryStep } from './TryStep.tsx'

const run = { id: '01900000-0000-7000-8000-00000000000f', version: 2, state: 'ready', can: { change: true, confirm: true, discard: true, refused: false } } as ImportRun
const row = (number: number, outcome: string, it: string) => ({
  row: number, outcome, name: `Bambino ${number}`, birth: '2014-05-06', details: ['Monza'], findings: it ? [{ code: 'x', level: 'doubt', it, en: it }] : [],
})
const answer = { rows: [row(6, 'create', ''), row(7, 'doubt', 'Non è sicuro quale sia il cognome'), row(8, 'refused', 'È la stessa persona della riga 6')], next: null, total: 3, counts: { create: 1, doubt: 1, refused: 1, skipped: 2 } }

let sent: { url: string; body: unknown }[] = []
beforeEach(() => {
  queryClient.clear()
  sent = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    sent.push({ url: String(input), body: init?.body ? JSON.parse(String(init.body)) : null })
    return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } })
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
  expect(dialog.textContent).toContain('1 righe restano fuori')
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
