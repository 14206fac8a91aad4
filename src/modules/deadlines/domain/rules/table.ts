import type { Words } from '#kernel/domain/bilingual.ts'
import { addDays } from '#kernel/domain/plain-date.ts'
import type {
  AgeTerm, Amount, BackwardTerm, ConsequenceCode, CountedMode, CountedTerm, LawDayId, LocalTerm, MovingLaw, RecurringTerm, Rule, RuleGroup, Sureness, Term, UndatedTerm,
} from '../rule.ts'
import { dayOfLaw, lawDays } from '../law-days.ts'
import type { Actor } from './actors.ts'

/** Italian, English. */
export type Pair = readonly [it: string, en: string]

/** A rule as the tables write it. */
export interface Row {
  id: string
  title: Pair
  trigger: Pair
  by: Actor
  term: Term
  action: Pair
  /** What follows when it is missed; the code alone takes its usual words. */
  missed: ConsequenceCode | readonly [ConsequenceCode, ...Pair]
  source: string
  /** Codes of `law.md`, joined by `+`. */
  sure: string
  note?: Pair
  /** Holds from that day of the law; null: not from the day of its group. */
  from?: LawDayId | null
  /** Ends on the eve of that day. */
  until?: LawDayId
  moving?: readonly MovingLaw[]
  /** Changed by these laws too, or perhaps to be. */
  changed?: readonly LawDayId[]
  version?: number
  /** Of a row that is practice among rules of law. */
  kind?: Rule['kind']
}

/** Offices that would be others with the court for persons, minors and families (MOV-3), by the words of the rule. */
const JUVENILE = /tribunale per i minorenni|PM minorile|giudice relatore|giudice tutelare/i

const wordsOf = ([it, en]: Pair): Words => ({ it, en })

const usual: Record<ConsequenceCode, Pair> = {
  LOSS: ['Il provvedimento perde efficacia', 'The measure loses effect'],
  DEC: ['Il diritto si perde: l’atto è inammissibile', 'The right is lost: the act is inadmissible'],
  CAP: ['Oltre questa data la permanenza o la misura non è più legittima', 'Beyond this date the stay or the measure is unlawful'],
  ORD: ['Nessun effetto automatico: resta la responsabilità di chi doveva provvedere', 'No automatic effect: whoever had to act stays liable'],
  NUL: ['Nullità degli atti', 'The acts are null'],
  PEN: ['Sanzione penale o amministrativa', 'Criminal or administrative sanction'],
  ACC: ['Il silenzio vale accettazione', 'Silence counts as acceptance'],
  NONE: ['La norma non indica una conseguenza', 'The norm states no consequence'],
}

/** Makes the rules of one group out of their rows. */
export function rulesOf(group: RuleGroup, rows: readonly Row[], standing: { kind?: Rule['kind']; from?: LawDayId; changed?: readonly LawDayId[] } = {}): readonly Rule[] {
  return rows.map((row) => {
    const from = row.from === undefined ? (standing.from ?? null) : row.from
    const until = row.until ? dayOfLaw(lawDays[row.until]).day : null
    return {
      id: row.id,
      version: row.version ?? 1,
      group,
      title: wordsOf(row.title),
      trigger: wordsOf(row.trigger),
      actor: row.by.words,
      actorKind: row.by.kind,
      term: row.term,
      action: wordsOf(row.action),
      consequence: typeof row.missed === 'string'
        ? { code: row.missed, words: wordsOf(usual[row.missed]) }
        : { code: row.missed[0], words: { it: row.missed[1], en: row.missed[2] } },
      source: row.source,
      sure: row.sure.split('+') as Sureness[],
      sureNote: row.note ? wordsOf(row.note) : null,
      kind: row.kind ?? standing.kind ?? 'law',
      validFrom: from ? dayOfLaw(lawDays[from]).day : null,
      validTo: until && addDays(until, -1),
      startsWith: from,
      endsWith: row.until ?? null,
      moving: row.moving ?? [],
      changedBy: [...(row.moving ?? []), ...(JUVENILE.test(row.by.words.it) ? ['MOV-3' as const] : []), ...(row.changed ?? standing.changed ?? [])],
    }
  })
}

const counted = (mode: CountedMode, amount: Amount, more: Partial<CountedTerm> = {}): CountedTerm => ({ mode, amount, ...more })

/** The kinds of term, short to write; the letters are the modes of `law.md` 2.2. */
export const hours = (amount: number, suspension?: 'N'): CountedTerm => counted('H-S', amount, suspension ? { suspension } : {})
export const capDays = (amount: Amount): CountedTerm => counted('D-C', amount)
export const capMonths = (amount: Amount): CountedTerm => counted('M-C', amount)
export const days = (amount: number): CountedTerm => counted('D-A', amount)
export const months = (amount: number): CountedTerm => counted('M-A', amount)
export const procedural = (amount: number, suspension?: '?' | 'N'): CountedTerm => counted('D-P', amount, suspension ? { suspension } : {})
export const judge = (amount: number, suspension?: 'N'): CountedTerm => counted('D-J', amount, suspension ? { suspension } : {})
export const euDays = (amount: number): CountedTerm => counted('D-EU', amount)
export const euMonths = (amount: number): CountedTerm => counted('M-EU', amount)
export const euWorkingDays = (amount: number): CountedTerm => counted('WD-EU', amount)
export const opensAfterMonths = (amount: number): CountedTerm => counted('M-C', amount, { opening: true })
export const back = (amount: number, free?: boolean): BackwardTerm => ({ mode: 'BK', days: amount, ...(free ? { free } : {}) })
export const age = (years: Amount, more: Partial<AgeTerm> = {}): AgeTerm => ({ mode: 'AGE', years, ...more })
export const every = (amount: number, extension: 'A' | 'C', unit: 'months' | 'days' = 'months'): RecurringTerm => ({ mode: 'REC', every: amount, unit, extension })
export const atOnce: UndatedTerm = { mode: 'IMM' }
export const promptly: UndatedTerm = { mode: 'SR' }
export const noTerm: UndatedTerm = { mode: 'EVT' }
export const localTerm = (by: LocalTerm['by'], count: LocalTerm['count'], ...suggested: number[]): UndatedTerm =>
  ({ mode: 'EVT', local: { by, count, ...(suggested.length > 0 ? { suggested } : {}) } })
