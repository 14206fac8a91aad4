import type { Rule } from './rule.ts'

/** A local standard, as a service wrote it. */
export interface StandardFacts {
  title: string
  countedFrom: string
  amount: number
  measure: 'hours' | 'days' | 'months'
  source: string | null
}

const modes = { hours: 'H-S', days: 'D-C', months: 'M-C' } as const

/** A local standard in the form of a rule, so that it is counted by the same engine. It extends for no holiday: the prudent date. */
export function standardRule({ title, countedFrom, amount, measure, source }: StandardFacts): Rule {
  const same = (text: string) => ({ it: text, en: text })
  return {
    id: 'LOCAL', version: 1, group: 'STD', title: same(title), trigger: same(countedFrom), actor: { it: 'Il servizio', en: 'The service' }, actorKind: 'service',
    term: { mode: modes[measure], amount }, action: same(title), consequence: { code: 'NONE', words: { it: 'Nessuna per legge', en: 'None by law' } },
    source: source ?? '', sure: ['SEEN'], sureNote: null, kind: 'standard', validFrom: null, validTo: null, startsWith: null, endsWith: null, moving: [], changedBy: [],
  }
}
