import type { Words } from '#kernel/domain/bilingual.ts'
import type { ParameterId, Rule, RuleGroup, Term } from './rule.ts'
import { rules403 } from './rules/rules-403.ts'
import { rulesAdoption } from './rules/rules-adoption.ts'
import { rulesAge } from './rules/rules-age.ts'
import { rulesCivilProcedure } from './rules/rules-civil-procedure.ts'
import { rulesEurope } from './rules/rules-europe.ts'
import { rulesFoster } from './rules/rules-foster.ts'
import { rulesGuardian } from './rules/rules-guardian.ts'
import { rulesPenal } from './rules/rules-penal.ts'
import { rulesPermits } from './rules/rules-permits.ts'
import { rulesPrivacy } from './rules/rules-privacy.ts'
import { rulesReporting } from './rules/rules-reporting.ts'
import { rulesSchool } from './rules/rules-school.ts'
import { rulesServiceCare } from './rules/rules-service-care.ts'
import { rulesStandards } from './rules/rules-standards.ts'
import { rulesUnaccompanied } from './rules/rules-unaccompanied.ts'

/** Every row of `law.md` section 3, in its order. */
export const rules: readonly Rule[] = [
  ...rules403, ...rulesFoster, ...rulesServiceCare, ...rulesAdoption, ...rulesCivilProcedure, ...rulesReporting, ...rulesUnaccompanied, ...rulesAge,
  ...rulesPermits, ...rulesEurope, ...rulesPenal, ...rulesSchool, ...rulesGuardian, ...rulesPrivacy, ...rulesStandards,
]

const byId = new Map(rules.map((rule) => [rule.id, rule]))

/** The rule with this id, exactly as written (`403-02`, `CPC-12b`). */
export function ruleOf(id: string): Rule | undefined {
  return byId.get(id)
}

export const ruleGroups: Readonly<Record<RuleGroup, Words>> = {
  403: { it: 'Allontanamento d’urgenza (art. 403 c.c.)', en: 'Emergency removal (art. 403 c.c.)' },
  AFF: { it: 'Affidamento familiare e comunità', en: 'Foster care and communities' },
  ASS: { it: 'Affidamento al servizio sociale', en: 'Care entrusted to the social service' },
  ADO: { it: 'Adottabilità e adozione', en: 'Adoptability and adoption' },
  CPC: { it: 'Procedura civile', en: 'Civil procedure' },
  SEG: { it: 'Obbligo di segnalazione', en: 'Duty to report' },
  MSNA: { it: 'Minori stranieri non accompagnati', en: 'Unaccompanied foreign minors' },
  ETA: { it: 'Accertamento dell’età', en: 'Age assessment' },
  PER: { it: 'Permessi, 18 anni, prosieguo', en: 'Permits, coming of age, care after 18' },
  EU: { it: 'Dublino, AMMR, procedure europee', en: 'Dublin, AMMR, European procedures' },
  PEN: { it: 'Penale minorile', en: 'Juvenile criminal law' },
  SCU: { it: 'Scuola', en: 'School' },
  TUT: { it: 'Tutore', en: 'Guardian' },
  PRI: { it: 'Dati, accesso, conservazione', en: 'Data, access, retention' },
  STD: { it: 'Standard nazionali', en: 'National standards' },
}

/** What a rule counts from: an instant, a date, the anchor of a series, a birth, a hearing; `none` when the law gives no number. */
export type RuleInput = 'instant' | 'date' | 'anchor' | 'birth' | 'hearing' | 'none'

/** Does practice leave its number to the service, which may have its own? */
export const leavesNumber = ({ term }: Rule): boolean => term.mode === 'AGE' && term.ahead !== undefined

export function inputOf({ mode }: Term): RuleInput {
  switch (mode) {
    case 'H-S': return 'instant'
    case 'REC': return 'anchor'
    case 'AGE': return 'birth'
    case 'BK': return 'hearing'
    case 'IMM': case 'SR': case 'EVT': return 'none'
    default: return 'date'
  }
}

/** The rules that a dated parameter has to do with: changing it touches their open terms. */
export function rulesReading(parameter: ParameterId): readonly Rule[] {
  return rules.filter(({ term, startsWith, endsWith, changedBy }) => ('amount' in term && term.amount === parameter) || ('years' in term && term.years === parameter)
    || startsWith === parameter || endsWith === parameter || changedBy.some((law) => law === parameter))
}
