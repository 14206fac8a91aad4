// @vitest-environment jsdom
import '#kernel/web/testing.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queryClient } from '#kernel/web/query.ts'
import { FixedSession } from '#kernel/web/session.tsx'
import type { Suggestion } from '../contract/suggestion.ts'
import { SuggestionPage } from './SuggestionPage.tsx'

const uuid = (n: number) => `01900000-0000-7000-8000-00000000000${n}` as never
const worker = { id: uuid(9), displayName: 'Anna Verdi', roles: ['worker'] } as unknown as Parameters<typeof FixedSession>[0]['actor']
const side = (n: number, name: string, facts: Suggestion['sides'][number]['facts']): Suggestion['sides'][number] => ({
  person: { id: uuid(n), displayName: name, originalName: null, called: null, sex: null, birthDate: null, birthPrecision: 'unknown' } as never, files: [], facts, shielded: false,
})
const pair: Suggestion = {
  id: uuid(1), kind: 'duplicate', band: 'likely', state: 'open', others: 0, askedAgain: false, foundAt: '2026-11-20T10:00:00.000Z', version: 1, scoreVersion: '1', lines: [], decisions: [], link: null, separated: [], since: null, secondBecause: 'band',
  sides: [side(2, 'Aisha Quraishan', { given: 'Aisha', dob: '2018-10-11' }), side(3, 'عائشہ قریشان', { given: 'عائشہ' })], can: { decide: true, confirm: false, unlink: false },
}
const by = (name: string, n: number) => ({ id: uuid(n), name })
const answered = (verdict: 'same' | 'unsure', who: ReturnType<typeof by>, reason: string): Suggestion['decisions'][number] =>
  ({ id: uuid(5), verdict, reason, by: who, at: '2026-11-21T10:00:00.000Z', needsSecond: verdict === 'same', scoreVersion: '1', byQuestion: false, second: null })

let sent: Record<string, unknown>[] = []
/** The page of the pair as it stands; once `then` is given, what was sent first finds that somebody was quicker. */
function show(first: Suggestion, then?: Suggestion) {
  sent = []
  let now = first
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
    if (init?.method !== 'POST') return json(200, String(input).includes('/suggestions/') ? now : { rows: [] })
    sent.push(JSON.parse(String(init.body)) as never)
    if (!then || now === then) return json(200, now)
    now = then
    return json(409, { type: 'urn', code: 'stale', status: 409, title: 'Qualcun altro ha modificato questi dati nel frattempo', current: then })
  })
  const root = createRootRoute()
  const router = createRouter({
    routeTree: root.addChildren([createRoute({ getParentRoute: () => root, path: '/identita/coppie/$suggestionId', component: SuggestionPage })]), history: createMemoryHistory({ initialEntries: [`/identita/coppie/${pair.id}`] }),
  })
  return render(<QueryClientProvider client={queryClient}><FixedSession actor={worker}><main><RouterProvider router={router as never} /></main></FixedSession></QueryClientProvider>)
}
beforeEach(() => queryClient.clear())
afterEach(() => vi.restoreAllMocks())
const reason = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: /^Perché/ })

