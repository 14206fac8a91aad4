import { newId } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import { saidByChild } from '../domain/child-voice.ts'
import { seriousNeedsIn } from '../domain/counts.ts'
import { type Filled, sectionOf } from '../domain/fill.ts'
import type { Decision } from '../domain/instrument.ts'
import type * as store from './assessment-store.ts'
import { hashOf } from './library.ts'
import { circumstancesOf, homeOf, type Loaded, sectionNumber } from './load.ts'
import * as signed from './signed-store.ts'

export interface ToFreeze {
  filled: readonly Filled[]
  sittings: readonly store.SittingRow[]
  closing: { decisionWords: string | null; reassessOn: string | null }
  decision: Decision | null
  /** The instant of the signature, ISO 8601 in UTC. */
  at: string
  /** Profession or role in which it is signed. */
  as: string
}

/**
 * Freezes what is completed under a hash of everything it says (definition, day and people, answers of both voices, sittings, decision), with the ratings in it that are
 * serious needs. Answers the hash.
 */
export async function freeze({ tx, actor, now }: { tx: Tx; actor: { id: string }; now: number }, loaded: Omit<Loaded, 'acting'>, { filled, sittings, closing, decision, at, as }: ToFreeze): Promise<string> {
  const { row, file, instrument, definitionHash } = loaded
  const details: signed.SignedDetails = { moment: row.moment, heldOn: row.held_on, eventOn: row.event_on, people: row.people }
  const circumstances: signed.Circumstance = { participants: row.participants, sittings: sittings.map(({ version: _version, by_operator: _by, ...said }) => ({ ...said })) }
  const decided = { decision: decision?.key ?? null, words: decision ? closing.decisionWords : null, reassessOn: decision ? closing.reassessOn : null }
  const hash = hashOf({ instrument: row.instrument_key, version: row.instrument_version, definition: definitionHash, case: file.id, revision: row.revision, details, circumstances, answers: filled, ...decided })
  await signed.insertClosing(tx, {
    assessment_id: row.id, revision: row.revision, case_id: file.id, ...homeOf(instrument), decision: decided.decision, label: decision ? JSON.stringify(decision.label) : null, words: decided.words,
    reassess_on: decided.reassessOn, circumstances: JSON.stringify(circumstances),
  })
  await signed.insertSignature(tx, {
    id: newId(now), assessment_id: row.id, revision: row.revision, case_id: file.id, hash, signed_at: at, signed_by: actor.id, signed_as: as, reason: row.correction_reason, details: JSON.stringify(details),
  })
  await signed.insertSerious(tx, seriousNeedsIn(instrument, filled, row.people, circumstancesOf(row, file)).map(({ section, person, item, level, answer }, position) => {
    const home = sectionOf(instrument, section)!
    return {
      id: newId(now), position, assessment_id: row.id, revision: row.revision, case_id: file.id, section_key: section, person_id: person, part: saidByChild(item, answer) ? 'child' as const : 'main' as const,
      section: sectionNumber(home.reach), clinical: Boolean(home.clinical), item: item.key, label: JSON.stringify(item.label), area: item.area ?? null, level: JSON.stringify(level),
    }
  }))
  return hash
}
