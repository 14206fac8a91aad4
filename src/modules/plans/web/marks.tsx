import { formatDate, formatNumber } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge, type BadgeKind } from '#kernel/web/ui/Badge.tsx'
import type { PlanHead } from '../contract.ts'
import { isUnframed } from '../domain/framework.ts'
import { planWords } from './words.ts'

const kinds: Readonly<Record<PlanHead['state'], BadgeKind>> = { draft: 'neutral', proposed: 'info', in_force: 'success', under_review: 'warning', closed: 'neutral' }

/** Where a plan stands, in words; beside a new edition the old one still holds. */
export function StateBadge({ plan }: { plan: Pick<PlanHead, 'state'> }) {
  const say = useWords(planWords)
  return <Badge kind={kinds[plan.state]}>{say[`state_${plan.state}`]}</Badge>
}

/** When it is reviewed, and that it is late. */
export function ReviewMark({ plan }: { plan: Pick<PlanHead, 'nextReviewOn' | 'reviewLate' | 'state'> }) {
  const say = useWords(planWords)
  if (!plan.nextReviewOn || plan.state === 'closed') return null
  return plan.reviewLate ? <Badge kind="danger" icon="clock">{say.reviewLate}, {formatDate(plan.nextReviewOn)}</Badge> : <span className="ac-meta">{say.reviewBy(formatDate(plan.nextReviewOn))}</span>
}

/** In force without a framework project that holds. */
export function FrameworkMark({ plan }: { plan: Pick<PlanHead, 'state' | 'framework'> }) {
  const say = useWords(planWords)
  return isUnframed(plan) && <Badge kind="warning" icon="warning">{say.unframed}</Badge>
}

/** A score with its sign, as the scale writes it. */
export const signed = (score: number): string => `${score > 0 ? '+' : score < 0 ? '−' : ''}${formatNumber(Math.abs(score))}`
