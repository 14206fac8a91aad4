import type { BadgeKind } from '#kernel/web/ui/Badge.tsx'
import type { PaperState } from '../domain/states.ts'
import type { PaperSay } from './words.ts'

const kinds: Record<PaperState, BadgeKind> = { writing: 'neutral', asked: 'warning', approved: 'info', sent: 'success', dropped: 'neutral' }

/** How a state is shown: never by colour alone. */
export const stateBadge = (state: PaperState, say: PaperSay): [BadgeKind, string] => [kinds[state], say[`state_${state}`]]
