import { useState } from 'react'
import { isPlainDate } from '#kernel/domain/plain-date.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDate, formatDateTime } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Menu, type MenuAction } from '#kernel/web/ui/Menu.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { Timeline } from '#kernel/web/ui/Timeline.tsx'
import { getTerm, type TermDetail } from '../contract.ts'
import { Countdown } from './Countdown.tsx'
import { momentText } from './moment-text.ts'
import { caseTabPath, termPath, termsPath } from './paths.ts'
import { sourceHref } from './source-link.ts'
import { TermDialogs, type TermChange } from './TermDialogs.tsx'
import { countedDown, endedText } from './TermLine.tsx'
import { termText } from './term-text.ts'
import { TermTitle } from './TermTitle.tsx'
import { termWords } from './words.ts'
import './terms.css'

/** One term: until when and why, who must act, what follows, what happened to it. */
export function TermPage() {
  const { termId } = termPath.useParams()
  const query = useQueryOf(getTerm, { termId: termId as Id<'term'> })
  return <Loaded query={query} lines={10}>{(term) => <Shown key={term.id} term={term} />}</Loaded>
}

function Shown({ term }: { term: TermDetail }) {
  const say = useWords(termWords)
  const [change, setChange] = useState<TermChange | null>(null)
  const text = termText(term)
  const live = term.state === 'open' || term.state === 'missed'
  const ringing = countedDown(term)
  return (
    <>
      <PageHeader
        tab={text.title}
        title={<TermTitle term={term} />}
        above={<Breadcrumb items={[{ label: say.terms, to: termsPath.to() }, { label: say.term }]} />}
        status={<span className="ac-row">{term.caseId && <Link to={caseTabPath.to({ caseId: term.caseId, tab: 'termini' })}><PersonName name={term.childName ?? term.caseNumber ?? ''} /></Link>}{term.due ? momentText(term.due) : say.atOnceText}{live && ringing && <Countdown {...ringing} />}{!live && <Badge>{endedText(say, term)}</Badge>}</span>}
        actions={<Actions term={term} onChange={setChange} />}
      />
      <div className="ac-stack">
        <Remarks term={term} />
        <div className="ac-columns">
          <div className="ac-stack">
            <WhyThisDate term={term} />
            <History term={term} />
          </div>
          <div className="ac-stack">
            <Facts term={term} />
            <Alarms term={term} />
          </div>
        </div>
      </div>
      {change && <TermDialogs key={change} change={change} term={term} onClose={() => setChange(null)} />}
    </>
  )
}

function Actions({ term, onChange }: { term: TermDetail; onChange: (change: TermChange) => void }) {
  const say = useWords(termWords)
  const { can } = term
  const of = (id: TermChange, label: string): MenuAction => ({ id, label, onAction: () => onChange(id) })
  const items = [
    ...(can.assign ? [of('assign', say.assign)] : []), ...(can.correct ? [of('correct', say.correct)] : []), ...(can.suspend ? [of('suspend', say.suspend)] : []),
    ...(can.resume ? [of('resume', say.resume)] : []), ...(can.waive ? [of('waive', say.waive)] : []), ...(can.reopen ? [of('reopen', say.reopen)] : []),
  ]
  return (
    <>
      {can.complete && <Button kind="primary" icon="check" onClick={() => onChange('done')}>{say.markDone}</Button>}
      {items.length > 0 && <Menu text={say.actions} items={items} />}
    </>
  )
}

function Remarks({ term }: { term: TermDetail }) {
  const say = useWords(termWords)
  const { consequence } = termText(term)
  return (
    <>
      {term.state === 'missed' && <Callout kind="danger" title={consequence ?? undefined}>{term.missedAt && say.missedAtText(formatDateTime(term.missedAt))}</Callout>}
      {term.state === 'suspended' && <Callout kind="warning">{say.suspendedText(term.reason ?? '')}</Callout>}
      {term.state === 'waived' && <Callout>{say.waivedText(term.reason ?? '')}</Callout>}
      {term.correctedAfterDone && <Callout kind="warning">{say.correctedAfter}</Callout>}
      {(term.state === 'open' || term.state === 'missed') && !term.responsible && <Callout kind="danger" title={say.nobody}>{say.unassignedText}</Callout>}
    </>
  )
}

