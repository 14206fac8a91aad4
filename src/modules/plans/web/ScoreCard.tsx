import { useState } from 'react'
import { call } from '#kernel/web/api.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { DraftStatus, useDraft } from '#kernel/web/ui/useDraft.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { saveScoreDraft, scoreGoal, type Plan, type Review } from '../contract.ts'
import { scaleValues } from '../domain/scale.ts'
import { ActionItem } from './ActionItem.tsx'
import { changedByPlan } from './changed.ts'
import { usePlanCodes } from './codes.ts'
import { signed } from './marks.tsx'
import { planWords } from './words.ts'

type ReviewGoal = Review['goals'][number]

/** One goal at a review: its scale, where it stands now and what shows it. */
export function ScoreCard({ plan, review, goal }: { plan: Plan; review: Review; goal: ReviewGoal }) {
  const say = useWords(planWords)
  const codes = usePlanCodes()
  const [writing, setWriting] = useState(false)
  const before = goal.scores.findLast(({ reviewId, score }) => reviewId !== review.id && score !== null)
  const edits = (review.can.write && (goal.now === null || goal.draft !== null)) || writing
  return (
    <section className="ac-card" aria-label={goal.words}>
      <div className="ac-card-head">
        <h2 className="ac-card-title" translate="no" dir="auto">{goal.words}</h2>
        <Badge kind={goal.now ? 'success' : 'warning'}>{goal.now ? say.scored : say.toScore}</Badge>
      </div>
      <p className="ac-meta">{[codes.area(goal.area), goal.indicator, before?.on && `${say.previously}: ${say.lastScore(signed(before.score!), formatDate(before.on))}`, !before && goal.baseline !== null && say.startsAt(signed(goal.baseline))].filter(Boolean).join(' · ')}</p>
      {edits ? <ScoreForm plan={plan} review={review} goal={goal} onDone={() => setWriting(false)} /> : goal.now && (
        <>
          <p><strong>{goal.now.score === null ? say.scoreNone : signed(goal.now.score)}</strong>{goal.now.score !== null && <> <span translate="no">{goal.levels[goal.now.score + 2]}</span></>}</p>
          <p className="pl-words" translate="no" dir="auto">{goal.now.evidence}</p>
          {(review.can.write || review.can.correct) && <Button kind="quiet" size="small" className="ac-screen-only" aria-label={`${review.can.write ? say.change : say.correct}: ${goal.words}`} onClick={() => setWriting(true)}>{review.can.write ? say.change : say.correct}</Button>}
        </>
      )}
      <ul className="ac-plain pl-actions">{goal.actions.map((action) => <li key={action.id}><ActionItem plan={plan} action={action} choices={undefined} /></li>)}</ul>
    </section>
  )
}

function ScoreForm({ plan, review, goal, onDone }: { plan: Plan; review: Review; goal: ReviewGoal; onDone: () => void }) {
  const say = useWords(planWords)
  const [score, setScore] = useState(goal.draft ? goal.draft.choice : goal.now ? String(goal.now.score) : goal.complete ? '' : 'null')
  const [evidence, setEvidence] = useState(goal.draft?.evidence ?? goal.now?.evidence ?? '')
  const draft = useDraft({
    value: { choice: score as '', evidence }, savedAt: goal.draft?.savedAt ?? null,
    save: async (now, key) => void (await call(saveScoreDraft, { planId: plan.id, reviewId: review.id, goalId: goal.id, ...now }, { key })),
  })
  const [reason, setReason] = useState('')
  const held = review.state === 'held'
  const save = useMutationOf(scoreGoal, {
    invalidates: changedByPlan,
    onSuccess: () => {
      toast(say.scoreSaved)
      onDone()
    },
    onError: (problem) => (Object.keys(problem.fieldErrors).length ? undefined : toastProblem(problem)),
  })
  const errorOf = (path: string) => (save.error?.fieldErrors[path])
  const none = score === 'null'
  const choices = [...(goal.complete ? scaleValues.map((value, index) => ({ value: String(value), label: `${signed(value)} · ${goal.levels[index]}` })) : []), { value: 'null', label: say.scoreNone }]
  const send = async () => {
    // a draft still on its way would come back after the score
    await draft.flush()
    save.mutate({ planId: plan.id, reviewId: review.id, goalId: goal.id, score: none ? null : Number(score), evidence, reason: reason || null, version: goal.now?.version ?? 0 })
  }
  return (
    <div className="ac-form pl-scoring">
      {!goal.complete && <Alert kind="info">{say.cannotScore}</Alert>}
      <RadioGroup label={say.score} value={score} onChange={setScore} options={choices} />
      <TextArea label={none ? say.evidenceWhy : say.evidence} required rows={2} maxLength={4000} value={evidence} onChange={setEvidence} onBlur={() => void draft.flush()} error={errorOf('evidence')} />
      {held && <TextField label={say.correctReason} required maxLength={500} value={reason} onChange={setReason} error={errorOf('reason')} />}
      <div className="ac-row"><Button busy={save.isPending} disabled={score === ''} onClick={() => void send()}>{say.saveScore}</Button>{(save.isIdle || save.isError) && <DraftStatus draft={draft} />}</div>
    </div>
  )
}
