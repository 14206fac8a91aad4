import { notFound } from '#kernel/contract/problem.ts'
import { ageOn, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { Context } from '#kernel/server/operation.ts'
import { sections } from '#modules/access/contract.ts'
import { rolesBySection } from '#modules/access/server/index.ts'
import { fileHead, type FileHead } from '#modules/cases/server/index.ts'
import { joinVoices } from '../domain/child-voice.ts'
import type { Circumstances, Filled } from '../domain/fill.ts'
import { placesOf } from '../domain/fill.ts'
import type { Instrument, Moment, Reach } from '../domain/instrument.ts'
import { type Acting, reaches } from './access.ts'
import type { AnswersRow } from './answers-store.ts'
import * as answersStore from './answers-store.ts'
import * as store from './assessment-store.ts'
import { definitionOf } from './library-store.ts'

export type Needs = Pick<Context, 'tx' | 'actor' | 'audit' | 'note' | 'now'>

/** An assessment with its file and definition, and who acts on it. */
export interface Loaded {
  row: store.AssessmentRow
  file: FileHead
  instrument: Instrument
  /** Hash of the definition, as it was kept. */
  definitionHash: string
  acting: Acting
}

export async function getFile({ tx, audit }: Pick<Needs, 'tx' | 'audit'>, caseId: string): Promise<FileHead> {
  audit(caseId)
  const file = await fileHead(tx, caseId)
  if (!file) throw notFound()
  return file
}

export const actingOn = async (tx: Tx, actorId: string, caseId: string): Promise<Acting> => ({ id: actorId, bySection: await rolesBySection(tx, caseId) })

/** How its row is taken: to read, to save a section beside others, or alone to change or complete it. */
const takes = { read: store.assessmentOf, share: store.shareAssessment, alone: store.lockAssessment } as const

/** An assessment within reach, or 404. */
export async function load(context: Needs, id: string, take: keyof typeof takes = 'read'): Promise<Loaded> {
  const { tx, actor } = context
  const row = await takes[take](tx, id)
  if (!row) throw notFound()
  const file = await getFile(context, row.case_id)
  const [kept, acting] = [await definitionOf(tx, row.instrument_key, row.instrument_version), await actingOn(tx, actor.id, file.id)]
  if (!kept) throw notFound()
  return { row, file, instrument: kept.content, definitionHash: kept.hash, acting }
}

/** The revision that this reader is shown: the draft to who fills it, the last signed one to everybody else; of a draft never signed, none of its answers. */
export const shownRevision = (row: store.AssessmentRow, actorId: string): number => (row.fillers.includes(actorId) ? row.revision : (row.signed_revision ?? row.revision))
/** The state as this reader sees it: a correction under way is a matter of who writes it. */
export const shownState = (row: store.AssessmentRow, actorId: string): store.AssessmentRow['state'] =>
  row.state === 'draft' && row.signed_revision !== null && !row.fillers.includes(actorId) ? 'completed' : row.state

/** The instrument with only the sections that the reader reaches, and rules that speak of nothing else. */
export function visiblePart(instrument: Instrument, acting: Acting): Instrument {
  const shown = instrument.sections.filter((section) => reaches(acting, section))
  if (shown.length === instrument.sections.length) return instrument
  const hidden = instrument.sections.filter((section) => !shown.includes(section)).flatMap(({ items }) => items.map(({ key }) => key))
  const speaksOf = (part: unknown): boolean => hidden.some((key) => JSON.stringify(part).includes(`"${key}"`))
  return {
    ...instrument, sections: shown,
    ...(instrument.rules ? { rules: instrument.rules.filter((rule) => !speaksOf(rule)) } : {}),
    ...(instrument.alerts ? { alerts: instrument.alerts.filter((alert) => !speaksOf(alert)) } : {}),
    ...(instrument.beforeEighteen ? { beforeEighteen: Object.fromEntries(Object.entries(instrument.beforeEighteen).filter(([key]) => !hidden.includes(key))) } : {}),
  }
}

export const circumstancesOf = (row: Pick<store.AssessmentRow, 'moment' | 'held_on'>, file: Pick<FileHead, 'child_birth'>): Circumstances => ({
  moment: row.moment as Moment | null, heldOn: row.held_on as PlainDate, age: file.child_birth ? ageOn(file.child_birth as PlainDate, row.held_on as PlainDate).years : null,
})

/** Answers by section and person, both voices of those within reach together. */
export function filledFrom(instrument: Instrument, people: readonly string[], rows: readonly AnswersRow[]): Filled[] {
  return placesOf(instrument, people).map(({ section, person }) => {
    const own = rows.filter((row) => row.section_key === section.key && row.person_id === person)
    const part = (name: AnswersRow['part']) => own.find((row) => row.part === name)?.content ?? {}
    return { section: section.key, person, answers: joinVoices({ main: part('main'), child: part('child') }) }
  })
}

export const readAnswers = (tx: Tx, id: string, revision: number): Promise<AnswersRow[]> => answersStore.answersOf(tx, [{ id, revision }])

export const sectionNumber = (reach: Reach): number => sections[reach]
/** The section of the file in which the decision, the sittings and the terms of an assessment stand: social where it has one, else the first. */
export function homeOf(instrument: Instrument): { section: number; clinical: boolean } {
  const home = instrument.sections.find(({ reach, clinical }) => reach === 'social' && !clinical) ?? instrument.sections.find(({ clinical }) => !clinical) ?? instrument.sections[0]!
  return { section: sections[home.reach], clinical: Boolean(home.clinical) }
}
