import type { Id } from '#kernel/domain/ids.ts'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import type { AssessmentView, SavedSection, SectionView } from '../contract/assessment.ts'
import { mayHoldChild } from '../domain/child-voice.ts'
import { lackingOf } from '../domain/complete.ts'
import { tallyOf } from '../domain/counts.ts'
import { placesOf, type FilledPlace } from '../domain/fill.ts'
import type { Instrument } from '../domain/instrument.ts'
import { answersForFile, mayComplete, mayCorrect, mayJoin, mayWrite, reaches, readsChild } from './access.ts'
import type { AnswersRow } from './answers-store.ts'
import * as answersStore from './answers-store.ts'
import * as store from './assessment-store.ts'
import { newestVersions } from './library.ts'
import { circumstancesOf, filledFrom, type Loaded, type Needs, readAnswers, shownRevision, shownState, visiblePart } from './load.ts'
import { presentSerious } from './serious.ts'
import * as signed from './signed-store.ts'

const HERE_MS = 120_000
type Named = { id: string; name: string }
const nameIn = (names: Awaited<ReturnType<typeof operatorHeaders>>, id: string): Named => ({ id, name: names.get(id)?.name ?? '' })

/** What a screen of one assessment needs, as the reader reaches it. `revision`: an earlier one, as it was signed. */
export async function presentAssessment(context: Needs, loaded: Loaded, wanted?: number): Promise<AssessmentView> {
  const { tx, actor } = context
  const { row, file, acting } = loaded
  const revision = wanted ?? shownRevision(row, actor.id)
  const state = wanted !== undefined && wanted !== row.revision ? 'completed' : shownState(row, actor.id)
  const signatures = await signed.signaturesOf(tx, [row.id])
  const signature = signatures.find((one) => one.revision === revision) ?? null
  const frozen = signature?.details
  const asShown = frozen ? { ...row, moment: frozen.moment as typeof row.moment, held_on: frozen.heldOn, event_on: frozen.eventOn, people: [...frozen.people] } : row
  const instrument = visiblePart(loaded.instrument, acting)
  const rows = await readAnswers(tx, row.id, revision)
  const filled = filledFrom(instrument, asShown.people, rows)
  const around = circumstancesOf(asShown, file)
  const closing = (await signed.closingsOf(tx, [row.id])).find((one) => one.revision === revision)
  const serious = (await signed.seriousOf(tx, [row.id])).filter((one) => one.revision === revision)
  const [sittings, saves, newest] = [await store.sittingsOf(tx, row.id), await store.lastSaves(tx, [row.id]), await newestVersions(tx, [row.instrument_key])]
  const people = await personHeaders(tx, [...asShown.people, ...serious.flatMap(({ person_id }) => person_id ?? [])])
  const names = await operatorHeaders(tx, [row.started_by, ...row.fillers, ...(row.completed_by ? [row.completed_by] : []), ...sittings.map(({ by_operator }) => by_operator), ...rows.map(({ saved_by }) => saved_by)])
  const nameOf = (id: string): Named => ({ id, name: id === file.child_id ? file.child_name : (people.get(id)?.displayName ?? '') })
  const draft = state === 'draft'
  const tally = tallyOf(instrument, filled, asShown.people, around)
  return {
    id: row.id as Id<'assessment'>, caseId: row.case_id as Id<'case'>, caseNumber: file.number, childName: file.child_name, instrumentKey: row.instrument_key, instrumentVersion: row.instrument_version,
    title: row.title, family: row.family, sure: row.sure, state, revision, moment: asShown.moment, heldOn: asShown.held_on as PlainDate, startedBy: nameIn(names, row.started_by),
    completedAt: signature?.signed_at ?? null, completedBy: signature ? { id: signature.signed_by, name: signature.by } : null,
    decision: closing?.label ?? null, reassessOn: (closing?.reassess_on ?? null) as PlainDate | null, savedAt: saves.get(row.id) ?? null, serious: serious.map((one) => presentSerious(row, one, asShown.held_on as PlainDate, people)),
    newerVersion: newerThan(row, newest), definition: instrument as unknown as AssessmentView['definition'],
    hiddenSections: answersForFile(acting) ? loaded.instrument.sections.length - instrument.sections.length : 0,
    sections: await presentSections(context, loaded, instrument, rows, revision, asShown.people, nameOf, names),
    people: asShown.people.map(nameOf), participants: [...(closing?.circumstances.participants ?? row.participants)], fillers: row.fillers.map((id) => nameIn(names, id)),
    sittings: sittings.map((one) => presentSitting(one, names, draft && mayWrite(acting, file, row, loaded.instrument))),
    eventOn: asShown.event_on as PlainDate | null, counts: tally,
    missing: draft ? lackingOf(instrument, filled, asShown.people, around) : [],
    closing: closing?.decision ? { decision: closing.decision, words: closing.words, reassessOn: closing.reassess_on as PlainDate | null } : null,
    signature: signature ? { hash: signature.hash, at: signature.signed_at, by: { id: signature.signed_by, name: signature.by }, as: signature.signed_as } : null,
    revisions: signatures.map((one) => ({ revision: one.revision, completedAt: one.signed_at, completedBy: { id: one.signed_by, name: one.by }, reason: one.reason, hash: one.hash })),
    correctionReason: draft ? row.correction_reason : null, discardReason: row.discard_reason, version: row.version,
    can: canOf(loaded, wanted === undefined),
  }
}

