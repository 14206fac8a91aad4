// @vitest-environment jsdom
import '#kernel/web/testing.ts'
import { render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { getLanguage, setLanguage } from './i18n/language.ts'
import { changeLanguage, registerSessionSource } from './session.tsx'
import { ToastRegion } from './ui/toasts.tsx'

afterEach(() => setLanguage('it'))

const signInWith = (saveLanguage: () => Promise<void>) =>
  registerSessionSource({ load: async () => null, signOut: async () => undefined, saveLanguage, SignIn: () => null })

test('the language chosen in the header is kept in the profile, not only here', () => {
  const save = vi.fn(async () => undefined)
  signInWith(save)
  changeLanguage('en')
  expect(getLanguage()).toBe('en')
  expect(save).toHaveBeenCalledWith('en')
})

test('when it could not be kept the screens change all the same, and say that it holds only here', async () => {
  signInWith(() => Promise.reject(new Error('offline')))
  render(<ToastRegion />)
  changeLanguage('en')
  expect(getLanguage()).toBe('en')
  expect(await screen.findByText(/changed only here/)).toBeTruthy()
})
