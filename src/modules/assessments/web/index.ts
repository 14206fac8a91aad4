import { lazy } from 'react'
import { screen, type WebModule } from '#kernel/web/module.ts'
import { registerNotices } from '#kernel/web/notices.ts'
import { assessmentPath, assessmentsPath, comparisonPath, instrumentPath, instrumentsPath, localInstrumentPath, ownInstrumentsPath, trialPath } from './paths.ts'

/** The tab "Valutazioni" of a child's page: put it inside a `Suspense`. */
export const AssessmentsTab = lazy(async () => ({ default: (await import('./list/AssessmentsTab.tsx')).AssessmentsTab }))
export { assessmentPath, assessmentsPath, comparisonPath, instrumentsPath } from './paths.ts'

registerNotices(async () => (await import('./notice-words.ts')).assessmentNotices)

const title = { it: 'Valutazioni', en: 'Assessments' } as const
const instruments = { it: 'Strumenti di valutazione', en: 'Instruments of assessment' } as const
const fills = ({ roles }: { roles: readonly string[] }): boolean => roles.some((role) => ['worker', 'coordinator', 'manager', 'educator', 'specialist', 'front_desk'].includes(role))

export const assessmentsWeb: WebModule = {
  id: 'assessments',
  screens: [
    screen(assessmentsPath, () => import('./list/AssessmentsScreen.tsx').then((module) => module.AssessmentsScreen)),
    screen(assessmentPath, () => import('./fill/AssessmentScreen.tsx').then((module) => module.AssessmentScreen)),
    screen(comparisonPath, () => import('./compare/ComparisonScreen.tsx').then((module) => module.ComparisonScreen)),
    screen(instrumentsPath, () => import('./admin/InstrumentsScreen.tsx').then((module) => module.InstrumentsScreen)),
    screen(ownInstrumentsPath, () => import('./admin/OwnInstrumentsScreen.tsx').then((module) => module.OwnInstrumentsScreen)),
    screen(instrumentPath, () => import('./admin/InstrumentScreen.tsx').then((module) => module.InstrumentScreen)),
    screen(localInstrumentPath, () => import('./admin/LocalInstrumentScreen.tsx').then((module) => module.LocalInstrumentScreen)),
    screen(trialPath, () => import('./admin/TrialScreen.tsx').then((module) => module.TrialScreen)),
  ],
  navigation: [
    { href: assessmentsPath.to(), label: title, icon: 'list', order: 27, shortcut: 'g v', visible: fills },
    { href: instrumentsPath.to(), label: { it: 'Strumenti', en: 'Instruments' }, icon: 'list', order: 85, visible: ({ roles }) => roles.includes('administrator') },
  ],
  palette: [{ id: 'instruments', title: instruments, search: async (text, signal) => (await import('./palette.ts')).findInstruments(text, signal) }],
}
