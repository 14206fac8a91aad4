// @vitest-environment jsdom
import '../testing.ts'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { lazy, Suspense, useState } from 'react'
import { expect, test, vi } from 'vitest'
import { ConfirmDialog, Modal } from './Modal.tsx'

function Opener() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>Invita</button>
      <Modal open={open} onClose={() => setOpen(false)} title="Invita un ente"><input aria-label="Ente" /></Modal>
    </>
  )
}

test('the focus enters the window, Esc closes it, and the focus goes back to where it came from', async () => {
  render(<Opener />)
  const opener = screen.getByRole('button', { name: 'Invita' })
  act(() => opener.focus())
  fireEvent.click(opener)
  const dialog = await screen.findByRole('dialog', { name: 'Invita un ente' })
  expect(dialog.contains(document.activeElement), 'at once: who presses Esc right away is heard').toBe(true)
  fireEvent.keyDown(document.activeElement!, { key: 'Escape' })
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  await waitFor(() => expect(document.activeElement).toBe(opener))
})

test('what a window loads late waits inside it: the page beneath stays', async () => {
  const Late = lazy(() => new Promise<{ default: () => null }>(() => undefined))
  render(<Suspense fallback="page gone"><p>page</p><Modal open onClose={() => undefined} title="Invita"><Late /></Modal></Suspense>)
  expect(await screen.findByRole('dialog', { name: 'Invita' })).toBeTruthy()
  expect(screen.getByText('page')).toBeTruthy()
  expect(screen.queryByText('page gone')).toBeNull()
})

test('a confirmation that fails stays open, so that it can be tried again', async () => {
  const onClose = vi.fn()
  const onConfirm = vi.fn().mockRejectedValueOnce(new Error('no')).mockResolvedValueOnce(undefined)
  render(<ConfirmDialog open onClose={onClose} title="Chiudere?" confirm="Chiudi il fascicolo" onConfirm={onConfirm}>Si può riaprire.</ConfirmDialog>)
  const confirm = screen.getByRole('button', { name: 'Chiudi il fascicolo' })
  fireEvent.click(confirm)
  await waitFor(() => expect(onConfirm).toHaveBeenCalledTimes(1))
  await screen.findByRole('alert')
  expect(onClose).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: 'Chiudi il fascicolo' }))
  await waitFor(() => expect(onClose).toHaveBeenCalledTimes(1))
})
