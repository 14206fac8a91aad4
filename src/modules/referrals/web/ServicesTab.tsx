import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { listCaseRequests, listCaseServices, type Request, type Service } from '../contract.ts'
import { AskDialog } from './AskDialog.tsx'
import { RequestCard } from './RequestCard.tsx'
import { RequestDialog } from './RequestDialog.tsx'
import { ServiceCard } from './ServiceCard.tsx'
import { referralWords } from './words.ts'
import './referrals.css'

/** The part of a child's page about services given and requests to other bodies. */
export function ServicesTab({ caseId }: { caseId: string }) {
  const id = caseId as Id<'case'>
  const services = useQueryOf(listCaseServices, { caseId: id })
  const requests = useQueryOf(listCaseRequests, { caseId: id })
  return (
    <div className="ac-stack">
      <Loaded query={services} lines={6}>{(answer) => <Services caseId={id} rows={answer.rows} asks={answer.can.ask} />}</Loaded>
      <Loaded query={requests} lines={6}>{(answer) => <Requests caseId={id} rows={answer.rows} asks={answer.can.ask} />}</Loaded>
    </div>
  )
}

function Services({ caseId, rows, asks }: { caseId: Id<'case'>; rows: readonly Service[]; asks: boolean }) {
  const say = useWords(referralWords)
  const [asking, setAsking] = useState(false)
  const over = rows.filter(({ state }) => state === 'ended' || state === 'withdrawn')
  const now = rows.filter((row) => !over.includes(row))
  const ask = asks && <Button kind="primary" icon="plus" onClick={() => setAsking(true)}>{say.askService}</Button>
  return (
    <section className="ac-stack" aria-label={say.services}>
      <div className="ac-row"><h2>{say.services}</h2>{now.length > 0 && ask}</div>
      {now.length === 0 && <EmptyState icon="user" title={say.noServices} action={ask}>{say.noServicesText}</EmptyState>}
      <div className="ac-referral-cards">{now.map((service) => <ServiceCard key={service.id} service={service} />)}</div>
      {over.length > 0 && (
        <details>
          <summary>{say.servicesOver(over.length)}</summary>
          <div className="ac-referral-cards">{over.map((service) => <ServiceCard key={service.id} service={service} />)}</div>
        </details>
      )}
      {asking && <AskDialog caseId={caseId} onClose={() => setAsking(false)} />}
    </section>
  )
}

function Requests({ caseId, rows, asks }: { caseId: Id<'case'>; rows: readonly Request[]; asks: boolean }) {
  const say = useWords(referralWords)
  const [asking, setAsking] = useState(false)
  const over = rows.filter(({ state }) => state === 'closed' || state === 'withdrawn')
  const now = rows.filter((row) => !over.includes(row))
  const ask = asks && <Button icon="mail" onClick={() => setAsking(true)}>{say.newRequest}</Button>
  return (
    <section className="ac-stack" aria-label={say.requests}>
      <div className="ac-row"><h2>{say.requests}</h2>{now.length > 0 && ask}</div>
      {now.length === 0 && <EmptyState icon="mail" title={say.noRequests} action={ask}>{say.noRequestsText}</EmptyState>}
      <div className="ac-referral-cards">{now.map((request) => <RequestCard key={request.id} request={request} />)}</div>
      {over.length > 0 && (
        <details>
          <summary>{say.requestsOver(over.length)}</summary>
          <div className="ac-referral-cards">{over.map((request) => <RequestCard key={request.id} request={request} />)}</div>
        </details>
      )}
      {asking && <RequestDialog caseId={caseId} onClose={() => setAsking(false)} />}
    </section>
  )
}
