import { addDays, ageOn, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { RgState } from './kinds.ts'
import type { Exercise, LegalInput, MeasureIn, OfficePeriod, Origin, ParentIn, RgPeriod, Span } from './legal-input.ts'
import { holdsOn } from './periods.ts'

export interface ParentStatus extends Span, Origin {
  id: string
  name: string | null
  relation: string
  state: RgState | 'morto' | 'non_ancora'
  exercise: Exercise | null
  limits: string | null
  /** Said by a measure or a correction, by death or filiation; `presumed`: nothing is recorded, and the law gives full responsibility. */
  basis: 'measure' | 'correction' | 'presumed' | 'death' | 'filiation'
  /** Takes decisions for the child on that day. */
  decides: boolean
}

export const issueCodes = [
  'no_guardian', 'nobody', 'guardian_with_parent', 'two_exclusive', 'exclusive_with_joint', 'lapsed', 'after_death', 'one_parent', 'age_uncertain', 'family_hidden', 'birth_unknown',
] as const
/** What does not add up on that day, with the rule that says so. */
export interface LegalIssue {
  code: (typeof issueCodes)[number]
  rule: string | null
  parentIds: readonly string[]
  on: PlainDate | null
}

export interface LegalStatus {
  day: PlainDate
  stage: 'unborn' | 'minor' | 'adult' | 'deceased'
  /** The eighteenth birthday, when the day of birth is known. */
  adultOn: PlainDate | null
  decides: 'parents' | 'parent' | 'guardian' | 'self' | 'nobody'
  parents: ParentStatus[]
  guardian: OfficePeriod | null
  /** Curators, special curators and the guardian's deputy. */
  others: OfficePeriod[]
  /** Measures that give the service, the keeper, the parents their acts. */
  services: MeasureIn[]
  /** Where the child lives by the latest measure that says so. */
  placement: MeasureIn | null
  /** Care after eighteen. */
  extension: MeasureIn | null
  issues: LegalIssue[]
}

const issue = (code: LegalIssue['code'], rule: string | null = null, parentIds: readonly string[] = [], on: PlainDate | null = null): LegalIssue => ({ code, rule, parentIds, on })

/** First and last day on which somebody of this birth may have been born. */
function birthSpan({ birth, birthPrecision }: LegalInput): { first: PlainDate; last: PlainDate } | null {
  if (!birth || birthPrecision === 'unknown') return null
  if (birthPrecision === 'day') return { first: birth, last: birth }
  const year = birth.slice(0, 4)
  if (birthPrecision === 'year') return { first: `${year}-01-01` as PlainDate, last: `${year}-12-31` as PlainDate }
  const month = birth.slice(0, 7)
  const nextMonth = addDays(`${month}-28` as PlainDate, 4).slice(0, 7)
  return { first: `${month}-01` as PlainDate, last: addDays(`${nextMonth}-01` as PlainDate, -1) }
}

/** The eighteenth birthday: born on 29 February, 28 February of a common year (`law.md` 2.1). */
export function birthday18(birth: PlainDate): PlainDate {
  const year = Number(birth.slice(0, 4)) + 18
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return `${year}-${birth.slice(5) === '02-29' && !leap ? '02-28' : birth.slice(5)}` as PlainDate
}

function stageOn(input: LegalInput, day: PlainDate): { stage: LegalStatus['stage']; adultOn: PlainDate | null; issues: LegalIssue[] } {
  const span = birthSpan(input)
  const adultOn = input.birth && input.birthPrecision === 'day' ? birthday18(input.birth) : null
  if (input.diedOn && day >= input.diedOn) return { stage: 'deceased', adultOn, issues: [] }
  if (!span) return { stage: 'minor', adultOn, issues: [issue('birth_unknown', 'ETA-05')] }
  if (day < span.first) return { stage: 'unborn', adultOn, issues: [] }
  if (day >= birthday18(span.last)) return { stage: 'adult', adultOn, issues: [] }
  // a doubt about age is read in favour of minority
  return { stage: 'minor', adultOn, issues: ageOn(span.first, day).years >= 18 ? [issue('age_uncertain', 'ETA-05')] : [] }
}

const unborn = ({ since }: ParentIn, day: PlainDate): boolean => since !== null && day < since

function parentOn(parent: ParentIn, periods: readonly RgPeriod[], day: PlainDate): ParentStatus {
  const { id, name, relation } = parent
  const of = (state: ParentStatus['state'], basis: ParentStatus['basis'], from: PlainDate | null, to: PlainDate | null): ParentStatus => ({
    id, name, relation, state, basis, exercise: null, limits: null, from, to, measureId: null, correctionId: null, decides: false,
  })
  if (parent.diedOn && day >= parent.diedOn) return of('morto', 'death', parent.diedOn, null)
  if (unborn(parent, day)) return of('non_ancora', 'filiation', null, addDays(parent.since!, -1))
  const mine = periods.filter(({ parentId }) => parentId === id)
  const now = mine.find((period) => holdsOn(period, day))
  // written so among the people of the file, and no measure recorded says otherwise
  if (!now && relation === 'genitore_decaduto') return of('decaduta', 'filiation', parent.since, parent.until)
  if (!now) {
    const before = mine.filter(({ to }) => to !== null && to < day).toSorted((a, b) => (a.to! < b.to! ? 1 : -1))[0]
    const next = mine.filter(({ from }) => from !== null && from > day).toSorted((a, b) => (a.from! < b.from! ? -1 : 1))[0]
    return { ...of('piena', 'presumed', before ? addDays(before.to!, 1) : parent.since, next ? addDays(next.from!, -1) : null), decides: true }
  }
  const { state, exercise, limits, from, to, measureId, correctionId } = now
  return {
    ...of(state, correctionId ? 'correction' : 'measure', from, to), exercise, limits, measureId, correctionId,
    decides: (state === 'piena' || state === 'limitata') && exercise !== 'nessuno',
  }
}

/** A state that was less than full ended by itself, and nothing says what came after. */
function lapsedOf(parents: readonly ParentStatus[], input: LegalInput, day: PlainDate): LegalIssue[] {
  return parents.filter(({ basis }) => basis === 'presumed').flatMap(({ id }) => {
    const last = input.periods.filter(({ parentId, to }) => parentId === id && to !== null && to < day).toSorted((a, b) => (a.to! < b.to! ? 1 : -1))[0]
    if (!last || last.state === 'piena') return []
    const endedBy = input.measures.find((measure) => measure.id === last.measureId)?.endedBy
    return endedBy === 'revocato' || endedBy === 'cessato' ? [] : [issue('lapsed', null, [id], last.to)]
  })
}

const impeded = ({ state }: ParentStatus): boolean => state === 'sospesa' || state === 'decaduta'

function contradictions(parents: readonly ParentStatus[], guardian: OfficePeriod | null, input: LegalInput, day: PlainDate): LegalIssue[] {
  const found: LegalIssue[] = []
  const deciding = parents.filter((one) => one.decides)
  const ids = (some: readonly ParentStatus[]) => some.map(({ id }) => id)
  if (deciding.length && guardian) found.push(issue('guardian_with_parent', 'CPC-06', ids(deciding), guardian.from))
  const exclusive = deciding.filter(({ exercise }) => exercise === 'esclusivo')
  if (exclusive.length > 1) found.push(issue('two_exclusive', null, ids(exclusive)))
  else if (exclusive.length === 1 && deciding.length > 1) found.push(issue('exclusive_with_joint', null, ids(deciding)))
  if (!deciding.length && !guardian) {
    // by suspension or forfeiture the proceeding judge appoints; otherwise as soon as the fact is known
    const byOrder = parents.some(impeded)
    found.push(issue(byOrder ? 'no_guardian' : 'nobody', byOrder ? 'CPC-06' : 'TUT-01', ids(parents.filter(impeded))))
  }
  for (const { id, diedOn } of input.parents) {
    const after = diedOn && input.periods.find(({ parentId, from }) => parentId === id && from !== null && from > diedOn && from <= day)
    if (after) found.push(issue('after_death', null, [id], diedOn))
  }
  if (!input.familySeen) found.push(issue('family_hidden'))
  else if (parents.length === 1 && deciding.length === 1 && !guardian) found.push(issue('one_parent', null, ids(parents)))
  return [...found, ...lapsedOf(parents, input, day)]
}

const latest = (measures: readonly MeasureIn[]): MeasureIn | null => measures.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? 1 : -1))[0] ?? null

