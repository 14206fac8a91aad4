type Update = () => void

let ready: Update | null = null
const listeners = new Set<() => void>()

function change(next: Update | null): void {
  ready = next
  for (const listener of listeners) listener()
}

/** A newer version is on the device; calling it starts it. */
export const announceUpdate = (apply: Update): void => change(apply)
export const postponeUpdate = (): void => change(null)
export const readyUpdate = (): Update | null => ready
export function subscribeUpdate(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
