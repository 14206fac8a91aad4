import type { Context } from '#kernel/server/operation.ts'
import { sections } from '#modules/access/contract.ts'
import { completeTerms, correctEvent, scheduleTerms, waiveTerms } from '#modules/deadlines/server/index.ts'
import { isFollowed, type PermitState } from '../domain/states.ts'
import type { FileRow, PermitRecord } from './store.ts'

type Needs = Pick<Context, 'tx' | 'actor' | 'now'>

/** How the term of a permit is found again. */
const ofPermit = (permitId: string) => ({ source: { kind: 'permits.permit', id: permitId } })

type Watched = Pick<PermitRecord, 'id' | 'kind' | 'state' | 'expires_on'>

/** Is somebody waiting for this day? */
const watched = (row: Watched): boolean => isFollowed(row.state as PermitState) && row.expires_on !== null

/** A permit that expires has a term: ask for its renewal or conversion by that day. `minore età`: PER-07, before eighteen. */
export async function watchExpiry(context: Needs, file: Pick<FileRow, 'id'>, row: Watched, field = 'expiresOn'): Promise<void> {
  if (!watched(row)) return
  const common = { subject: file.id, section: sections.work_status, ...ofPermit(row.id) }
  const term = row.kind === 'minore_eta'
    ? { ...common, ruleId: 'PER-07', event: row.expires_on }
    : { ...common, ruleId: null, kind: 'judge' as const, title: 'Scade il permesso di soggiorno: chiedere prima il rinnovo o la conversione', fixedOn: row.expires_on }
  await scheduleTerms(context, [term], field)
}

/** The permit was corrected: its term moves, begins or ends with it. */
export async function moveExpiry(context: Needs, file: Pick<FileRow, 'id'>, before: Watched, after: Watched, reason: string): Promise<void> {
  const sameRule = (before.kind === 'minore_eta') === (after.kind === 'minore_eta')
  if (watched(before) && watched(after) && sameRule) {
    if (before.expires_on !== after.expires_on) await correctEvent(context, ofPermit(after.id), after.expires_on!, reason, 'expiresOn')
    return
  }
  if (watched(before)) await waiveTerms(context, ofPermit(before.id), reason)
  await watchExpiry(context, file, after)
}

/** It was asked for in time, or late: the term keeps when. */
export const expiryMet = (context: Needs, permitId: string, words: string, at?: string): Promise<number> =>
  completeTerms(context, ofPermit(permitId), { words, ...(at ? { at } : {}) })

/** Nobody waits for that day any more. */
export const expiryWaived = (context: Needs, permitId: string, reason: string): Promise<number> => waiveTerms(context, ofPermit(permitId), reason)
