import { call } from '#kernel/web/api.ts'
import { getLanguage } from '#kernel/web/i18n/language.ts'
import type { PaletteItem } from '#kernel/web/module.ts'
import { board } from '../contract/board.ts'
import { listDefinitions } from '../contract/definition.ts'
import { definitionPath, runPath } from './paths.ts'

/** Running procedures by the child's name, the number or the title; then those of the library. */
export async function findProcedures(text: string, signal: AbortSignal): Promise<PaletteItem[]> {
  const language = getLanguage()
  const [runs, library] = await Promise.all([call(board, { q: text, limit: 5 }, { signal }), call(listDefinitions, { q: text, limit: 4 }, { signal })])
  return [
    ...runs.rows.map((row): PaletteItem => ({ id: `run:${row.id}`, label: `${row.title[language]}: ${row.childName ?? row.subtitle ?? ''}`, detail: row.caseNumber ?? undefined, icon: 'clock', href: runPath.to({ runId: row.id }) })),
    ...library.rows.map((row): PaletteItem => ({ id: `procedure:${row.id}`, label: row.title[language], icon: 'bookmark', href: definitionPath.to({ definitionId: row.id }) })),
  ]
}
