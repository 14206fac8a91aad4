// @vitest-environment jsdom
import '#kernel/web/testing.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { queryClient } from '#kernel/web/query.ts'
import type { DiaryDraft } from '../../contract/diary.ts'
import { Composer } from './Composer.tsx'
import { blankNote } from './note-text.ts'

const [caseId, personId] = [newId<'case'>(), newId<'person'>()]
const desk = {
  people: [{ personId, name: 'Fatima El Fassi', original: 'فاطمة الفاسي' }], team: [], sections: ['social', 'health'] as never,
  siblings: [{ caseId: newId<'case'>(), number: 'PR-2026-000002', childName: 'Karim El Fassi' }], can: { write: true, raiseWarning: true },
}

interface Asked {
  method: string
  path: string
  body: Record<string, unknown>
}
let asked: Asked[]
let answer: (request: Asked) => { status: number; body: unknown }
const saved = { status: 200, body: { id: newId(), version: 1, savedAt: '2026-03-03T10:00:00Z', alsoIn: [] } }
const problem = (status: number, code: string, more = {}) => ({ status, body: { type: `urn:${code}`, code, status, title: code, ...more } })

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  asked = []
  answer = () => saved
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (url, init) => {
    const request = { method: init?.method ?? 'GET', path: String(url), body: init?.body ? (JSON.parse(String(init.body)) as Record<string, unknown>) : {} }
    if (request.path.startsWith('/api/codes')) return Response.json({ rows: [{ list: 'diary_kind', code: 'nota', it: 'Nota', en: 'Note', source: '' }] })
    asked.push(request)
    const { status, body } = answer(request)
    return Response.json(body, { status })
  })
})
afterEach(async () => {
  // what is closed with words in it still saves them: that belongs to this test, not to the next
  cleanup()
  await vi.advanceTimersByTimeAsync(30_000)
  vi.restoreAllMocks()
  vi.useRealTimers()
  queryClient.clear()
})

const onClose = vi.fn()
const show = (draft?: DiaryDraft) => render(<QueryClientProvider client={queryClient}><Composer {...{ caseId, desk, draft, onClose }} /></QueryClientProvider>)
const text = () => screen.getByLabelText<HTMLTextAreaElement>(/^Nota/)
const type = (words: string) => fireEvent.change(text(), { target: { value: words } })
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))
const sentTo = (method: string) => asked.filter((one) => one.method === method)

test('the cursor is in the text; Ctrl+Enter saves once, with the draft that is put away', async () => {
  show()
  expect(document.activeElement).toBe(text())
  type('Ho visto la madre')
  await pass(1000)
  expect(sentTo('PUT')[0]?.body).toMatchObject({ version: 0, content: { body: 'Ho visto la madre', section: 'social' } })
  fireEvent.click(screen.getByLabelText(/Fatima/))
  fireEvent.keyDown(text(), { key: 'Enter', ctrlKey: true })
  fireEvent.keyDown(text(), { key: 'Enter', ctrlKey: true })
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  await pass(10_000)
  expect(sentTo('POST')).toHaveLength(1)
  const draftId = sentTo('PUT')[0]!.path.split('/').at(-1)
  expect(sentTo('POST')[0]).toMatchObject({ path: `/api/cases/${caseId}/diary`, body: { body: 'Ho visto la madre', draftId, presences: [{ personId, role: null }] } })
  // nothing brings the draft back
  expect(asked.at(-1)?.method).toBe('POST')
})

test('what cannot be read stays as typed, is kept as a draft and is not sent as an entry', async () => {
  show()
  fireEvent.change(screen.getByLabelText(/^Quando/), { target: { value: 'quel giorno' } })
  type('Testo')
  await pass(1000)
  fireEvent.keyDown(text(), { key: 'Enter', ctrlKey: true })
  expect(await screen.findByText(/Scrivi una data che esiste/)).toBeTruthy()
  expect(sentTo('POST')).toEqual([])
  expect(sentTo('PUT').at(-1)?.body).toMatchObject({ content: { on: 'quel giorno', body: 'Testo' } })
})

test('a refusal stands beside its field and nothing typed is lost', async () => {
  answer = ({ method }) => (method === 'POST' ? problem(400, 'invalid', { errors: [{ path: 'presences.0.personId', message: 'Non è del fascicolo' }] }) : saved)
  show()
  type('Testo')
  fireEvent.keyDown(text(), { key: 'Enter', metaKey: true })
  expect(await screen.findByText('Non è del fascicolo')).toBeTruthy()
  expect(text().value).toBe('Testo')
})

const left: DiaryDraft = { id: newId<'draft'>(), caseId, entryId: null, content: { ...blankNote('health'), body: 'Qui' }, savedAt: new Date().toISOString(), version: 3 }

test('a draft goes on from its version; written elsewhere meanwhile, the person chooses', async () => {
  let there = { ...left, version: 5, content: { ...left.content, body: 'Dal telefono' } }
  answer = ({ method, body }) => (method === 'PUT' && body['version'] !== there.version ? problem(409, 'stale', { current: there }) : saved)
  show(left)
  expect(text().value).toBe('Qui')
  type('Qui e ora')
  await pass(1000)
  expect(sentTo('PUT')[0]?.body['version']).toBe(3)
  expect(screen.getByText('Dal telefono')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Tieni quella che vedo qui' }))
  await pass(6000)
  expect(sentTo('PUT').at(-1)?.body).toMatchObject({ version: 5, content: { body: 'Qui e ora' } })
  there = { ...there, version: 9 }
  type('Ancora')
  await pass(1000)
  fireEvent.click(screen.getByRole('button', { name: 'Prendi l’altra' }))
  expect(text().value).toBe('Dal telefono')
})

test('our own text, whose answer was lost on the way, is not taken for somebody else’s', async () => {
  let lost = true
  answer = ({ method, body }) => {
    if (method !== 'PUT') return saved
    if (lost) {
      lost = false
      return problem(500, 'internal')
    }
    return body['version'] === 3 ? problem(409, 'stale', { current: { ...left, version: 4, content: { ...left.content, body: 'Uno' } } }) : saved
  }
  show(left)
  type('Uno')
  await pass(1000)
  type('Uno due')
  await pass(12_000)
  expect(screen.queryByText('Prendi l’altra')).toBeNull()
  expect(sentTo('PUT').at(-1)?.body).toMatchObject({ version: 4, content: { body: 'Uno due' } })
})
