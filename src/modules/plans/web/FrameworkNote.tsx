import { useWords } from '#kernel/web/i18n/words.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { caseTabPath } from '#modules/cases/web/index.ts'
import type { Plan } from '../contract.ts'
import { holds, isUnframed } from '../domain/framework.ts'
import { usePlanCodes } from './codes.ts'
import { planPath } from './paths.ts'
import { planWords } from './words.ts'

/** What holds without the framework project around it: said on both to who works on them, until that project is agreed; never on paper. Nothing is stopped by it. */
export function FrameworkNote({ plan }: { plan: Plan }) {
  const say = useWords(planWords)
  const codes = usePlanCodes()
  if (!plan.can.write && !plan.can.correct && !plan.can.decide) return null
  if (isUnframed(plan)) {
    const way = plan.parent ? planPath.to({ planId: plan.parent.id }) : caseTabPath.to({ caseId: plan.caseId, tab: 'progetto' })
    return (
      <div className="ac-screen-only">
        <Callout kind="warning" title={say.unframed}>
          <p>{plan.parent ? say.unframedText : say.noFrameText}</p>
          <LinkButton size="small" to={way}>{plan.parent ? say.openFramework : say.openPlans}</LinkButton>
        </Callout>
      </div>
    )
  }
  const inside = plan.inside.filter(({ state }) => state === 'in_force' || state === 'under_review')
  if (holds(plan) || plan.state === 'closed' || inside.length === 0) return null
  return (
    <div className="ac-screen-only">
      <Callout kind="warning" title={say.framesNothing(inside.map(({ kind, keeper }) => `${codes.kind(kind)} (${keeper})`).join('; '))}><p>{say.framesNothingText}</p></Callout>
    </div>
  )
}
