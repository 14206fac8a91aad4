// @vitest-environment jsdom
import '../testing.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import * as z from 'zod'
import { endpoint } from '../../contract/endpoint.ts'
import { line, optionalLine, plainDate } from '../../contract/fields.ts'
import { setLanguage } from '../i18n/language.ts'
import { queryClient } from '../query.ts'
import { Form } from './Form.tsx'
import { TextField } from './TextField.tsx'

const save = endpoint({
  id: 'test.save', method: 'POST', path: '/api/test/{thingId}', summary: 'Sample', params: z.object({ thingId: z.string() }),
  body: z.object({ title: line(80), note: optionalLine(10), due: plainDate.optional(), version: z.int() }), response: z.object({ ok: z.boolean() }),
})

function show(onDone?: (result: { ok: boolean }) => void) {
  render(
    <QueryClientProvider client={queryClient}>
      <Form endpoint={save} input={{ thingId: 'a/b', version: 3 }} submit="Salva" {...(onDone ? { onDone } : {})}>
        <TextField name="note" label="Nota" />
        <TextField name="title" label="Titolo" required />
        <TextField name="due" label="Entro" />
      </Form>
    </QueryClientProvider>,
  )
}

const answers = (status: number, body: unknown) =>
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } }))
const type = (label: RegExp, text: string) => fireEvent.change(screen.getByLabelText(label), { target: { value: text } })
const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Salva' }))

afterEach(() => vi.restoreAllMocks())

test('an empty obligatory field is not sent: it is named at the top, gets the focus, and what was typed stays', async () => {
  const fetched = answers(200, { ok: true })
  show()
  type(/Nota/, 'breve')
  submit()
  expect(await screen.findByRole('link', { name: 'Titolo: Campo obbligatorio' })).toBeTruthy()
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/Titolo/)))
  expect(screen.getByLabelText(/Titolo/).getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByLabelText<HTMLInputElement>(/Nota/).value).toBe('breve')
  expect(fetched).not.toHaveBeenCalled()
})

test('what the server refuses lands on its field, and the text stays', async () => {
  answers(400, { type: 'urn', code: 'invalid', status: 400, title: 'Controlla', errors: [{ path: 'note', message: 'Qui non si può scrivere' }] })
  show()
  type(/Titolo/, 'Colloquio')
  type(/Nota/, 'breve')
  submit()
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/Nota/)))
  expect(screen.getByRole('link', { name: 'Nota: Qui non si può scrivere' })).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>(/Nota/).value).toBe('breve')
})

test('a refusal of the whole form is said beside the button that was pressed, where one looks in a long form', async () => {
  answers(409, { type: 'urn', code: 'conflict', status: 409, title: 'Non è possibile', detail: 'Prima rispondi' })
  show()
  type(/Titolo/, 'Colloquio')
  submit()
  const said = (await screen.findByText('Prima rispondi')).closest('[role=alert]')!
  expect(screen.getByLabelText(/Entro/).compareDocumentPosition(said) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy()
})

test('sends parameters, version and values under a key; empty optional fields are left out', async () => {
  const fetched = answers(200, { ok: true })
  const done = vi.fn()
  show(done)
  type(/Titolo/, 'Colloquio')
  type(/Entro/, 'x')
  type(/Entro/, '')
  submit()
  await waitFor(() => expect(done).toHaveBeenCalledWith({ ok: true }))
  const [url, init] = fetched.mock.calls[0]!
  expect(url).toBe('/api/test/a%2Fb')
  expect(JSON.parse(String(init!.body))).toEqual({ title: 'Colloquio', version: 3 })
  expect((init!.headers as Record<string, string>)['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/)
})

test('sends without onDone too', async () => {
  const fetched = answers(200, { ok: true })
  show()
  type(/Titolo/, 'Colloquio')
  submit()
  await waitFor(() => expect(fetched).toHaveBeenCalledTimes(1))
})

test('in English the checks of the contract speak English, also those already shown when the language changes', async () => {
  answers(200, { ok: true })
  show()
  type(/Titolo/, 'x'.repeat(81))
  type(/Entro/, '31/2')
  submit()
  expect(await screen.findByRole('link', { name: 'Titolo: Al massimo 80 caratteri' })).toBeTruthy()
  act(() => setLanguage('en'))
  expect(screen.getByRole('link', { name: 'Titolo: At most 80 characters' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Entro: Write a date that exists, for example 3/3/2026' })).toBeTruthy()
  expect(screen.getByLabelText(/Titolo/).getAttribute('aria-describedby')).toBeTruthy()
  act(() => setLanguage('it'))
})

test('passing through an empty field is no mistake yet: nothing moves under the pointer of who goes elsewhere', async () => {
  show()
  const title = screen.getByLabelText(/Titolo/)
  fireEvent.focus(title)
  fireEvent.blur(title)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(title.getAttribute('aria-invalid')).not.toBe('true')
  type(/Titolo/, 'x'.repeat(81))
  fireEvent.blur(title)
  await waitFor(() => expect(title.getAttribute('aria-invalid')).toBe('true'))
})

test('what was typed in a form that is left by mistake is there again; sent, or started over, it is forgotten', async () => {
  answers(200, { ok: true })
  const open = () => render(
    <QueryClientProvider client={queryClient}>
      <Form endpoint={save} input={{ thingId: 'a', version: 3 }} defaults={{ note: 'com’era' }} submit="Salva" keepAs="sample a"><TextField name="note" label="Nota" /><TextField name="title" label="Titolo" required /></Form>
    </QueryClientProvider>,
  )
  const title = () => screen.getByLabelText<HTMLInputElement>(/Titolo/).value
  const first = open()
  type(/Titolo/, 'Colloquio lungo')
  first.unmount()
  const second = open()
  expect(title()).toBe('Colloquio lungo')
  expect(screen.getByText(/Hai ripreso/)).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Ricomincia' }))
  expect([title(), screen.getByLabelText<HTMLInputElement>(/Nota/).value]).toEqual(['', 'com’era'])
  type(/Titolo/, 'Un altro')
  submit()
  await waitFor(() => expect(globalThis.fetch).toHaveBeenCalled())
  await waitFor(() => expect(queryClient.getQueryCache().findAll({ queryKey: ['what was typed'] })).toEqual([]))
  second.unmount()
  open()
  expect(title()).toBe('')
  expect(screen.queryByText(/Hai ripreso/)).toBeNull()
})
