// @vitest-environment jsdom
import '#kernel/web/testing.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { queryClient } from '#kernel/web/query.ts'
import type { CaseCan, CaseFile } from '../contract.ts'
import { CaseHeader } from './CaseHeader.tsx'

const nothing: CaseCan = { changePhase: false, setResponsible: false, changeTeam: false, handOver: false, withdrawHandover: false, close: false, reopen: false, tieSiblings: false }
const fileWith = (over: Partial<CaseFile>): CaseFile => ({
  id: 'c1', number: 'SRC-2026-000001', childName: 'Amina El Fassi', childBirth: '2012-03-03', status: 'open', phase: 'accesso', unit: { id: 'u', name: 'Polo di Rho' },
  organisation: { id: 'o', name: 'Azienda' }, responsible: { id: 'r', name: 'Anna Verdi' }, municipality: null, openedOn: '2026-01-07', lastActivityAt: '2026-01-07T09:00:00Z', warnings: 0,
  childId: 'p', original: 'أمينة الفاسي', called: 'Mina', municipalityIstat: null, poleUnit: null, heldSince: '2026-03-03', closedOn: null, closingReason: null, closingSituation: null,
  closingWords: null, version: 1, sections: ['file'], nextPhases: [], handover: null, team: [], phases: [], history: [], siblings: [], can: nothing, ...over,
}) as CaseFile

const show = (file: CaseFile) => {
  const router = createRouter({ routeTree: createRootRoute({ component: () => <CaseHeader file={file} /> }), history: createMemoryHistory() })
  return render(<QueryClientProvider client={queryClient}><RouterProvider router={router} /></QueryClientProvider>)
}

it('who may do nothing to a file is offered nothing, and still reads its state in words', async () => {
  show(fileWith({}))
  expect(await screen.findByText(/In carico a Polo di Rho dal .*3 marzo 2026; responsabile Anna Verdi/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Azioni/ })).toBeNull()
})

it('shows the name the child chose first, and the original script in its own direction', async () => {
  show(fileWith({}))
  const title = await screen.findByRole('heading', { level: 1 })
  expect(title.textContent).toContain('Mina (Amina El Fassi)')
  expect(title.querySelector('bdi[dir=auto]:nth-of-type(2)')?.textContent).toBe('أمينة الفاسي')
  expect(document.title).not.toContain('Amina')
})

it('offers exactly what the answer allows', async () => {
  show(fileWith({ can: { ...nothing, changePhase: true, close: true } }))
  fireEvent.click(await screen.findByRole('button', { name: /Azioni/ }))
  expect((await screen.findAllByRole('menuitem')).map((item) => item.textContent)).toEqual(['Cambia fase', 'Chiudi il fascicolo'])
})

it('says that it is closed, and since when', async () => {
  show(fileWith({ status: 'closed', closedOn: '2026-05-04' as never }))
  expect(await screen.findByText(/Chiuso dal .*4 maggio 2026/)).toBeTruthy()
})
