import type { Id } from '#kernel/domain/ids.ts'
import { conflict, notFound } from '#kernel/contract/problem.ts'
import { operation } from '#kernel/server/operation.ts'
import { personHeaders } from '#modules/people/server/index.ts'
import * as contract from '../contract/assessment.ts'
import { compare, type ComparedSection, type Side } from '../domain/compare.ts'
import { answersOf } from './answers-store.ts'
import { assessmentsById } from './assessment-store.ts'
import { definitionsOf } from './library-store.ts'
import { rowsOf } from './list-assessments.ts'
import { actingOn, filledFrom, getFile, shownRevision, visiblePart } from './load.ts'
import { seriousNeedsOf } from './serious.ts'

/** Assessments of one instrument of one file side by side, oldest first: only sections and voices within reach. */
export const compareAssessments = operation(contract.compareAssessments, async (context, { caseId, ids }) => {
  const { tx, actor } = context
  const file = await getFile(context, caseId)
  const rows = (await assessmentsById(tx, ids)).filter(({ case_id }) => case_id === caseId)
  if (rows.length !== new Set(ids).size) throw notFound()
  if (new Set(rows.map(({ instrument_key }) => instrument_key)).size > 1) {
    throw conflict({ it: 'Si confrontano solo valutazioni fatte con lo stesso strumento: scegline altre.', en: 'Only assessments made with the same instrument are compared: choose others.' })
  }
  const acting = await actingOn(tx, actor.id, caseId)
  const definitions = await definitionsOf(tx, rows.map((row) => ({ key: row.instrument_key, version: row.instrument_version })))
  const answers = await answersOf(tx, rows.map((row) => ({ id: row.id, revision: shownRevision(row, actor.id) })))
  const sides = rows.map((row): Side => {
    const definition = definitions.find(({ version }) => version === row.instrument_version)
    if (!definition) throw notFound()
    const instrument = visiblePart(definition.content, acting)
    return { instrument, people: row.people, filled: filledFrom(instrument, row.people, answers.filter(({ assessment_id }) => assessment_id === row.id)) }
  })
  const sections = compare(sides)
  const people = await personHeaders(tx, sections.flatMap(({ person }) => person ?? []))
  const nameOf = (id: string) => ({ id, name: id === file.child_id ? file.child_name : (people.get(id)?.displayName ?? '') })
  const changes = sections.flatMap(({ items }) => items.map(({ change }) => change))
  const count = (what: 'better' | 'worse' | 'same'): number => changes.filter((change) => change === what).length
  return {
    caseId: caseId as Id<'case'>, title: rows.at(-1)!.title, assessments: await rowsOf(tx, actor.id, caseId, ids), versionsDiffer: new Set(rows.map(({ instrument_version }) => instrument_version)).size > 1,
    sections: sections.map((section) => presentSection(section, nameOf)), better: count('better'), worse: count('worse'), same: count('same'),
  }
})

const presentSection = ({ section, person, items }: ComparedSection, nameOf: (id: string) => { id: string; name: string }): contract.Comparison['sections'][number] => ({
  key: section.key, title: section.title, person: person ? nameOf(person) : null,
  items: items.map(({ item, answers, asked, relabelled, change }) => ({
    key: item.key, label: item.label, area: item.area ?? null, kind: item.kind, levels: item.kind === 'scale' ? item.levels.map(({ value, label }) => ({ value, label })) : null,
    worse: item.kind === 'scale' ? item.worse : null, answers: answers as contract.ComparedItem['answers'], asked, relabelled, change,
  })),
})

export const listSeriousNeeds = operation(contract.listSeriousNeeds, async (context, { caseId }) => {
  await getFile(context, caseId)
  return { rows: await seriousNeedsOf(context.tx, caseId) }
})
