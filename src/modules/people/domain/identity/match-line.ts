/** How sure a match may be called; each has its own duty on the screen. */
export const bands = ['very_likely', 'likely', 'possible'] as const
export type MatchBand = (typeof bands)[number]

/** What a line speaks of. `support`: another registration that was found too; `chance`: the starting point, how rare it is that two registrations are of one person. */
export const compared = ['given', 'family', 'names', 'date', 'nationality', 'sex', 'father', 'mother', 'place', 'phone', 'code', 'support', 'chance'] as const
export type MatchFact = (typeof compared)[number]

/** One reason for or against, in the words shown. */
export interface MatchLine {
  fact: MatchFact
  /** Natural log-odds (1 multiplies the odds by e), with two decimals; the weights of all the lines add up exactly to the score. */
  weight: number
  /** Not known of both, so it speaks neither for nor against; what its absence weighs is counted all the same. */
  unknown: boolean
  says: { it: string; en: string }
}
