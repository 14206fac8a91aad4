// @vitest-environment jsdom
import '#kernel/web/testing.ts'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { ModulesContext } from '#kernel/web/contributions.tsx'
import type { PaletteItem, WebModule } from '#kernel/web/module.ts'
import { FixedSession } from '#kernel/web/session.tsx'
import { Palette } from './Palette.tsx'

const actor = { id: 'a', displayName: 'Giulia', organisationName: 'Comune', language: 'it', roles: [], installs: false, hosts: false, idleMinutes: 15 } as const
const found: PaletteItem[] = [{ id: '7', label: 'Amina Benyahia', href: '/fascicoli/7' }]

function show(search: (text: string) => Promise<PaletteItem[]>) {
  const never = vi.fn(() => Promise.resolve(found))
  const modules: WebModule[] = [{
    id: 'test', screens: [],
    navigation: [{ href: '/rete', label: { it: 'Rete', en: 'Network' }, icon: 'pa', order: 1 }, { href: '/controllo', label: { it: 'Controllo', en: 'Audit' }, icon: 'lock', order: 2, visible: () => false }],
    palette: [{ id: 'people', title: { it: 'Persone', en: 'People' }, search }, { id: 'secret', title: { it: 'Altro', en: 'Other' }, visible: () => false, search: never }],
  }]
  const onClose = vi.fn()
  const root = createRootRoute({ component: () => <Palette onClose={onClose} /> })
  const router = createRouter({ routeTree: root, history: createMemoryHistory() })
  render(<ModulesContext value={modules}><FixedSession actor={actor}><RouterProvider router={router as never} /></FixedSession></ModulesContext>)
  return { onClose, router, never }
}
const type = async (text: string) => fireEvent.change(await screen.findByRole('searchbox').catch(() => screen.getByRole('textbox')), { target: { value: text } })

test('offers only what this person may use, and asks nobody before two letters', async () => {
  const search = vi.fn(() => Promise.resolve(found))
  const { never } = show(search)
  expect(await screen.findByRole('menuitem', { name: 'Rete' })).toBeTruthy()
  expect(screen.queryByRole('menuitem', { name: 'Controllo' })).toBeNull()
  await type('a')
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(search).not.toHaveBeenCalled()
  await type('am')
  expect(await screen.findByRole('menuitem', { name: 'Amina Benyahia' })).toBeTruthy()
  expect(never).not.toHaveBeenCalled()
})

test('choosing goes there and closes; a source that fails does not take the others along', async () => {
  const { onClose, router } = show(() => Promise.reject(new Error('down')))
  await type('ret')
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Rete' }))
  await waitFor(() => expect(onClose).toHaveBeenCalled())
  expect(router.history.location.pathname).toBe('/rete')
})
