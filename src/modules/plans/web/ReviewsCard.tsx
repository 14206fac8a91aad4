import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { TermsPanel } from '#modules/deadlines/web/index.ts'
import type { Plan } from '../contract.ts'
import { editionPath, reviewPath } from './paths.ts'
import { planWords } from './words.ts'

/** Reviews held and the one waited for, with its reason; earlier versions of the text. */
export function ReviewsCard({ plan }: { plan: Plan }) {
  const say = useWords(planWords)
  return (
    <Card title={say.reviews}>
      {plan.reviews.length === 0 && <p className="ac-meta">{say.noReviews}</p>}
      <ul className="ac-plain ac-stack">
        {plan.reviews.map((one) => (
          <li key={one.id}>
            <Link to={reviewPath.to({ planId: plan.id, reviewId: one.id })}>{one.heldOn ? say.reviewOn(formatDate(one.heldOn)) : say.reviewOpen}</Link>{' '}
            {one.late && <Badge kind="danger">{say.heldLate}</Badge>}
            <div className="ac-meta">{[one.outcome && say[`out_${one.outcome}`], one.lateReason, one.present.join(', ')].filter(Boolean).join(' · ')}</div>
          </li>
        ))}
      </ul>
      {plan.inForceOn && plan.state !== 'closed' && <><h3 className="pl-h3">{say.nextReview}</h3><TermsPanel subject={plan.caseId} source={{ kind: 'plans.review', id: plan.id }} heading={false} /></>}
      {plan.editions.length > 0 && (
        <>
          <h3 className="pl-h3">{say.editions}</h3>
          <ul className="ac-plain">{plan.editions.map((one) => <li key={one.n}><Link to={editionPath.to({ planId: plan.id, n: String(one.n) })}>{say.editionOn(one.n, formatDate(one.inForceOn))}</Link></li>)}</ul>
        </>
      )}
    </Card>
  )
}
