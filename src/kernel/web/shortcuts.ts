import { useEffect, useRef, useSyncExternalStore } from 'react'

export interface Shortcut {
  /** `n`, `/`, `?`, or two keys after each other `g f`, or `mod+k` (Ctrl or Cmd). */
  keys: string
  label: string
  run: (event: KeyboardEvent) => void
}

let registered: readonly Shortcut[] = []
const listeners = new Set<() => void>()
const change = (next: readonly Shortcut[]) => {
  registered = next
  for (const listener of listeners) listener()
}

const stored = (): boolean => {
  try {
    return localStorage.getItem('shortcuts') !== 'off'
  } catch {
    return true
  }
}
let enabled = typeof localStorage === 'undefined' || stored()

/** Turns single-key shortcuts on or off on this device (WCAG 2.1.4); those with Ctrl stay. */
export function setShortcutsEnabled(on: boolean): void {
  enabled = on
  try {
    localStorage.setItem('shortcuts', on ? 'on' : 'off')
  } catch {
    // Holds for this visit only.
  }
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Those that work on the screen now, for the `?` page. */
export const useShortcutList = (): readonly Shortcut[] => useSyncExternalStore(subscribe, () => registered, () => registered)
export const useShortcutsEnabled = (): boolean => useSyncExternalStore(subscribe, () => enabled, () => enabled)

/** Makes a key do something while the component is on the screen. Never while somebody is typing or a dialog is open. */
export function useShortcut(keys: string | undefined, label: string, run: (event: KeyboardEvent) => void): void {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    if (!keys) return
    const shortcut: Shortcut = { keys, label, run: (event) => latest.current(event) }
    change([...registered, shortcut])
    return () => change(registered.filter((one) => one !== shortcut))
  }, [keys, label])
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || ['textbox', 'spinbutton', 'combobox', 'menu', 'menuitem'].includes(target.role ?? target.getAttribute('role') ?? '')
}

const insideDialog = (): boolean => document.querySelector('[role=dialog],[role=alertdialog],dialog[open]') !== null

let prefix: { key: string; at: number } | null = null

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey) return
  const run = (keys: string) => {
    const found = registered.findLast((one) => one.keys === keys)
    if (found) {
      event.preventDefault()
      found.run(event)
    }
    return found
  }
  if (event.ctrlKey || event.metaKey) return void run(`mod+${event.key.toLowerCase()}`)
  if (!enabled || event.key === 'Shift' || isTyping(event.target) || insideDialog()) return
  const pending = prefix && event.timeStamp - prefix.at < 1500 ? prefix.key : null
  prefix = null
  if (pending && run(`${pending} ${event.key}`)) return
  if (run(event.key)) return
  if (registered.some((one) => one.keys.startsWith(`${event.key} `))) prefix = { key: event.key, at: event.timeStamp }
}

/** Starts listening; once, by the shell. */
export function listenForShortcuts(): () => void {
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}
