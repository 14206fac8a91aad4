import { useState } from 'react'
import { formatDate, formatDateTime, formatTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { useReachCodes } from './codes.ts'
import { ReviewDialog } from './ReviewDialog.tsx'
import type { Emergency } from './rows.ts'
import { emergencyWords } from './emergency-words.ts'

/** Where the review of an emergency access stands, in words. */
export function ReviewState({ emergency }: { emergency: Emergency }) {
  const say = useWords(emergencyWords)
  const { reviews, reviewDue } = emergency
  const late = reviews.length < 2 && Date.parse(reviewDue) < Date.now()
  return (
    <>
      {reviews.map((review) => (
        <div key={review.reviewer.id}>
          <Badge kind={review.outcome === 'justified' ? 'success' : 'warning'}>{say.verdict(review.reviewer.name, review.outcome === 'justified')}</Badge>{' '}
          <span translate="no"><bdi>{review.words}</bdi></span>
        </div>
      ))}
      {reviews.length < 2 && <div>{late ? <Badge kind="danger" icon="warning-circle">{say.late(formatDate(reviewDue))}</Badge> : say.waiting(reviews.length, formatDate(reviewDue))}</div>}
    </>
  )
}

/** The button that opens the review of one emergency access. */
export function ReviewButton({ emergency }: { emergency: Emergency }) {
  const say = useWords(emergencyWords)
  const [open, setOpen] = useState(false)
  if (!emergency.can.review) return null
  return (
    <>
      <Button size="small" className="ac-screen-only" aria-label={say.reviewOf(emergency.operator.name)} onClick={() => setOpen(true)}>{say.review}</Button>
      {open && <ReviewDialog emergency={emergency} onClose={() => setOpen(false)} />}
    </>
  )
}

/** One emergency access: who, when, why, how it was judged. */
export function EmergencyItem({ emergency }: { emergency: Emergency }) {
  const say = useWords(emergencyWords)
  const codes = useReachCodes()
  return (
    <div>
      <p>
        <strong translate="no"><bdi>{emergency.operator.name}</bdi></strong>, {say.fromTo(formatDateTime(emergency.startedAt), formatTime(emergency.endsAt))}<br />
        {codes.label('break_glass_reason', emergency.reason)} – <span translate="no"><bdi>{emergency.words}</bdi></span>
      </p>
      <div className="ac-meta"><ReviewState emergency={emergency} /></div>
      <ReviewButton emergency={emergency} />
    </div>
  )
}