function WhyThisDate({ term }: { term: TermDetail }) {
  const say = useWords(termWords)
  const pick = useSay()
  const { action, source, sure, sureNote } = termText(term)
  const silent = !action && term.why.length === 0 && !source
  return (
    <Card title={say.why}>
      {silent && <p>{say[`by_hand_${term.kind}`]}</p>}
      {action && <p>{action}</p>}
      <ol className="ac-plain ac-stack">{term.why.map((reason) => <li key={reason.it}>{pick(reason)}</li>)}</ol>
      {source && <p className="ac-meta">{say.source}: <span lang="it">{source}</span></p>}
      {sure && <p className="ac-meta">{say.sureness}: {say[`sure_${sure}`]}{sureNote && `. ${sureNote}`}</p>}
    </Card>
  )
}

function Facts({ term }: { term: TermDetail }) {
  const say = useWords(termWords)
  const { actor, consequence } = termText(term)
  const href = sourceHref(term)
  const origin = say[`from_${term.source.kind.split('.')[0] as 'measures'}`] ?? term.source.kind
  const day = (moment: string | null) => moment && momentText(moment)
  return (
    <Card title={say.term}>
      <DataList items={[
        { label: say.due, value: day(term.due) ?? say.atOnceText },
        { label: say.workByLabel, value: term.workBy && formatDate(term.workBy) },
        { label: say.opens, value: day(term.opens) },
        { label: say.extended, value: day(term.extended) },
        { label: say.suspended, value: day(term.suspendedDue) },
        { label: say.event, value: term.event && (isPlainDate(term.event) ? formatDate(term.event) : formatDateTime(term.event)) },
        { label: say.file, value: term.caseId && <Link to={caseTabPath.to({ caseId: term.caseId, tab: 'termini' })}><PersonName name={term.childName ?? ''} /> ({term.caseNumber})</Link> },
        { label: say.unitLabel, value: term.unit?.name },
        { label: say.responsible, value: term.responsible?.name ?? say.nobody },
        { label: say.whoActs, value: actor },
        { label: say.ifMissed, value: consequence },
        { label: say.from, value: href ? <Link to={href}>{origin}</Link> : origin },
        { label: say.proofWords, value: term.proof?.words && <bdi>{term.proof.words}</bdi> },
        { label: say.proofDocument, value: term.proof?.documentId && term.caseId && <Link to={caseTabPath.to({ caseId: term.caseId, tab: 'documenti' })}>{say.openThere}</Link> },
      ]} />
    </Card>
  )
}

function History({ term }: { term: TermDetail }) {
  const say = useWords(termWords)
  return (
    <Card title={say.history}>
      <Timeline label={say.history} items={term.history.map(({ id, at, by, what, reason, due, newDue }) => ({
        id, when: at, title: say[`what_${what}`], meta: by?.name ?? say.byClock,
        body: [due && newDue && due !== newDue && say.dueFromTo(momentText(due), momentText(newDue)), reason].filter(Boolean).join(' · ') || undefined,
      }))} />
    </Card>
  )
}

function Alarms({ term }: { term: TermDetail }) {
  const say = useWords(termWords)
  if (term.alarms.length === 0) return null
  return (
    <Card title={say.alarms}>
      <ul className="ac-plain">
        {term.alarms.map(({ at, kind, rungAt }) => (
          <li key={`${at} ${kind}`}>{say[`alarm_${kind}`]}: {formatDateTime(at)} <span className="ac-meta">{rungAt ? say.rung(formatDateTime(rungAt)) : say.willRing}</span></li>
        ))}
      </ul>
    </Card>
  )
}
