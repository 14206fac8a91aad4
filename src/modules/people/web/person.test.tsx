// @vitest-environment jsdom
import '#kernel/web/testing.ts'
import { QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Id } from '#kernel/domain/ids.ts'
import { queryClient } from '#kernel/web/query.ts'
import type { PersonFile } from '../contract.ts'
import { PersonPanel } from './PersonPanel.tsx'

const personId = '01900000-0000-7000-8000-000000000001' as Id<'person'>
const trace = { recordedBy: 'Anna Bassi', recordedAt: '2026-03-03T10:00:00.000Z', retiredBy: null, retiredAt: null }
const known: PersonFile = {
  id: personId, displayName: 'Amina El Sayed', originalName: 'أمينة السيد', called: null, sex: 'F', birthDate: null, birthPrecision: 'unknown', diedOn: null, version: 1,
  reaches: { identity: true, protected: true }, subjects: [],
  names: [{ ...trace, id: 'n', kind: 'anagrafico', given: 'Amina', family: 'El Sayed', original: 'أمينة السيد', script: 'Arab', source: 'dichiarata', chosen: true, note: null }],
  births: [], nationalities: [], languages: [], contacts: [], relatives: [], households: [],
  identifiers: [{ ...trace, id: 'i', type: 'CF', value: 'LSYMNA09A41Z336X', issuedBy: null, issuedOn: null, expiresOn: null, doubt: 'Il carattere di controllo non torna' }],
  addresses: [{
    ...trace, id: 'a', kind: 'protetto', atName: null, street: 'Via Nascosta 1', postcode: null, municipality: null, place: null, country: null, protected: true, validFrom: null, validTo: null, note: null,
  }],
  can: { edit: true, protect: true },
}

function show(person: PersonFile) {
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input) =>
    new Response(JSON.stringify(String(input).includes('/api/people/') ? person : { rows: [] }), { headers: { 'content-type': 'application/json' } }))
  return render(<QueryClientProvider client={queryClient}><main><h1>Persona</h1><PersonPanel personId={personId} /></main></QueryClientProvider>)
}
beforeEach(() => queryClient.clear())
afterEach(() => vi.restoreAllMocks())

test('who reaches only the header is told so, and whom to ask', async () => {
  show({ ...known, reaches: { identity: false, protected: false }, names: [], identifiers: [], addresses: [], can: { edit: false, protect: false } })
  expect(await screen.findByText('Di questa persona vedi solo il nome')).toBeTruthy()
  expect(screen.queryByRole('heading', { name: 'Indirizzi' })).toBeNull()
})

test('who may not write finds no way to', async () => {
  show({ ...known, can: { edit: false, protect: false } })
  await screen.findByText('Via Nascosta 1')
  expect(screen.queryAllByRole('button', { name: /Aggiungi|Modifica|Altre azioni/ })).toEqual([])
})

test('a protected address is marked and warned about, a doubt has its reason, an Arabic name its own direction and language', async () => {
  const { baseElement } = show(known)
  const street = await screen.findByText('Via Nascosta 1')
  expect(street.closest('li')!.textContent).toContain('Protetto')
  expect(screen.getByText(/Non dire, non stampare/)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Perché: dubbio sul codice' })).toBeTruthy()
  const arabic = screen.getByText('أمينة السيد')
  expect([arabic.tagName, arabic.getAttribute('dir'), arabic.getAttribute('lang')]).toEqual(['BDI', 'auto', 'und-Arab'])
  const { violations } = await axe.run(baseElement, { rules: { 'color-contrast': { enabled: false } } })
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]!.html}`)).toEqual([])
})
