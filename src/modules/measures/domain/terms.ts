import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { kindFacts, type Nature } from './kinds.ts'
import { addMonths } from './measure-dates.ts'

/** What a term of a measure is counted from. `known`: notified or communicated, whichever came first. */
type From = 'start' | 'decided' | 'notified' | 'communicated' | 'known' | 'birth'

interface Start {
  readonly rule: string
  readonly from: From
  /** Counted again and again from the start; by the interval of the order where it gives one. */
  readonly recurring?: 'own' | 'order'
  /** A cap: the order may fix an earlier end, never a later one. */
  readonly capMonths?: number
  /** Months before the end by which somebody must be told. */
  readonly leads?: readonly number[]
}

const foster: readonly Start[] = [
  { rule: 'AFF-05', from: 'start', capMonths: 24 },
  // the law gives no number: `law.md` suggests four and two months before the end
  { rule: 'AFF-06', from: 'start', capMonths: 24, leads: [4, 2] },
  { rule: 'AFF-08', from: 'start', recurring: 'own' },
]

/**
 * Which rules an order starts, and from which of its dates (`law.md` section 3). Kinds of art. 403 start none here: their clock is the procedure's, from the
 * placement itself. A kind that is not listed starts only the dates that the judge fixed.
 */
export const startsOf: Readonly<Record<string, readonly Start[]>> = {
  affido_servizio: [{ rule: 'ASS-03', from: 'notified' }, { rule: 'ASS-04', from: 'start', capMonths: 24 }, { rule: 'ASS-05', from: 'start', recurring: 'order' }],
  affido_consensuale: foster,
  affido_giudiziale: foster,
  // as far as compatible (L. 184/1983 art. 4 c. 7)
  collocamento_comunita: foster,
  proroga_affido: [{ rule: 'AFF-08', from: 'start', recurring: 'own' }],
  prov_temporanei: [{ rule: 'CPC-09', from: 'known' }],
  prov_indifferibili: [{ rule: 'CPC-08', from: 'decided' }],
  ordine_protezione: [{ rule: 'CPC-16', from: 'decided' }, { rule: 'CPC-16b', from: 'decided' }],
  adottabilita: [{ rule: 'ADO-07', from: 'notified' }],
  preadottivo: [{ rule: 'ADO-11', from: 'start' }],
  adozione_piena: [{ rule: 'ADO-12', from: 'communicated' }],
  nomina_tutore: [{ rule: 'TUT-03', from: 'known' }, { rule: 'TUT-03b', from: 'known' }, { rule: 'TUT-04', from: 'start', recurring: 'own' }],
  attribuzione_eta: [{ rule: 'ETA-07', from: 'notified' }],
  map: [{ rule: 'PEN-03', from: 'start', recurring: 'order' }],
  prosieguo: [{ rule: 'PRO-01', from: 'birth' }],
}

/** Rules counted again and again: their series ends with the measure. */
export const recurringRules: readonly string[] = [...new Set(Object.values(startsOf).flat().flatMap(({ rule, recurring }) => (recurring ? [rule] : [])))]

/** What is read of a measure to plan its terms. */
export interface TermFacts {
  kinds: readonly string[]
  nature: Nature
  effectiveFrom: PlainDate
  effectiveTo: PlainDate | null
  /** Another measure or a fact ended it, not its own duration. */
  endedEarly: boolean
  /** Day on which it was written down: what had lapsed long before is not raised. */
  recordedOn: PlainDate
  decidedOn: PlainDate | null
  notifiedOn: PlainDate | null
  communicatedOn: PlainDate | null
  birth: PlainDate | null
  reportEveryMonths: number | null
  firstReportOn: PlainDate | null
  reportsOn: readonly PlainDate[]
  prescriptions: readonly { id: string; n: number; byOn: PlainDate | null }[]
}

