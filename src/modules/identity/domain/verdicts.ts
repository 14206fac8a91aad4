/** How alike two registrations are, as the engine says. */
export type Band = 'very_likely' | 'likely' | 'possible'
export type Verdict = 'same' | 'different' | 'unsure' | 'sibling'
export type SuggestionState = 'open' | 'unsure' | 'confirming' | 'same' | 'different' | 'gone'
export type SuggestionKind = 'duplicate' | 'sibling'

/** Why a "same" waits for a second person; null: it joins at once. */
export type SecondBecause = 'shielded' | 'band' | null

/** Outside "very likely", or when one of the two files is protected, one person alone does not join two children. */
export const secondBecause = (band: Band, shielded: boolean): SecondBecause => (shielded ? 'shielded' : band === 'very_likely' ? null : 'band')

/** What a verdict makes of a suggestion. */
export function stateAfter(verdict: Verdict, second: SecondBecause): SuggestionState {
  if (verdict === 'unsure') return 'unsure'
  if (verdict === 'same') return second ? 'confirming' : 'same'
  // siblings are two children
  return 'different'
}

/** What is asked of a pair: of siblings nobody asks whether they are one child, and the other way round. */
export const verdictsFor = (kind: SuggestionKind): readonly Verdict[] => (kind === 'sibling' ? ['sibling', 'different', 'unsure'] : ['same', 'different', 'unsure'])

/** A pair is decided on while nobody has, or nobody knew; one awaiting its second person is confirmed or refused instead. */
export const mayBeDecided = (state: SuggestionState): boolean => state === 'open' || state === 'unsure' || state === 'gone' || state === 'different'

/** What the engine found of a pair now; null: no longer alike. */
export interface Finding {
  kind: SuggestionKind
  band: Band
  score: number
  scoreVersion: string
  evidence: string
}

/** What becomes of a stored pair that was compared anew: `keep` it, `renew` its figures, `ask` again although it was answered, or let it go. */
export function reconsider(known: { state: SuggestionState; evidence: string }, found: Finding | null): 'keep' | 'renew' | 'ask' | 'gone' {
  if (known.state === 'same' || known.state === 'confirming') return 'keep'
  if (!found) return known.state === 'open' || known.state === 'unsure' ? 'gone' : 'keep'
  // "not the same" holds as long as the facts compared stay as they were
  if (known.state === 'different') return known.evidence === found.evidence ? 'keep' : 'ask'
  return known.state === 'gone' ? 'ask' : 'renew'
}
