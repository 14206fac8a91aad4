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
 * Is 29 June a holiday for a term (`law.md` 2.3: by the seat of the office, Rome alone)? The one place where this is decided.
 * @param actorKind who must act by the rule; null for a term without a rule
 * @param authority the office the term comes from or is addressed to, if one is known
 * @param service the seat of the service that answers for the file: it counts for what the service itself does, and where no office is known
 */
export function countsInRome(actorKind: ActorKind | null, authority: Office | null, service: Office | null): boolean {
  const [there, here] = [authority && sitsInRome(authority), (service && sitsInRome(service)) ?? false]
  if (actorKind !== null && JUDICIAL.has(actorKind)) return there ?? here
  return there === true || here
}
