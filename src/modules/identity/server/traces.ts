import { conflict, forbidden, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { openCursor, pageOf } from '#kernel/server/cursor.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { completeTerms, correctEvent, scheduleTerms, waiveTerms } from '#modules/deadlines/server/index.ts'
import { personHeaders, tiePeople } from '#modules/people/server/index.ts'
import * as contract from '../contract/trace.ts'
import { maySeek, presentTrace } from './present-trace.ts'
import { namesOf } from './present-suggestion.ts'
import { factsOf } from './registration-store.ts'
import * as store from './trace-store.ts'

const IDENTITY = 1
const termOf = (id: string) => ({ kind: 'identity.trace', id })
const safe = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&')

export const listTraces = operation(contract.listTraces, async ({ tx, note }, { q, cursor, limit, state, caseId }) => {
  const filter: store.Filter = { state, caseId, text: q ? safe(q) : null }
  const after = openCursor<store.Position>(cursor, ['key', 'id'])
  const { rows, next } = pageOf(await store.listTraces(tx, filter, after, limit + 1), limit, (last) => ({ key: last.created_at, id: last.id }))
  const seekers = await personHeaders(tx, rows.map((row) => row.seeker_id))
  const name = await namesOf(tx, rows.map((row) => row.created_by))
  note({ rows: rows.length })
  return {
    rows: rows.flatMap((row) => {
      const seeker = seekers.get(row.seeker_id)
      return seeker ? [{
        id: row.id as Id<'trace'>, caseId: row.case_id as Id<'case'>, caseNumber: row.case_number, seeker, state: row.state as contract.TraceRow['state'], createdBy: name(row.created_by),
        createdAt: row.created_at, searchedAt: row.searched_at, relation: row.relation, sought: row.sought_name, followUpOn: row.follow_up_on as PlainDate | null, hits: row.hits, newHits: row.new_hits,
      }] : []
    }),
    next, total: after ? null : await store.countTraces(tx, filter),
  }
})

export const getTrace = operation(contract.getTrace, (context, { traceId }) => presentTrace(context, traceId))

type Written = Pick<Input<typeof contract.createTrace>, 'relation' | 'given' | 'family' | 'original' | 'sex' | 'birthDate' | 'birthYear' | 'country' | 'father' | 'mother' | 'birthPlace' | 'phone' | 'lastPlace' | 'lastCountry' | 'lastOn' | 'lastWords' | 'clues' | 'followUpOn'>

const soughtRow = (written: Written): store.Sought => ({
  relation: written.relation, given: written.given, family: written.family, original: written.original, sex: written.sex ?? null, birth_date: written.birthDate ?? null,
  birth_year: written.birthDate ? null : (written.birthYear ?? null), country: written.country ?? null, father: written.father, mother: written.mother, birth_place: written.birthPlace, phone: written.phone,
  last_place: written.lastPlace, last_country: written.lastCountry ?? null, last_on: written.lastOn ?? null, last_words: written.lastWords, clues: written.clues, follow_up_on: written.followUpOn ?? null,
})

async function assertWellWritten({ tx, now }: Pick<Context, 'tx' | 'now'>, written: Written): Promise<void> {
  if (!written.given && !written.family && !written.original) throw invalid('given', { it: 'Scrivi almeno un nome, come lo si ricorda', en: 'Write at least one name, as it is remembered' })
  await assertCode(tx, now, 'relation_type', written.relation, 'relation')
  const today = dateInRome(now)
  for (const path of ['birthDate', 'lastOn'] as const) {
    if (written[path] && written[path] > today) throw invalid(path, { it: 'Questa data è nel futuro: controllala', en: 'This date is in the future: check it' })
  }
  if (written.followUpOn && written.followUpOn < today) throw invalid('followUpOn', { it: 'Scegli un giorno da oggi in avanti', en: 'Choose a day from today on' })
}

async function assertMaySeek(context: Pick<Context, 'tx' | 'actor'>, caseId: string): Promise<void> {
  if (!(await maySeek(context, caseId))) {
    throw forbidden({
      it: 'Le ricerche di familiari le avvia chi lavora sul caso: operatori, coordinatori e responsabili.',
      en: 'Searches for relatives are begun by those who work on the case: workers, coordinators and managers.',
    })
  }
}

/** The follow-up is a term of the file, seen by who reaches its identity. No name in it. */
const followUp = (context: Context, row: { id: string; caseId: string }, on: string) => scheduleTerms(context, [{
  subject: row.caseId, section: IDENTITY, ruleId: null, kind: 'own', title: 'Ricerca di un familiare: verificare a che punto è e dirlo al minore', fixedOn: on, source: termOf(row.id),
}], 'followUpOn')

export const createTrace = operation(contract.createTrace, async (context, { caseId, seekerId, consentBy, consentOn, noRiskWords, ...written }) => {
  const { tx, actor, audit, now, note } = context
  const file = await store.fileHead(tx, caseId)
  if (!file || !(await store.isOfFile(tx, seekerId, caseId)) || !(await factsOf(tx, [seekerId])).size) throw notFound()
  audit(caseId)
  audit(seekerId)
  await assertMaySeek(context, caseId)
  if (file.status === 'closed') throw conflict({ it: 'Il fascicolo è chiuso: riaprilo per avviare una ricerca.', en: 'The file is closed: reopen it to begin a search.' })
  await assertWellWritten(context, written)
  if (consentOn > dateInRome(now)) throw invalid('consentOn', { it: 'Questa data è nel futuro: controllala', en: 'This date is in the future: check it' })
  const id = newId<'trace'>(now)
  await store.insertTrace(tx, {
    ...soughtRow(written), id, case_id: caseId, seeker_id: seekerId, consent_by: consentBy, consent_on: consentOn, no_risk_words: noRiskWords, state: 'open', created_by: actor.id,
    created_at: new Date(now).toISOString(),
  })
  if (written.followUpOn) await followUp(context, { id, caseId }, written.followUpOn)
  await context.enqueue('identity.trace', { traceId: id })
  note({ relation: written.relation, consent: consentBy })
  return { id }
})

async function openTrace(context: Context, id: string, version: number | null): Promise<store.TraceRow> {
  const row = await store.traceById(context.tx, id, true)
  if (!row) throw notFound()
  context.audit(row.case_id)
  await assertMaySeek(context, row.case_id)
  if (row.state !== 'open') throw conflict({ it: 'Questa ricerca è conclusa: per continuare avviane una nuova.', en: 'This search has ended: to go on, begin a new one.' })
  if (version !== null && row.version !== version) throw stale(await presentTrace(context, id))
  return row
}

export const changeTrace = operation(contract.changeTrace, async (context, { traceId, version, ...written }) => {
  const row = await openTrace(context, traceId, version)
  // a follow-up that has passed meanwhile may stay as it was
  await assertWellWritten(context, written.followUpOn === row.follow_up_on ? { ...written, followUpOn: null } : written)
  const sought = soughtRow(written)
  if (!(await store.changeTrace(context.tx, traceId, version, sought))) throw stale(await presentTrace(context, traceId))
  await moveFollowUp(context, row, sought.follow_up_on)
  await context.enqueue('identity.trace', { traceId })
  return presentTrace(context, traceId)
})

async function moveFollowUp(context: Context, row: store.TraceRow, on: string | null): Promise<void> {
  if (on === row.follow_up_on) return
  const reason = 'Data cambiata da chi segue la ricerca'
  if (on && row.follow_up_on) await correctEvent(context, { source: termOf(row.id) }, on, reason, 'followUpOn')
  else if (on) await followUp(context, { id: row.id, caseId: row.case_id }, on)
  else await waiveTerms(context, { source: termOf(row.id) }, reason)
}

export const dismissCandidate = operation(contract.dismissCandidate, async (context, { traceId, personId, reason }) => {
  const { tx, actor, now, audit } = context
  await openTrace(context, traceId, null)
  const known = (await factsOf(tx, [personId])).get(personId)
  if (!known) throw notFound()
  audit(personId)
  await store.putAnswer(tx, { trace_id: traceId, person_id: personId, evidence: known.evidence, reason, by_operator: actor.id, at: new Date(now).toISOString() })
  return presentTrace(context, traceId)
})

export const endTrace = operation(contract.endTrace, async (context, { traceId, state, words, personId, tie, version }) => {
  const { tx, actor, now, note, audit } = context
  const row = await openTrace(context, traceId, version)
  if (state === 'found' && personId) {
    if (personId === row.seeker_id || !(await factsOf(tx, [personId])).size) throw notFound()
    audit(personId)
    if (tie) await writeTie(context, personId, row)
  }
  const ended = { state, outcome_words: words, found_id: state === 'found' ? (personId ?? null) : null, ended_at: new Date(now).toISOString(), ended_by: actor.id }
  if (!(await store.changeTrace(tx, traceId, version, ended))) throw stale(await presentTrace(context, traceId))
  if (row.follow_up_on) await completeTerms(context, { source: termOf(traceId) }, { words })
  note({ state, known: Boolean(personId) })
  return presentTrace(context, traceId)
})

/** Who was found is now known to be kin; a tie that stands already stays as it is. */
async function writeTie(context: Context, personId: string, { seeker_id: seekerId, relation }: store.TraceRow): Promise<void> {
  await tiePeople(context, personId, seekerId, { type: relation, source: null, note: null }).catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== 'conflict') throw error
  })
}
