// @vitest-environment jsdom
import '#kernel/web/testing.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { addDays, dateInRome } from '#kernel/domain/plain-date.ts'
import { queryClient } from '#kernel/web/query.ts'
import { FixedSession } from '#kernel/web/session.tsx'
import type { Term } from '../contract.ts'
import { NextTerm } from './NextTerm.tsx'

const caseId = newId<'case'>()
const dayIn = (days: number) => addDays(dateInRome(Date.now()), days)
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()
const term = (over: Partial<Term>): Term => ({
  id: newId(), caseId, caseNumber: 'P-1', childName: 'Amina', section: 'judicial', ruleId: null, ruleVersion: null, standardId: null, kind: 'judge', title: 'Udienza', label: null,
  actor: null, consequence: null, source: { kind: 'measures.hearing', id: newId() }, event: null, occurrence: null, state: 'open', bucket: 'week', atOnce: false, raw: null, extended: null,
  due: dayIn(4), workBy: null, suspendedDue: null, opens: null, dueAt: inDays(4), lapseAt: inDays(4), assigned: false, missedAt: null, doneAt: null, proof: null, reason: null,
  correctedAfterDone: false, version: 1, responsible: null, doneBy: null, unit: null as never,
  can: { complete: false, reopen: false, correct: false, suspend: false, resume: false, waive: false, assign: false }, ...over,
} as Term)

afterEach(() => {
  vi.restoreAllMocks()
  queryClient.clear()
})
function show(rows: Term[]): void {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async () => Response.json({ rows, can: { create: false } }))
  const router = createRouter({ routeTree: createRootRoute({ component: () => <><NextTerm caseId={caseId} /><p>page</p></> }), history: createMemoryHistory({ initialEntries: ['/'] }) })
  const actor = { id: newId(), displayName: 'Anna', organisationId: newId(), language: 'it', idleMinutes: 15, expiresAt: '2030-03-03T20:00:00Z', roles: [] } as never
  render(<QueryClientProvider client={queryClient}><FixedSession actor={actor}><RouterProvider router={router} /></FixedSession></QueryClientProvider>)
}

test('says what falls due next, when, and how much time is left; and how many were missed', async () => {
  show([term({ title: 'Vecchio', bucket: 'missed', state: 'missed' }), term({}), term({ title: 'Relazione', due: dayIn(40), dueAt: inDays(40), bucket: 'later' })])
  expect(await screen.findByRole('link', { name: 'Udienza' })).toBeTruthy()
  expect(screen.getByText('1 termine scaduto').closest('a')!.getAttribute('href')).toBe(`/fascicoli/${caseId}/termini`)
  expect(screen.getByRole('timer').textContent).toMatch(/[45] giorni/)
  expect(screen.queryByText('Relazione')).toBeNull()
})

test('what is to be done at once has no countdown', async () => {
  show([term({ title: 'Avvisare il PM', bucket: 'now', atOnce: true, due: null, dueAt: null, lapseAt: null })])
  expect(await screen.findByRole('link', { name: 'Avvisare il PM' })).toBeTruthy()
  expect(screen.queryByRole('timer')).toBeNull()
})

test('without terms the header is silent', async () => {
  show([])
  await screen.findByText('page')
  await vi.waitFor(() => expect(globalThis.fetch).toHaveBeenCalled())
  expect(screen.queryByText(/Prossimo termine/)).toBeNull()
})