/** A term as it is asked of the deadlines. Two plans of one measure are compared by `key`. */
export interface PlannedTerm {
  key: string
  ruleId: string | null
  event: PlainDate | null
  fixedOn: PlainDate | null
  length: number | null
  /** First occurrence of a recurring one. */
  occurrence: number | null
  title: string | null
  label: string | null
}

const plain = (key: string, over: Partial<PlannedTerm>): PlannedTerm => ({ key, ruleId: null, event: null, fixedOn: null, length: null, occurrence: null, title: null, label: null, ...over })

/** A report lapsed longer ago than this when the order is written down is not raised any more, nor a term of days counted from so long ago. */
const FORGIVEN_DAYS = 30
const OLD_EVENT_DAYS = 90

function eventOf(from: From, facts: TermFacts): PlainDate | null {
  const { effectiveFrom, decidedOn, notifiedOn, communicatedOn, birth } = facts
  if (from === 'start') return effectiveFrom
  if (from === 'decided') return decidedOn ?? effectiveFrom
  if (from === 'notified') return notifiedOn
  if (from === 'communicated') return communicatedOn ?? notifiedOn
  if (from === 'known') return [notifiedOn, communicatedOn].filter((day): day is PlainDate => day !== null).toSorted()[0] ?? null
  return birth
}

/** The first occurrence that is not long past: counted when a term is added, never when it stands. */
function occurrenceFrom(anchor: PlainDate, months: number, today: PlainDate): number {
  const since = addDays(today, -FORGIVEN_DAYS)
  let occurrence = 1
  while (addMonths(anchor, occurrence * months) < since && occurrence < 400) occurrence++
  return occurrence
}

function planned({ rule, from, recurring, capMonths, leads }: Start, facts: TermFacts, today: PlainDate): PlannedTerm[] {
  const event = eventOf(from, facts)
  if (!event) return []
  if (recurring) {
    const every = recurring === 'order' ? (facts.reportEveryMonths ?? (rule === 'PEN-03' ? null : 6)) : rule === 'TUT-04' ? 12 : 6
    // beyond six months the law does not allow; the checklist says so, and six are counted
    const months = every && rule === 'ASS-05' ? Math.min(every, 6) : every
    if (!months) return []
    return [plain(rule, { ruleId: rule, event, length: recurring === 'order' ? months : null, occurrence: occurrenceFrom(event, months, today) })]
  }
  if (capMonths) {
    const cap = addMonths(event, capMonths)
    const end = facts.effectiveTo && facts.effectiveTo < cap ? facts.effectiveTo : null
    if (leads) return leads.map((months) => plain(`${rule} ${months}`, { ruleId: rule, event: end ?? cap, length: months, label: `${months} mesi prima della fine` }))
    return [plain(rule, { ruleId: rule, event, fixedOn: end })]
  }
  if (from !== 'birth' && rule !== 'ADO-11' && event < addDays(facts.recordedOn, -OLD_EVENT_DAYS)) return []
  return [plain(rule, { ruleId: rule, event })]
}

/** Reports on the dates that the judge fixed, or at his interval where no rule of law counts it. */
function judgesReports(facts: TermFacts): PlannedTerm[] {
  const rule = facts.nature === 'penale' ? 'PEN-03' : 'CPC-01'
  const counted = facts.kinds.flatMap((kind) => startsOf[kind] ?? []).some(({ recurring }) => recurring)
  const every = facts.reportEveryMonths
  const anchor = facts.firstReportOn ?? facts.effectiveFrom
  const last = facts.effectiveTo ?? addMonths(facts.recordedOn, 36)
  const byInterval: PlainDate[] = []
  if (every && !counted) for (let n = 1; n <= 60 && addMonths(anchor, n * every) <= last; n++) byInterval.push(addMonths(anchor, n * every))
  const days = [...new Set([...(facts.firstReportOn ? [facts.firstReportOn] : []), ...facts.reportsOn, ...byInterval])].toSorted()
  return days.filter((day) => day >= addDays(facts.recordedOn, -FORGIVEN_DAYS)).slice(0, 12).map((day) => plain(`report ${day}`, { ruleId: rule, fixedOn: day, label: 'data fissata dal giudice' }))
}