/** Kinds by which the service itself does acts for the child, or watches over the family. */
export const givesService: ReadonlySet<string> = new Set(['affido_servizio', 'vigilanza_supporto', 'affido_giudiziale', 'affido_consensuale', 'collocamento_comunita', 'incontri_protetti'])

/**
 * Who decides for the child on a day: who holds parental responsibility and with which limits, guardian and curators with their powers, the service and
 * where the child lives by the measures in force, and what does not add up. Days are Rome's; the first and the last day of a period belong to it.
 */
export function legalStatusOn(day: PlainDate, input: LegalInput): LegalStatus {
  const { stage, adultOn, issues } = stageOn(input, day)
  const inForce = input.measures.filter((measure) => holdsOn(measure, day))
  const base = { day, stage, adultOn, guardian: null, others: [], services: [], placement: null, extension: null }
  if (stage === 'unborn' || stage === 'deceased') return { ...base, decides: 'nobody', parents: [], issues }
  if (stage === 'adult') return { ...base, decides: 'self', parents: [], extension: latest(inForce.filter(({ kinds }) => kinds.includes('prosieguo'))), issues }
  const parents = input.parents.filter(({ until }) => until === null || day <= until).map((parent) => parentOn(parent, input.periods, day))
  const offices = input.offices.filter((office) => holdsOn(office, day))
  const guardian = offices.find(({ role }) => role === 'tutore' || role === 'tutore_provvisorio') ?? null
  const deciding = parents.filter((one) => one.decides)
  return {
    ...base,
    decides: guardian ? 'guardian' : deciding.length > 1 ? 'parents' : deciding.length === 1 ? 'parent' : 'nobody',
    parents,
    guardian,
    others: offices.filter((office) => office !== guardian),
    services: inForce.filter(({ kinds }) => kinds.some((kind) => givesService.has(kind))),
    placement: latest(inForce.filter(({ placementKind, placementWords, acts }) => placementKind ?? placementWords ?? acts.keeper)),
    issues: [...issues, ...contradictions(parents, guardian, input, day)],
  }
}
