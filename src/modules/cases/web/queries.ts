import type { Words } from '#kernel/contract/problem.ts'
import { call } from '#kernel/web/api.ts'
import { getLanguage } from '#kernel/web/i18n/language.ts'
import type { PaletteItem } from '#kernel/web/module.ts'
import { prefetchOf } from '#kernel/web/query.ts'
import type { IconName } from '#kernel/web/ui/icons.ts'
import { listCases, listHandovers } from '../contract.ts'
import { noteFor } from './note-for.ts'
import { casePath, caseTabPath } from './paths.ts'

/** Files by name or number, for the command palette; "nuova nota per Amina" leads straight to writing in hers. */
export async function findForPalette(text: string, signal: AbortSignal): Promise<PaletteItem[]> {
  const whom = noteFor(text)
  if (whom) {
    const { rows } = await call(listCases, { q: whom, status: 'open', limit: 8 }, { signal })
    return rows.map((row) => ({
      id: `note ${row.id}`, label: `${getLanguage() === 'it' ? 'Nuova nota per' : 'New note for'} ${row.childName}`, detail: `${row.number} · ${row.unit.name}`, icon: 'note', href: caseTabPath.to({ caseId: row.id, tab: 'cronologia' }, { scrivi: 'nota' }),
    }))
  }
  const { rows } = await call(listCases, { q: text, limit: 8 }, { signal })
  return rows.map((row) => ({ id: row.id, label: row.childName, detail: `${row.number} · ${row.unit.name}`, icon: 'folder', href: casePath.to({ caseId: row.id }) }))
}

interface Start {
  id: string
  words: Words
  icon: IconName
  href: string
}

/** What can be begun from anywhere, by a piece of its words. */
export const startsLike = (text: string, starts: readonly Start[]): PaletteItem[] =>
  starts
    .map(({ id, words, icon, href }) => ({ id, label: words[getLanguage()], icon, href }))
    .filter(({ label }) => label.toLocaleLowerCase('it').includes(text.trim().toLocaleLowerCase('it')))

export const prefetchHandovers = (): Promise<void> => prefetchOf(listHandovers, {})
