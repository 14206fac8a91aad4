import { useRef, useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo } from '#kernel/web/paths.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { ConfirmDialog } from '#kernel/web/ui/Modal.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { getPlan, getReview, withdrawReview, type Plan, type Review } from '../contract.ts'
import { changedByPlan } from './changed.ts'
import { usePlanCodes } from './codes.ts'
import { HoldDialog } from './HoldDialog.tsx'
import { planPath, reviewPath } from './paths.ts'
import { ReviewEditor } from './ReviewEditor.tsx'
import { ScoreCard } from './ScoreCard.tsx'
import { planWords } from './words.ts'
import './plans.css'

/** A review: how far each goal is, who was there, what the child says; at the end the plan goes on, changes or closes. */
export function ReviewPage() {
  const say = useWords(planWords)
  const { planId, reviewId } = reviewPath.useParams()
  const plan = useQueryOf(getPlan, { planId: planId as Id<'plan'> })
  const review = useQueryOf(getReview, { planId: planId as Id<'plan'>, reviewId: reviewId as Id<'review'> })
  return <Loaded query={review} lines={10} title={say.review}>{(shown) => <Loaded query={plan} lines={10} title={say.review}>{(whole) => <Page plan={whole} review={shown} />}</Loaded>}</Loaded>
}

function Page({ plan, review }: { plan: Plan; review: Review }) {
  const say = useWords(planWords)
  const codes = usePlanCodes()
  const go = useGo()
  const [open, setOpen] = useState<'hold' | 'withdraw' | null>(null)
  const [saving, setSaving] = useState(false)
  const flush = useRef<() => Promise<void>>(async () => undefined)
  // what was just typed goes first: a review is held on the version that has it
  const hold = async () => {
    setSaving(true)
    await flush.current()
    setSaving(false)
    setOpen('hold')
  }
  const leave = useMutationOf(withdrawReview, { invalidates: changedByPlan, onSuccess: () => { toast(say.withdrawn); go(planPath.to({ planId: plan.id })) }, onError: toastProblem })
  const title = review.heldOn ? say.reviewOn(formatDate(review.heldOn)) : say.reviewOpen
  return (
    <>
      <PageHeader
        tab={title} title={<>{title}<span className="pl-of"> · <bdi translate="no">{plan.childName}</bdi></span></>}
        status={<span className="ac-row">{codes.kind(plan.kind)}{review.outcome && <Badge kind="info">{say[`out_${review.outcome}`]}</Badge>}{review.late && <Badge kind="danger">{say.heldLate}</Badge>}{review.dueOn && <span className="ac-meta">{say.lateReasonHint(formatDate(review.dueOn))}</span>}</span>}
        above={<Breadcrumb items={[{ label: codes.kind(plan.kind), to: planPath.to({ planId: plan.id }) }, { label: title }]} />}
        actions={<>{review.can.hold && <Button kind="primary" busy={saving} onClick={() => void hold()}>{say.hold}</Button>}{review.can.hold && <Button kind="quiet" onClick={() => setOpen('withdraw')}>{say.withdraw}</Button>}<Button kind="quiet" icon="print" onClick={() => window.print()}>{say.print}</Button></>}
      />
      <div className="ac-columns">
        <div className="ac-stack">{review.goals.map((goal) => <ScoreCard key={goal.id} plan={plan} review={review} goal={goal} />)}</div>
        <div className="ac-stack">{review.can.write ? <ReviewEditor plan={plan} review={review} flush={flush} /> : <ReviewText review={review} />}</div>
      </div>
      {open === 'hold' && <HoldDialog plan={plan} review={review} onClose={() => setOpen(null)} />}
      <ConfirmDialog open={open === 'withdraw'} onClose={() => setOpen(null)} title={say.withdraw} confirm={say.withdraw} onConfirm={() => leave.mutateAsync({ planId: plan.id, reviewId: review.id, version: review.version })}>{say.withdrawText}</ConfirmDialog>
    </>
  )
}

function ReviewText({ review }: { review: Review }) {
  const say = useWords(planWords)
  return (
    <Card title={say.whatWasSaid}>
      <p className="pl-words" translate="no" dir="auto">{review.words}</p>
      <DataList items={[{ label: say.present, value: review.present.join(', ') }, { label: say.absence, value: review.absenceReason }, { label: say.lateReason, value: review.lateReason }]} />
      {review.voices && review.voices.length > 0 && (
        <>
          <h3 className="pl-h3">{say.voices}</h3>
          {review.voices.map((one, index) => <blockquote key={index} className="pl-voice" translate="no" dir="auto">{one.words}<footer className="ac-meta">{[one.name ?? say[`party_${one.party}` as 'party_child'], one.language && say.explainedIn(one.language), one.mediator && say.withMediator].filter(Boolean).join(' · ')}</footer></blockquote>)}
        </>
      )}
    </Card>
  )
}
