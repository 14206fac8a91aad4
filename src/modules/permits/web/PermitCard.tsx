import { useState } from 'react'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Menu } from '#kernel/web/ui/Menu.tsx'
import { caseTabPath } from '#modules/cases/web/index.ts'
import type { Permit, Renewal } from '../contract.ts'
import { ChangeDialogs, type Change } from './ChangeDialogs.tsx'
import { usePermitCodes } from './codes.ts'
import { Expiry } from './Expiry.tsx'
import { PermitHistory } from './PermitHistory.tsx'
import { permitWords } from './words.ts'

const at = (day: string | null, time: string | null): string => (day ? [formatDate(day), time].filter(Boolean).join(', ') : '')

/** One permit: what it is, until when, where it stands, what can be done next. */
export function PermitCard({ permit, people }: { permit: Permit; people: readonly { id: string; name: string }[] }) {
  const say = useWords(permitWords)
  const codes = usePermitCodes()
  const [change, setChange] = useState<Change | null>(null)
  const kind = codes.label('permit_type', permit.kind)
  const waiting = permit.renewals.find((one) => one.outcome === null)
  const whose = permit.person.child ? '' : ` ${say.ofRelative(permit.person.name ?? say.noName)}`
  return (
    <Card title={`${kind}${whose}`} level={3} actions={<Actions permit={permit} waiting={waiting} onChange={setChange} />}>
      <div className="ac-stack">
        <p className="ac-row">
          <Badge kind={permit.state === 'refused' ? 'warning' : 'neutral'}>{say[`state_${permit.state}`]}</Badge>
          <Expiry permit={{ ...permit, renewing: waiting !== undefined }} />
        </p>
        {permit.remarks.length > 0 && <Callout kind="warning">{permit.remarks.map((one) => say[`remark_${one}`]).join(' ')}</Callout>}
        {waiting && <Waiting permit={permit} renewal={waiting} onChange={setChange} />}
        <Facts permit={permit} />
      </div>
      <PermitHistory permit={permit} />
      {change && <ChangeDialogs key={change} change={change} permit={permit} people={people} onClose={() => setChange(null)} />}
    </Card>
  )
}

function Facts({ permit }: { permit: Permit }) {
  const say = useWords(permitWords)
  const codes = usePermitCodes()
  const former = permit.follows && say.follows([codes.label('permit_type', permit.follows.kind), permit.follows.expiresOn && formatDate(permit.follows.expiresOn)].filter(Boolean).join(', '))
  return (
    <>
      <DataList columns={2} items={[
        { label: say.expiresOn, value: permit.expiresOn && formatDate(permit.expiresOn) },
        { label: say.number, value: permit.number && <span translate="no">{permit.number}</span> },
        { label: say.issuedOn, value: permit.issuedOn && formatDate(permit.issuedOn) },
        { label: say.authority, value: permit.authority },
        { label: say.deliveredOn, value: permit.deliveredOn && formatDate(permit.deliveredOn) },
        { label: say.askedOn, value: permit.askedOn && formatDate(permit.askedOn) },
        { label: say.appointment, value: at(permit.appointmentOn, permit.appointmentTime) },
        { label: say.receipt, value: [permit.receiptNumber, permit.receiptOn && formatDate(permit.receiptOn)].filter(Boolean).join(', ') },
        { label: say.refusedOn, value: permit.refusedOn && formatDate(permit.refusedOn) },
        { label: say.appealNote, value: permit.appealNote && <bdi>{permit.appealNote}</bdi> },
        { label: say.note, value: permit.note && <bdi>{permit.note}</bdi> },
        { label: say.closedOn, value: permit.closedOn && formatDate(permit.closedOn) },
        { label: say.closeWords, value: permit.closedWords && <bdi>{permit.closedWords}</bdi> },
      ]} />
      {former && <p className="ac-meta">{former}</p>}
      {permit.documentId && <p><Link to={caseTabPath.to({ caseId: permit.caseId, tab: 'documenti' })}>{say.openDocument}</Link></p>}
    </>
  )
}

function Waiting({ permit, renewal, onChange }: { permit: Permit; renewal: Renewal; onChange: (change: Change) => void }) {
  const say = useWords(permitWords)
  const codes = usePermitCodes()
  return (
    <Callout title={renewal.conversion ? say.conversion(codes.label('permit_type', renewal.toKind)) : say.renewal}>
      <p>
        {[
          say.renewalAskedOn(formatDate(renewal.askedOn)), say[`way_${renewal.way}`],
          renewal.appointmentOn && `${say.appointment}: ${at(renewal.appointmentOn, renewal.appointmentTime)}`,
          renewal.receiptNumber && `${say.receipt}: ${renewal.receiptNumber}`, renewal.readyOn && `${say.readyOn} ${formatDate(renewal.readyOn)}`,
        ].filter(Boolean).join(' · ')}
      </p>
      {permit.can.renew && (
        <div className="ac-row ac-screen-only">
          <Button size="small" onClick={() => onChange('renewal-step')}>{say.renewalStep}</Button>
          <Button size="small" icon="check" onClick={() => onChange('collect')}>{say.collect}</Button>
        </div>
      )}
    </Callout>
  )
}

function Actions({ permit, waiting, onChange }: { permit: Permit; waiting: Renewal | undefined; onChange: (change: Change) => void }) {
  const say = useWords(permitWords)
  const { can } = permit
  const items = [
    ...(can.correct ? [{ id: 'correct', label: say.correct, icon: 'pencil' as const, onAction: () => onChange('correct') }] : []),
    ...(can.step && permit.state === 'delivered' ? [{ id: 'step', label: say.step, onAction: () => onChange('step') }] : []),
    ...(can.close ? [{ id: 'close', label: say.close, onAction: () => onChange('close') }] : []),
    ...(can.reopen ? [{ id: 'reopen', label: say.reopen, onAction: () => onChange('reopen') }] : []),
  ]
  return (
    <>
      {can.step && permit.state !== 'delivered' && <Button size="small" className="ac-screen-only" onClick={() => onChange('step')}>{say.step}</Button>}
      {can.renew && !waiting && <Button size="small" className="ac-screen-only" onClick={() => onChange('renew')}>{say.renew}</Button>}
      {items.length > 0 && <Menu label={say.actions} items={items} />}
    </>
  )
}
