import { lazy } from 'react'
import { screen, type WebModule } from '#kernel/web/module.ts'
import { registerNotices } from '#kernel/web/notices.ts'
import type { Actor } from '#kernel/web/session-state.ts'
import { calculationPath } from './calculation-path.ts'
import { feedsPath, lawValuesPath, leadTimesPath, termPath, termsPath } from './paths.ts'

registerNotices(async () => (await import('./notice-words.ts')).termNotices)

/** A term as one reads it. Put these parts inside a `Suspense`. */
export const TermLine = lazy(async () => ({ default: (await import('./TermLine.tsx')).TermLine }))
/** Remaining time that goes on by itself, silent for screen readers. */
export const Countdown = lazy(async () => ({ default: (await import('./Countdown.tsx')).Countdown }))
/** The terms of a file (`subject`), or of one thing in it (`source`). */
export const TermsPanel = lazy(async () => ({ default: (await import('./TermsPanel.tsx')).TermsPanel }))
/** The next term of a file with its remaining time, for the header of a child's page. */
export const NextTerm = lazy(async () => ({ default: (await import('./NextTerm.tsx')).NextTerm }))
/** A term entered by hand, in five fields; who composes it says how files are found. */
export const NewTermForm = lazy(async () => ({ default: (await import('./NewTermForm.tsx')).NewTermForm }))
export { calculationPath } from './calculation-path.ts'
export { newTermPath, termPath, termsPath } from './paths.ts'

const meetsTerms = ({ roles }: Actor): boolean => roles.some((role) => ['worker', 'coordinator', 'manager', 'educator', 'specialist', 'partner', 'administrator'].includes(role))

const titles = {
  terms: { it: 'Scadenzario', en: 'Deadlines' },
  feeds: { it: 'Scadenze nel tuo calendario', en: 'Deadlines in your calendar' },
} as const

export const deadlinesWeb: WebModule = {
  id: 'deadlines',
  screens: [
    screen(termsPath, () => import('./TermsScreen.tsx').then((module) => module.TermsScreen)),
    screen(calculationPath, () => import('./CalculationScreen.tsx').then((module) => module.CalculationScreen)),
    screen(leadTimesPath, () => import('./LeadTimesScreen.tsx').then((module) => module.LeadTimesScreen)),
    screen(lawValuesPath, () => import('./LawValuesScreen.tsx').then((module) => module.LawValuesScreen)),
    screen(feedsPath, () => import('./FeedsScreen.tsx').then((module) => module.FeedsScreen)),
    screen(termPath, () => import('./TermPage.tsx').then((module) => module.TermPage)),
  ],
  navigation: [{ href: termsPath.to(), label: titles.terms, icon: 'clock', order: 15, shortcut: 'g s', visible: meetsTerms }],
  palette: [
    { id: 'terms', title: titles.terms, search: async (text, signal) => (await import('./palette.ts')).findTerms(text, signal) },
    { id: 'terms-places', title: titles.terms, from: 0, search: async (text) => (await import('./palette.ts')).places(text) },
    { id: 'rules', title: { it: 'Regole e termini di legge', en: 'Rules and legal terms' }, from: 3, search: async (text, signal) => (await import('./calculation-palette.ts')).findRules(text, signal) },
  ],
  contributions: [{ place: 'today.first', id: 'terms', order: 10, label: titles.terms, visible: meetsTerms, load: () => import('./TodayTerms.tsx').then((module) => module.TodayTerms) }],
  account: [{ href: feedsPath.to(), label: titles.feeds, icon: 'calendar', order: 30 }],
}
