import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDate, formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useCodeLists } from '#kernel/web/lists.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { casePath } from '#modules/cases/web/index.ts'
import { personPath } from '#modules/people/web/index.ts'
import { birthText } from '#modules/people/web/parts.ts'
import type { Candidate, Glimpse } from '../contract/fields.ts'
import { getTrace, type Trace } from '../contract/trace.ts'
import { AskDialog } from './AskDialog.tsx'
import { BandBadge, FilesOf, Lines, useFactText } from './bits.tsx'
import { questionPath, tracePath, tracesPath } from './paths.ts'
import { ChangeDialog, DismissDialog, EndDialog } from './TraceDialogs.tsx'
import { identityWords } from './words.ts'
import './identity.css'

/** A search for a relative: what is known, who it may be fact by fact, and how it ended. */
export function TracePage() {
  const say = useWords(identityWords)
  const traceId = tracePath.useParams().traceId as Id<'trace'>
  const query = useQueryOf(getTrace, { traceId })
  return <Loaded query={query} title={say.trace}>{(trace) => <Page trace={trace} title={say.trace} />}</Loaded>
}

type Open = { what: 'end' | 'change' } | { what: 'found' | 'dismiss'; candidate: Candidate } | null

function Page({ trace, title }: { trace: Trace; title: string }) {
  const say = useWords(identityWords)
  const codes = useCodeLists('relation_type')
  const [open, setOpen] = useState<Open>(null)
  const close = () => setOpen(null)
  const name = [trace.given, trace.family].filter(Boolean).join(' ') || (trace.original ?? '—')
  return (
    <>
      <PageHeader
        above={<Breadcrumb items={[{ label: say.traces, to: tracesPath.to() }, { label: title }]} />} tab={title} title={<PersonName name={name} original={trace.original} />}
        status={<><Badge kind={trace.state === 'found' ? 'success' : 'info'}>{say[`trace_${trace.state}`]}</Badge> {codes.label('relation_type', trace.relation)} · {say.startedBy(trace.createdBy.name, formatDate(trace.createdAt))}</>}
        actions={trace.can.change ? <><Button onClick={() => setOpen({ what: 'change' })}>{say.changeTrace}</Button><Button onClick={() => setOpen({ what: 'end' })}>{say.endTitle}</Button></> : undefined}
      />
      <div className="ac-stack">
        {trace.found && <Callout kind="success" title={say.traceWith(trace.found.displayName)}><Link to={personPath.to({ personId: trace.found.id })}>{trace.found.displayName}</Link></Callout>}
        {trace.outcomeWords && <Card title={say.endWords}><p translate="no"><bdi dir="auto">{trace.outcomeWords}</bdi></p>{trace.ended && <p className="ac-meta">{trace.ended.by.name}, {formatDate(trace.ended.at)}</p>}</Card>}
        <Known trace={trace} />
        {trace.state === 'open' && <Found trace={trace} onOpen={setOpen} />}
        {trace.dismissed.length > 0 && (
          <Card title={say.dismissed}>
            <ul className="ac-plain">{trace.dismissed.map((one) => <li key={one.person.id}><PersonName name={one.person.displayName} original={one.person.originalName} />: <bdi translate="no">{one.reason}</bdi> <span className="ac-meta">({one.by.name}, {formatDate(one.at)})</span></li>)}</ul>
          </Card>
        )}
      </div>
      {open?.what === 'change' && <ChangeDialog trace={trace} onClose={close} />}
      {open?.what === 'end' && <EndDialog trace={trace} onClose={close} />}
      {open?.what === 'found' && <EndDialog trace={trace} candidate={open.candidate} onClose={close} />}
      {open?.what === 'dismiss' && <DismissDialog trace={trace} candidate={open.candidate} onClose={close} />}
    </>
  )
}

