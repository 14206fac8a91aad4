import { useEffect, useState } from 'react'
import type { Result } from '#kernel/contract/endpoint.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { rememberOpened } from '#kernel/web/palette.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { Timeline } from '#kernel/web/ui/Timeline.tsx'
import { caseTabPath } from '#modules/cases/web/index.ts'
import { getService, type Service } from '../contract.ts'
import { ClinicalNotes } from './ClinicalNotes.tsx'
import { useKindName, useReferralCodes } from './codes.ts'
import { EntriesCard } from './EntriesCard.tsx'
import { EntryDialog } from './EntryDialog.tsx'
import { MonthsCard } from './MonthsCard.tsx'
import { orderPath, planPath, servicePath, servicesPath } from './paths.ts'
import { agreedOf, datesOf, PauseNote, ServiceActions, StateBadge } from './ServiceCard.tsx'
import { ServiceDialogs, type ServiceChange } from './ServiceDialogs.tsx'
import { eventWords, referralWords } from './words.ts'
import './referrals.css'

/** A service from beginning to end: for who answers for the file, and for who gives it. */
export function ServiceScreen() {
  const say = useWords(referralWords)
  const { serviceId } = servicePath.useParams()
  const query = useQueryOf(getService, { serviceId: serviceId as Id<'service'> })
  return <Loaded query={query} lines={12} title={say.service}>{(answer) => <ServiceView answer={answer} />}</Loaded>
}

function ServiceView({ answer }: { answer: Result<typeof getService> }) {
  const say = useWords(referralWords)
  const { service, months, events, lockedUntil } = answer
  const name = useKindName()(service.kind)
  const [change, setChange] = useState<ServiceChange | 'hours' | null>(null)
  const close = () => setChange(null)
  useEffect(() => rememberOpened({ id: service.id, label: [name, service.caseNumber].filter(Boolean).join(' · '), icon: 'user', href: servicePath.to({ serviceId: service.id }) }), [service.id, service.caseNumber, name])
  return (
    <>
      <PageHeader
        above={<Breadcrumb items={service.caseNumber ? [{ label: service.caseNumber, to: caseTabPath.to({ caseId: service.caseId, tab: 'servizi' }) }, { label: name }] : [{ label: say.servicesGiven, to: servicesPath.to() }, { label: name }]} />}
        title={name} tab={name} status={<><StateBadge service={service} /> <PersonName name={service.childName} /> · {datesOf(service, say)}</>} actions={<ServiceActions service={service} onAct={setChange} />}
      />
      <div className="ac-columns">
        <div className="ac-stack">
          <PauseNote service={service} />
          <MonthsCard service={service} months={months} />
          {service.startedOn && <EntriesCard service={service} lockedUntil={lockedUntil} />}
          {service.can.notes && <ClinicalNotes service={service} />}
        </div>
        <div className="ac-stack">
          <WhatCard service={service} />
          <Card title={say.whatHappened}>
            <Timeline label={say.whatHappened} items={events.map((one) => ({ id: one.id, when: one.on, title: eventWords(say, one.what), body: one.words && <bdi translate="no">{one.words}</bdi>, meta: say.writtenBy(one.by.name, formatDateTime(one.at)) }))} />
          </Card>
        </div>
      </div>
      {change === 'hours' && <EntryDialog service={service} onClose={close} />}
      {change && change !== 'hours' && <ServiceDialogs change={change} service={service} onClose={close} />}
    </>
  )
}

/** What the service answers: the order or the plan itself where one may read it, in words what is outside. */
function BasisOf({ service: { caseId, own } }: { service: Service }) {
  const codes = useReferralCodes()
  if (!own) return null
  const { basisThing: thing } = own
  const to = thing && (thing.kind === 'measure' ? orderPath.to({ caseId, measureId: thing.pageId }) : planPath.to({ planId: thing.pageId }))
  return (
    <>
      {codes.label('service_basis', own.basis)}
      {thing && to && <>: <Link to={to}><bdi translate="no">{thing.title}</bdi></Link></>}
      {own.basisWords && <>{thing ? ', ' : ': '}<bdi translate="no">{own.basisWords}</bdi></>}
    </>
  )
}

function WhatCard({ service }: { service: Service }) {
  const say = useWords(referralWords)
  const codes = useReferralCodes()
  const { own } = service
  const said = (list: string, code: string | null | undefined, words: string | null | undefined) => [code ? codes.label(list, code) : '', words ?? ''].filter(Boolean).join(': ') || null
  return (
    <Card title={say.whatIsAgreed}>
      <p translate="no"><bdi>{service.purpose}</bdi></p>
      <DataList
        items={[
          { label: say.provider, value: service.provider?.name ?? say.toBeFound },
          { label: say.worker, value: service.worker?.name ?? null },
          { label: say.hoursAgreed, value: agreedOf(service, say) || null },
          { label: say.place, value: said('service_place', service.place, service.placeWords) },
          { label: say.basis, value: <BasisOf service={service} /> },
          { label: say.cost, value: said('service_cost', own?.costBearer, own?.costWords) },
          { label: say.opened, value: own ? (own.opened.map((one) => say[`section_${one}` as 'section_social']).join(', ') || say.nothingOpened) : null },
          { label: say.childWords, value: own && service.childWords !== service.childName ? service.childWords : null },
          { label: say.groups, value: service.groups.map((one) => one.name).join(', ') || null },
          { label: say.outcome, value: said('service_outcome', service.outcome, service.outcomeWords) },
          { label: say.next, value: service.nextWords },
        ]}
      />
    </Card>
  )
}
