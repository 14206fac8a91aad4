// @vitest-environment jsdom
import '#kernel/web/testing.ts'
import { act, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Countdown } from './Countdown.tsx'

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-24T06:40:00Z') }))
afterEach(() => void vi.useRealTimers())

it('goes on by itself, says it is late, and is never announced as it changes', () => {
  render(<Countdown due="2026-11-24T10:00:00+01:00" dueAt="2026-11-24T09:00:00Z" />)
  const timer = screen.getByRole('timer')
  expect(timer.textContent).toBe('fra 2 h 20 min')
  expect(timer.getAttribute('aria-live')).toBe('off')
  act(() => void vi.advanceTimersByTime(20 * 60_000))
  expect(timer.textContent).toBe('fra 2 h 0 min')
  act(() => void vi.advanceTimersByTime(3_600_000 + 59 * 60_000 + 50_000))
  expect(timer.textContent).toBe('fra 0 min 10 s')
  act(() => void vi.advanceTimersByTime(3_600_000 + 10_000))
  expect(timer.textContent).toBe('Scaduto da 1 h 0 min')
})

it('counts days for terms in days: the same words all day long', () => {
  render(<Countdown due="2026-11-25" dueAt="2026-11-25T22:59:59Z" />)
  expect(screen.getByRole('timer').textContent).toBe('domani')
  act(() => void vi.advanceTimersByTime(8 * 3_600_000))
  expect(screen.getByRole('timer').textContent).toBe('domani')
})
