import type { Input } from '#kernel/contract/endpoint.ts'
import { invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { operation } from '#kernel/server/operation.ts'
import type { Tx } from '#kernel/server/db.ts'
import { sections } from '#modules/access/contract.ts'
import { touchActivity, type FileHead } from '#modules/cases/server/index.ts'
import { professionsOf } from '#modules/network/server/index.ts'
import * as contract from '../contract/assessment.ts'
import { type Instrument, type Section, w } from '../domain/instrument.ts'
import { assertMayFill, assertMayWrite, assertOpen, assertProfession } from './access.ts'
import * as store from './assessment-store.ts'
import { startLegalTerm, moveLegalTerm } from './follow-up.ts'
import { getAvailable, keep } from './library.ts'
import { actingOn, getFile, load, type Needs } from './load.ts'
import { presentAssessment } from './present.ts'

type Details = Pick<Input<typeof contract.startAssessment>, 'moment' | 'heldOn' | 'people' | 'participants' | 'eventOn'>

/** Sections of the file in which something of it stands: without and with the clinical wall, as numbers. */
export function standsIn(instrument: Instrument): { open: number[]; clinical: number[] } {
  const numbers = (chosen: readonly Section[]): number[] => [...new Set(chosen.map(({ reach }) => sections[reach]))].toSorted((a, b) => a - b)
  return { open: numbers(instrument.sections.filter(({ clinical }) => !clinical)), clinical: numbers(instrument.sections.filter(({ clinical }) => clinical)) }
}

/** Refuses a moment, a day or people that do not fit the instrument and the file; answers the people it is about. */
async function checkDetails(tx: Tx, now: number, file: FileHead, instrument: Instrument, { moment, heldOn, people, eventOn }: Details): Promise<string[]> {
  const today = dateInRome(now)
  if (instrument.moment === 'phases' && !moment) throw invalid('moment', w('Scegli il momento: T0, T1 o T2', 'Choose the moment: T0, T1 or T2'))
  if (instrument.moment === 'date' && moment) throw invalid('moment', w('Questo strumento è a data, non a T0, T1, T2', 'This instrument is filled at a date, not at T0, T1, T2'))
  if (heldOn > today) throw invalid('heldOn', w('È nel futuro: la valutazione parla di un giorno che c’è stato', 'It is in the future: an assessment speaks of a day that has been'))
  if (eventOn && !instrument.meets) throw invalid('eventOn', w('Questo strumento non ha un termine di legge', 'This instrument has no legal term'))
  if (eventOn && eventOn > today) throw invalid('eventOn', w('È nel futuro: controlla la data', 'It is in the future: check the date'))
  if (instrument.about === 'child') {
    if (people.some((id) => id !== file.child_id)) throw invalid('people', w('Questo strumento riguarda solo il minore', 'This instrument is about the child alone'))
    return [file.child_id]
  }
  const chosen = [...new Set<string>(people.length ? people : [file.child_id])]
  const members = new Set([file.child_id, ...(await store.membersOf(tx, file.id))])
  if (chosen.some((id) => !members.has(id))) throw invalid('people', w('Questa persona non è del fascicolo: scegli dall’elenco', 'This person does not belong to the file: choose from the list'))
  return chosen
}

export const startAssessment = operation(contract.startAssessment, async (context, { caseId, instrument: key, ...details }) => {
  const { tx, actor, note, now } = context
  const file = await getFile(context, caseId)
  const available = await getAvailable(tx, key)
  const { instrument } = available
  const acting = await actingOn(tx, actor.id, caseId)
  if (!acting.bySection.size) throw notFound()
  assertMayFill(acting, instrument)
  assertProfession(instrument.fillers.professions.length ? await professionsOf(tx, actor.id, dateInRome(now)) : [], instrument)
  assertOpen(file)
  const people = await checkDetails(tx, now, file, instrument, details)
  await keep(tx, available, now)
  const id = newId<'assessment'>(now)
  const { open, clinical } = standsIn(instrument)
  await store.insertAssessment(tx, {
    id, case_id: caseId, instrument_key: instrument.key, instrument_version: instrument.version, family: instrument.family, title: JSON.stringify(instrument.title), sure: instrument.source.sure,
    open_sections: open, clinical_sections: clinical, moment: details.moment, held_on: details.heldOn, event_on: details.eventOn, people, participants: JSON.stringify(details.participants),
    fillers: [actor.id], started_by: actor.id, started_at: new Date(now).toISOString(),
  })
  note({ instrument: instrument.key, version: instrument.version })
  const loaded = await load(context, id)
  await startLegalTerm(context, loaded)
  await touchActivity(tx, [caseId], new Date(now).toISOString())
  return presentAssessment(context, loaded)
})

export const changeDetails = operation(contract.changeDetails, async (context, { assessmentId, version, ...details }) => {
  const loaded = await load(context, assessmentId, 'alone')
  const { row, file, instrument, acting } = loaded
  assertMayWrite(acting, file, row, instrument)
  await assertVersion(context, loaded, version)
  const people = await checkDetails(context.tx, context.now, file, instrument, details)
  await store.changeAssessment(context.tx, row.id, version, {
    moment: details.moment, held_on: details.heldOn, event_on: details.eventOn, people, participants: JSON.stringify(details.participants),
  })
  const after = await load(context, assessmentId)
  if (row.event_on !== details.eventOn) await moveLegalTerm(context, after, row.event_on)
  return presentAssessment(context, after)
})

/** Refuses a change based on an old version, with the present state. */
export async function assertVersion(context: Needs, loaded: Awaited<ReturnType<typeof load>>, version: number): Promise<void> {
  if (loaded.row.version !== version) throw stale(await presentAssessment(context, loaded))
}
