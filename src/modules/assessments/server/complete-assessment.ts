import { invalid, Problem } from '#kernel/contract/problem.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import { operation } from '#kernel/server/operation.ts'
import { touchActivity } from '#modules/cases/server/index.ts'
import { professionsOf } from '#modules/network/server/index.ts'
import * as contract from '../contract/assessment.ts'
import { lackingOf } from '../domain/complete.ts'
import { alertsIn } from '../domain/counts.ts'
import { type Decision, type Instrument, w } from '../domain/instrument.ts'
import { assertMayWrite, assertProfession, assertSeesWhole } from './access.ts'
import * as store from './assessment-store.ts'
import { meetTerms, raiseAlerts, startFollowUp } from './follow-up.ts'
import { freeze } from './freeze.ts'
import { circumstancesOf, filledFrom, load, readAnswers } from './load.ts'
import { presentAssessment } from './present.ts'
import { assertVersion } from './start-assessment.ts'
import { watchEighteen } from './watch-eighteen.ts'

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
  const hash = await freeze(context, loaded, { filled, sittings, closing, decision, at, as: signedAs(professions, acting.bySection.get('file') ?? []) })
  await store.changeAssessment(tx, row.id, version, { state: 'completed', signed_revision: row.revision, completed_at: at, completed_by: actor.id })
  note({ instrument: row.instrument_key, revision: row.revision, hash })
  await meetTerms(context, loaded, (sittings.at(-1)?.held_on ?? row.held_on) as PlainDate)
  if (decision) await startFollowUp(context, loaded, decision, closing.reassessOn)
  await raiseAlerts(context, loaded, alertsIn(instrument, filled, row.people, around))
  await watchEighteen(context, loaded, { filled, around })
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
