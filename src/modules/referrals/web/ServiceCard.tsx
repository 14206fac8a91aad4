import { useState } from 'react'
import { formatDate, formatRelative } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Menu, type MenuAction } from '#kernel/web/ui/Menu.tsx'
import type { Service } from '../contract.ts'
import { useKindName, useReferralCodes } from './codes.ts'
import { formatHours } from './hours-words.ts'
import { EntryDialog } from './EntryDialog.tsx'
import { servicePath } from './paths.ts'
import { ServiceDialogs, type ServiceChange } from './ServiceDialogs.tsx'
import { TallyLine } from './TallyLine.tsx'
import { referralWords, type ReferralSay } from './words.ts'

export function StateBadge({ service }: { service: Pick<Service, 'state' | 'expired'> }) {
  const say = useWords(referralWords)
  if (service.expired) return <Badge kind="warning" icon="warning">{say.expired}</Badge>
  const kind = service.state === 'active' ? 'success' : service.state === 'suspended' || service.state === 'interrupted' ? 'warning' : 'neutral'
  return <Badge kind={kind}>{say[`state_${service.state}`]}</Badge>
}

/** What can be done to a service: the next step first, the rest in a menu. */
export function ServiceActions({ service, onAct }: { service: Service; onAct: (change: ServiceChange | 'hours') => void }) {
  const say = useWords(referralWords)
  const { can } = service
  const items: MenuAction[] = [
    ...(can.change ? [{ id: 'change', label: say.change, onAction: () => onAct('change') }] : []),
    ...(can.pause ? [{ id: 'pause', label: say.pause, onAction: () => onAct('pause') }] : []),
    ...(can.end ? [{ id: 'end', label: say.end, onAction: () => onAct('end') }] : []),
    ...(can.withdraw ? [{ id: 'withdraw', label: say.withdraw, onAction: () => onAct('withdraw') }] : []),
  ]
  return (
    <div className="ac-row ac-screen-only">
      {can.activate && <Button size="small" kind="secondary" icon="check" onClick={() => onAct('activate')}>{say.activate}</Button>}
      {can.resume && <Button size="small" kind="secondary" icon="refresh" onClick={() => onAct('resume')}>{say.resume}</Button>}
      {can.enterHours && service.state !== 'ended' && <Button size="small" kind="secondary" icon="clock" onClick={() => onAct('hours')}>{say.enterHours}</Button>}
      {items.length > 0 && <Menu label={say.moreActions} items={items} />}
    </div>
  )
}

export const datesOf = (service: Service, say: ReferralSay): string =>
  [
    service.startedOn ? say.since(formatDate(service.startedOn)) : say.askedOnDay(formatDate(service.askedOn)),
    service.endedOn ? say.untilDay(formatDate(service.endedOn)) : service.endsOn ? say.foreseenUntil(formatDate(service.endsOn), formatRelative(service.endsOn)) : service.startedOn ? say.noEnd : '',
  ].filter(Boolean).join(' · ')

/** Hours agreed, in words. */
export const agreedOf = (service: Pick<Service, 'weeklyMinutes' | 'totalMinutes'>, say: ReferralSay): string =>
  [service.weeklyMinutes ? say.aWeek(formatHours(service.weeklyMinutes)) : '', service.totalMinutes ? say.inAll(formatHours(service.totalMinutes)) : ''].filter(Boolean).join(', ')

/** One service in a file: what it is, who gives it, where it stands, what can be done next. */
export function ServiceCard({ service }: { service: Service }) {
  const say = useWords(referralWords)
  const codes = useReferralCodes()
  const name = useKindName()(service.kind)
  const [change, setChange] = useState<ServiceChange | 'hours' | null>(null)
  const close = () => setChange(null)
  return (
    <Card title={name} level={3} actions={<StateBadge service={service} />} footer={<div className="ac-row"><Link to={servicePath.to({ serviceId: service.id })} aria-label={say.openServiceOf(name)}>{say.openService}</Link><ServiceActions service={service} onAct={setChange} /></div>}>
      <p className="ac-meta">{datesOf(service, say)}</p>
      <p translate="no"><bdi>{service.purpose}</bdi></p>
      {service.pause && <PauseNote service={service} />}
      <DataList
        items={[
          { label: say.provider, value: service.provider?.name ?? (service.state === 'asked' ? say.toBeFound : null) },
          { label: say.worker, value: service.worker?.name ?? null },
          { label: say.hoursAgreed, value: agreedOf(service, say) || null },
          { label: say.groups, value: service.groups.map((one) => one.name).join(', ') || null },
          { label: say.outcome, value: service.outcome ? [codes.label('service_outcome', service.outcome), service.outcomeWords].filter(Boolean).join(': ') : null },
          { label: say.next, value: service.nextWords },
        ]}
      />
      {service.startedOn && <TallyLine tally={service.tally} />}
      {change === 'hours' && <EntryDialog service={service} onClose={close} />}
      {change && change !== 'hours' && <ServiceDialogs change={change} service={service} onClose={close} />}
    </Card>
  )
}

export function PauseNote({ service }: { service: Service }) {
  const say = useWords(referralWords)
  const codes = useReferralCodes()
  const { pause } = service
  if (!pause) return null
  const when = pause.to ? say.fromTo(formatDate(pause.from), formatDate(pause.to)) : say.since(formatDate(pause.from))
  return <Callout kind="warning" title={`${say[`state_${pause.kind}`]} ${when}`}>{[codes.label('service_pause_reason', pause.reason), pause.words].filter(Boolean).join(': ')}</Callout>
}
