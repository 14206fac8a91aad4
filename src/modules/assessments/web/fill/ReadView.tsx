import { useState } from 'react'
import { Place } from '#kernel/web/contributions.tsx'
import { formatDate, formatDateTime } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import type { AssessmentView, SectionView } from '../../contract.ts'
import { seriousOf } from '../../domain/counts.ts'
import { isAnswered } from '../../domain/fill.ts'
import { hasCopyForOthers } from '../../domain/for-others.ts'
import type { Answer, Item, Section } from '../../domain/instrument.ts'
import { useProfession } from '../codes.ts'
import { assessmentPath } from '../paths.ts'
import { assessmentWords } from '../words.ts'
import { AnswerText } from './AnswerText.tsx'
import { AssessmentHeader, UnsureSource } from './AssessmentHeader.tsx'
import { CountsCard } from './Conclude.tsx'
import { CopyForOthers } from './CopyForOthers.tsx'
import { SittingCard } from './Sittings.tsx'
import { fillWords } from './words.ts'

/** An assessment as one reads and prints it: every answer in words, the decision, the signature, the versions. */
export function ReadView({ view, asked }: { view: AssessmentView; asked: number | undefined }) {
  const say = useWords(fillWords)
  const [copying, setCopying] = useState(false)
  if (copying) return <CopyForOthers view={view} onClose={() => setCopying(false)} />
  return (
    <>
      <AssessmentHeader
        view={view} reading
        actions={
          <>
            {view.state === 'draft' && view.can.fill && <LinkButton kind="primary" to={assessmentPath.to({ assessmentId: view.id })}>{say.goOn}</LinkButton>}
            {view.state === 'completed' && <Place name="assessment.read" assessmentId={view.id} caseId={view.caseId} items={view.definition.sections.flatMap(({ items }) => items.map(({ key }) => key))} />}
            {hasCopyForOthers(view.definition) && <Button icon="file" onClick={() => setCopying(true)}>{say.copyForOthers}</Button>}
            <Button icon="print" onClick={() => window.print()}>{say.print}</Button>
          </>
        }
      />
      <div className="ac-columns">
        <div className="ac-stack">
          <UnsureSource view={view} />
          {view.state === 'draft' && <Callout>{say.draftNote}</Callout>}
          {view.discardReason && <Callout kind="warning"><span translate="no" dir="auto">{say.givenUp(view.discardReason)}</span></Callout>}
          <Decision view={view} />
          {view.sittings.map((one) => <SittingCard key={one.id} sitting={one} view={view} />)}
          {view.definition.sections.flatMap((section) => view.sections.filter(({ key }) => key === section.key).map((one) => <SectionRead key={`${one.key} ${one.person?.id}`} view={view} section={section as Section} written={one} />))}
        </div>
        <div className="ac-stack">
          <About view={view} />
          <CountsCard view={view} />
          <Versions view={view} asked={asked} />
        </div>
      </div>
    </>
  )
}

function Decision({ view }: { view: AssessmentView }) {
  const say = useWords(fillWords)
  const both = useSay()
  if (!view.closing || !view.decision) return null
  return (
    <Card title={say.decided}>
      <p><strong>{both(view.decision)}</strong>{view.closing.reassessOn && ` · ${say.reassess}: ${formatDate(view.closing.reassessOn)}`}</p>
      {view.closing.words && <p className="ac-said" translate="no" dir="auto">{view.closing.words}</p>}
    </Card>
  )
}

function SectionRead({ view, section, written }: { view: AssessmentView; section: Section; written: SectionView }) {
  const say = useWords(fillWords)
  const both = useSay()
  const answers = written.answers as Readonly<Record<string, Answer>>
  const shown = section.items.filter(({ key }) => isAnswered(answers[key]))
  const title = written.person ? `${both(section.title)} · ${written.person.name}` : both(section.title)
  const nameOf = (id: string) => view.people.find((one) => one.id === id)?.name
  return (
    <Card title={title}>
      {written.childHidden && <p className="ac-meta">{say.childHidden}</p>}
      {shown.length === 0 ? <p className="ac-meta">{say.nothingWritten}</p> : (
        <dl className="ac-reading">
          {shown.map((item) => <div key={item.key}><dt>{both(item.label)} <Serious item={item} answer={answers[item.key]!} /></dt><dd><AnswerText item={item} answer={answers[item.key]} nameOf={nameOf} /></dd></div>)}
        </dl>
      )}
    </Card>
  )
}

function Serious({ item, answer }: { item: Item; answer: Answer }) {
  const shared = useWords(assessmentWords)
  return seriousOf(item, answer) && <Badge kind="warning" icon="flag">{shared.seriousNeed}</Badge>
}

function About({ view }: { view: AssessmentView }) {
  const say = useWords(fillWords)
  const shared = useWords(assessmentWords)
  const both = useSay()
  return (
    <Card title={say.edit}>
      <DataList items={[
        { label: shared.moment, value: view.moment && shared[view.moment] },
        { label: say.heldOn, value: formatDate(view.heldOn) },
        { label: view.definition.meets ? both(view.definition.meets.eventLabel) : '', value: view.eventOn && formatDate(view.eventOn) },
        { label: say.about, value: view.definition.about === 'people' ? view.people.map(({ name }) => name).join(', ') : null },
        { label: say.participantsShort, value: view.participants.length > 0 ? <ul className="ac-list-plain">{view.participants.map((one) => <li key={one.name + one.as} translate="no" dir="auto">{one.name}, {one.as}</li>)}</ul> : null },
        { label: say.startedBy, value: view.startedBy.name },
        { label: say.together, value: view.state === 'draft' ? view.fillers.map(({ name }) => name).join(', ') : null },
        { label: shared.source, value: <>{view.definition.source.text} <span className="ac-meta">({shared[`sure_${view.sure}`]})</span></> },
      ]} />
      {view.definition.caveat && <p className="ac-meta">{both(view.definition.caveat)}</p>}
      {view.hiddenSections > 0 && <p className="ac-meta">{say.hiddenSections(view.hiddenSections)}</p>}
    </Card>
  )
}

function Versions({ view, asked }: { view: AssessmentView; asked: number | undefined }) {
  const say = useWords(fillWords)
  const profession = useProfession()
  if (!view.signature && view.revisions.length === 0) return null
  return (
    <Card title={view.revisions.length > 1 ? say.revisions : say.signature}>
      {view.signature && (
        <>
          <p>{say.signedBy(view.signature.by.name, profession(view.signature.as), formatDateTime(view.signature.at))}</p>
          <p className="ac-meta">{say.fingerprint}: <span className="ac-hash">{view.signature.hash}</span></p>
        </>
      )}
      {view.revisions.length > 1 && (
        <ol className="ac-plain ac-stack">
          {view.revisions.map((one) => (
            <li key={one.revision}>
              {one.revision === (asked ?? view.revision) ? <strong>{say.revision(one.revision)} ({say.revisionNow})</strong> : <Link to={assessmentPath.to({ assessmentId: view.id }, { revisione: String(one.revision) })}>{say.revision(one.revision)}</Link>}
              <div className="ac-meta">{[one.completedAt && formatDateTime(one.completedAt), one.completedBy?.name].filter(Boolean).join(' · ')}</div>
              {one.reason && <div className="ac-meta" translate="no" dir="auto">{say.correctedBecause(one.reason)}</div>}
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}
