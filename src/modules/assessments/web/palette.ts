import { call } from '#kernel/web/api.ts'
import { getLanguage } from '#kernel/web/i18n/language.ts'
import type { PaletteItem } from '#kernel/web/module.ts'
import { listInstruments } from '../contract.ts'
import { instrumentPath } from './paths.ts'

/** Instruments whose words match what was typed. */
export async function findInstruments(text: string, signal: AbortSignal): Promise<PaletteItem[]> {
  const { rows } = await call(listInstruments, { q: text, limit: 6 }, { signal })
  return rows.map((row) => ({ id: row.key, label: row.title[getLanguage()], detail: row.source.text, icon: 'list' as const, href: instrumentPath.to({ key: row.key }) }))
}
