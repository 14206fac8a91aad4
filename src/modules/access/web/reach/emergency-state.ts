import { useSyncExternalStore } from 'react'

/** Until when files are open in an emergency, in this tab: two identifiers and an instant, nothing of the file. */
const KEY = 'accanto.emergency'
const listeners = new Set<() => void>()

const read = (): Record<string, string> => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '{}') as Record<string, string>
  } catch {
    return {}
  }
}

function write(all: Record<string, string>): void {
  sessionStorage.setItem(KEY, JSON.stringify(all))
  for (const listener of listeners) listener()
}

export const noteEmergency = (subject: string, endsAt: string): void => write({ ...read(), [subject]: endsAt })

export const forgetEmergency = (subject: string): void => write(Object.fromEntries(Object.entries(read()).filter(([one]) => one !== subject)))

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The instant at which the emergency access to this file ends; undefined when there was none. */
export const useEmergencyEnd = (subject: string): string | undefined => useSyncExternalStore(subscribe, () => read()[subject])
