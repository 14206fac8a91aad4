import { useSyncExternalStore } from 'react'

export type Language = 'it' | 'en'

const listeners = new Set<() => void>()
const rightToLeft = new Set(['ar', 'fa', 'he', 'ur'])

function remembered(): Language {
  try {
    return localStorage.getItem('lang') === 'en' ? 'en' : 'it'
  } catch {
    return 'it'
  }
}

let current: Language = remembered()

function mark(): void {
  document.documentElement.lang = current
  document.documentElement.dir = rightToLeft.has(current) ? 'rtl' : 'ltr'
}
if (typeof document !== 'undefined') mark()

/** The language of the screens now; components use `useLanguage`. */
export const getLanguage = (): Language => current

/** Switches every screen at once and remembers the choice on this device. */
export function setLanguage(language: Language): void {
  if (language === current) return
  current = language
  try {
    localStorage.setItem('lang', language)
  } catch {
    // A browser that refuses storage still switches for this visit.
  }
  mark()
  for (const listener of listeners) listener()
}

/** Calls back when the language changes. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The language of the screens; the component renders again when it changes. */
export const useLanguage = (): Language => useSyncExternalStore(onLanguage, getLanguage, getLanguage)
