import type { Context } from '#kernel/server/operation.ts'
import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { sections } from '#modules/access/contract.ts'
import { completeTerms, correctEvent, scheduleTerms, waiveTerms } from '#modules/deadlines/server/index.ts'
import type { FileHead } from '#modules/cases/server/index.ts'
import { birthdayOf } from '../domain/birthday.ts'
import { isFollowed, type PermitState } from '../domain/states.ts'
import type { PermitRecord } from './store.ts'

type Needs = Pick<Context, 'tx' | 'actor' | 'now'>
type File = Pick<FileHead, 'id' | 'child_id' | 'child_birth'>
type Watched = Pick<PermitRecord, 'id' | 'person_id' | 'kind' | 'state' | 'expires_on'>

/** How the term of a permit is found again. */
const ofPermit = (permitId: string) => ({ source: { kind: 'permits.permit', id: permitId } })

interface Watch {
  ruleId: 'PER-07' | null
  /** The birth that the rule counts from, or the expiry itself. */
  day: string
}

/**
 * What is waited for: of a permit *minore età* that lasts to eighteen, its conversion before the birthday (PER-07); of any other, the day fixed by
 * the questura; nothing when it has no date or is followed no more.
 */
function watchOf(file: File, row: Watched): Watch | null {
  if (!isFollowed(row.state as PermitState)) return null
  const birth = row.person_id === file.child_id ? (file.child_birth as PlainDate | null) : null
  if (row.kind === 'minore_eta' && birth && (!row.expires_on || row.expires_on >= addDays(birthdayOf(birth, 18), -1))) return { ruleId: 'PER-07', day: birth }
  return row.expires_on ? { ruleId: null, day: row.expires_on } : null
}

/** A permit that expires has a term: ask for its renewal or conversion by that day. */
export async function watchExpiry(context: Needs, file: File, row: Watched): Promise<void> {
  const watch = watchOf(file, row)
  if (!watch) return
  const common = { subject: file.id, section: sections.work_status, ...ofPermit(row.id) }
  const term = watch.ruleId
    ? { ...common, ruleId: watch.ruleId, event: watch.day }
    : { ...common, ruleId: null, kind: 'judge' as const, title: 'Scade il permesso di soggiorno: chiedere prima il rinnovo o la conversione', fixedOn: watch.day }
  await scheduleTerms(context, [term], 'expiresOn')
}

/** The permit was corrected or took a step: its term moves, begins or ends with it. */
export async function moveExpiry(context: Needs, file: File, before: Watched, after: Watched, reason: string): Promise<void> {
  const [was, is] = [watchOf(file, before), watchOf(file, after)]
  if (was?.ruleId === is?.ruleId && was?.day === is?.day) return
  if (was && is && was.ruleId === is.ruleId) return void (await correctEvent(context, ofPermit(after.id), is.day, reason, 'expiresOn'))
  if (was) await waiveTerms(context, ofPermit(before.id), reason)
  await watchExpiry(context, file, after)
}

/** It was asked for, in time or late: the term keeps when. */
export const expiryMet = (context: Needs, permitId: string, words: string, at?: string): Promise<number> =>
  completeTerms(context, ofPermit(permitId), { words, ...(at ? { at } : {}) })

/** Nobody waits for that day any more. */
export const expiryWaived = (context: Needs, permitId: string, reason: string): Promise<number> => waiveTerms(context, ofPermit(permitId), reason)