/**
 * The terms that a measure starts, seen on `today` (Rome). One that had ended when it was written down starts none, nor does one that another measure ended;
 * one whose own duration is over keeps those not yet done and counts no further report.
 */
export function planTerms(facts: TermFacts, today: PlainDate): PlannedTerm[] {
  const { effectiveTo, recordedOn } = facts
  if (effectiveTo && (effectiveTo < recordedOn || (facts.endedEarly && effectiveTo < today))) return []
  const over = effectiveTo !== null && effectiveTo < today
  const byRule = new Map<string, PlannedTerm>()
  for (const start of facts.kinds.flatMap((kind) => startsOf[kind] ?? [])) {
    if (!(over && start.recurring)) for (const term of planned(start, facts, today)) if (!byRule.has(term.key)) byRule.set(term.key, term)
  }
  return [...byRule.values(), ...extension(facts), ...judgesReports(facts), ...prescribed(facts)]
}

/** An extension ends on its own day, of which the prosecutor is told before. */
function extension({ kinds, effectiveTo }: TermFacts): PlannedTerm[] {
  if (!kinds.includes('proroga_affido') || !effectiveTo) return []
  const leads = [4, 2].map((months) => plain(`AFF-06 ${months}`, { ruleId: 'AFF-06', event: effectiveTo, length: months, label: `${months} mesi prima della fine` }))
  return [plain('end', { fixedOn: effectiveTo, title: 'Fine della proroga dell’affidamento' }), ...leads]
}

const prescribed = ({ prescriptions, recordedOn }: TermFacts): PlannedTerm[] => prescriptions.flatMap(({ id, n, byOn }) =>
  byOn && byOn >= addDays(recordedOn, -FORGIVEN_DAYS)
    ? [plain(`prescription ${id}`, { fixedOn: byOn, title: 'Prescrizione del giudice: verificare che sia adempiuta', label: `prescrizione n. ${n}` })] : [])

/** What to do about the terms of a measure that changed. */
export interface TermChanges {
  added: PlannedTerm[]
  moved: PlannedTerm[]
  gone: string[]
}

type Basis = Pick<PlannedTerm, 'ruleId' | 'event' | 'fixedOn' | 'length'>
const sameBasis = (one: Basis, other: Basis): boolean => one.event === other.event && one.fixedOn === other.fixedOn && one.length === other.length

/** Compares the terms that stand with those that the measure starts now; one whose number or nature of counting changed is taken away and put anew. */
export function changesOf(standing: readonly { key: string; basis: Basis }[], now: readonly PlannedTerm[]): TermChanges {
  const before = new Map(standing.map(({ key, basis }) => [key, basis]))
  const changes: TermChanges = { added: [], moved: [], gone: [] }
  for (const term of now) {
    const basis = before.get(term.key)
    if (!basis) changes.added.push(term)
    else if (!sameBasis(basis, term)) {
      // one date alone is corrected with its history; where two dates or a length say it, the term is put anew
      const oneDate = basis.length === term.length && (basis.fixedOn && term.fixedOn ? !basis.event && !term.event : !basis.fixedOn && !term.fixedOn)
      if (oneDate) changes.moved.push(term)
      else {
        changes.gone.push(term.key)
        changes.added.push(term)
      }
    }
  }
  changes.gone.push(...standing.map(({ key }) => key).filter((key) => !now.some((term) => term.key === key)))
  return changes
}

/** Does its kind start terms by itself? For the words of the form. */
export const startsTerms = (kinds: readonly string[]): boolean => kinds.some((kind) => (startsOf[kind] ?? []).length > 0 || kindFacts(kind).parts.includes('reports'))
