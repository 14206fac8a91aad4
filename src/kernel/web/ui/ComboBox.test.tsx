// @vitest-environment jsdom
import '#kernel/web/testing.ts'
import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { expect, test, vi } from 'vitest'
import { ComboBox } from './ComboBox.tsx'
import type { Option } from './Select.tsx'

type Answer = (options: Option[]) => void
const rho: Option = { value: '015182', label: 'Rho' }

/** A remote search answered by hand; a stopped one fails, as a stopped request does. */
function waiting() {
  const asked: { text: string; answer: Answer }[] = []
  const search = (text: string, signal: AbortSignal) =>
    new Promise<Option[]>((resolve, reject) => {
      asked.push({ text, answer: resolve })
      signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')))
    })
  return { asked, search }
}

function Picker({ search, onChange }: { search: (text: string, signal: AbortSignal) => Promise<Option[]>; onChange?: (value: string) => void }) {
  const [value, setValue] = useState('')
  return <ComboBox label="Comune" value={value} onChange={(next) => (setValue(next), onChange?.(next))} search={search} clearable />
}

const type = (text: string) => fireEvent.change(screen.getByRole('combobox'), { target: { value: text } })
const askedFor = async (asked: { text: string; answer: Answer }[], text: string) => {
  await vi.waitFor(() => expect(asked.at(-1)?.text).toBe(text))
  return asked.at(-1)!
}

test('what is offered stays while the next question waits for its answer', async () => {
  const { asked, search } = waiting()
  render(<Picker search={search} />)
  screen.getByRole('combobox').focus()
  type('rh')
  ;(await askedFor(asked, 'rh')).answer([rho])
  expect(await screen.findByRole('option', { name: /Rho/ })).toBeTruthy()
  type('rho')
  const late = await askedFor(asked, 'rho')
  type('rho ')
  await askedFor(asked, 'rho ') // the question before was stopped, and failed
  expect(screen.getByRole('option', { name: /Rho/ })).toBeTruthy()
  late.answer([])
  expect(screen.getByRole('option', { name: /Rho/ })).toBeTruthy()
})

test('an answer that comes under a pressed mouse waits until the click is made', async () => {
  const { asked, search } = waiting()
  const onChange = vi.fn()
  render(<Picker search={search} onChange={onChange} />)
  screen.getByRole('combobox').focus()
  type('rh')
  ;(await askedFor(asked, 'rh')).answer([rho])
  const option = await screen.findByRole('option', { name: /Rho/ })
  type('rho')
  const next = await askedFor(asked, 'rho')
  fireEvent.pointerDown(option, { pointerType: 'mouse' })
  next.answer([{ value: '015000', label: 'Rhodense' }])
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(screen.queryByRole('option', { name: /Rhodense/ })).toBeNull()
  fireEvent.click(option)
  fireEvent.pointerUp(window)
  expect(onChange).toHaveBeenLastCalledWith('015182')
})

test('what was chosen can be taken away, and one goes on typing', async () => {
  const { asked, search } = waiting()
  const onChange = vi.fn()
  render(<Picker search={search} onChange={onChange} />)
  screen.getByRole('combobox').focus()
  type('rh')
  ;(await askedFor(asked, 'rh')).answer([rho])
  fireEvent.click(await screen.findByRole('option', { name: /Rho/ }))
  fireEvent.click(await screen.findByRole('button', { name: 'Togli Comune' }))
  expect(onChange).toHaveBeenLastCalledWith('')
  expect(document.activeElement).toBe(screen.getByRole('combobox'))
})

test('an answer that comes while an arrow has marked a choice does not take it away', async () => {
  const { asked, search } = waiting()
  const onChange = vi.fn()
  render(<Picker search={search} onChange={onChange} />)
  const box = screen.getByRole('combobox')
  box.focus()
  type('rh')
  ;(await askedFor(asked, 'rh')).answer([rho])
  await screen.findByRole('option', { name: /Rho/ })
  type('rho')
  const late = await askedFor(asked, 'rho')
  fireEvent.keyDown(box, { key: 'ArrowDown' })
  late.answer([{ value: '015000', label: 'Rhodense' }])
  await new Promise((resolve) => setTimeout(resolve, 20))
  fireEvent.keyDown(box, { key: 'Enter' })
  fireEvent.keyUp(box, { key: 'Enter' })
  expect(onChange).toHaveBeenLastCalledWith('015182')
})
