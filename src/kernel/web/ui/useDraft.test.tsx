// @vitest-environment jsdom
import '../testing.ts'
import { act, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DraftStatus, useDraft } from './useDraft.tsx'

const save = vi.fn<(value: string, key: string) => Promise<unknown>>()
function Editor({ text }: { text: string }) {
  return <DraftStatus draft={useDraft({ value: text, save })} />
}

beforeEach(() => {
  vi.useFakeTimers()
  save.mockReset().mockResolvedValue(undefined)
})
afterEach(() => vi.useRealTimers())
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds))

test('opening saves nothing; writing saves once, after a pause', async () => {
  const { rerender, container } = render(<Editor text="" />)
  await pass(2000)
  expect(save).not.toHaveBeenCalled()
  rerender(<Editor text="a" />)
  await pass(500)
  rerender(<Editor text="ab" />)
  await pass(799)
  expect(save).not.toHaveBeenCalled()
  await pass(1)
  expect(save.mock.calls.map(([text]) => text)).toEqual(['ab'])
  expect(container.textContent).toContain('Salvato')
})

test('a failed save says so and is tried again with the same key', async () => {
  save.mockRejectedValueOnce(new Error('network'))
  const { rerender, container } = render(<Editor text="" />)
  rerender(<Editor text="a" />)
  await pass(800)
  expect(container.textContent).toContain('Non salvato')
  await pass(5000)
  expect(save).toHaveBeenCalledTimes(2)
  expect(save.mock.calls[1]![1]).toBe(save.mock.calls[0]![1])
  expect(container.textContent).toContain('Salvato')
})

test('leaving the field and leaving the screen save at once; never two at a time', async () => {
  let finish = () => undefined as void
  save.mockImplementationOnce(() => new Promise<void>((resolve) => (finish = resolve)))
  const { rerender, unmount } = render(<Editor text="" />)
  rerender(<Editor text="a" />)
  act(() => void document.dispatchEvent(new Event('focusout')))
  expect(save).toHaveBeenCalledTimes(1)
  rerender(<Editor text="ab" />)
  unmount()
  expect(save).toHaveBeenCalledTimes(1)
  finish()
  await pass(0)
  expect(save.mock.calls.map(([text]) => text)).toEqual(['a', 'ab'])
})
