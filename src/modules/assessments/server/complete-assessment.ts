import { invalid, Problem } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import { operation } from '#kernel/server/operation.ts'
import { touchActivity } from '#modules/cases/server/index.ts'
import { professionsOf } from '#modules/network/server/index.ts'
import * as contract from '../contract/assessment.ts'
import { saidByChild } from '../domain/child-voice.ts'
import { lackingOf } from '../domain/complete.ts'
import { alertsIn, seriousNeedsIn } from '../domain/counts.ts'
import { type Filled, sectionOf } from '../domain/fill.ts'
import { type Decision, type Instrument, w } from '../domain/instrument.ts'
import { assertMayWrite, assertProfession, assertSeesWhole } from './access.ts'
import * as store from './assessment-store.ts'
import { meetTerms, raiseAlerts, startFollowUp } from './follow-up.ts'
import { hashOf } from './library.ts'
import { circumstancesOf, filledFrom, homeOf, load, type Loaded, type Needs, readAnswers, sectionNumber } from './load.ts'
import { presentAssessment } from './present.ts'
import { assertVersion } from './start-assessment.ts'
import * as signed from './signed-store.ts'

type Closing = Pick<Input<typeof contract.completeAssessment>, 'decision' | 'decisionWords' | 'reassessOn'>

export const completeAssessment = operation(contract.completeAssessment, async (context, { assessmentId, version, ...closing }) => {
  const { tx, actor, note, now } = context
  const loaded = await load(context, assessmentId, 'alone')
  const { row, file, instrument, acting } = loaded
  assertMayWrite(acting, file, row, instrument)
  assertSeesWhole(acting, instrument)
  const professions = await professionsOf(tx, actor.id, dateInRome(now))
  assertProfession(professions, instrument)
  await assertVersion(context, loaded, version)
  const decision = decisionOf(instrument, closing, dateInRome(now))
  const sittings = await store.sittingsOf(tx, row.id)
  const filled = filledFrom(instrument, row.people, await readAnswers(tx, row.id, row.revision))
  const around = circumstancesOf(row, file)
  assertComplete(instrument, lackingOf(instrument, filled, row.people, around), sittings.length)
  const at = new Date(now).toISOString()
  const hash = await sign(context, loaded, { filled, sittings, closing, decision, at, as: signedAs(professions, acting.bySection.get('file') ?? []) })
  await signed.insertSerious(tx, seriousNeedsIn(instrument, filled, row.people, around).map(({ section, person, item, level, answer }) => {
    const home = sectionOf(instrument, section)!
    return {
      id: newId(now), assessment_id: row.id, revision: row.revision, case_id: file.id, section_key: section, person_id: person, part: saidByChild(item, answer) ? 'child' as const : 'main' as const,
      section: sectionNumber(home.reach), clinical: Boolean(home.clinical), item: item.key, label: JSON.stringify(item.label), area: item.area ?? null, level: JSON.stringify(level),
    }
  }))
  await store.changeAssessment(tx, row.id, version, { state: 'completed', signed_revision: row.revision, completed_at: at, completed_by: actor.id })
  note({ instrument: row.instrument_key, revision: row.revision, hash })
  await meetTerms(context, loaded, (sittings.at(-1)?.held_on ?? row.held_on) as PlainDate)
  if (decision) await startFollowUp(context, loaded, decision, closing.reassessOn)
  await raiseAlerts(context, loaded, alertsIn(instrument, filled, row.people, around))
  await touchActivity(tx, [file.id], at)
  return presentAssessment(context, await load(context, assessmentId))
})

/** The decision of a person that this instrument asks for; null for one that asks none. */
function decisionOf({ closing }: Instrument, given: Closing, today: PlainDate): Decision | null {
  if (!closing) {
    if (given.decision) throw invalid('decision', w('Questo strumento non chiede una decisione', 'This instrument asks for no decision'))
    return null
  }
  const decision = closing.decisions.find(({ key }) => key === given.decision)
  if (!decision) throw invalid('decision', w('Decidi tu: scegli una delle possibilità. I conteggi non decidono.', 'You decide: choose one of the possibilities. Counts decide nothing.'))
  if (decision.words && !given.decisionWords) throw invalid('decisionWords', w('Scrivi il motivo della decisione', 'Write the reason of the decision'))
  if ((decision.follow === 'reassess' || decision.follow === 'task') && !given.reassessOn) {
    throw invalid('reassessOn', decision.follow === 'reassess' ? w('Scegli il giorno in cui rivalutare', 'Choose the day of re-evaluation') : w('Scegli entro quando va fatto', 'Choose by when it is to be done'))
  }
  if (given.reassessOn && given.reassessOn < today) throw invalid('reassessOn', w('È già passato: scegli un giorno da oggi in poi', 'It has passed already: choose today or a later day'))
  return decision
}

function assertComplete(instrument: Instrument, lacking: ReturnType<typeof lackingOf>, sittings: number): void {
  const errors = lacking.map(({ section, person, item, says }) => ({ path: ['sections', section, person, item].filter(Boolean).join('.'), message: says }))
  if (instrument.sittings && !sittings) errors.push({ path: 'sittings', message: w('Scrivi almeno una seduta, con chi c’era', 'Write at least one sitting, with who was there') })
  if (errors.length) throw new Problem('invalid', w('Non è ancora completa: ecco che cosa manca.', 'It is not complete yet: here is what is missing.'), { errors })
}

const signedAs = (professions: readonly string[], roles: readonly { role: string }[]): string => professions[0] ?? roles[0]?.role ?? ''

interface ToSign {
  filled: readonly Filled[]
  sittings: readonly store.SittingRow[]
  closing: Closing
  decision: Decision | null
  at: string
  as: string
}

/** Freezes what is completed under a hash of everything it says: definition, day and people, answers of both voices, sittings, decision. */
async function sign({ tx, actor, now }: Needs, { row, file, instrument, definitionHash }: Loaded, { filled, sittings, closing, decision, at, as }: ToSign): Promise<string> {
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
  return hash
}
