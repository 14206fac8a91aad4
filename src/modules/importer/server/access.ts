import { forbidden } from '#kernel/contract/problem.ts'
import type { Actor } from '#kernel/server/operation.ts'

const loading = new Set(['worker', 'coordinator', 'manager'])

/** May he load registers in this unit? Whoever may open files there, one by one, may load many. */
export const mayImport = (actor: Actor, unitId: string): boolean => actor.roles.some((held) => held.unitId === unitId && loading.has(held.role))

export function assertMayImport(actor: Actor, unitId: string): void {
  if (mayImport(actor, unitId)) return
  throw forbidden({
    it: 'Può caricare un registro solo chi lavora sui fascicoli in quel servizio: operatori, coordinatori, responsabili.',
    en: 'A register is loaded only by who works on files in that service: workers, coordinators, managers.',
  })
}

interface State {
  state: string
  unit_id: string
  blob_id: string | null
  /** When a confirmed load last gave a sign of life. */
  alive: string | null
}

const STALLED = 3 * 60_000

/** What he may do with a register in its present state. A load that gives no sign for minutes may be asked for again. */
export function runCan(actor: Actor, run: State, now: number): { change: boolean; confirm: boolean; discard: boolean; refused: boolean } {
  const mine = mayImport(actor, run.unit_id)
  const open = (run.state === 'ready' || run.state === 'failed') && run.blob_id !== null
  const stalled = run.state === 'queued' && run.alive !== null && now - Date.parse(run.alive) > STALLED
  return { change: mine && open, confirm: mine && (open || stalled), discard: mine && open, refused: mine && (open || (run.state === 'loaded' && run.blob_id !== null)) }
}
