import { useId } from 'react'
import { formatDate, formatTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { openableSections } from '../../domain/sections.ts'
import type { Grant, Withholding } from './rows.ts'
import { useReachCodes } from './codes.ts'
import { useSectionWords } from './SectionChoice.tsx'
import { reachWords } from './words.ts'

const kindWord = { holder: 'kindHolder', team: 'kindTeam', invited: 'kindInvited', handover: 'kindHandover', break_glass: 'kindBreakGlass' } as const

/** The day that an end means to people: the last one that counts, not the midnight after it. */
const lastDay = (validTo: string): string => formatDate(new Date(Date.parse(validTo) - 1).toISOString())

type Say = Pick<(typeof reachWords)['it'], 'until' | 'untilTime' | 'noEnd'>

/** An emergency ends by the minute, the others on their last day. */
function endWords(say: Say, { kind, validTo }: Grant): string {
  if (!validTo) return say.noEnd
  return kind === 'break_glass' ? say.untilTime(formatTime(validTo)) : say.until(lastDay(validTo))
}

function Party({ party }: { party: Grant['to'] }) {
  return <><strong translate="no"><bdi>{party.name}</bdi></strong>{party.organisationName && <span className="ac-meta" translate="no"> {party.organisationName}</span>}</>
}

/** "Scuola primaria vede: istruzione, fino a mer 30 giugno 2027. Perché: convenzione." */
export function GrantItem({ grant, onEnd }: { grant: Grant; onEnd: () => void }) {
  const say = useWords(reachWords)
  const codes = useReachCodes()
  const sections = useSectionWords()
  const id = useId()
  const all = grant.sections.length === openableSections.length
  const parts = sections.list(grant.sections)
  const ended = grant.state === 'ended' || grant.state === 'refused'
  const sees = ended ? say.saw(parts) : grant.state === 'offered' ? say.willSee(parts) : grant.kind === 'holder' ? say.holds : all ? say.everything : say.sees(parts)
  const closing = ended ? (grant.endedAt ?? grant.validTo) : null
  return (
    <li>
      <p id={id}>
        <Party party={grant.to} />{' '}
        <Badge kind={grant.kind === 'break_glass' && !ended ? 'warning' : 'info'}>{say[kindWord[grant.kind]]}</Badge>
        <br />
        {sees}{grant.kind !== 'holder' && !ended && `, ${endWords(say, grant)}`}{closing && `, ${say.ended(formatDate(closing))}`}.
      </p>
      <p className="ac-meta">
        {say.because(codes.label('legal_basis', grant.legalBasis))}{grant.reason && <> – <span translate="no"><bdi>{grant.reason}</bdi></span></>} · {say.byOn(grant.grantedBy.name, formatDate(grant.grantedAt))}
      </p>
      {grant.can.end && <Button kind="quiet" size="small" icon="close" className="ac-screen-only" aria-describedby={id} onClick={onEnd}>{say.end}</Button>}
    </li>
  )
}

/** "Mario Rossi non vede niente di questo fascicolo. Conflitto di interessi." */
export function WithholdingItem({ rule, onLift }: { rule: Withholding; onLift: () => void }) {
  const say = useWords(reachWords)
  const codes = useReachCodes()
  const sections = useSectionWords()
  const id = useId()
  return (
    <li>
      <p id={id}>
        <Party party={rule.from} /><br />
        {rule.wholeFile ? say.seesNothing : say.doesNotSee(sections.list(rule.sections))}{rule.validTo && `, ${say.until(lastDay(rule.validTo))}`}{rule.liftedAt && `, ${say.lifted(formatDate(rule.liftedAt))}`}.
      </p>
      <p className="ac-meta">
        {say.because(codes.label('withhold_reason', rule.reason))}{rule.words && <> – <span translate="no"><bdi>{rule.words}</bdi></span></>} · {say.byOn(rule.setBy.name, formatDate(rule.setAt))}
      </p>
      {rule.can.lift && <Button kind="quiet" size="small" icon="unlocked" className="ac-screen-only" aria-describedby={id} onClick={onLift}>{say.lift}</Button>}
    </li>
  )
}