test('fact beside fact in a table, what is not known said, an Arabic name in its own direction; nothing is inaccessible', async () => {
  const { baseElement } = show(pair)
  const row = (await screen.findByRole('rowheader', { name: 'Nascita' })).closest('[role=row]')!
  expect([...row.querySelectorAll('[role=cell]')].map((cell) => cell.textContent)).toEqual(['gio 11 ottobre 2018', 'non si sa'])
  expect(screen.getByText('عائشہ', { selector: 'bdi' }).getAttribute('dir')).toBe('auto')
  expect((await axe.run(baseElement, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id} ${nodes[0]!.html}`)).toEqual([])
})

test('who answers after somebody else reads what was said meanwhile, keeps his words and may answer again', async () => {
  show(pair, { ...pair, version: 2, state: 'unsure', decisions: [answered('unsure', by('Lucia Bassi', 8), 'Aspetto la madre')] })
  fireEvent.click(await screen.findByRole('radio', { name: /^È la stessa persona/ }))
  fireEvent.change(reason(), { target: { value: 'Stessa madre' } })
  fireEvent.click(screen.getByRole('button', { name: 'Scrivi la risposta' }))
  expect(await screen.findByText('Aspetto la madre')).toBeTruthy()
  expect(screen.getByText('Nel frattempo qualcuno ha risposto')).toBeTruthy()
  expect(reason().value).toBe('Stessa madre')
  fireEvent.click(screen.getByRole('button', { name: 'Scrivi la risposta' }))
  await waitFor(() => expect(sent.map(({ version, verdict }) => [version, verdict])).toEqual([[1, 'same'], [2, 'same']]))
})

test('the second person finds no answer ready, and keeps her words when she changes it; the first one reads that another has to look', async () => {
  const waiting: Suggestion = { ...pair, state: 'confirming', decisions: [answered('same', by('Lucia Bassi', 8), 'Stessa zia')], can: { decide: false, confirm: true, unlink: false } }
  const { unmount } = show(waiting)
  const confirm = await screen.findByRole<HTMLInputElement>('radio', { name: /^Confermo/ })
  expect(screen.getAllByRole<HTMLInputElement>('radio').map(({ checked }) => checked)).toEqual([false, false])
  fireEvent.change(reason(), { target: { value: 'Ho sentito la zia' } })
  fireEvent.click(confirm)
  fireEvent.click(screen.getByRole('radio', { name: /^Non confermo/ }))
  expect(reason().value).toBe('Ho sentito la zia')
  fireEvent.click(screen.getByRole('button', { name: 'Scrivi la risposta' }))
  await waitFor(() => expect(sent).toMatchObject([{ answer: 'refused', reason: 'Ho sentito la zia' }]))
  unmount()
  queryClient.clear()
  show({ ...waiting, decisions: [answered('same', by('Anna Verdi', 9), 'Stessa zia')], can: { decide: false, confirm: false, unlink: false } })
  expect(await screen.findByText(/Ora tocca a un’altra/)).toBeTruthy()
})

test('asked again, the earlier answer and what is new stand before the question', async () => {
  const earlier = answered('unsure', by('Lucia Bassi', 8), 'Aspetto la madre')
  show({ ...pair, askedAgain: true, decisions: [earlier], since: { added: [{ fact: 'mother', weight: 2, unknown: false, says: { it: 'nome della madre concorda', en: 'same mother' } }], gone: ['phone'] } })
  const told = (await screen.findByText('Aspetto la madre', { exact: false, selector: 'p bdi' })).closest('#pair-standing')!
  expect(told.textContent).toContain('nome della madre concorda')
  expect(told.textContent).toContain('Non vale più ciò che allora era scritto di: telefono.')
  expect(told.compareDocumentPosition(reason()) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
})

test('whom a notice calls to a pair taken back reads at once that a second person is no longer needed', async () => {
  show({ ...pair, decisions: [{ ...answered('same', by('Lucia Bassi', 8), 'Stessa madre'), withdrawn: { at: '2026-11-22T10:00:00.000Z', reason: 'È la cugina' } } as never] })
  expect((await screen.findByText(/^Lucia Bassi ha ritirato la sua risposta/)).closest('#pair-standing')).not.toBeNull()
})

test('having answered, the keyboard goes on from what holds now', async () => {
  show(pair)
  fireEvent.click(await screen.findByRole('radio', { name: /^Non so/ }))
  fireEvent.change(reason(), { target: { value: 'Aspetto' } })
  fireEvent.click(screen.getByRole('button', { name: 'Scrivi la risposta' }))
  await waitFor(() => expect(document.activeElement?.id).toBe('pair-standing'))
})
