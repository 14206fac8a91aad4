import type * as contract from '../contract/definition.ts'
import type { Definition, EventRef, Field, Step } from '../domain/definition.ts'
import { isSkippable } from '../domain/run.ts'
import { ownActors } from '../domain/vocabulary.ts'
import { sourcesOf, termWords } from './rule-words.ts'

const field = ({ id, label, type, required, options, hint }: Field): contract.FieldView => ({
  id, label, type, required: required ?? false, options: (options ?? []).map((one) => ({ id: one.id, label: one.label })), hint: hint ?? null,
})

/** A step as the library describes it. */
export function presentStep(definition: Definition, step: Step): contract.StepDefinitionView {
  return {
    id: step.id, group: step.group, title: step.title, text: step.text, send: step.send ?? null, actor: step.actor, ours: ownActors.has(step.actor), moment: step.moment,
    sources: sourcesOf(step),
    terms: (step.terms ?? []).map((term) => ({ rule: term.rule, from: fromWords(definition, term.from), term: termWords(term.rule) })),
    after: [...(step.after ?? [])],
    when: (step.when ?? []).map(({ fork, is }) => ({ fork, is: [...is] })),
    onLoss: step.onLoss ?? false,
    fromAge: step.fromAge ? { years: step.fromAge.years, months: step.fromAge.months ?? 0 } : null,
    required: step.required,
    repeatable: step.repeatable ?? false,
    skippable: isSkippable(step),
    closing: step.closing ?? false,
    fields: (step.fields ?? []).map(field),
    documents: (step.documents ?? []).map(({ id, label, required }) => ({ id, label, required: required ?? false })),
    checks: (step.checks ?? []).map(field),
    fork: step.fork?.map((option) => ({ id: option.id, label: option.label, ends: option.ends ?? false, next: nextOf(definition, step.id, option.id) })) ?? null,
    starts: step.starts ?? null,
    consequence: step.consequence ?? null,
  }
}

const nextOf = (definition: Definition, fork: string, option: string): string[] =>
  definition.steps.filter((one) => one.when?.some((road) => road.fork === fork && road.is.includes(option))).map(({ id }) => id)

function fromWords(definition: Definition, from: EventRef): { it: string; en: string } {
  if ('child' in from) return { it: 'dalla nascita', en: 'from the birth' }
  if ('earliestOf' in from) {
    const all = from.earliestOf.map((one) => fromWords(definition, one))
    return { it: `dal primo tra: ${all.map(({ it }) => it).join(', ')}`, en: `from the earliest of: ${all.map(({ en }) => en).join(', ')}` }
  }
  const step = definition.steps.find(({ id }) => id === from.step)!
  const label = from.field ? step.fields?.find(({ id }) => id === from.field)?.label : undefined
  const words = label ?? step.title
  return { it: `da «${words.it}»`, en: `from “${words.en}”` }
}

/** A procedure without its steps: what a run and a list show of it. */
export const presentHead = (definition: Definition): Omit<contract.DefinitionView, 'steps'> => ({
  id: definition.id, version: definition.version, family: definition.family, title: definition.title, whenUsed: definition.whenUsed, source: definition.source,
  scope: definition.scope, section: definition.section, caveat: definition.caveat ?? null, start: definition.start, groups: definition.groups.map(({ id, title }) => ({ id, title })),
})

export const presentDefinition = (definition: Definition): contract.DefinitionView => ({
  ...presentHead(definition), steps: definition.steps.map((step) => presentStep(definition, step)),
})
