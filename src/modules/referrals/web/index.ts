import { lazy } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { screen, type WebModule } from '#kernel/web/module.ts'
import { registerNotices } from '#kernel/web/notices.ts'
import { prefetchOf } from '#kernel/web/query.ts'
import { groupPath, groupsPath, kindsPath, requestPath, requestsPath, servicePath, servicesPath, summaryPath, weekPath } from './paths.ts'

registerNotices(async () => (await import('./notice-words.ts')).referralNotices)

/** The tab "Servizi" of a child's page: put it inside a `Suspense`. */
export const ServicesTab = lazy(async () => ({ default: (await import('./ServicesTab.tsx')).ServicesTab }))
export { requestPath, requestsPath, servicePath, servicesPath } from './paths.ts'

const title = { it: 'Servizi e invii', en: 'Services and referrals' }
const works = ({ roles }: { roles: readonly string[] }): boolean => roles.some((role) => ['worker', 'coordinator', 'manager', 'educator', 'partner', 'specialist', 'mediator'].includes(role))

export const referralsWeb: WebModule = {
  id: 'referrals',
  screens: [
    screen(weekPath, () => import('./WeekScreen.tsx').then((module) => module.WeekScreen)),
    screen(summaryPath, () => import('./SummaryScreen.tsx').then((module) => module.SummaryScreen)),
    screen(kindsPath, () => import('./KindsScreen.tsx').then((module) => module.KindsScreen)),
    screen(servicesPath, () => import('./ServicesScreen.tsx').then((module) => module.ServicesScreen)),
    screen(servicePath, () => import('./ServiceScreen.tsx').then((module) => module.ServiceScreen), {
      prefetch: async ({ serviceId }) => prefetchOf((await import('../contract/service.ts')).getService, { serviceId: serviceId as Id<'service'> }),
    }),
    screen(groupsPath, () => import('./GroupsScreen.tsx').then((module) => module.GroupsScreen)),
    screen(groupPath, () => import('./GroupScreen.tsx').then((module) => module.GroupScreen)),
    screen(requestsPath, () => import('./RequestsScreen.tsx').then((module) => module.RequestsScreen)),
    screen(requestPath, () => import('./RequestScreen.tsx').then((module) => module.RequestScreen), {
      prefetch: async ({ requestId }) => prefetchOf((await import('../contract/request.ts')).getRequest, { requestId: requestId as Id<'request'> }),
    }),
  ],
  navigation: [{ href: servicesPath.to(), label: title, icon: 'exchange-circle', order: 28, shortcut: 'g e', visible: works }],
  palette: [{ id: 'referrals', title, from: 0, search: async (text) => (await import('./palette.ts')).places(text) }],
  contributions: [{ place: 'today', id: 'referrals', order: 30, label: title, icon: 'mail', visible: works, load: () => import('./TodayCard.tsx').then((module) => module.TodayCard) }],
}
