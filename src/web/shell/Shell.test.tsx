// @vitest-environment jsdom
import '#kernel/web/testing.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, test, vi } from 'vitest'
import { ModulesContext } from '#kernel/web/contributions.tsx'
import { screen as screenAt, type WebModule } from '#kernel/web/module.ts'
import { path } from '#kernel/web/paths.ts'
import { queryClient } from '#kernel/web/query.ts'
import { lock, registerSessionSource, registerUnlock, type Actor } from '#kernel/web/session.tsx'
import { sessionState, setSessionState } from '#kernel/web/session-state.ts'
import { makeRouter } from '../router.tsx'

const giulia: Actor = { id: 'g', displayName: 'Giulia Ferrero', organisationName: 'Comune', language: 'it', roles: ['worker'], installs: false, hosts: false, idleMinutes: 15 }
const load = vi.fn<() => Promise<Actor | null>>()
const Note = () => <><h1>Nota</h1><textarea aria-label="Diario" /></>
const modules: WebModule[] = [{
  id: 'test',
  screens: [screenAt(path('/nota'), async () => Note), screenAt(path('/invito'), async () => () => <h1>Invito</h1>, { public: true })],
  navigation: [
    { href: '/nota', label: { it: 'Nota', en: 'Note' }, icon: 'note', order: 1 },
    { href: '/controllo', label: { it: 'Controllo', en: 'Audit' }, icon: 'lock', order: 2, visible: (actor) => actor.roles.includes('inspector') },
  ],
}]

registerSessionSource({ load, signOut: async () => undefined, saveLanguage: async () => undefined, SignIn: () => <h1>Accedi</h1> })
registerUnlock(({ actor, onUnlocked }) => <button type="button" onClick={onUnlocked}>Continua come {actor.displayName}</button>)

function open(address: string) {
  window.history.replaceState(null, '', address)
  const router = makeRouter(modules)
  render(<QueryClientProvider client={queryClient}><ModulesContext value={modules}><RouterProvider router={router} /></ModulesContext></QueryClientProvider>)
}

beforeEach(() => {
  load.mockReset()
  setSessionState({ status: 'unknown' })
})

test('without a session no work screen is drawn: the sign-in stands in its place', async () => {
  load.mockResolvedValue(null)
  open('/nota')
  expect(await screen.findByRole('heading', { name: 'Accedi' })).toBeTruthy()
  expect(screen.queryByLabelText('Diario')).toBeNull()
})

test('a public screen needs no session', async () => {
  load.mockResolvedValue(null)
  open('/invito')
  expect(await screen.findByRole('heading', { name: 'Invito' })).toBeTruthy()
})

test('the navigation shows only what this person uses; a wrong address says so', async () => {
  load.mockResolvedValue(giulia)
  open('/nowhere')
  expect(await screen.findByRole('heading', { name: 'Questa pagina non c’è' })).toBeTruthy()
  expect(screen.getAllByRole('link', { name: 'Nota' }).length).toBeGreaterThan(0)
  expect(screen.queryAllByRole('link', { name: 'Controllo' })).toEqual([])
})

test('the lock covers the screen, and what was being written is there afterwards', async () => {
  load.mockResolvedValue(giulia)
  open('/nota')
  fireEvent.change(await screen.findByLabelText('Diario'), { target: { value: 'a metà' } })
  act(() => lock('expired'))
  const dialog = await screen.findByRole('dialog', { name: 'Schermo protetto' })
  expect((dialog as HTMLDialogElement).open).toBe(true)
  fireEvent.click(screen.getByRole('button', { name: 'Continua come Giulia Ferrero' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(screen.getByLabelText<HTMLTextAreaElement>('Diario').value).toBe('a metà')
})

test('somebody else cannot go on from where the first stopped', async () => {
  load.mockResolvedValueOnce(giulia).mockResolvedValue({ ...giulia, id: 'other' })
  open('/nota')
  await screen.findByLabelText('Diario')
  act(() => lock('idle'))
  fireEvent.click(await screen.findByRole('button', { name: 'Continua come Giulia Ferrero' }))
  await waitFor(() => expect(sessionState()).toEqual({ status: 'signed-out' }))
  expect(screen.queryByLabelText('Diario')).toBeNull()
})

test('a page nobody touches is covered after the minutes of the session', async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] })
  try {
    load.mockResolvedValue(giulia)
    open('/nota')
    await screen.findByLabelText('Diario')
    await act(() => vi.advanceTimersByTimeAsync(14 * 60_000))
    expect(sessionState()).toMatchObject({ locked: null })
    await act(() => vi.advanceTimersByTimeAsync(61_000))
    expect(sessionState()).toMatchObject({ locked: 'idle' })
  } finally {
    vi.useRealTimers()
  }
})

test('what is typed after Ctrl-K, before its code has come, is what it searches', async () => {
  load.mockResolvedValue(giulia)
  open('/nota')
  await screen.findByLabelText('Diario')
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true })
  const waiting = screen.getByRole('textbox', { name: /Scrivi un nome/ })
  expect(document.activeElement).toBe(waiting)
  fireEvent.change(waiting, { target: { value: 'not' } })
  expect(await screen.findByRole('menuitem', { name: 'Nota' }, { timeout: 15_000 })).toBeTruthy()
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: /Scrivi un nome/ }).value).toBe('not')
})
