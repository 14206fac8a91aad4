import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { getReach } from '../../contract/reach.ts'
import { EndDialog, LiftDialog } from './CloseDialogs.tsx'
import { EmergencyItem } from './EmergencyItem.tsx'
import { GrantDialog } from './GrantDialog.tsx'
import { GrantItem, WithholdingItem } from './ReachItems.tsx'
import type { Grant, Reach, Withholding } from './rows.ts'
import { WithholdDialog } from './WithholdDialog.tsx'
import { reachWords } from './words.ts'

type Open = { dialog: 'grant' } | { dialog: 'withhold' } | { dialog: 'end'; grant: Grant } | { dialog: 'lift'; rule: Withholding }

/** Who reaches a file, in words: what they see, why, until when; what is withheld; emergency accesses. */
export function AccessTab({ subject }: { subject: string }) {
  const query = useQueryOf(getReach, { subject })
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  return (
    <Loaded query={query} lines={8}>
      {(reach) => (
        <div className="ac-stack">
          <Grants reach={reach} onOpen={() => setOpen({ dialog: 'grant' })} onEnd={(grant) => setOpen({ dialog: 'end', grant })} />
          {reach.can.withhold && <Withheld reach={reach} onOpen={() => setOpen({ dialog: 'withhold' })} onLift={(rule) => setOpen({ dialog: 'lift', rule })} />}
          <Emergencies reach={reach} />
          {open?.dialog === 'grant' && <GrantDialog subject={subject} sections={reach.sections} onClose={close} />}
          {open?.dialog === 'withhold' && <WithholdDialog subject={subject} onClose={close} />}
          {open?.dialog === 'end' && <EndDialog grantId={open.grant.id} name={open.grant.to.name} onClose={close} />}
          {open?.dialog === 'lift' && <LiftDialog withholdingId={open.rule.id} name={open.rule.from.name} onClose={close} />}
        </div>
      )}
    </Loaded>
  )
}

function Grants({ reach, onOpen, onEnd }: { reach: Reach; onOpen: () => void; onEnd: (grant: Grant) => void }) {
  const say = useWords(reachWords)
  const counts = (grant: Grant) => grant.state === 'active' || grant.state === 'offered'
  const order = (grant: Grant) => ['holder', 'team', 'handover', 'invited', 'break_glass'].indexOf(grant.kind)
  const present = reach.grants.filter(counts).toSorted((a, b) => order(a) - order(b))
  const past = reach.grants.filter((grant) => !counts(grant))
  return (
    <Card title={say.who} actions={reach.can.grant && <Button kind="primary" icon="plus" className="ac-screen-only" onClick={onOpen}>{say.open}</Button>}>
      <p>{say.whoText}</p>
      <ul className="ac-plain ac-stack">{present.map((grant) => <GrantItem key={grant.id} grant={grant} onEnd={() => onEnd(grant)} />)}</ul>
      {past.length > 0 && (
        <details>
          <summary>{say.past(past.length)}</summary>
          <ul className="ac-plain ac-stack">{past.map((grant) => <GrantItem key={grant.id} grant={grant} onEnd={() => undefined} />)}</ul>
        </details>
      )}
    </Card>
  )
}

function Withheld({ reach, onOpen, onLift }: { reach: Reach; onOpen: () => void; onLift: (rule: Withholding) => void }) {
  const say = useWords(reachWords)
  return (
    <Card title={say.withheldTitle} actions={<Button icon="locked" className="ac-screen-only" onClick={onOpen}>{say.withhold}</Button>}>
      {reach.withholdings.length === 0 ? <p className="ac-meta">{say.withheldNone}</p> : (
        <>
          <p>{say.withheldText}</p>
          <ul className="ac-plain ac-stack">{reach.withholdings.map((rule) => <WithholdingItem key={rule.id} rule={rule} onLift={() => onLift(rule)} />)}</ul>
        </>
      )}
    </Card>
  )
}

function Emergencies({ reach }: { reach: Reach }) {
  const say = useWords(reachWords)
  return (
    <Card title={say.emergencies}>
      {reach.emergencies.length === 0 ? <p className="ac-meta">{say.emergenciesNone}</p> : <ul className="ac-plain ac-stack">{reach.emergencies.map((one) => <li key={one.id}><EmergencyItem emergency={one} /></li>)}</ul>}
    </Card>
  )
}
