import type pg from 'pg'
import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { openPool, transact, type Tx } from '#kernel/server/db.ts'
import type { Services } from '#kernel/server/services.ts'
import { completeTerms, correctEvent, waiveTerms } from '#modules/deadlines/server/index.ts'
import * as store from './settle-store.ts'

/** So many of each kind stay missed, the latest ones of those that do not recur: a service that works is late with something too. */
const stayMissed: Readonly<Record<string, number>> = { 'deadlines.manual': 2, 'measures.measure': 2, 'referrals.request': 2, 'plans.action': 1, 'procedures.step': 1 }
const LATELY_DAYS = 12
/** Reviews of plans put off, so many days from now. */
const PUT_OFF = [6, 15, 24, 33]

/**
 * What lapsed before the world was loaded was somebody’s work: nearly all of it was done in time with its proof, a little was missed. Nobody is told of it now,
 * so that the first day looks like any other. Recurring terms go on with their next occurrence.
 */
export async function settleLapsedTerms(owner: pg.ClientConfig, services: Services): Promise<void> {
  const now = services.clock.now()
  const pool = openPool(owner, { size: 1, statementMs: 60_000 })
  try {
    await transact(pool, async (tx) => {
      const missed = await keepMissed(tx, await store.lapsed(tx, now), dateInRome(now))
      for (let round = 0; round < 5; round++) {
        const rows = (await store.lapsed(tx, now)).filter(({ id }) => !missed.has(id))
        if (!rows.length) break
        for (const [index, row] of rows.entries()) await settleOne(tx, row, index, now)
      }
      await store.readOldNotices(tx)
    })
  } finally {
    await pool.end()
  }
}

/** One for each worker at most; and the permits nobody asked to renew. */
async function keepMissed(tx: Tx, rows: readonly store.Lapsed[], today: PlainDate): Promise<ReadonlySet<string>> {
  const left = new Map(Object.entries(stayMissed))
  const workers = new Set<string>()
  const kept = rows.filter(({ source_kind, responsible_id, due, recurring, unasked }) => {
    if (unasked) return true
    if (recurring || due.slice(0, 10) < addDays(today, -LATELY_DAYS) || workers.has(responsible_id) || !left.get(source_kind)) return false
    left.set(source_kind, left.get(source_kind)! - 1)
    workers.add(responsible_id)
    return true
  }).map(({ id }) => id)
  await store.markMissed(tx, kept)
  return new Set(kept)
}

const proofs: Readonly<Record<string, string>> = {
  'CPC-01': 'Relazione depositata in via telematica, ricevuta agli atti.', 'PEN-03': 'Relazione inviata all’USSM e al presidente del collegio.', 'AFF-08': 'Relazione semestrale inviata, ricevuta agli atti.',
  'ASS-05': 'Relazione inviata al tribunale.', 'ASS-03': 'Comunicato il nome al tribunale, ai genitori e al curatore.', 'TUT-03': 'Il giudice ha dispensato dall’inventario.', 'TUT-03b': 'Il giudice ha dispensato dall’inventario.',
  'permits.permit': 'Rinnovo chiesto prima della scadenza: c’è la ricevuta.', 'plans.action': 'Fatto, come concordato nel progetto.', 'agenda.action': 'Fatto.', 'referrals.request': 'Sollecitato al telefono: risponderanno appena si libera un posto.',
  'plans.review': 'Verifica fatta in équipe, verbale nel diario.', 'measures.measure': 'Verificato: la prescrizione è stata rispettata.',
}

/** Done on the working days before, by who answers for the file; what the other modules say of it follows. */
async function settleOne(tx: Tx, row: store.Lapsed, index: number, now: number): Promise<void> {
  const context = { tx, actor: { id: row.responsible_id }, now }
  const choice = { ids: [row.id] }
  if (row.rule_id === 'CPC-09') return void (await waiveTerms(context, choice, 'Nessuno ha proposto reclamo, dice la cancelleria'))
  if (row.source_kind === 'plans.review' && !row.recurring) {
    const next = addDays(dateInRome(now), PUT_OFF[index % PUT_OFF.length]!)
    await correctEvent(context, choice, next, 'Rinviata insieme alla famiglia')
    return store.putOffReview(tx, row.source_id, next)
  }
  const done = new Date(Date.parse(row.lapse_at) - (30 + (index % 4) * 24) * 3_600_000).toISOString()
  await completeTerms(context, choice, { at: done, words: proofs[row.rule_id ?? ''] ?? proofs[row.source_kind] ?? 'Fatto.' })
  await store.followDone(tx, row, done)
}
