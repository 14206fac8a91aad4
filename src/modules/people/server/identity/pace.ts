import { Problem } from '#kernel/contract/problem.ts'

/** While a name is typed, a form asks a few times a minute; who asks more than this is not filling in a form. */
const MOST = 60
const WINDOW_MS = 60_000

const asked = new Map<string, number[]>()

/** Refuses (429) who asks more often than anybody types. `now` in ms. In the memory of the process: it slows down, the trace is what tells. */
export function assertNotFishing(actorId: string, now: number): void {
  const recent = (asked.get(actorId) ?? []).filter((at) => now - at < WINDOW_MS)
  if (recent.length >= MOST) throw new Problem('too-many', { it: 'Hai chiesto molte volte in un minuto: aspetta un momento e riprova.', en: 'You asked many times in a minute: wait a moment and try again.' })
  recent.push(now)
  asked.set(actorId, recent)
  if (asked.size > 5000) asked.clear()
}
