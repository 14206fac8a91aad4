import { newId } from '#kernel/domain/ids.ts'
import type { Tx } from '#kernel/server/db.ts'
import { fileHead } from '#modules/cases/server/index.ts'
import { splitVoices } from '../domain/child-voice.ts'
import { lackingOf } from '../domain/complete.ts'
import { placesOf } from '../domain/fill.ts'
import type { Answers, Moment } from '../domain/instrument.ts'
import * as answersStore from './answers-store.ts'
import * as store from './assessment-store.ts'
import { freeze } from './freeze.ts'
import { keep, shippedOf } from './library.ts'
import { definitionOf } from './library-store.ts'
import { circumstancesOf, filledFrom, homeOf, readAnswers, sectionNumber } from './load.ts'
import { standsIn } from './start-assessment.ts'
import { watchEighteen } from './watch-eighteen.ts'

/** An assessment that happened before the product was there: told as a whole, for a demonstration or a load. */
export interface ToldAssessment {
  id: string
  caseId: string
  childId: string
  /** A shipped instrument, in its current version. */
  instrument: string
  by: string
  /** Profession in which it was signed. */
  as: string
  moment: Moment | null
  heldOn: string
  participants: readonly { name: string; as: string }[]
  /** Those of the file it is about, when it is about several; the child when left out. */
  people?: readonly string[]
  /** By section; of one filled for each person, by section, a space and the person. */
  answers: Readonly<Record<string, Answers>>
  sittings?: readonly { heldOn: string; from: string; to: string; place: string; present: string; phases: readonly string[] }[]
  /** Signed at this instant; null: still a draft. */
  signedAt: string | null
  decision?: { key: string; words: string; reassessOn: string | null }
}

/** Writes down one, complete by the same rules as one filled on the screens; throws on what those would refuse. Nothing is notified; of terms only those before eighteen are started. */
export async function loadToldAssessment(tx: Tx, now: number, told: ToldAssessment): Promise<void> {
  const instrument = shippedOf(told.instrument)
  if (!instrument) throw new RangeError(`no instrument ${told.instrument}`)
  await keep(tx, { instrument, local: null }, now)
  const { open, clinical } = standsIn(instrument)
  const at = told.signedAt ?? new Date(now).toISOString()
  const people = told.people ?? [told.childId]
  await store.insertAssessment(tx, {
    id: told.id, case_id: told.caseId, instrument_key: instrument.key, instrument_version: instrument.version, family: instrument.family, title: JSON.stringify(instrument.title), sure: instrument.source.sure,
    open_sections: open, clinical_sections: clinical, moment: told.moment, held_on: told.heldOn, event_on: null, people: [...people], participants: JSON.stringify(told.participants),
    fillers: [told.by], started_by: told.by, started_at: at,
  })
  await answersStore.ensureAnswers(tx, placesOf(instrument, people).flatMap(({ section, person }) => {
    const answers = told.answers[person ? `${section.key} ${person}` : section.key]
    if (!answers) return []
    const parts = splitVoices(section.items, answers)
    const stamps = JSON.stringify(Object.fromEntries(Object.keys(answers).map((key) => [key, { v: 1, by: told.by }])))
    return (['main', 'child'] as const).map((part) => ({
      id: newId(now), assessment_id: told.id, case_id: told.caseId, revision: 1, section_key: section.key, person_id: person, part, section: sectionNumber(section.reach), clinical: Boolean(section.clinical),
      content: JSON.stringify(parts[part]), stamps, version: 1, saved_by: told.by, saved_at: at,
    }))
  }))
  for (const { heldOn, from, to, ...one } of told.sittings ?? []) {
    await store.insertSitting(tx, {
      id: newId(now), assessment_id: told.id, case_id: told.caseId, section: homeOf(instrument).section, held_on: heldOn, from_time: from, to_time: to, breaks: null, note: null, ...one, phases: [...one.phases],
      by_operator: told.by, at,
    })
  }
  if (told.signedAt) await signTold(tx, now, { ...told, signedAt: told.signedAt })
}

async function signTold(tx: Tx, now: number, told: ToldAssessment & { signedAt: string }): Promise<void> {
  const [row, file] = [await store.assessmentOf(tx, told.id), await fileHead(tx, told.caseId)]
  const kept = row && (await definitionOf(tx, row.instrument_key, row.instrument_version))
  if (!row || !file || !kept) throw new RangeError(`assessment ${told.id} cannot be read back`)
  const instrument = kept.content
  const filled = filledFrom(instrument, row.people, await readAnswers(tx, row.id, 1))
  const lacking = lackingOf(instrument, filled, row.people, circumstancesOf(row, file))
  if (lacking.length) throw new RangeError(`${told.instrument}: ${lacking.map(({ says }) => says.it).join('; ')}`)
  const decision = instrument.closing?.decisions.find(({ key }) => key === told.decision?.key) ?? null
  await freeze({ tx, actor: { id: told.by }, now }, { row, file, instrument, definitionHash: kept.hash }, {
    filled, sittings: await store.sittingsOf(tx, row.id), closing: { decisionWords: told.decision?.words ?? null, reassessOn: told.decision?.reassessOn ?? null }, decision, at: told.signedAt, as: told.as,
  })
  await store.changeAssessment(tx, row.id, row.version, { state: 'completed', signed_revision: 1, completed_at: told.signedAt, completed_by: told.by })
  await watchEighteen({ tx, actor: { id: told.by }, now }, { row, file, instrument }, { filled, around: circumstancesOf(row, file) })
}
