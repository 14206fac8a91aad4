import * as z from 'zod'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { conflict } from '#kernel/contract/problem.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { troubleOf } from '#kernel/server/db.ts'
import { operation, type Context, type Operation } from '#kernel/server/operation.ts'
import { openCaseFiles, tellResponsible, type OpenedFile } from '#modules/cases/server/index.ts'
import { decideOnNew, holdComparison, type NewVerdict } from '#modules/identity/server/index.ts'
import { newPerson, type NewPerson, type NewPersonInput } from '#modules/people/contract.ts'
import { createPeople, refreshOnce, tieNewPeople } from '#modules/people/server/index.ts'
import { analyse, included, type Analysed } from './analyse.ts'
import { assertMayImport } from './access.ts'
import { insertLoaded } from './candidate-store.ts'
import { getRunRow } from './present.ts'
import * as store from './store.ts'

/** Not reachable over HTTP: run by the job, in the name of who confirmed. */
const contract = endpoint({
  id: 'importer.load', method: 'POST', path: '/api/imports/{runId}/load', summary: 'Store the accepted rows', params: z.object({ runId: z.uuid() }),
  response: z.object({ created: z.int() }),
})

export interface Watch {
  /** How far it is; may be told as often as wanted. */
  tell(done: number, total: number): Promise<void>
  /** The row being stored, for who must say what went wrong. */
  row: number | null
}

/** Rows stored with the same statements: enough to be fast, few enough for one statement's time and for progress to be seen. */
const TOGETHER = 250

/** Stores every accepted row in one transaction: all or nothing. Done again after it was done, it does nothing. */
export const loadOperation = (watch: Watch): Operation =>
  operation(contract, async (context, { runId }) => {
    const { tx, actor, note, now } = context
    await store.planForMany(tx)
    const locked = await store.lockRun(tx, runId)
    const run = await getRunRow(context, runId)
    if (locked?.state !== 'queued') return { created: 0 }
    assertMayImport(actor, run.unit_id)
    const { rows } = await analyse(context, run)
    const chosen = run.choices as unknown as 'all' | number[]
    const today = dateInRome(now)
    // this year's numbers last: the counter of the year stays locked from the first of them to the end
    const accepted = rows.filter((row) => included(row, chosen)).toSorted((a, b) => (a.openedOn ?? today).localeCompare(b.openedOn ?? today))
    if (accepted.length === 0) throw conflict({ it: 'Non c’è nessuna riga da caricare.', en: 'There is no row to load.' })
    const files: OpenedFile[] = []
    const written: string[] = []
    for (let at = 0; at < accepted.length; at += TOGETHER) {
      await watch.tell(at, accepted.length)
      const stored = await storeOrBlame(context, run, accepted.slice(at, at + TOGETHER), watch)
      files.push(...stored.files)
      written.push(...stored.written)
    }
    const results = new Map(accepted.map(({ row }, index) => [row, files[index]!.id]))
    const childOf = new Map(accepted.map(({ row }, index) => [row, files[index]!.childId]))
    const { awaited } = await keepAnswers(context, accepted, childOf)
    await compareLater(context, run.id, written)
    await tellResponsible(context, files)
    await writeResults(context, run, rows, results)
    await watch.tell(accepted.length, accepted.length)
    note({ created: results.size, awaited })
    await store.closeLoadSession(tx)
    return { created: results.size }
  }) as unknown as Operation

/** When rows stored together fail, they are tried one by one: the first to fail again is the one to blame. */
async function storeOrBlame(context: Context, run: store.RunFound, rows: readonly Analysed[], watch: Watch): Promise<Stored> {
  await store.mark(context.tx)
  try {
    const stored = await storeRows(context, run, rows)
    await store.forgetMark(context.tx)
    return stored
  } catch (error) {
    if (troubleOf(error) === 'busy' || troubleOf(error) === 'serialization') throw error
    await store.backToMark(context.tx)
    for (const row of rows) {
      watch.row = row.row
      await storeRows(context, run, [row])
    }
    watch.row = null
    throw error
  }
}

