import { lazy } from 'react'
import { screen, type WebModule } from '#kernel/web/module.ts'
import type { Actor } from '#kernel/web/session-state.ts'
import { editionPath, planPath, plansPath, reviewPath, sheetPath } from './paths.ts'

/** The part of a child's page about plans. Put these parts inside a `Suspense`. */
export const PlansTab = lazy(async () => ({ default: (await import('./PlansTab.tsx')).PlansTab }))
/** Serious needs of a file that no goal answers: for its first page. Nothing when there is none. */
export const OpenNeeds = lazy(async () => ({ default: (await import('./OpenNeeds.tsx')).OpenNeeds }))
export { planPath, plansPath } from './paths.ts'

const title = { it: 'Progetti e verifiche', en: 'Plans and reviews' } as const
const follows = ({ roles }: Actor): boolean => roles.some((role) => ['worker', 'coordinator', 'manager', 'educator', 'specialist'].includes(role))

export const plansWeb: WebModule = {
  id: 'plans',
  screens: [
    screen(plansPath, () => import('./PlansScreen.tsx').then((module) => module.PlansScreen)),
    screen(planPath, () => import('./PlanPage.tsx').then((module) => module.PlanPage)),
    screen(reviewPath, () => import('./ReviewPage.tsx').then((module) => module.ReviewPage)),
    screen(editionPath, () => import('./EditionPage.tsx').then((module) => module.EditionPage)),
    screen(sheetPath, () => import('./SheetPage.tsx').then((module) => module.SheetPage)),
  ],
  navigation: [{ href: plansPath.to(), label: title, icon: 'flag', order: 26, shortcut: 'g p', visible: follows }],
  palette: [{ id: 'plans', title, from: 0, search: async (text) => (await import('./palette.ts')).places(text) }],
  contributions: [
    { place: 'today', id: 'plans', order: 30, label: title, visible: follows, load: () => import('./TodayPlans.tsx').then((module) => module.TodayPlans) },
    { place: 'appointment.source', id: 'plans', order: 10, label: title, load: () => import('./PlanOfMeeting.tsx').then((module) => module.PlanOfMeeting) },
    { place: 'terms.links', id: 'plans', order: 20, label: title, load: () => import('./TermsLink.tsx').then((module) => module.TermsLink) },
  ],
}
