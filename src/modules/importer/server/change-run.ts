import { createHash, randomBytes } from 'node:crypto'
import { conflict, invalid, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { workersOf } from '#modules/cases/server/index.ts'
import * as contract from '../contract.ts'
import { assertMayImport } from './access.ts'
import { analyse, included } from './analyse.ts'
import { sameReading, storeMapping, type StoredMapping } from './mapping.ts'
import { startMatching } from './matching.ts'
import { getRunRow, presentFile, presentRun } from './present.ts'
import * as store from './store.ts'

/** Opens a run for a change that its state allows. */
async function openRun(context: Context, runId: string, version: number, action: 'change' | 'confirm' | 'discard'): Promise<store.RunFound> {
  const run = await getRunRow(context, runId)
  assertMayImport(context.actor, run.unit_id)
  if (run.version !== version) throw stale(presentRun(run, context))
  if (!presentRun(run, context).can[action]) {
    throw conflict({
      it: 'Questo registro è già stato caricato, o si sta caricando, o è stato scartato.',
      en: 'This register was loaded already, is being loaded, or was thrown away.',
    })
  }
  return run
}

async function save(context: Context, run: store.RunFound, changes: Parameters<typeof store.updateRun>[3]): Promise<store.RunFound> {
  const done = await store.updateRun(context.tx, run.id, run.version, changes)
  const now = (await store.findRun(context.tx, run.id))!
  if (!done) throw stale(presentRun(now, context))
  return now
}

/** Corrects what the columns are, which way round names are written, and who answers for files without a worker. */
export const setMapping = operation(contract.setMapping, async (context, { runId, version, columns, nameOrder, responsibleId }) => {
  const run = await openRun(context, runId, version, 'change')
  const given = columns.flatMap(({ field }) => field ?? [])
  const twice = given.find((field, index) => given.indexOf(field) !== index)
  if (twice) throw invalid('columns', { it: 'Due colonne hanno lo stesso significato: lascialo a una sola', en: 'Two columns have the same meaning: leave it to one' })
  if (!given.includes('fullName') && !given.includes('family')) throw invalid('columns', { it: 'Indica la colonna con il nome del minore', en: 'Say which column has the child’s name' })
  if (!(await workersOf(context.tx, run.unit_id)).some((worker) => worker.operator_id === responsibleId)) throw invalid('responsibleId', { it: 'Scegli una persona che lavora in questo servizio', en: 'Choose somebody who works in this service' })
  const { header } = run.mapping as unknown as StoredMapping
  const mapping = storeMapping(columns, { header, nameOrder, responsibleId })
  const saved = await save(context, run, { mapping })
  // read otherwise, the rows are other children
  if (!sameReading(mapping, run.mapping as unknown as StoredMapping)) await startMatching(context, run.id)
  return presentFile(context, (await store.findRun(context.tx, saved.id))!)
})

/** Confirms: the load goes on in the background, as this person, even if the browser is closed. */
export const confirmRun = operation(contract.confirmRun, async (context, { runId, version, include }) => {
  const { tx, now, enqueue, note } = context
  const run = await openRun(context, runId, version, 'confirm')
  const chosen = include ?? (run.choices as unknown as 'all' | number[])
  await assertAnswered(context, run, chosen)
  // A session that no cookie opens: its token is never made, only the hash that the job binds itself with.
  const session = createHash('sha256').update(randomBytes(32)).digest()
  await store.openLoadSession(tx, newId(now), run.id, session)
  const saved = await save(context, run, { state: 'queued', choices: JSON.stringify(chosen), failure: null, queued_at: new Date(now).toISOString() })
  await enqueue('importer.load', { runId: run.id, session: session.toString('hex') }, { key: `importer.load ${run.id}`, maxAttempts: 3 })
  note({ included: chosen === 'all' ? 'all' : chosen.length })
  return presentRun(saved, context)
})

/** A register is loaded once it has been compared, and whoever is very likely known already has been answered. */
async function assertAnswered(context: Context, run: store.RunFound, chosen: 'all' | number[]): Promise<void> {
  if (run.match_state !== 'done') {
    throw conflict(run.match_state === 'running'
      ? { it: 'Il confronto con chi è già registrato non è ancora finito: aspetta che arrivi in fondo.', en: 'The comparison with who is registered already is not over yet: wait for its end.' }
      : { it: 'Il confronto con chi è già registrato non è riuscito: fallo ripartire dalla tabella «Forse già conosciuti».', en: 'The comparison with who is registered already did not succeed: start it again from the table “Perhaps known already”.' })
  }
  const left = (await analyse(context, run)).rows.filter((row) => row.must && included(row, chosen))
  if (left.length) {
    throw conflict({
      it: `Prima di confermare rispondi in «Forse già conosciuti»: ${left.length === 1 ? `la riga ${left[0]!.row} è` : `${left.length} righe sono`} molto probabilmente di minori già registrati.`,
      en: `Before you confirm, answer in “Perhaps known already”: ${left.length === 1 ? `row ${left[0]!.row} is` : `${left.length} rows are`} very likely of children registered already.`,
    })
  }
}

/** Throws the register away, its content at once. */
export const discardRun = operation(contract.discardRun, async (context, { runId, version }) => {
  const run = await openRun(context, runId, version, 'discard')
  const saved = await save(context, run, { state: 'discarded', blob_id: null, finished_at: new Date(context.now).toISOString() })
  await context.enqueue('importer.forget', { blobId: run.blob_id })
  return presentRun(saved, context)
})
