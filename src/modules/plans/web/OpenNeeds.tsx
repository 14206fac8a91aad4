import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { giveNeedReason, listCasePlans, listOpenNeeds, type Need } from '../contract.ts'
import { planPath } from './paths.ts'
import { planWords } from './words.ts'

const isOpen = ({ goals, reason }: Need): boolean => goals.length === 0 && reason === null

/** On the first page of a file: serious needs that nobody answers yet. Nothing when there is none. */
export function OpenNeeds({ caseId }: { caseId: string }) {
  const { data } = useQueryOf(listCasePlans, { caseId: caseId as Id<'case'> })
  return data && data.needs.some(isOpen) ? <NeedsCard caseId={caseId as Id<'case'>} needs={data.needs.filter(isOpen)} can={data.can.giveReason} /> : null
}

/** Serious needs of a file: those that nobody answers first, then what answers each of the others. */
export function NeedsCard({ caseId, needs, can }: { caseId: Id<'case'>; needs: readonly Need[]; can: boolean }) {
  const say = useWords(planWords)
  const both = useSay()
  const [asked, setAsked] = useState<Need | null>(null)
  const open = needs.filter(isOpen)
  const answered = needs.filter((one) => !isOpen(one))
  return (
    <>
      {open.length > 0 && (
        <section aria-label={say.needs}>
          <Callout kind="warning" title={say.needs}>
            <p>{say.needsText}</p>
            <ul className="ac-plain ac-stack">
              {open.map((need) => (
                <li key={need.id}>
                  <NeedLine need={need} />
                  {can && <Button kind="quiet" size="small" className="ac-screen-only" aria-label={`${say.giveReason}: ${both(need.label)}`} onClick={() => setAsked(need)}>{say.giveReason}</Button>}
                </li>
              ))}
            </ul>
          </Callout>
        </section>
      )}
      {answered.length > 0 && (
        <details>
          <summary>{say.answered} ({answered.length})</summary>
          <ul className="ac-plain ac-stack">{answered.map((need) => <li key={need.id}><NeedLine need={need} /><Answered caseId={caseId} need={need} can={can} /></li>)}</ul>
        </details>
      )}
      {asked && <ReasonDialog caseId={caseId} need={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

function NeedLine({ need }: { need: Need }) {
  const say = useWords(planWords)
  const both = useSay()
  return <><strong>{both(need.label)}</strong> <span className="ac-meta">{say.needSince(both(need.level), formatDate(need.since), both(need.instrument))}</span></>
}

function Answered({ caseId, need, can }: { caseId: Id<'case'>; need: Need; can: boolean }) {
  const say = useWords(planWords)
  const back = useMutationOf(giveNeedReason, { invalidates: [listCasePlans, listOpenNeeds], onSuccess: () => toast(say.saved) })
  return (
    <div>
      {need.goals.map((goal) => <div key={goal.goalId}><Link to={planPath.to({ planId: goal.planId })}><span translate="no">{goal.words}</span></Link></div>)}
      {need.reason && (
        <div className="ac-row">
          <span translate="no">{need.reason.words}</span> <span className="ac-meta">{say.reasonBy(need.reason.by, formatDate(dateInRome(Date.parse(need.reason.at))))}</span>
          {can && <Button kind="quiet" size="small" className="ac-screen-only" busy={back.isPending} onClick={() => back.mutate({ caseId, need: need.id, reason: null })}>{say.takeReasonBack}</Button>}
        </div>
      )}
    </div>
  )
}

function ReasonDialog({ caseId, need, onClose }: { caseId: Id<'case'>; need: Need; onClose: () => void }) {
  const say = useWords(planWords)
  const done = () => {
    toast(say.reasonSaved)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.giveReason}>
      <p><NeedLine need={need} /></p>
      <Form endpoint={giveNeedReason} input={{ caseId, need: need.id }} submit={say.save} invalidates={[listCasePlans, listOpenNeeds]} onDone={done} onCancel={onClose}>
        <TextArea name="reason" label={say.noReason} required rows={3} maxLength={1000} />
      </Form>
    </Modal>
  )
}
