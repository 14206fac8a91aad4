import type { ActorKind } from './rule.ts'

/** ISTAT code of Rome. */
export const ROME_ISTAT = '058091'

/** An office as it is known where a term comes from: the municipality of its seat, or only its name in words. */
export interface Office {
  readonly municipality?: string | null
  readonly name?: string | null
}

const STREET = /\b(?:via|viale|piazza|piazzale|largo|corso|strada|vicolo|borgo|porta|lungotevere)\s+(?:di\s+)?roma\b/giu
/** “Tribunale di Latina”, “Procura presso il Tribunale per i minorenni di Perugia”: the name says a place. */
const PLACE = /(?:^|[\s(])(?:di|in|a)\s+\p{Lu}/u

/** Does the office sit in Rome? Null when neither its municipality nor its name says where it sits. */
export function sitsInRome({ municipality, name }: Office): boolean | null {
  if (municipality) return municipality === ROME_ISTAT
  if (!name) return null
  const words = name.replaceAll(STREET, ' ')
  if (/\broma\b/iu.test(words)) return true
  return PLACE.test(words) ? false : null
}

/** What is done before a judge or a prosecutor, by them or by a party: only their own seat counts. */
const JUDICIAL: ReadonlySet<ActorKind> = new Set(['court', 'prosecutor', 'party'])

/**
 * What a stored term knows of where the act is to be done, kept with it so that it can be counted anew: `said` by hand, whatever the offices; `rome` or
 * `elsewhere`, the office it comes from; null, no office is known and the seat of the service decides.
 */
export type KnownSeat = 'said' | 'rome' | 'elsewhere' | null

/** What is known of a seat from the office that a term comes from. */
export function seatOf(authority: Office | null): Exclude<KnownSeat, 'said'> {
  const there = authority && sitsInRome(authority)
  return there === null ? null : there ? 'rome' : 'elsewhere'
}

/** Is it done at that office, or by whom only the office's seat binds? A hearing, and what courts, prosecutors and parties do by their rules. */
export const doneThere = (actorKind: ActorKind | null, atOffice: boolean): boolean => atOffice || (actorKind !== null && JUDICIAL.has(actorKind))

/**
 * Is 29 June a holiday for a term (`law.md` 2.3: by the seat of the office, Rome alone)? The one place where this is decided.
 * @param there the act is done at that office alone (`doneThere`): only its own seat counts, where it is known
 * @param seat what is known of the office the term comes from or is addressed to
 * @param service the seat of the service that answers for the file: it counts for what the service itself does, and where no office is known
 */
export function countsInRome(there: boolean, seat: Exclude<KnownSeat, 'said'>, service: Office | null): boolean {
  const here = (service && sitsInRome(service)) ?? false
  if (there && seat !== null) return seat === 'rome'
  return seat === 'rome' || here
}
