import type { EffectSaid, OfficeSaid } from '#modules/measures/server/index.ts'

/** What a judge decides in the demonstration. */
export interface Order {
  kind: string
  also?: readonly string[]
  /** Days after the opening of the file; negative: before. */
  after: number
  months?: number
  every?: number
  authority?: string
  grounds?: string
  decision: string
  mandate?: string
  placement?: readonly [kind: string, words: string]
  mother?: EffectSaid['state']
  father?: EffectSaid['state']
  limits?: string
  office?: Pick<OfficeSaid, 'role' | 'powers'> & { name: string }
  prescriptions?: readonly (readonly [words: string, who: string, days: number | null])[]
  /** What it does to the order before it. */
  relation?: 'confermato' | 'modificato' | 'sostituito' | 'revocato'
  checklist?: Readonly<Record<string, { state: string; words?: string }>>
}
