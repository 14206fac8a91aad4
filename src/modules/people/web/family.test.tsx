// @vitest-environment jsdom
import '#kernel/web/testing.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Id } from '#kernel/domain/ids.ts'
import { queryClient } from '#kernel/web/query.ts'
import { FixedSession } from '#kernel/web/session.tsx'
import type { Family } from '../contract.ts'
import { FamilyTab } from './FamilyTab.tsx'
import './FamilyGraph.tsx'

class Still {
  observe() {}
  unobserve() {}
  disconnect() {}
}
globalThis.ResizeObserver ??= Still as never
globalThis.DOMMatrixReadOnly ??= class { m22 = 1 } as never

const ids = {
  child: '01900000-0000-7000-8000-000000000001', mother: '01900000-0000-7000-8000-000000000002',
  father: '01900000-0000-7000-8000-000000000003', gran: '01900000-0000-7000-8000-000000000004', brother: '01900000-0000-7000-8000-000000000005', tied: '01900000-0000-7000-8000-000000000006',
}
const worker = { id: '01900000-0000-7000-8000-00000000000a', displayName: 'Anna Verdi', roles: ['worker'] } as unknown as Parameters<typeof FixedSession>[0]['actor']
const caseId = '01900000-0000-7000-8000-00000000000f'
const node = (id: string, displayName: string, relation: string | null, sex: 'M' | 'F'): Family['nodes'][number] => ({
  id: id as Id<'person'>, displayName, originalName: null, called: null, sex, birthDate: null, birthPrecision: 'unknown', diedOn: null, relation, current: true, contacts: [],
})
const edge = (from: string, type: string, to: string, group: string): Family['edges'][number] => ({
  id: `01900000-0000-7000-8000-0000000${from.slice(-3)}${to.slice(-2)}`, from: from as Id<'person'>, to: to as Id<'person'>, type, group, validFrom: null, validTo: null,
})
const family = (edit: boolean): Family => ({
  nodes: [
    { ...node(ids.child, 'Amina El Sayed', null, 'F'), originalName: 'أمينة السيد', birthDate: '2011-01-01' as never, birthPrecision: 'year' },
    { ...node(ids.mother, 'Fatima Hassan', 'madre', 'F'), contacts: [{ kind: 'cellulare', value: '+39 333 1234567', protected: true }] },
    node(ids.father, 'Omar El Sayed', 'genitore', 'M'), node(ids.gran, 'Zahra Hassan', null, 'F'),
  ],
  edges: [
    edge(ids.mother, 'madre', ids.child, 'genitori'), edge(ids.father, 'genitore', ids.child, 'genitori'), edge(ids.mother, 'coniuge', ids.father, 'coppia'),
    edge(ids.gran, 'madre', ids.mother, 'genitori'),
  ],
  identity: true,
  can: { edit },
})
const codes = { rows: [['madre', 'Madre', 'Mother'], ['genitore', 'Genitore', 'Parent'], ['coniuge', 'Coniuge', 'Spouse']].map(([code, it, en]) => ({ list: 'relation_type', code, it, en, source: '' })) }

let sent: { url: string; body: unknown }[] = []
function serve(edit: boolean) {
  sent = []
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const url = String(input)
    sent.push({ url, body: init?.body ? JSON.parse(String(init.body)) : null })
    const answer = url.includes('/family') ? family(edit) : url.includes('/codes') ? codes : url.includes('/relatives') ? { personId: ids.gran } : { rows: [] }
    return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } })
  })
  return render(
    <QueryClientProvider client={queryClient}>
      <FixedSession actor={worker}><main><h1>Fascicolo</h1><FamilyTab caseId={caseId} childId={ids.child as Id<'person'>} /></main></FixedSession>
    </QueryClientProvider>,
  )
}
beforeEach(() => queryClient.clear())
afterEach(() => vi.restoreAllMocks())

const card = (id: string) => document.querySelector<HTMLElement>(`[data-person="${id}"]`)!
const drawn = () => waitFor(() => expect(card(ids.child)).toBeTruthy())

test('who may not write finds no way to add', async () => {
  serve(false)
  await drawn()
  expect(screen.queryByRole('button', { name: 'Aggiungi una persona' })).toBeNull()
})

test('arrows walk through the cards by generation, and each card leads to its person', async () => {
  serve(false)
  await drawn()
  const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key })
  card(ids.child).focus()
  press('ArrowUp')
  expect([card(ids.mother), card(ids.father)]).toContain(document.activeElement)
  const [here, other] = document.activeElement === card(ids.mother) ? [ids.mother, ids.father] : [ids.father, ids.mother]
  for (const key of ['ArrowRight', 'ArrowLeft']) {
    card(here).focus()
    press(key)
    if (document.activeElement === card(other)) break
  }
  expect(document.activeElement).toBe(card(other))
  card(ids.mother).focus()
  press('ArrowUp')
  expect(document.activeElement).toBe(card(ids.gran))
  press('ArrowUp')
  expect(document.activeElement).toBe(card(ids.gran))
  expect(card(ids.gran).getAttribute('href')).toBe(`/persone/${ids.gran}`)
})