function Known({ trace }: { trace: Trace }) {
  const say = useWords(identityWords)
  const fact = useFactText()
  const country = (code: string | null) => code && fact({ nat: code }, 'nat')
  const rows: [string, string | null][] = [
    [say.original, trace.original], [say.sex, trace.sex && say[trace.sex]], [say.country, country(trace.country)],
    [say.dob, trace.birthDate ? formatDate(trace.birthDate) : trace.birthYear ? String(trace.birthYear) : null], [say.father, trace.father], [say.mother, trace.mother], [say.birthPlace, trace.birthPlace], [say.phone, trace.phone],
    [say.lastSeen, [trace.lastPlace, country(trace.lastCountry), trace.lastOn && formatDate(trace.lastOn), trace.lastWords].filter(Boolean).join(', ') || null], [say.clues, trace.clues],
    [say.followUpOn, trace.followUpOn && formatDate(trace.followUpOn)], [say.consentBy, `${say[`consent_${trace.consentBy}`]}, ${formatDate(trace.consentOn)}`], [say.noRisk, trace.noRiskWords],
  ]
  return (
    <Card title={say.sought}>
      <DataList items={[
        { label: say.seeker, value: <><Link to={personPath.to({ personId: trace.seeker.id })}><PersonName name={trace.seeker.displayName} original={trace.seeker.originalName} /></Link> · <Link to={casePath.to({ caseId: trace.caseId })}><span translate="no">{trace.caseNumber}</span></Link></> },
        ...rows.flatMap(([label, value]) => (value ? [{ label, value: <bdi dir="auto" translate="no">{value}</bdi> }] : [])),
      ]} />
    </Card>
  )
}

function Found({ trace, onOpen }: { trace: Trace; onOpen: (open: Open) => void }) {
  const say = useWords(identityWords)
  const [asking, setAsking] = useState<Glimpse | null>(null)
  return (
    <Card title={say.candidates}>
      {trace.searchedAt && <p className="ac-meta">{say.searchedNow(formatDateTime(trace.searchedAt))}</p>}
      {trace.limited && <Callout kind="warning">{say.limited}</Callout>}
      {trace.candidates.length === 0 && <><p>{say.noCandidates}</p><p className="ac-meta">{say.noCandidatesText}</p></>}
      <ul className="ac-plain ac-stack">
        {trace.candidates.map((one) => (
          <li key={one.person.id} className="ac-id-side">
            <h3 className="h6"><Link to={personPath.to({ personId: one.person.id })}><PersonName name={one.person.displayName} original={one.person.originalName} /></Link></h3>
            <div className="ac-row"><BandBadge band={one.band} />{one.isNew && <Badge kind="warning">{say.newHit}</Badge>}{one.sibling && <Badge>{say.kind_sibling}</Badge>}<span className="ac-meta">{birthText(one.person)}</span>{one.others > 0 && <span className="ac-meta">{say.others(one.others)}</span>}</div>
            <FilesOf files={one.files} />
            <Lines lines={one.lines} />
            {trace.can.change && one.lines.length > 0 && (
              <div className="ac-row">
                <Button size="small" onClick={() => onOpen({ what: 'found', candidate: one })}>{say.isThem}</Button>
                <Button kind="quiet" size="small" onClick={() => onOpen({ what: 'dismiss', candidate: one })}>{say.notThem}</Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {trace.elsewhere.map((one) => (
        <Callout key={one.id} title={say.elsewhereOne(`${one.organisationName}, ${one.unitName}`)}>
          <p>{say.elsewhereOneText} {say.contact}: {one.contact ?? say.noContact}</p>
          {trace.can.change && <Button size="small" onClick={() => setAsking(one)}>{say.askThem}</Button>}
        </Callout>
      ))}
      {trace.questions.map((one) => <p key={one.id}><Link to={questionPath.to({ questionId: one.id })}>{say.seeQuestion}: {one.to}</Link></p>)}
      {asking && <AskDialog glimpse={asking} personId={trace.seeker.id} traceId={trace.id} onClose={() => setAsking(null)} />}
    </Card>
  )
}
