import { call } from '#kernel/web/api.ts'
import { getLanguage } from '#kernel/web/i18n/language.ts'
import type { PaletteItem } from '#kernel/web/module.ts'
import { listRules } from '../contract/calculation.ts'
import { calculationPath } from './calculation-path.ts'

/** Rules by words or code for Ctrl-K; each opens the calculator with the rule chosen. */
export async function findRules(text: string, signal: AbortSignal): Promise<PaletteItem[]> {
  const { rows } = await call(listRules, { q: text, limit: 6 }, { signal })
  const language = getLanguage()
  return rows.map((rule) => ({
    id: `rule-${rule.id}`, label: `${rule.id} · ${rule.title[language]}`, detail: rule.term[language], icon: 'clock', href: calculationPath.to({}, { rule: rule.id }),
  }))
}