test('the table says the same as the picture, in the words of the sex, with contacts', async () => {
  serve(false)
  await drawn()
  const table = screen.getByRole('table', { name: 'Le persone del fascicolo' })
  const row = (name: RegExp) => within(within(table).getByRole('rowheader', { name }).closest('tr')!)
  await waitFor(() => expect(row(/Omar/).getByText(/^Padre/)).toBeTruthy())
  expect(row(/Fatima/).getByText(/^Madre/)).toBeTruthy()
  expect(row(/Fatima/).getByRole('link', { name: '+39 333 1234567' }).getAttribute('href')).toBe('tel:+393331234567')
  expect(row(/Fatima/).getByText('Protetto')).toBeTruthy()
  expect(row(/Zahra/).getByText('Madre · Fatima Hassan')).toBeTruthy()
  expect(row(/Amina/).getByText('أمينة السيد').getAttribute('dir')).toBe('auto')
})

test('lines are not tab stops', async () => {
  serve(false)
  await drawn()
  await waitFor(() => expect(document.querySelectorAll('.pp-line').length).toBeGreaterThan(2))
  expect(document.querySelectorAll('.pp-line[tabindex="0"]')).toHaveLength(0)
})

test('nothing is inaccessible, the dialog included', async () => {
  const { baseElement } = serve(true)
  await drawn()
  const check = async () => (await axe.run(baseElement, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map(({ id, nodes }) => `${id} ${nodes[0]!.html}`)
  expect(await check()).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Aggiungi una persona' }))
  await screen.findByRole('dialog')
  expect(await check()).toEqual([])
})

test('a relative is sent with what was written, and nothing that was left empty', async () => {
  serve(true)
  await drawn()
  fireEvent.click(screen.getByRole('button', { name: 'Aggiungi una persona' }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.change(dialog.getByLabelText(/Che cos’è per/), { target: { value: 'madre' } })
  fireEvent.change(dialog.getByLabelText('Nome'), { target: { value: 'Leila' } })
  fireEvent.change(dialog.getByLabelText('Anno di nascita'), { target: { value: '1985' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Aggiungi' }))
  await waitFor(() => expect(sent.some(({ url }) => url.endsWith('/relatives'))).toBe(true))
  const { body } = sent.find(({ url }) => url.endsWith('/relatives'))!
  expect(body).toMatchObject({ subject: caseId, type: 'madre', relative: { given: 'Leila', birth: { year: '1985' } } })
  expect((body as { relativeId?: string }).relativeId ?? null).toBeNull()
})

test('brothers and sisters to whom nobody wrote the tie are known by their parents or their tied files, and it says why', async () => {
  const whole = family(false)
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => Response.json(String(input).includes('/family') ? {
    ...whole,
    nodes: [...whole.nodes, node(ids.brother, 'Sami El Sayed', null, 'M'), node(ids.tied, 'Nour El Sayed', null, 'F')],
    edges: [...whole.edges, edge(ids.mother, 'madre', ids.brother, 'genitori')],
  } : codes))
  render(<QueryClientProvider client={queryClient}><FamilyTab caseId={caseId} childId={ids.child as Id<'person'>} tied={[ids.tied]} /></QueryClientProvider>)
  await drawn()
  const table = screen.getByRole('table', { name: 'Le persone del fascicolo' })
  const row = (name: RegExp) => within(table).getByRole('rowheader', { name }).closest('tr')!.textContent
  expect(row(/Sami/)).toContain('Fratello (un genitore in comune: Fatima Hassan)')
  expect(row(/Nour/)).toContain('Sorella (fascicoli legati come fratelli)')
  expect(card(ids.brother).textContent).toContain('Fratello')
  expect(card(ids.tied).textContent).toContain('Sorella')
})

test('what was said of the tie stays when somebody known is chosen instead', async () => {
  serve(true)
  await drawn()
  fireEvent.click(screen.getByRole('button', { name: 'Aggiungi una persona' }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.change(await dialog.findByLabelText(/Che cos’è per/), { target: { value: 'madre' } })
  fireEvent.change(dialog.getByLabelText(/^Nota/), { target: { value: 'lo dice la zia' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Persona già conosciuta' }))
  await dialog.findByRole('combobox', { name: /Persona già conosciuta/ })
  expect(dialog.getByLabelText<HTMLSelectElement>(/Che cos’è per/).value).toBe('madre')
  expect(dialog.getByLabelText<HTMLInputElement>(/^Nota/).value).toBe('lo dice la zia')
})
