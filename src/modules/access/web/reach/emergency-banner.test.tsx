// @vitest-environment jsdom
import '#kernel/web/testing.ts'
import { act, render, screen } from '@testing-library/react'
import axe from 'axe-core'
import { afterEach, expect, test, vi } from 'vitest'
import { EmergencyBanner } from './EmergencyBanner.tsx'
import { noteEmergency } from './emergency-state.ts'

const subject = '01900000-0000-7000-8000-000000000001'
afterEach(() => {
  vi.useRealTimers()
  sessionStorage.clear()
})

test('a file that is not open in an emergency shows nothing', () => {
  noteEmergency('01900000-0000-7000-8000-000000000002', new Date(Date.now() + 60_000).toISOString())
  const { container } = render(<EmergencyBanner subject={subject} />)
  expect(container.textContent).toBe('')
})

test('it counts down, and at the end says that the file has closed', async () => {
  vi.useFakeTimers()
  noteEmergency(subject, new Date(Date.now() + 65_000).toISOString())
  const { container } = render(<main><h1>Fascicolo</h1><EmergencyBanner subject={subject} /></main>)
  expect(screen.getByRole('timer').textContent).toContain('fra 1:05')
  act(() => void vi.advanceTimersByTime(6000))
  expect(screen.getByRole('timer').textContent).toContain('fra 0:59')
  act(() => void vi.advanceTimersByTime(60_000))
  expect(screen.getByRole('status').textContent).toContain('L’accesso in emergenza è finito')
  vi.useRealTimers()
  expect((await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })).violations.map((one) => one.id)).toEqual([])
})