function canOf({ row, file, instrument, acting }: Loaded, present: boolean): AssessmentView['can'] {
  const writes = present && mayWrite(acting, file, row, instrument)
  return {
    fill: writes, details: writes, share: writes, complete: present && mayComplete(acting, file, row, instrument), correct: present && mayCorrect(acting, file, row, instrument),
    discard: writes, join: present && mayJoin(acting, file, row, instrument),
  }
}

const newerThan = (row: store.AssessmentRow, newest: ReadonlyMap<string, number>): number | null => {
  const version = newest.get(row.instrument_key)
  return version !== undefined && version > row.instrument_version ? version : null
}

export const presentSitting = (row: store.SittingRow, names: Awaited<ReturnType<typeof operatorHeaders>>, change: boolean) => ({
  id: row.id, heldOn: row.held_on as PlainDate, from: row.from_time, to: row.to_time, place: row.place, present: row.present, breaks: row.breaks, phases: row.phases, note: row.note,
  by: nameIn(names, row.by_operator), can: { change }, version: row.version,
})

async function presentSections(
  { tx, actor, now }: Needs, loaded: Loaded, instrument: Instrument, rows: readonly AnswersRow[], revision: number, people: readonly string[], nameOf: (id: string) => Named,
  names: Awaited<ReturnType<typeof operatorHeaders>>,
): Promise<SectionView[]> {
  const drafting = loaded.row.state === 'draft' && revision === loaded.row.revision && loaded.row.fillers.includes(actor.id)
  const here = drafting ? await answersStore.present(tx, loaded.row.id, actor.id, new Date(now - HERE_MS).toISOString()) : []
  const kept = drafting ? await answersStore.keptCounts(tx, loaded.row.id) : []
  const writes = drafting && mayWrite(loaded.acting, loaded.file, loaded.row, loaded.instrument)
  const filled = filledFrom(instrument, people, rows)
  return placesOf(instrument, people).map(({ section, person }) => {
    const own = rows.filter((row) => row.section_key === section.key && row.person_id === person)
    const last = own.toSorted((a, b) => (a.saved_at < b.saved_at ? 1 : -1)).find(({ content }) => Object.keys(content).length)
    const same = (one: { section_key: string; person_id: string | null }): boolean => one.section_key === section.key && one.person_id === person
    return {
      key: section.key, person: person ? nameOf(person) : null, reach: section.reach, clinical: Boolean(section.clinical),
      answers: (filled.find((one) => one.section === section.key && one.person === person)?.answers ?? {}) as SectionView['answers'],
      childHidden: mayHoldChild(section) && !readsChild(loaded.acting, section), version: own.find(({ part }) => part === 'main')?.version ?? 0,
      savedAt: last?.saved_at ?? null, savedBy: last ? nameIn(names, last.saved_by) : null,
      here: here.filter(same).map(({ id, name }) => ({ id, name })), kept: kept.find(same)?.n ?? 0, can: { write: writes && reaches(loaded.acting, section) },
    }
  })
}

/** One section after a save or when opened, with the counts of the whole. */
export async function presentSection(context: Needs, loaded: Loaded, { section, person }: FilledPlace): Promise<SavedSection> {
  const { tx } = context
  const { row, file, acting } = loaded
  const instrument = visiblePart(loaded.instrument, acting)
  const rows = await readAnswers(tx, row.id, row.revision)
  const names = await operatorHeaders(tx, rows.map(({ saved_by }) => saved_by))
  const people = await personHeaders(tx, row.people)
  const nameOf = (id: string): Named => ({ id, name: id === file.child_id ? file.child_name : (people.get(id)?.displayName ?? '') })
  const all = await presentSections(context, loaded, instrument, rows, row.revision, row.people, nameOf, names)
  const filled = filledFrom(instrument, row.people, rows)
  const around = circumstancesOf(row, file)
  const own = all.find((one) => one.key === section.key && (one.person?.id ?? null) === person)!
  return { ...own, counts: tallyOf(instrument, filled, row.people, around), missing: lackingOf(instrument, filled, row.people, around) }
}
