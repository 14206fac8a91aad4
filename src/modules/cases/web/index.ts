import { lazy } from 'react'
import type { Words } from '#kernel/contract/problem.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { screen, type WebModule } from '#kernel/web/module.ts'
import { registerNotices } from '#kernel/web/notices.ts'
import type { Search } from '#kernel/web/paths.ts'
import { registerSavedFilters } from '#kernel/web/saved-filters.ts'
import type { Actor } from '#kernel/web/session-state.ts'
import { bulkHandoverPath, casesPath, handoversPath, locatePath, newCasePath } from './paths.ts'

registerNotices(async () => (await import('./notice-words.ts')).caseNotices)
registerSavedFilters(lazy(async () => ({ default: (await import('./MySavedFilters.tsx')).MySavedFilters })))

/** Parts of the file's page and of Oggi, composed in `src/web/pages`. Put them inside a `Suspense`. */
export const CaseHeader = lazy(async () => ({ default: (await import('./CaseHeader.tsx')).CaseHeader }))
export const CaseOverview = lazy(async () => ({ default: (await import('./CaseOverview.tsx')).CaseOverview }))
export const DangerStrip = lazy(async () => ({ default: (await import('./danger/index.ts')).DangerStrip }))
export const TimelineTab = lazy(async () => ({ default: (await import('./timeline/index.ts')).TimelineTab }))
export const prefetchTimeline = async (caseId: Id<'case'>, search: Search) => (await import('./timeline/prefetch.ts')).prefetchTimeline(caseId, search)
export const NoteDraftItems = lazy(async () => ({ default: (await import('./diary/index.ts')).NoteDraftItems }))
export const WaitingCard = lazy(async () => ({ default: (await import('./CaseCards.tsx')).WaitingCard }))
export const MineCard = lazy(async () => ({ default: (await import('./CaseCards.tsx')).MineCard }))
export const RecentCard = lazy(async () => ({ default: (await import('./CaseCards.tsx')).RecentCard }))
export const QuietCard = lazy(async () => ({ default: (await import('./CaseCards.tsx')).QuietCard }))
/** Who holds a file that is out of reach: for the emergency. */
export const LocateForm = lazy(async () => ({ default: (await import('./LocateScreen.tsx')).LocateForm }))
export { bulkHandoverPath, casePath, casesPath, caseTabPath, handoversPath, locatePath, newCasePath, todayPath } from './paths.ts'

const worksOnFiles = ({ roles }: Actor): boolean => roles.some((role) => ['worker', 'coordinator', 'manager'].includes(role))
const titles = {
  files: { it: 'Fascicoli', en: 'Files' },
  newFile: { it: 'Nuovo fascicolo', en: 'New file' },
  handovers: { it: 'Passaggi', en: 'Hand-overs' },
  locate: { it: 'Trova chi ha un fascicolo', en: 'Find who holds a file' },
} as const satisfies Record<string, Words>

const starts = [
  { id: 'new-file', words: titles.newFile, icon: 'plus', href: newCasePath.to() },
  { id: 'handovers', words: titles.handovers, icon: 'exchange-circle', href: handoversPath.to() },
  { id: 'locate', words: titles.locate, icon: 'search', href: locatePath.to() },
] as const

export const casesWeb: WebModule = {
  id: 'cases',
  screens: [
    screen(casesPath, () => import('./CasesScreen.tsx').then((module) => module.CasesScreen)),
    screen(newCasePath, () => import('./NewCaseScreen.tsx').then((module) => module.NewCaseScreen)),
    screen(locatePath, () => import('./LocateScreen.tsx').then((module) => module.LocateScreen)),
    screen(handoversPath, () => import('./HandoversScreen.tsx').then((module) => module.HandoversScreen), {
      prefetch: async () => (await import('./queries.ts')).prefetchHandovers(),
    }),
    screen(bulkHandoverPath, () => import('./BulkHandoverScreen.tsx').then((module) => module.BulkHandoverScreen)),
  ],
  navigation: [
    { href: casesPath.to(), label: titles.files, icon: 'folder', order: 20, shortcut: 'g f' },
    { href: handoversPath.to(), label: titles.handovers, icon: 'exchange-circle', order: 30, shortcut: 'g h', visible: worksOnFiles },
  ],
  palette: [
    { id: 'cases', title: titles.files, search: async (text, signal) => (await import('./queries.ts')).findForPalette(text, signal) },
    {
      id: 'cases-start', title: titles.files, from: 0, visible: worksOnFiles,
      search: async (text) => (await import('./queries.ts')).startsLike(text, starts),
    },
  ],
}
