import type { Id } from '#kernel/domain/ids.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { getEdition, type Edition } from '../contract.ts'
import { scaleValues } from '../domain/scale.ts'
import { Word } from './AgreementsCard.tsx'
import { usePlanCodes } from './codes.ts'
import { signed } from './marks.tsx'
import { editionPath, planPath } from './paths.ts'
import { planWords } from './words.ts'
import './plans.css'

/** A version of a plan as it was when it came into force. */
export function EditionPage() {
  const say = useWords(planWords)
  const { planId, n } = editionPath.useParams()
  const query = useQueryOf(getEdition, { planId: planId as Id<'plan'>, n: Number(n) })
  return <Loaded query={query} lines={10} title={say.version(Number(n))}>{(edition) => <Page planId={planId} edition={edition} />}</Loaded>
}

function Page({ planId, edition }: { planId: string; edition: Edition }) {
  const say = useWords(planWords)
  const codes = usePlanCodes()
  const areas = [...new Set([...edition.parts.map(({ area }) => area), ...edition.goals.map(({ area }) => area)])]
  return (
    <>
      <PageHeader
        tab={say.version(edition.n)} title={`${codes.kind(edition.kind)}, ${say.version(edition.n).toLowerCase()}`} status={`${say.since(formatDate(edition.inForceOn))} · ${say.frozenBy(edition.frozenBy)}`}
        above={<Breadcrumb items={[{ label: codes.kind(edition.kind), to: planPath.to({ planId }) }, { label: say.version(edition.n) }]} />} actions={<Button icon="print" onClick={() => window.print()}>{say.print}</Button>}
      />
      <p>{say.editionText}</p>
      <div className="ac-stack">
        {areas.map((area) => (
          <Card key={area} title={codes.area(area)}>
            {edition.parts.filter((part) => part.area === area).map((part) => (
              <dl key={area} className="pl-part">
                {([[say.situation, part.situation], [say.resources, part.resources], [say.needsField, part.needs]] as const).map(([label, text]) => text && <div key={label}><dt>{label}</dt><dd translate="no" dir="auto">{text}</dd></div>)}
              </dl>
            ))}
            <ol className="ac-plain pl-goals">{edition.goals.filter((goal) => goal.area === area).map((goal) => <li key={goal.words}><FrozenGoal goal={goal} /></li>)}</ol>
          </Card>
        ))}
        {edition.contacts.length > 0 && <Card title={say.contacts}><ul className="ac-plain" translate="no">{edition.contacts.map((one, index) => <li key={index}>{[one.name, codes.label('family_contact', one.how), one.often, one.place].filter(Boolean).join(', ')}</li>)}</ul></Card>}
        {edition.members.length > 0 && <Card title={say.team}><ul className="ac-plain">{edition.members.map((one) => <li key={`${one.name} ${one.role}`}>{one.name} <span className="ac-meta">{codes.label('team_role', one.role)}</span></li>)}</ul></Card>}
        {edition.agreements && edition.agreements.length > 0 && <Card title={say.agreements}><ul className="ac-plain ac-stack">{edition.agreements.map((one) => <li key={one.id}><Word one={one} child={say.party_child} /></li>)}</ul></Card>}
      </div>
    </>
  )
}

function FrozenGoal({ goal }: { goal: Edition['goals'][number] }) {
  const say = useWords(planWords)
  return (
    <>
      <h3 className="pl-goal-title" translate="no" dir="auto">{goal.words}</h3>
      <div className="ac-meta">{[goal.dueOn && say.byDay(formatDate(goal.dueOn)), goal.indicator, goal.baseline !== null && say.startsAt(signed(goal.baseline))].filter(Boolean).join(' · ')}</div>
      <ol className="ac-plain pl-scale" translate="no">{scaleValues.map((value, index) => <li key={value}><span className="pl-score">{signed(value)}</span> <span dir="auto">{goal.levels[index] || '—'}</span></li>)}</ol>
      <ul className="ac-plain pl-actions">{goal.actions.map((one, index) => <li key={index}><strong>{one.whoName ?? say[`who_${one.who}` as 'who_child']}</strong>: <span translate="no" dir="auto">{one.words}</span> <span className="ac-meta">{[one.byOn && say.byDay(formatDate(one.byOn)), one.service].filter(Boolean).join(' · ')}</span></li>)}</ul>
    </>
  )
}
