import { useCallback, useSyncExternalStore } from 'react'

/** One ticking for all the countdowns of a page, at each tempo that somebody needs. */
const listeners = new Map<number, { own: Set<() => void>; timer: ReturnType<typeof setInterval>; now: number }>()

function subscribe(tempo: number, listener: () => void): () => void {
  const known = listeners.get(tempo)
  const group = known ?? { own: new Set<() => void>(), now: Date.now(), timer: setInterval(() => tick(tempo), tempo) }
  if (!known) listeners.set(tempo, group)
  group.own.add(listener)
  return () => {
    group.own.delete(listener)
    if (group.own.size > 0) return
    clearInterval(group.timer)
    listeners.delete(tempo)
  }
}

function tick(tempo: number): void {
  const group = listeners.get(tempo)
  if (!group) return
  group.now = Date.now()
  for (const listener of group.own) listener()
}

/** The present instant (milliseconds), anew every so many milliseconds. */
export function useNow(tempo: number): number {
  const start = useCallback((listener: () => void) => subscribe(tempo, listener), [tempo])
  return useSyncExternalStore(start, () => listeners.get(tempo)?.now ?? roundedNow(tempo), () => roundedNow(tempo))
}

/** Before the ticking starts the same answer must come twice. */
const roundedNow = (tempo: number): number => Math.floor(Date.now() / tempo) * tempo
