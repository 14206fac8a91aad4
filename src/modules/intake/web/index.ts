import { lazy } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { getLanguage } from '#kernel/web/i18n/language.ts'
import { screen, type WebModule } from '#kernel/web/module.ts'
import { registerNotices } from '#kernel/web/notices.ts'
import { prefetchOf } from '#kernel/web/query.ts'
import type { Actor } from '#kernel/web/session-state.ts'
import { adviceListPath, advicePath, editReportPath, newAdvicePath, newReportPath, receiptsPath, reportPath, reportsPath } from './paths.ts'

registerNotices(async () => (await import('./notice-words.ts')).intakeNotices)

/** The reports that wait, for Oggi. Put it inside a `Suspense`. */
export const WaitingReports = lazy(async () => ({ default: (await import('./WaitingReports.tsx')).WaitingReports }))
/** Reports begun and not sent, for Oggi. */
export const ReportDraftItems = lazy(async () => ({ default: (await import('./ReportDrafts.tsx')).ReportDraftItems }))
export { advicePath, newReportPath, reportPath, reportsPath } from './paths.ts'

const takes = ({ roles }: Actor): boolean => roles.some((role) => ['worker', 'coordinator', 'manager', 'front_desk', 'clerk', 'educator', 'partner'].includes(role))
const looksInto = ({ roles }: Actor): boolean => roles.some((role) => ['worker', 'coordinator', 'manager'].includes(role))

const starts = [
  { id: 'new-report', it: 'Nuova segnalazione', en: 'New report', href: newReportPath.to() },
  { id: 'new-advice', it: 'Nuova consulenza', en: 'New advice', href: newAdvicePath.to() },
] as const

export const intakeWeb: WebModule = {
  id: 'intake',
  screens: [
    screen(reportsPath, () => import('./ReportsScreen.tsx').then((module) => module.ReportsScreen)),
    screen(newReportPath, () => import('./NewReportScreen.tsx').then((module) => module.NewReportScreen)),
    screen(receiptsPath, () => import('./ReceiptsScreen.tsx').then((module) => module.ReceiptsScreen)),
    screen(reportPath, () => import('./ReportPage.tsx').then((module) => module.ReportPage), {
      prefetch: async ({ reportId }) => prefetchOf((await import('../contract.ts')).getReport, { reportId: reportId as Id<'report'> }),
    }),
    screen(editReportPath, () => import('./EditReportScreen.tsx').then((module) => module.EditReportScreen)),
    screen(adviceListPath, () => import('./AdviceListScreen.tsx').then((module) => module.AdviceListScreen)),
    screen(newAdvicePath, () => import('./NewAdviceScreen.tsx').then((module) => module.NewAdviceScreen)),
    screen(advicePath, () => import('./AdvicePage.tsx').then((module) => module.AdvicePage), {
      prefetch: async ({ adviceId }) => prefetchOf((await import('../contract.ts')).getAdvice, { adviceId: adviceId as Id<'advice'> }),
    }),
  ],
  navigation: [
    { href: reportsPath.to(), label: { it: 'Segnalazioni', en: 'Reports' }, icon: 'inbox', order: 25, shortcut: 'g n', visible: takes },
    { href: adviceListPath.to(), label: { it: 'Consulenze', en: 'Advice' }, icon: 'comment', order: 35, shortcut: 'g c', visible: takes },
  ],
  palette: [{
    id: 'intake-start', title: { it: 'Segnalazioni', en: 'Reports' }, from: 0, visible: takes,
    search: (text) => starts
      .map((one) => ({ id: one.id, label: one[getLanguage()], icon: 'plus' as const, href: one.href }))
      .filter(({ label }) => label.toLocaleLowerCase('it').includes(text.trim().toLocaleLowerCase('it'))),
  }],
  contributions: [{
    place: 'today', id: 'waiting-reports', order: 10, label: { it: 'Segnalazioni in attesa', en: 'Reports waiting' }, visible: looksInto,
    load: () => import('./WaitingReports.tsx').then((module) => module.WaitingReports),
  }],
}
