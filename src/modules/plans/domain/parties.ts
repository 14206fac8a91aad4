/** Those whose word a plan needs before it comes into force. */
export const parties = ['child', 'parent', 'guardian', 'body', 'other'] as const
export type Party = (typeof parties)[number]
export const stances = ['agrees', 'disagrees', 'partly', 'not_heard', 'not_concerned'] as const
export type Stance = (typeof stances)[number]

export interface Said {
  party: Party
  stance: Stance | null
}

/** A plan may come into force with a recorded dissent, never with a silent one: these parties have not been written down yet. Pure. */
export const silentOf = <S extends Said>(all: readonly S[]): S[] => all.filter(({ stance }) => stance === null)

export type StanceProblem = 'reason' | 'future' | 'before' | 'concerned' | 'language'

/** What is wrong with a word about to be recorded. `hasWords`: the child's or parent's own words are given, and in which language must be said. */
export function stanceProblem(said: { party: Party; stance: Stance; on: string; reason: string | null; hasWords: boolean; language: string | null }, today: string): StanceProblem | null {
  if (said.on > today) return 'future'
  if (said.stance !== 'agrees' && !said.reason) return 'reason'
  if (said.stance === 'not_concerned' && said.party === 'child') return 'concerned'
  if (said.party === 'child' && said.stance !== 'not_heard' && !said.language) return 'language'
  return null
}
