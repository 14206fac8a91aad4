import type { Words } from '#kernel/contract/problem.ts'
import { getLanguage } from '#kernel/web/i18n/language.ts'
import type { PaletteItem } from '#kernel/web/module.ts'

/** The screen itself, by a piece of its title. */
export function startLike(text: string, title: Words, href: string): PaletteItem[] {
  const label = title[getLanguage()]
  return label.toLocaleLowerCase('it').includes(text.trim().toLocaleLowerCase('it')) ? [{ id: 'import', label, icon: 'upload', href }] : []
}
