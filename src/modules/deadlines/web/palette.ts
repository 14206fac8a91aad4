import type { Words } from '#kernel/contract/problem.ts'
import { call } from '#kernel/web/api.ts'
import { getLanguage } from '#kernel/web/i18n/language.ts'
import type { PaletteItem } from '#kernel/web/module.ts'
import { listTerms } from '../contract.ts'
import { calculationPath } from './calculation-path.ts'
import { momentText } from './moment-text.ts'
import { feedsPath, lawValuesPath, leadTimesPath, newTermPath, termPath, termsPath } from './paths.ts'

const destinations: readonly { id: string; label: Words; href: string }[] = [
  { id: 'new-term', label: { it: 'Nuovo termine', en: 'New term' }, href: newTermPath.to() },
  { id: 'terms-week', label: { it: 'Scadenzario: questa settimana', en: 'Deadlines: this week' }, href: termsPath.to({}, { vista: 'settimana' }) },
  { id: 'terms-month', label: { it: 'Scadenzario: questo mese', en: 'Deadlines: this month' }, href: termsPath.to({}, { vista: 'mese' }) },
  { id: 'calculation', label: { it: 'Calcolo dei termini', en: 'Calculation of terms' }, href: calculationPath.to() },
  { id: 'lead-times', label: { it: 'Preavvisi e standard del servizio', en: 'Lead times and standards of the service' }, href: leadTimesPath.to() },
  { id: 'law-values', label: { it: 'Valori di legge', en: 'Values of the law' }, href: lawValuesPath.to() },
  { id: 'feeds', label: { it: 'Scadenze nel tuo calendario', en: 'Deadlines in your calendar' }, href: feedsPath.to() },
]

/** Where one can go from anywhere, by a piece of its words. */
export const places = (text: string): PaletteItem[] =>
  destinations.map(({ id, label, href }): PaletteItem => ({ id, label: label[getLanguage()], icon: 'calendar', href }))
    .filter(({ label }) => label.toLocaleLowerCase('it').includes(text.trim().toLocaleLowerCase('it')))

/** Terms by child, number of the file or words. */
export async function findTerms(text: string, signal: AbortSignal): Promise<PaletteItem[]> {
  const { rows } = await call(listTerms, { q: text, scope: 'all', limit: 6 }, { signal })
  return rows.map((row) => ({
    id: row.id, label: row.title, detail: [row.childName, row.caseNumber, row.due && momentText(row.due)].filter(Boolean).join(' · '), icon: 'clock', href: termPath.to({ termId: row.id }),
  }))
}
