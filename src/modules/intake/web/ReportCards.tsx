import type { ReactNode } from 'react'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Icon } from '#kernel/web/ui/Icon.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Timeline } from '#kernel/web/ui/Timeline.tsx'
import { casePath } from '#modules/cases/web/index.ts'
import type { Report } from '../contract.ts'
import { useCountryOptions, useIntakeCodes } from './lists.ts'
import { intakeWords } from './words.ts'

type Content = NonNullable<Report['content']>
type Child = Content['children'][number]

/** The facts, as they were told. */
export function ToldCard({ content }: { content: Content }) {
  const say = useWords(intakeWords)
  return (
    <Card title={say.told}>
      <p className="ac-prose" translate="no" dir="auto" style={{ whiteSpace: 'pre-wrap' }}>{content.facts}</p>
      <DataList items={[
        { label: say.when, value: content.factsWhen },
        { label: say.factsOn, value: content.factsOn && formatDate(content.factsOn) },
        { label: say.where, value: content.factsPlace },
      ]} />
    </Card>
  )
}

export function ChildrenCard({ told }: { told: readonly Child[] }) {
  const say = useWords(intakeWords)
  const codes = useIntakeCodes()
  return (
    <Card title={say.children}>
      <ul className="ac-plain ac-stack">
        {told.map((child) => (
          <li key={child.id}>
            <strong><PersonName name={child.name || say.noName} original={child.original} /></strong>{' '}
            <Badge kind={child.decision ? 'info' : 'neutral'}>{child.decision ? codes.label('triage_decision', child.decision) : say.noDecision}</Badge>
            <ChildFacts child={child} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function ChildFacts({ child }: { child: Child }) {
  const say = useWords(intakeWords)
  const countries = useCountryOptions()
  const file: ReactNode = child.file && (child.file.number ? <Link to={casePath.to({ caseId: child.file.id })}>{say.openFile(child.file.number)}</Link> : say.fileElsewhere)
  return (
    <DataList columns={2} items={[
      { label: say.birth, value: child.birthDate ? formatDate(child.birthDate) : child.birthYear },
      { label: say.country, value: child.country && (countries.find(({ value }) => value === child.country)?.label ?? child.country) },
      { label: say.school, value: child.school },
      { label: say.whereabouts, value: child.whereabouts },
      { label: say.file, value: file },
    ]} />
  )
}

export function PartiesCard({ parties }: { parties: Content['parties'] }) {
  const say = useWords(intakeWords)
  const codes = useIntakeCodes()
  return (
    <Card title={say.parties}>
      {parties.length === 0
        ? <p className="ac-meta">{say.noParties}</p>
        : <ul className="ac-plain ac-stack">{parties.map((one) => (
            <li key={one.id}><PersonName name={one.name} />, {codes.label('report_party_role', one.role)}<div className="ac-meta">{[one.contact, one.note].filter(Boolean).join(' · ')}</div></li>
          ))}</ul>}
    </Card>
  )
}

/** Who reported: apart, with its protection in plain sight. */
export function ReporterCard({ reporter }: { reporter: NonNullable<Report['reporter']> }) {
  const say = useWords(intakeWords)
  const codes = useIntakeCodes()
  const known = [reporter.name, reporter.quality, reporter.organisationName, reporter.phone, reporter.email].some(Boolean)
  return (
    <Card title={say.reporter} footer={<p className="ac-meta"><Icon name="lock" size={16} /> {say.reporterApart}</p>}>
      {reporter.protected && <Callout kind="warning" title={say.reporterProtected}>{say.reporterProtectedText} {reporter.protectionReason && `${say.reason}: ${reporter.protectionReason}.`}</Callout>}
      {!known && <p className="ac-meta">{say.noReporter}</p>}
      <DataList items={[
        { label: say.reporter, value: reporter.name && <PersonName name={reporter.name} /> },
        { label: say.quality, value: reporter.quality },
        { label: say.organisation, value: reporter.organisationName },
        { label: say.phone, value: reporter.phone && <bdi dir="ltr">{reporter.phone}</bdi> },
        { label: say.email, value: reporter.email },
        { label: say.capacity, value: reporter.capacity && codes.label('reporter_capacity', reporter.capacity) },
      ]} />
    </Card>
  )
}

/** Every decision with its reason, the newest first; those replaced stay. */
export function DecisionsCard({ content }: { content: Content }) {
  const say = useWords(intakeWords)
  const codes = useIntakeCodes()
  const whom = (childId: string | null) => (childId ? say.forChild(content.children.find(({ id }) => id === childId)?.name || say.noName) : say.forAll)
  return (
    <Card title={say.decisions}>
      {content.decisions.length === 0
        ? <p className="ac-meta">{say.noDecisions}</p>
        : <Timeline label={say.decisions} items={content.decisions.toReversed().map((one) => ({
            id: one.id,
            when: one.at,
            icon: 'flag',
            title: `${codes.label('triage_decision', one.decision)}${one.observeUntil ? ` ${formatDate(one.observeUntil)}` : ''}`,
            meta: [whom(one.childId), one.by.name, one.holds ? '' : say.replaced].filter(Boolean).join(' · '),
            body: one.reason,
          }))} />}
    </Card>
  )
}
