import { useState } from 'react'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import type { Part, Plan } from '../contract.ts'
import { GENERAL } from '../domain/areas.ts'
import type { Choices } from './choices.ts'
import { usePlanCodes } from './codes.ts'
import { GoalCard } from './GoalCard.tsx'
import { GoalDialog } from './GoalDialog.tsx'
import { PartEditor } from './PartEditor.tsx'
import { planWords } from './words.ts'

/** The areas of a plan that say something, in the order of the list; in a draft another can be added. */
export function Areas({ plan, choices }: { plan: Plan; choices: Choices | undefined }) {
  const say = useWords(planWords)
  const codes = usePlanCodes()
  const [added, setAdded] = useState<string[]>([])
  const used = (area: string) => area === GENERAL || added.includes(area) || plan.parts.some((part) => part.area === area && (part.situation || part.resources || part.needs)) || plan.goalList.some((goal) => goal.area === area)
  const free = plan.areas.filter((area) => !used(area))
  return (
    <>
      {plan.areas.filter(used).map((area) => <Area key={area} plan={plan} area={area} fresh={added.includes(area)} choices={choices} />)}
      {plan.can.write && free.length > 0 && (
        <div className="pl-add ac-screen-only">
          <Select label={say.addArea} hint={say.addAreaHint} value="" onChange={(area) => area && setAdded([...added, area])} options={free.map((area) => ({ value: area, label: codes.area(area) }))} />
        </div>
      )}
    </>
  )
}

function Area({ plan, area, fresh, choices }: { plan: Plan; area: string; fresh: boolean; choices: Choices | undefined }) {
  const say = useWords(planWords)
  const name = usePlanCodes().area(area)
  const part = plan.parts.find((one) => one.area === area)
  const goals = plan.goalList.filter((goal) => goal.area === area)
  const [writing, setWriting] = useState(fresh)
  const [adding, setAdding] = useState(false)
  return (
    <section className="ac-card pl-area" aria-label={name}>
      <div className="ac-card-head">
        <h2 className="ac-card-title">{name}</h2>
        {plan.can.write && !writing && <Button kind="quiet" size="small" icon="pencil" className="ac-screen-only" aria-label={say.editPartOf(name)} onClick={() => setWriting(true)}>{say.editPart}</Button>}
      </div>
      {writing && plan.can.write ? <PartEditor plan={plan} area={area} part={part} onClose={() => setWriting(false)} /> : <PartText part={part} />}
      {area !== GENERAL && (
        <>
          {goals.length === 0 && <p className="ac-meta">{say.noGoals}</p>}
          <ol className="ac-plain pl-goals">{goals.map((goal) => <li key={goal.id}><GoalCard plan={plan} goal={goal} choices={choices} /></li>)}</ol>
          {plan.can.write && <Button size="small" icon="plus" className="ac-screen-only" aria-label={say.addGoalIn(name)} onClick={() => setAdding(true)}>{say.addGoal}</Button>}
        </>
      )}
      {adding && <GoalDialog plan={plan} area={area} choices={choices} onClose={() => setAdding(false)} />}
    </section>
  )
}

function PartText({ part }: { part: Part | undefined }) {
  const say = useWords(planWords)
  if (!part || !(part.situation || part.resources || part.needs)) return null
  const texts = [[say.situation, part.situation], [say.resources, part.resources], [say.needsField, part.needs]] as const
  return (
    <>
      <dl className="pl-part">{texts.map(([label, text]) => text && <div key={label}><dt>{label}</dt><dd translate="no" dir="auto">{text}</dd></div>)}</dl>
      {part.updatedBy && part.updatedAt && <p className="ac-meta ac-screen-only">{say.writtenBy(part.updatedBy, formatDate(dateInRome(Date.parse(part.updatedAt))))}</p>}
    </>
  )
}
