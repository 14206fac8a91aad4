import { call } from '#kernel/web/api.ts'
import { getLanguage } from '#kernel/web/i18n/language.ts'
import type { PaletteItem } from '#kernel/web/module.ts'
import { listPapers } from '../contract.ts'
import { paperPath, papersPath } from './paths.ts'

const destinations = [
  { id: 'papers-write', label: { it: 'Relazioni da scrivere', en: 'Papers to write' }, href: papersPath.to() },
  { id: 'papers-approve', label: { it: 'Relazioni da approvare', en: 'Papers to approve' }, href: papersPath.to({}, { work: 'approve', scope: 'unit' }) },
  { id: 'papers-send', label: { it: 'Relazioni da inviare', en: 'Papers to send' }, href: papersPath.to({}, { work: 'send', scope: 'unit' }) },
] as const

/** Lists one can go to, and papers by their title, number or child. */
export async function find(text: string): Promise<PaletteItem[]> {
  const wanted = text.trim().toLocaleLowerCase('it')
  const places = destinations.map(({ id, label, href }): PaletteItem => ({ id, label: label[getLanguage()], icon: 'note', href })).filter(({ label }) => label.toLocaleLowerCase('it').includes(wanted))
  if (wanted.length < 3) return places
  const { rows } = await call(listPapers, { q: text.trim(), work: 'all', scope: 'all', limit: 5 })
  return [...places, ...rows.map((row): PaletteItem => ({ id: row.id, label: `${row.title}, ${row.caseNumber}`, icon: 'note', href: paperPath.to({ paperId: row.id }) }))]
}
