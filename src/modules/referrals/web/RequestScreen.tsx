import { useEffect, useState } from 'react'
import type { Result } from '#kernel/contract/endpoint.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDate, formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { rememberOpened } from '#kernel/web/palette.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { Timeline } from '#kernel/web/ui/Timeline.tsx'
import { casePath, caseTabPath } from '#modules/cases/web/index.ts'
import { getRequest, type Request } from '../contract.ts'
import { useReferralCodes } from './codes.ts'
import { requestPath, requestsPath } from './paths.ts'
import { RequestActions, RequestBadge, standingOf } from './RequestCard.tsx'
import { RequestDialog } from './RequestDialog.tsx'
import { RequestSteps, type RequestChange } from './RequestSteps.tsx'
import { eventWords, referralWords } from './words.ts'

/** A request followed to its outcome: by who asks, and by who was asked inside the product. */
export function RequestScreen() {
  const say = useWords(referralWords)
  const { requestId } = requestPath.useParams()
  const query = useQueryOf(getRequest, { requestId: requestId as Id<'request'> })
  return <Loaded query={query} lines={10} title={say.request}>{(answer) => <RequestView answer={answer} />}</Loaded>
}

function RequestView({ answer }: { answer: Result<typeof getRequest> }) {
  const say = useWords(referralWords)
  const codes = useReferralCodes()
  const { request, events } = answer
  const kind = codes.label('request_kind', request.kind)
  const [change, setChange] = useState<RequestChange | null>(null)
  const close = () => setChange(null)
  useEffect(() => rememberOpened({ id: request.id, label: [say.request, kind, request.caseNumber].filter(Boolean).join(' · '), icon: 'mail', href: requestPath.to({ requestId: request.id }) }), [request.id, request.caseNumber, kind, say.request])
  const mine = request.caseNumber !== null && !request.can.answers
  return (
    <>
      <PageHeader
        above={<Breadcrumb items={request.caseNumber ? [{ label: request.caseNumber, to: caseTabPath.to({ caseId: request.caseId, tab: 'servizi' }) }, { label: kind }] : [{ label: say.requestsToBodies, to: requestsPath.to() }, { label: kind }]} />}
        title={mine ? request.to.name : kind} tab={kind} status={<><RequestBadge request={request} /> <PersonName name={request.childName} /> · {standingOf(request, say)}</>}
        actions={<RequestActions request={request} onAct={setChange} />}
      />
      {request.can.answers && <Callout kind="info" title={say.askedByBody(request.askedBy.body)}>{request.caseNumber ? <>{say.youSee} <Link to={casePath.to({ caseId: request.caseId })}>{say.openFile}</Link></> : say.youSeeOnlyThis}</Callout>}
      <div className="ac-columns">
        <div className="ac-stack">
          <WhatCard request={request} />
          {(request.answerWords || request.answerDocument) && <Card title={say.answerOfThem}><p className="ac-prose" translate="no"><bdi>{request.answerWords}</bdi></p>{request.answerDocument && <p>{say.reportReceived}: <Link to={caseTabPath.to({ caseId: request.caseId, tab: 'documenti' })}>{request.answerDocument.title}</Link></p>}</Card>}
          {request.outcome && <Card title={say.outcome}><DataList items={[{ label: say.outcome, value: codes.label('request_outcome', request.outcome) }, { label: say.words, value: request.outcomeWords }, { label: say.next, value: request.nextWords }]} /></Card>}
        </div>
        <Card title={say.whatHappened}>
          <Timeline
            label={say.whatHappened}
            items={events.map((one) => ({ id: one.id, when: one.on, icon: 'mail' as const, title: eventWords(say, one.what), body: one.words && <bdi translate="no">{one.words}</bdi>, meta: `${one.byRecipient ? `${say.byThem} · ` : ''}${say.writtenBy(one.by.name, formatDateTime(one.at))}` }))}
          />
        </Card>
      </div>
      {change === 'change' && <RequestDialog caseId={request.caseId} request={request} onClose={close} />}
      {change && change !== 'change' && <RequestSteps change={change} request={request} onClose={close} />}
    </>
  )
}

function WhatCard({ request }: { request: Request }) {
  const say = useWords(referralWords)
  const codes = useReferralCodes()
  return (
    <Card title={say.theRequest}>
      <h3>{say.askedWhat}</h3>
      <p className="ac-prose" translate="no"><bdi>{request.asked}</bdi></p>
      <h3>{say.why}</h3>
      <p className="ac-prose" translate="no"><bdi>{request.why}</bdi></p>
      <DataList
        items={[
          { label: say.forWhom, value: <bdi translate="no">{request.childWords}</bdi> },
          { label: say.askedBy, value: `${request.askedBy.name}, ${request.askedBy.body}` },
          { label: say.urgency, value: say[`urgency_${request.urgency}`] },
          { label: say.legalBasis, value: codes.label('legal_basis', request.basis) },
          { label: say.consent, value: [codes.label('request_consent', request.consent), request.consentWords].filter(Boolean).join(': ') },
          { label: say.opened, value: request.sharedSections.length ? `${request.sharedSections.map((one) => say[`section_${one}` as 'section_social']).join(', ')}${request.open ? '' : ` (${request.state === 'draft' ? say.opensWhenSent : say.closedNow})`}` : say.nothingOpened },
          { label: say.documentsSent, value: request.sharedDocuments.map((one) => one.title ?? say.documentNotSeen).join(', ') || null },
          { label: say.sentOn, value: request.sentOn ? [formatDate(request.sentOn), request.channel ? codes.label('request_channel', request.channel) : '', request.protocol ? say.protocolNumber(request.protocol) : ''].filter(Boolean).join(' · ') : null },
          { label: say.expectedOn, value: request.expectedOn ? formatDate(request.expectedOn) : null },
        ]}
      />
    </Card>
  )
}
