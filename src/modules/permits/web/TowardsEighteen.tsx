import { ageOn, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { formatDate, formatRelative } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Why } from '#kernel/web/ui/Why.tsx'
import type { Result } from '#kernel/contract/endpoint.ts'
import type { listCasePermits, Milestone } from '../contract.ts'
import { permitWords } from './words.ts'

/** From sixteen on these dates are work; before, they are only good to know. */
export const isNear = (birth: PlainDate): boolean => ageOn(birth, dateInRome(Date.now())).years >= 16

/** The dates on the way to eighteen, in their order, each with its reason, its source and how sure it is. */
export function TowardsEighteen({ answer: { towardsEighteen } }: { answer: Result<typeof listCasePermits> }) {
  const say = useWords(permitWords)
  if (!towardsEighteen) return <Card title={say.eighteen}><p className="ac-meta">{say.noBirth}</p></Card>
  const birthday = towardsEighteen.milestones.find(({ id }) => id === 'eighteen')!.on
  const when = `${formatDate(birthday)} (${formatRelative(birthday)})`
  const dates = (
    <ol className="ac-plain ac-stack">
      {towardsEighteen.milestones.filter(({ id }) => id !== 'eighteen').map((one) => <li key={one.id}><Line milestone={one} /></li>)}
    </ol>
  )
  return (
    <Card title={say.eighteen}>
      <p>{towardsEighteen.adult ? say.eighteenDone(when) : say.eighteenText(when)}</p>
      {isNear(towardsEighteen.birth) ? dates : <details><summary>{say.dates}</summary>{dates}</details>}
    </Card>
  )
}

function Line({ milestone }: { milestone: Milestone }) {
  const say = useWords(permitWords)
  const inLanguage = useSay()
  const { id, from, on, passed, why, source, sure, ruleId } = milestone
  const practice = id === 'plan-early' || id === 'plan-late'
  const when = from ? say.fromTo(formatDate(from), formatDate(on)) : practice ? formatDate(on) : say.by(formatDate(on))
  return (
    <>
      <div>{say[`m_${id}`]}</div>
      <div className="ac-row">
        <strong>{when}</strong> {passed && <Badge>{say.passed}</Badge>}
        <Why of={say[`m_${id}`]} source={source ?? undefined}>
          {practice && <p>{say.planning}</p>}
          {why.map((reason) => <p key={reason.it}>{inLanguage(reason)}</p>)}
          {sure.length > 0 && <p className="ac-meta">{ruleId}: {sure.map((one) => say[`sure_${one}` as 'sure_SEEN'] ?? one).join('; ')}</p>}
        </Why>
      </div>
    </>
  )
}