async function writeResults({ tx, now }: Context, run: store.RunFound, rows: readonly Analysed[], created: ReadonlyMap<number, string>): Promise<void> {
  const results = rows.map((row): store.RowResult => {
    const caseId = created.get(row.row) ?? null
    const outcome = caseId ? 'created' : row.outcome === 'refused' ? 'refused' : 'left'
    return { run_id: run.id, row: row.row, outcome, case_id: caseId, codes: caseId ? [] : row.findings.filter(({ code }) => numbered.has(code)).map(({ code, detail }) => `${code}:${/^\d*$/.test(detail) ? detail : ''}`) }
  })
  const loaded = rows.filter(({ row }) => created.has(row)).map(({ key }) => ({ unit_id: run.unit_id, row_key: key, run_id: run.id }))
  await store.insertResults(tx, results, loaded)
  const counts = { created: created.size, left: results.filter((one) => one.outcome === 'left').length, refused: results.filter((one) => one.outcome === 'refused').length }
  const done = await store.updateRun(tx, run.id, run.version, { state: 'loaded', counts: JSON.stringify(counts), finished_at: new Date(now).toISOString() })
  if (!done) throw conflict({ it: 'Il registro è cambiato mentre si caricava.', en: 'The register changed while it was being loaded.' })
}

/** What the file alone cannot tell again later: it was true when the load ran. */
const numbered = new Set(['alreadyLoaded', 'openFile', 'duplicateInFile'])

interface Stored {
  files: OpenedFile[]
  /** Everybody new: children and parents. */
  written: string[]
}

/** Opens the files of these rows with their people; how somebody is found and compared is written once for each, after the last of his facts. */
const storeRows = (context: Context, run: store.RunFound, rows: readonly Analysed[]): Promise<Stored> => refreshOnce(context.tx, async () => {
  const files = await openCaseFiles(context, rows.map((row) => ({
    child: row.personId ? { personId: row.personId } : { person: newChild(row) },
    unitId: run.unit_id, responsibleId: row.responsibleId, municipalityIstat: row.municipalityIstat, openedOn: row.openedOn ?? undefined, answers: 'later',
  })))
  const parents = rows.flatMap(({ personId, parents: named }, index) => (personId ? [] : named.map((parent) => ({ ...parent, file: files[index]! }))))
  const ids = await createPeople(context, parents.map(({ type, family, given, file }) => ({
    person: personOf({ family: cut(family), given: cut(given), sex: type === 'madre' ? 'F' : 'M' }), subject: file.id, section: 1,
  })))
  await tieNewPeople(context, parents.map(({ type, file }, index) => ({ from: ids[index]!, to: file.childId, type })))
  return { files, written: [...files.filter((_, index) => !rows[index]!.personId).map(({ childId }) => childId), ...ids] }
})

/** What was said of these children and of others becomes decisions on the pairs, as if each had been written down by hand. */
async function keepAnswers(context: Context, rows: readonly Analysed[], childOf: ReadonlyMap<number, string>): Promise<{ awaited: number }> {
  const verdicts = rows.flatMap(({ row, personId, candidates }) => candidates.flatMap(({ verdict, words, person_id, other_row }): NewVerdict[] => {
    const other = person_id ?? childOf.get(other_row!)
    // he is that person himself, or the other row was left out
    if (!verdict || !other || other === personId) return []
    return [{ person: childOf.get(row)!, other, verdict, reason: words ?? `Risposta data caricando un registro, riga ${row}` }]
  }))
  return verdicts.length ? decideOnNew(context, verdicts) : { awaited: 0 }
}

/** Everybody new is compared with all the others after the load, by a job that tells once. */
async function compareLater({ tx, enqueue }: Context, runId: string, people: readonly string[]): Promise<void> {
  await holdComparison(tx, people)
  await insertLoaded(tx, runId, people)
  await enqueue('importer.compare', { runId }, { key: `importer.compare ${runId}` })
}

const cut = (text: string | null, length = 120): string | null => text && text.slice(0, length)
const personOf = (input: NewPersonInput): NewPerson => newPerson.parse(input)

function newChild(row: Analysed): NewPerson {
  const address = row.address ?? (row.municipalityIstat ? null : row.municipality)
  return personOf({
    family: cut(row.family), given: cut(row.given), sex: row.sex,
    birth: row.birthDate || row.birthYear || row.birthPlace ? { date: row.birthDate, year: row.birthYear, place: row.birthPlace } : null,
    nationalities: row.country ? [row.country] : [],
    identifiers: [
      ...(row.taxCode ? [{ type: row.taxCode.kind, value: cut(row.taxCode.value, 60)! }] : []),
      ...(row.number ? [{ type: 'ALTRO', value: cut(row.number, 60)!, issuedBy: 'Registro precedente' }] : []),
    ],
    phone: row.phone, email: row.email,
    addresses: address || row.municipalityIstat ? [{ kind: 'residenza', street: address, municipality: row.municipalityIstat }] : [],
  })
}
