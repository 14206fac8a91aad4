// @vitest-environment jsdom
import '#kernel/web/testing.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { parseSearch, writeSearch } from '#kernel/web/paths.ts'
import { queryClient } from '#kernel/web/query.ts'
import * as uploading from '#kernel/web/upload.ts'
import { ApiProblem } from '#kernel/web/api.ts'
import { DocumentsTab } from './DocumentsTab.tsx'

vi.mock('#kernel/web/upload.ts')

const subject = '01900000-0000-7000-8000-00000000000f'
const version = {
  n: 2, fileName: 'decreto.pdf', mediaType: 'application/pdf', size: 120_000, preview: 'pdf', stripped: false, scanned: true,
  uploadedBy: { id: subject, name: 'Anna Verdi' }, uploadedAt: '2026-03-03T10:00:00.000Z', note: null,
}
const row = (over: object) => ({
  id: subject, subject, section: 'judicial', title: 'Decreto del Tribunale', type: 'decreto', origin: 'autorita_giudiziaria', datedOn: '2026-03-01',
  createdBy: { id: subject, name: 'Anna Verdi' }, createdAt: '2026-03-02T10:00:00.000Z', file: version, withdrawn: null, version: 2,
  can: { addVersion: true, change: true, withdraw: true }, ...over,
})
const list = (rows: object[], upload: string[]) => ({ rows, next: null, total: rows.length, reached: ['social', 'judicial'], can: { upload } })
const codes = {
  rows: [['document_type', 'decreto', 'Decreto'], ['document_type', 'relazione', 'Relazione'], ['document_origin', 'prodotto_interno', 'Prodotto dal servizio'], ['section', 'social', 'Sociale'], ['section', 'judicial', 'Giudiziaria']]
    .map(([list, code, it]) => ({ list, code, it, en: it, source: '' })),
}

let asked: string[] = []
let address = createMemoryHistory()
function show(rows: object[], upload: string[], at = '/') {
  asked = []
  address = createMemoryHistory({ initialEntries: [at] })
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) => {
    const url = String(input)
    asked.push(url)
    const answer = url.includes('/codes') ? codes : url.includes('/subjects/') ? list(rows, upload) : { ...rows[0], versions: [version, { ...version, n: 1 }] }
    return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } })
  })
  const router = createRouter({ routeTree: createRootRoute({ component: () => <main><h1>Fascicolo</h1><DocumentsTab subject={subject} /></main> }), history: address, parseSearch, stringifySearch: writeSearch })
  return render(<QueryClientProvider client={queryClient}><RouterProvider router={router as never} /></QueryClientProvider>)
}
const violations = async (element: Element) => (await axe.run(element, { iframes: false, rules: { 'color-contrast': { enabled: false } } })).violations.map(({ id }) => id)

beforeEach(() => queryClient.clear())
afterEach(() => vi.restoreAllMocks())

test('who may not add sees no way to, and no action the server would refuse', async () => {
  const { container } = show([row({ can: { addVersion: false, change: false, withdraw: false } })], [])
  fireEvent.click(await screen.findByRole('button', { name: 'Azioni su Decreto del Tribunale' }))
  const items = await screen.findAllByRole('menuitem')
  expect(items.map((item) => item.textContent)).toEqual(['Apri', 'Scarica'])
  expect(screen.queryByText('Aggiungi documenti')).toBeNull()
  expect(await violations(container)).toEqual([])
})

