import type { Words } from '#kernel/domain/bilingual.ts'
import type { Framework } from './framework.ts'
import { isComplete } from './scale.ts'

export interface Missing {
  code: 'no_goal' | 'no_action' | 'no_scale' | 'no_baseline' | 'no_contact' | 'no_responsible' | 'no_parent_plan' | 'parent_not_agreed' | 'no_team' | 'long'
  /** The plan cannot be proposed without. */
  needed: boolean
  /** The goal it is about. */
  goalId: string | null
  words: Words
  /** Where it is asked; null: good practice of the product. */
  source: string | null
}

export interface Readiness {
  kind: string
  months: number
  framework: Framework | null
  hasFramework: boolean
  members: number
  contacts: number
  goals: readonly { id: string; levels: readonly string[]; baseline: number | null; actions: number }[]
}

const line = (code: Missing['code'], needed: boolean, it: string, en: string, source: string | null = null, goalId: string | null = null): Missing => ({ code, needed, goalId, words: { it, en }, source })

function ofGoal(goal: Readiness['goals'][number]): Missing[] {
  return [
    ...(goal.actions === 0 ? [line('no_action', true, 'Questo obiettivo non ha ancora un’azione: chi fa che cosa', 'This goal has no action yet: who does what', null, goal.id)] : []),
    ...(isComplete(goal.levels) ? [] : [line('no_scale', false, 'La scala non è scritta per intero: alla verifica non si potrà valutare', 'The scale is not written in full: it cannot be scored at the review', null, goal.id)]),
    ...(goal.baseline === null ? [line('no_baseline', false, 'Manca il punto di partenza sulla scala', 'The starting point on the scale is missing', null, goal.id)] : []),
  ]
}

/** What a plan still lacks before it is proposed to the parties: what it cannot do without first, then what is worth writing. Pure. */
export function missingOf(plan: Readiness): Missing[] {
  const foster = plan.kind === 'progetto_affidamento'
  const all = [
    ...(plan.goals.length === 0 ? [line('no_goal', true, 'Non c’è ancora un obiettivo', 'There is no goal yet')] : []),
    ...plan.goals.flatMap(ofGoal),
    ...(foster && plan.contacts === 0
      ? [line('no_contact', true, 'Scrivi come i genitori e la famiglia mantengono i rapporti con il bambino', 'Write how parents and family keep contact with the child', 'L. 184/1983 art. 4 c. 3')] : []),
    ...(plan.members === 0 ? [line('no_team', foster, foster ? 'Scrivi chi è responsabile del programma e della vigilanza' : 'L’équipe del progetto è vuota', foster ? 'Write who is responsible for programme and supervision' : 'The team of the plan is empty', foster ? 'L. 184/1983 art. 4 c. 3' : null)] : []),
    ...(foster && plan.months > 24
      ? [line('long', false, 'Dura più di 24 mesi: oltre serve la proroga del tribunale per i minorenni', 'It lasts longer than 24 months: beyond that the juvenile court must extend it', 'L. 184/1983 art. 4 c. 4 (AFF-05)')] : []),
    ...(plan.framework === 'none'
      ? [line('no_parent_plan', false, plan.hasFramework ? 'Il PEI sta dentro il progetto quadro: collegalo' : 'Il PEI sta dentro il progetto quadro, che in questo fascicolo non c’è ancora', plan.hasFramework ? 'The PEI stands inside the framework project: tie them' : 'The PEI stands inside the framework project, which this file does not have yet', 'STD-03')] : []),
    ...(plan.framework === 'not_agreed'
      ? [line('parent_not_agreed', false, 'Il progetto quadro in cui sta non è ancora concordato: questo può entrare in vigore lo stesso, ma va concordato presto', 'The framework project it stands in is not agreed yet: this may come into force all the same, but it must be agreed soon', 'STD-03')] : []),
  ]
  return all.toSorted((a, b) => Number(b.needed) - Number(a.needed))
}
