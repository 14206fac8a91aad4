// @vitest-environment jsdom
import './testing.ts'
import { act, renderHook } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { usePrinting } from './printing.ts'

beforeEach(() => {
  window.print = vi.fn()
})
afterEach(() => vi.restoreAllMocks())

/** A list of so many pages of fifty rows, of which the first is there; `broken`: the second cannot be read. */
function list(pages: number, broken = false) {
  return renderHook(() => {
    const [read, setRead] = useState(1)
    const [printing, setPrinting] = useState(false)
    const error = broken && read > 1 ? new Error('no answer') : null
    const fetchNextPage = async () => setRead((before) => before + 1)
    usePrinting(printing, { isFetching: false, isPlaceholderData: false, hasNextPage: read < pages, error, fetchNextPage }, () => setPrinting(false), read * 50)
    return { read, printing, print: () => setPrinting(true) }
  }).result
}

test('nothing is printed until somebody asks; then once, when every page is there', async () => {
  const shown = list(4)
  expect(window.print).not.toHaveBeenCalled()
  await act(async () => shown.current.print())
  expect(shown.current).toMatchObject({ read: 4, printing: false })
  expect(window.print).toHaveBeenCalledTimes(1)
})

test('a list without end is printed to its thousandth row', async () => {
  const shown = list(5000)
  await act(async () => shown.current.print())
  expect(shown.current.read).toBe(20)
  expect(window.print).toHaveBeenCalledTimes(1)
})

test('a page that cannot be read: no half list goes on paper', async () => {
  const shown = list(3, true)
  await act(async () => shown.current.print())
  expect(window.print).not.toHaveBeenCalled()
  expect(shown.current.printing).toBe(false)
})
