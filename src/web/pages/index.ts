import type { Id } from '#kernel/domain/ids.ts'
import { screen, type WebModule } from '#kernel/web/module.ts'
import { noticeBell } from '#kernel/web/notice-bell.ts'
import { loadNoticeWords } from '#kernel/web/notices.ts'
import { path, type Search } from '#kernel/web/paths.ts'
import { emergencyPath } from '#modules/access/web/index.ts'
import { casePath, caseTabPath, todayPath } from '#modules/cases/web/index.ts'
import { noticePath } from './notice-path.ts'
import { newTermPath } from '#modules/deadlines/web/index.ts'

const loadCase = () => import('./CasePage.tsx').then((module) => module.CasePage)
const loadToday = () => import('./TodayPage.tsx').then((module) => module.TodayPage)
const prefetchCase = async (params: Record<string, string>, search: Search) => (await import('./prefetch.ts')).prefetchCase(params['caseId'] as Id<'case'>, params['tab'], search)
const prefetchToday = async () => (await import('./prefetch.ts')).prefetchToday()

/** Screens made of the parts of several modules: Oggi and the page of a child. */
export const pagesWeb: WebModule = {
  id: 'pages',
  screens: [
    screen(path('/'), loadToday, { prefetch: prefetchToday }),
    screen(todayPath, loadToday, { prefetch: prefetchToday }),
    screen(casePath, loadCase, { prefetch: prefetchCase }),
    screen(noticePath, async () => (await Promise.all([import('./NoticePage.tsx'), loadNoticeWords()]))[0].NoticePage),
    screen(emergencyPath, () => import('./EmergencyPage.tsx').then((module) => module.EmergencyPage)),
    screen(newTermPath, () => import('./terms/NewTermPage.tsx').then((module) => module.NewTermPage)),
    screen(caseTabPath, loadCase, { prefetch: prefetchCase }),
  ],
  navigation: [{ href: todayPath.to(), label: { it: 'Oggi', en: 'Today' }, icon: 'check-circle', order: 10, shortcut: 'g o' }],
  contributions: [{ place: 'term.proof', id: 'document', order: 10, label: { it: 'Documento', en: 'Document' }, load: () => import('./terms/ProofField.tsx').then((module) => module.ProofField) }],
  notices: noticeBell,
}
