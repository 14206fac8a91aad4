import { useState } from 'react'
import { formatDate, formatRelative } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Menu, type MenuAction } from '#kernel/web/ui/Menu.tsx'
import type { Request } from '../contract.ts'
import { useReferralCodes } from './codes.ts'
import { requestPath } from './paths.ts'
import { RequestDialog } from './RequestDialog.tsx'
import { RequestSteps, type RequestChange } from './RequestSteps.tsx'
import { referralWords, type ReferralSay } from './words.ts'

export function RequestBadge({ request }: { request: Pick<Request, 'state' | 'overdue' | 'toRemind'> }) {
  const say = useWords(referralWords)
  if (request.overdue) return <Badge kind="danger" icon="warning">{say.overdue}</Badge>
  if (request.toRemind) return <Badge kind="warning" icon="warning">{say.toRemind}</Badge>
  const kind = request.state === 'answered' || request.state === 'closed' ? 'success' : request.state === 'refused' ? 'warning' : request.state === 'draft' ? 'neutral' : 'info'
  return <Badge kind={kind}>{say[`request_${request.state}`]}</Badge>
}

/** What can be done to a request: the next step first, the rest in a menu. */
export function RequestActions({ request, onAct }: { request: Request; onAct: (change: RequestChange) => void }) {
  const say = useWords(referralWords)
  const { can, steps } = request
  const items: MenuAction[] = [
    ...(can.change ? [{ id: 'change', label: say.change, onAction: () => onAct('change') }] : []),
    ...(can.remind ? [{ id: 'remind', label: say.remind, onAction: () => onAct('remind') }] : []),
    ...(can.close && request.state !== 'answered' ? [{ id: 'close', label: say.closeRequest, onAction: () => onAct('close') }] : []),
    ...(can.withdraw ? [{ id: 'withdraw', label: say.withdrawRequest, onAction: () => onAct('withdraw') }] : []),
  ]
  return (
    <div className="ac-row ac-screen-only">
      {can.send && <Button size="small" kind="secondary" icon="mail" onClick={() => onAct('send')}>{say.send}</Button>}
      {steps.length > 0 && request.state !== 'answered' && <Button size="small" kind="secondary" icon="check" onClick={() => onAct('step')}>{can.answers ? say.answer : say.recordStep}</Button>}
      {can.close && request.state === 'answered' && <Button size="small" kind="secondary" icon="check-circle" onClick={() => onAct('close')}>{say.closeRequest}</Button>}
      {items.length > 0 && <Menu label={say.moreActions} items={items} />}
    </div>
  )
}

/** How it stands, in one line of words. */
export function standingOf(request: Request, say: ReferralSay): string {
  const parts = [request.sentOn ? say.sentOnDay(formatDate(request.sentOn)) : say.notSent]
  if (request.days !== null) parts.push(say.forDays(request.days))
  if (request.state === 'waiting') parts.push([say.request_waiting, request.waitingPosition ? say.position(request.waitingPosition) : '', request.waitingUntil ? say.until(formatDate(request.waitingUntil)) : ''].filter(Boolean).join(', '))
  if (request.state === 'appointment' && request.appointmentOn) parts.push(say.appointmentOn([formatDate(request.appointmentOn), request.appointmentTime].filter(Boolean).join(', ')))
  if (request.silentDays !== null && request.expectedOn) parts.push(say.expectedBy(formatDate(request.expectedOn), formatRelative(request.expectedOn)))
  if (request.reminders > 0) parts.push(say.remindedTimes(request.reminders))
  if (request.closedOn) parts.push(say.closedOnDay(formatDate(request.closedOn)))
  return parts.join(' · ')
}

/** One request in a file: to whom, what, where it stands, what can be done next. */
export function RequestCard({ request }: { request: Request }) {
  const say = useWords(referralWords)
  const codes = useReferralCodes()
  const [change, setChange] = useState<RequestChange | null>(null)
  const kind = codes.label('request_kind', request.kind)
  const close = () => setChange(null)
  return (
    <Card title={request.to.name} level={3} actions={<RequestBadge request={request} />} footer={<div className="ac-row"><Link to={requestPath.to({ requestId: request.id })} aria-label={say.openRequestOf(request.to.name)}>{say.openRequest}</Link><RequestActions request={request} onAct={setChange} /></div>}>
      <p className="ac-meta">{kind} · {standingOf(request, say)}</p>
      <p translate="no"><bdi>{request.asked}</bdi></p>
      <DataList
        items={[
          { label: say.urgency, value: request.urgency === 'ordinary' ? null : say[`urgency_${request.urgency}`] },
          { label: say.answerOfThem, value: request.answerWords && <bdi translate="no">{request.answerWords}</bdi> },
          { label: say.outcome, value: request.outcome ? [codes.label('request_outcome', request.outcome), request.outcomeWords].filter(Boolean).join(': ') : null },
          { label: say.next, value: request.nextWords },
        ]}
      />
      {change === 'change' && <RequestDialog caseId={request.caseId} request={request} onClose={close} />}
      {change && change !== 'change' && <RequestSteps change={change} request={request} onClose={close} />}
    </Card>
  )
}
