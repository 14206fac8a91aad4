import { lazy } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { screen, type WebModule } from '#kernel/web/module.ts'
import { prefetchOf } from '#kernel/web/query.ts'
import { clockPath, definitionPath, libraryPath, missingPath, proceduresPath, runPath } from './paths.ts'

/** The tab "Procedure" of a child's page: put it inside a `Suspense`. */
export const ProceduresTab = lazy(async () => ({ default: (await import('./ProceduresTab.tsx')).ProceduresTab }))
export { clockPath, libraryPath, missingPath, proceduresPath, runPath } from './paths.ts'

const title = { it: 'Procedure', en: 'Procedures' }
const worksOnFiles = ({ roles }: { roles: readonly string[] }): boolean => roles.some((role) => ['worker', 'coordinator', 'manager', 'educator', 'privacy_officer'].includes(role))
const prefetchRun = async (params: Record<string, string>) => prefetchOf((await import('../contract/run.ts')).getRun, { runId: params['runId'] as Id<'run'> })

export const proceduresWeb: WebModule = {
  id: 'procedures',
  screens: [
    screen(proceduresPath, () => import('./BoardScreen.tsx').then((module) => module.BoardScreen)),
    screen(libraryPath, () => import('./LibraryScreen.tsx').then((module) => module.LibraryScreen)),
    screen(definitionPath, () => import('./DefinitionScreen.tsx').then((module) => module.DefinitionScreen)),
    screen(missingPath, () => import('./MissingScreen.tsx').then((module) => module.MissingScreen)),
    screen(runPath, () => import('./RunScreen.tsx').then((module) => module.RunScreen), { prefetch: prefetchRun }),
    screen(clockPath, () => import('./ClockScreen.tsx').then((module) => module.ClockScreen), { prefetch: prefetchRun }),
  ],
  navigation: [{ href: proceduresPath.to(), label: title, icon: 'list', order: 26, shortcut: 'g d', visible: worksOnFiles }],
  palette: [{ id: 'procedures', title, search: async (text, signal) => (await import('./palette.ts')).findProcedures(text, signal) }],
  contributions: [{ place: 'today', id: 'procedures', order: 5, label: title, icon: 'clock', visible: worksOnFiles, load: () => import('./TodayCard.tsx').then((module) => module.TodayCard) }],
}
