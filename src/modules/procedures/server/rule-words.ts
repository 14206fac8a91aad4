import type { Words } from '#kernel/domain/bilingual.ts'
import { ruleOf } from '#modules/deadlines/server/index.ts'
import type * as contract from '../contract/definition.ts'
import type { Step } from '../domain/definition.ts'

type SourceView = contract.StepDefinitionView['sources'][number]

/** Where a step comes from: the article of the step itself, then each rule of the engine with its own article and its least sure code. */
export function sourcesOf(step: Step): SourceView[] {
  const rules = step.rules.flatMap((id): SourceView[] => {
    const rule = ruleOf(id)
    return rule ? [{ rule: id, article: rule.source, sureness: rule.sure.at(-1) ?? 'UNSURE' }] : []
  })
  return rules.length ? rules : [{ rule: null, article: step.source.article, sureness: step.source.sureness }]
}

const units: Readonly<Record<string, readonly [Words, Words]>> = {
  H: [{ it: 'ora', en: 'hour' }, { it: 'ore', en: 'hours' }],
  D: [{ it: 'giorno', en: 'day' }, { it: 'giorni', en: 'days' }],
  M: [{ it: 'mese', en: 'month' }, { it: 'mesi', en: 'months' }],
  WD: [{ it: 'giorno lavorativo', en: 'working day' }, { it: 'giorni lavorativi', en: 'working days' }],
}

/** How long a rule's term is, in words: "24 ore", "ogni 6 mesi", "subito". */
export function termWords(ruleId: string): Words {
  const term = ruleOf(ruleId)?.term
  if (!term) return { it: '', en: '' }
  if (term.mode === 'IMM' || term.mode === 'SR') return { it: 'subito: la legge non dà un numero', en: 'at once: the law gives no number' }
  if (term.mode === 'REC' && 'every' in term) return { it: `ogni ${term.every} ${term.unit === 'months' ? 'mesi' : 'giorni'}`, en: `every ${term.every} ${term.unit}` }
  if ('amount' in term && typeof term.amount === 'number') return counted(term.mode, term.amount)
  if ('years' in term && typeof term.years === 'number') return { it: `secondo l’età (${term.years} anni)`, en: `by age (${term.years} years)` }
  return { it: 'data fissata dalla regola', en: 'date set by the rule' }
}

function counted(mode: string, amount: number): Words {
  const unit = units[mode.split('-')[0]!] ?? units.D!
  const words = unit[amount === 1 ? 0 : 1]
  return { it: `${amount} ${words.it}`, en: `${amount} ${words.en}` }
}
