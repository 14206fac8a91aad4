import { isPlainDate } from '#kernel/domain/plain-date.ts'
import type { Words } from '#kernel/domain/bilingual.ts'
import { w, type Field, type Step } from './definition.ts'
import { eventOf } from './terms.ts'
import type { FieldValues, RunFacts } from './run.ts'

/** A step about to be recorded; moments already complete (a date, or an instant with offset). */
export interface Recording {
  happened: string
  option: string | null
  fields: FieldValues
}

export interface FieldProblem {
  path: string
  words: Words
}

/** How far ahead of the server's clock something may be said to have happened: clocks differ by minutes. */
const AHEAD_MS = 10 * 60_000

/** What is wrong with what was typed, each next to its field; empty when it can be recorded. `now` in milliseconds, `today` in Rome. */
export function problemsOf(step: Step, recording: Recording, facts: RunFacts, now: number, today: string): FieldProblem[] {
  const ahead = (moment: string): boolean => (moment.length === 10 ? moment > today : Date.parse(moment) > now + AHEAD_MS)
  return [...momentProblems(step, recording, facts, ahead), ...forkProblems(step, recording), ...fieldProblems(step, recording, facts, ahead)]
}

/** Is the first before the second? A day against an hour is compared by day: neither says which came first within it. */
export function isBefore(a: string, b: string, dayOf: (moment: string) => string): boolean {
  if (a.length === 10 || b.length === 10) return dayOf(a) < dayOf(b)
  return Date.parse(a) < Date.parse(b)
}

type Ahead = (moment: string) => boolean
const inFuture = w('È nel futuro: scrivi quando è accaduto davvero', 'It is in the future: write when it really happened')
const beforeBirth = w('È prima della nascita del bambino: controlla l’anno', 'It is before the child’s birth: check the year')

/** Only a report may speak of a child not yet born. */
const isUnborn = (moment: string, { birth, definition }: RunFacts): boolean => birth !== null && definition.family !== 'segnalazione' && dayInRome(moment) < birth

function momentProblems(step: Step, { happened }: Recording, facts: RunFacts, ahead: Ahead): FieldProblem[] {
  if (ahead(happened)) return [{ path: 'happened', words: inFuture }]
  if (isUnborn(happened, facts)) return [{ path: 'happened', words: beforeBirth }]
  const early = (step.after ?? []).find((id) => {
    const before = eventOf({ step: id }, facts)
    return before !== null && isBefore(happened, before, dayInRome)
  })
  if (!early) return []
  const title = facts.definition.steps.find((one) => one.id === early)!.title
  return [{ path: 'happened', words: w(`È prima di «${title.it}»: controlla le due date`, `It is before “${title.en}”: check both dates`) }]
}

function forkProblems(step: Step, { option }: Recording): FieldProblem[] {
  if (!step.fork) return option ? [{ path: 'option', words: w('Questo passo non ha scelte', 'This step has no choice') }] : []
  return step.fork.some(({ id }) => id === option) ? [] : [{ path: 'option', words: w('Scegli che cosa è accaduto', 'Choose what happened') }]
}

function fieldProblems(step: Step, recording: Recording, facts: RunFacts, ahead: Ahead): FieldProblem[] {
  const known = [...(step.fields ?? []), ...(step.checks ?? [])]
  const foreign = Object.keys(recording.fields).filter((id) => !known.some((field) => field.id === id))
  return [
    ...foreign.map((id) => ({ path: `fields.${id}`, words: w('Questo campo non è del passo', 'This field is not of the step') })),
    ...known.flatMap((field) => valueProblem(field, recording, facts, step, ahead)),
  ]
}

function valueProblem(field: Field, { fields, happened }: Recording, facts: RunFacts, step: Step, ahead: Ahead): FieldProblem[] {
  const value = fields[field.id]
  const path = `fields.${field.id}`
  const empty = value === undefined || value === '' || value === false || (Array.isArray(value) && !value.length)
  if (empty) return field.required ? [{ path, words: field.type === 'yes' ? w('Va confermato', 'To be confirmed') : w('Campo obbligatorio', 'Required') }] : []
  const right = rightShape(field, value)
  if (!right) return [{ path, words: w('Valore non valido', 'Not a valid value') }]
  if (typeof value !== 'string') return []
  if (field.past && ahead(value)) return [{ path, words: inFuture }]
  if (!field.notBefore) return []
  const own = 'step' in field.notBefore && field.notBefore.step === step.id && !field.notBefore.field
  const bound = own ? happened : eventOf(field.notBefore, facts)
  return bound !== null && isBefore(value, bound, dayInRome) ? [{ path, words: w('È prima di ciò da cui dipende: controlla le due date', 'It is before what it depends on: check both dates') }] : []
}

function rightShape(field: Field, value: string | boolean | readonly string[]): boolean {
  const known = (id: string): boolean => (field.options ?? []).some((option) => option.id === id)
  if (field.type === 'yes') return value === true
  if (field.type === 'choices') return Array.isArray(value) && value.every(known)
  if (typeof value !== 'string') return false
  if (field.type === 'choice') return known(value)
  if (field.type === 'date') return isPlainDate(value)
  if (field.type === 'instant') return value.length > 10 && !Number.isNaN(Date.parse(value))
  return true
}

const rome = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' })
/** The day in Rome of a date or an instant. */
export const dayInRome = (moment: string): string => (moment.length === 10 ? moment : rome.format(new Date(moment)))