test('several files at once: what is refused stays with its reason, the others go', async () => {
  vi.mocked(uploading.upload).mockImplementation(async (_endpoint, input) => {
    if ((input as { fileName: string }).fileName === 'film.mp4') {
      throw new ApiProblem({ type: '', code: 'file-type', status: 415, title: 'Questo tipo di file non è ammesso', detail: 'Audio e video non si conservano qui' })
    }
    return {} as never
  })
  const { container } = show([row({})], ['social', 'judicial'])
  await screen.findByRole('button', { name: 'Decreto del Tribunale' })
  expect(screen.queryByLabelText('File da caricare')).toBeNull() // the list first
  fireEvent.click(screen.getByRole('button', { name: 'Aggiungi documenti' }))
  const input = await screen.findByLabelText('File da caricare')
  expect(document.activeElement).toBe(input)
  fireEvent.change(input, { target: { files: [new File(['%PDF-'], 'relazione_finale.pdf'), new File(['x'], 'film.mp4')] } })
  const rows = within(await screen.findByRole('list', { name: 'File pronti' }))
  expect(rows.getAllByLabelText<HTMLInputElement>(/Titolo/).map((field) => field.value)).toEqual(['relazione finale', 'film'])
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Carica 2 file' }).disabled).toBe(true)
  for (const field of rows.getAllByLabelText(/Tipo/)) fireEvent.change(field, { target: { value: 'relazione' } })
  expect(await violations(container)).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Carica 2 file' }))
  expect(await screen.findByText('Audio e video non si conservano qui')).toBeTruthy()
  await waitFor(() => expect(rows.getAllByRole('listitem')).toHaveLength(1))
  expect(vi.mocked(uploading.upload).mock.calls[0]![1]).toMatchObject({ subject, title: 'relazione finale', type: 'relazione', section: 'social', origin: 'prodotto_interno' })
})

test('a document opens in the page, with its versions', async () => {
  show([row({})], [])
  fireEvent.click(await screen.findByRole('button', { name: 'Decreto del Tribunale' }))
  const frame = await screen.findByTitle('Anteprima di Decreto del Tribunale')
  expect(frame.getAttribute('src')).toBe(`/api/documents/${subject}/content?n=2&inline=true`)
  fireEvent.click(screen.getByRole('button', { name: 'Versione 1' }))
  expect(frame.getAttribute('src')).toBe(`/api/documents/${subject}/content?n=1&inline=true`)
  expect(await violations(screen.getByRole('dialog'))).toEqual([])
})

test('filters ask the server and stand in the address', async () => {
  show([], [])
  expect(await screen.findByText('Nessun documento')).toBeTruthy()
  expect(screen.queryByRole('combobox', { name: 'Sezione' })).toBeNull() // nothing to look through
  fireEvent.click(screen.getByRole('checkbox', { name: 'Mostra anche i ritirati' }))
  fireEvent.change(await screen.findByRole('combobox', { name: 'Sezione' }), { target: { value: 'judicial' } })
  await waitFor(() => expect(asked.at(-1)).toContain('section=judicial&withdrawn=true'))
  expect(await screen.findByText('Nessun documento con questi filtri')).toBeTruthy()
  expect(address.location.search).toBe('?ritirati=si&sezione=judicial')
  fireEvent.click(screen.getByRole('button', { name: 'Togli i filtri' }))
  await waitFor(() => expect(address.location.search).toBe(''))
})

test('an address with filters shows what it says', async () => {
  show([row({})], [], '/?q=decreto&tipo=decreto')
  expect((await screen.findByRole<HTMLInputElement>('searchbox')).value).toBe('decreto')
  expect(asked.some((url) => url.includes('q=decreto') && url.includes('type=decreto'))).toBe(true)
})

test('who may add to an empty list finds the upload at once; a refused file stays there when the list is empty no more', async () => {
  vi.mocked(uploading.upload).mockRejectedValue(new ApiProblem({ type: '', code: 'file-type', status: 415, title: 'Questo tipo di file non è ammesso' }))
  const rows: object[] = []
  show(rows, ['social'])
  const input = await screen.findByLabelText('File da caricare')
  expect(document.activeElement).toBe(document.body) // not moved there unasked
  fireEvent.change(input, { target: { files: [new File(['x'], 'film.mp4')] } })
  fireEvent.change(await screen.findByLabelText(/Tipo/), { target: { value: 'relazione' } })
  rows.push(row({}))
  fireEvent.click(screen.getByRole('button', { name: 'Carica il file' }))
  expect(await screen.findByRole('button', { name: 'Decreto del Tribunale' })).toBeTruthy()
  expect(screen.getByText('Questo tipo di file non è ammesso')).toBeTruthy()
})
