import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import type { Context } from '#kernel/server/operation.ts'
import { operatorNames } from '#kernel/server/operator-names.ts'
import type { Term } from '#modules/deadlines/contract.ts'
import type * as contract from '../contract/run.ts'
import type { Step } from '../domain/definition.ts'
import { isLate } from '../domain/loss.ts'
import { isSkippable, standings, type Standing } from '../domain/run.ts'
import { boundDefinition, type Loaded } from './facts.ts'
import { presentStep } from './present-definition.ts'
import { presentTerm } from './present-term.ts'
import { papersOf, versionsOf, type RecordRow } from './record-store.ts'
import type { childRuns, StepRow } from './run-store.ts'

interface Around {
  terms: readonly Term[]
  children: Awaited<ReturnType<typeof childRuns>>
  act: boolean
  names: ReadonlyMap<string, string>
}
type Versions = Awaited<ReturnType<typeof versionsOf>>

/** Every step of a run: what the library says, where it stands, what was recorded of it and how that was corrected. */
export async function presentSteps({ tx, now }: Context, loaded: Loaded, around: Around): Promise<contract.RunStep[]> {
  const versions = await versionsOf(tx, loaded.records.map(({ id }) => id))
  const papers = loaded.run.case_id ? await papersOf(tx, loaded.run.case_id, loaded.attached.map((one) => one.document_id)) : []
  const correctors = await operatorNames(tx, versions.map((one) => one.by_operator))
  const titles = new Map(papers.map(({ id, title }) => [id!, title!]))
  const names = new Map([...around.names, ...correctors])
  const all = standings(loaded.facts, dateInRome(now))
  return loaded.definition.steps.map((step) => presentOne(step, all.get(step.id)!, loaded, { ...around, names }, { versions, titles }))
}

interface Papers {
  versions: Versions
  titles: ReadonlyMap<string, string>
}

function presentOne(step: Step, standing: Standing, loaded: Loaded, around: Around, papers: Papers): contract.RunStep {
  const row = loaded.steps.find((one) => one.step_id === step.id)!
  const terms = around.terms.filter((term) => term.source.id === row.id)
  const records = loaded.records.filter((one) => one.step_id === step.id)
  return {
    ...presentStep(loaded.definition, step),
    state: standing.state,
    openSince: row.state === 'open' || row.state === 'done' ? row.opened_at : null,
    opensOn: standing.opensOn,
    waitsFor: [...standing.waitsFor],
    skipReason: row.skip_reason,
    occurrences: records.map((record) => presentRecord(record, loaded, terms, around, papers)),
    runTerms: terms.map((term) => presentTerm(term, step.id)),
    missingDocuments: (step.documents ?? []).filter((paper) => row.missing_documents.includes(paper.id)).map((paper) => paper.label),
    childRuns: around.children.filter((child) => child.parent_step === step.id).map((child) => ({
      id: child.id as Id<'run'>, title: boundDefinition(child).title, state: child.state as contract.RunStep['childRuns'][number]['state'],
    })),
    can: canOf(step, standing, row, records.length > 0, around.act),
  }
}

function canOf(step: Step, { state }: Standing, row: StepRow, recorded: boolean, act: boolean): contract.RunStep['can'] {
  const open = state === 'open' || state === 'later'
  return {
    record: act && (open || (state === 'done' && step.repeatable === true)),
    skip: act && !recorded && (open || state === 'blocked') && isSkippable(step),
    takeBackSkip: act && row.skip_reason !== null,
    correct: act && recorded,
  }
}

function presentRecord(row: RecordRow, { attached }: Loaded, terms: readonly Term[], { names }: Around, { versions, titles }: Papers): contract.RunStep['occurrences'][number] {
  const named = (id: string) => ({ id, name: names.get(id) ?? '' })
  const term = terms.find((one) => one.state !== 'waived' && (one.occurrence ?? 1) === row.n)
  return {
    n: row.n,
    happened: row.happened,
    recordedAt: row.recorded_at,
    by: named(row.recorded_by),
    option: row.option,
    fields: row.fields as contract.RunStep['occurrences'][number]['fields'],
    documents: attached.filter((one) => one.record_id === row.id && titles.has(one.document_id)).map((one) => ({
      id: one.document_id as Id<'document'>, title: titles.get(one.document_id)!, expected: one.expected,
    })),
    words: row.words,
    late: term !== undefined && isLate(row.happened, term),
    corrections: versions.filter((one) => one.record_id === row.id).map((one) => ({ at: one.at, by: named(one.by_operator), reason: one.reason, before: one.content.happened })),
  }
}
