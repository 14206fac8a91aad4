import { lazy } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { getLanguage } from '#kernel/web/i18n/language.ts'
import { screen, type WebModule } from '#kernel/web/module.ts'
import type { Actor } from '#kernel/web/session-state.ts'
import { correctMeasurePath, hearingsPath, measurePath, measuresPath, newMeasurePath } from './paths.ts'

/** The part of a child's page about measures. Put it inside a `Suspense`. */
export const MeasuresTab = lazy(async () => ({ default: (await import('./MeasuresTab.tsx')).MeasuresTab }))
/** "Chi decide oggi per …", for the overview. */
export const LegalStatusCard = lazy(async () => ({ default: (await import('./status/LegalStatusCard.tsx')).LegalStatusCard }))
export { hearingsPath, measurePath, measuresPath, measuresTab, newMeasurePath } from './paths.ts'

const readsMeasures = ({ roles }: Actor): boolean => roles.some((role) => ['worker', 'coordinator', 'manager', 'specialist', 'educator', 'mediator'].includes(role))
const titles = {
  measures: { it: 'Provvedimenti', en: 'Measures' },
  hearings: { it: 'Udienze', en: 'Hearings' },
}

const starts = [
  { id: 'measures', words: titles.measures, icon: 'pa', href: measuresPath.to() },
  { id: 'measures-expiring', words: { it: 'Provvedimenti in scadenza', en: 'Measures about to end' }, icon: 'clock', href: measuresPath.to({}, { state: 'expiring', sort: 'ends' }) },
  { id: 'hearings', words: titles.hearings, icon: 'calendar', href: hearingsPath.to() },
] as const

export const measuresWeb: WebModule = {
  id: 'measures',
  screens: [
    screen(measuresPath, () => import('./MeasuresScreen.tsx').then((module) => module.MeasuresScreen)),
    screen(hearingsPath, () => import('./HearingsScreen.tsx').then((module) => module.HearingsScreen)),
    screen(newMeasurePath, () => import('./form/NewMeasureScreen.tsx').then((module) => module.NewMeasureScreen), {
      prefetch: async ({ caseId }) => (await import('./queries.ts')).prefetchDesk(caseId as Id<'case'>),
    }),
    screen(correctMeasurePath, () => import('./form/CorrectMeasureScreen.tsx').then((module) => module.CorrectMeasureScreen)),
    screen(measurePath, () => import('./page/MeasurePage.tsx').then((module) => module.MeasurePage), {
      prefetch: async ({ caseId, measureId }) => (await import('./queries.ts')).prefetchMeasure(caseId as Id<'case'>, measureId as Id<'measure'>),
    }),
  ],
  palette: [
    {
      id: 'measures-start', title: titles.measures, from: 2, visible: readsMeasures,
      search: (text) => starts.map((one) => ({ id: one.id, label: one.words[getLanguage()], icon: one.icon, href: one.href })).filter(({ label }) => label.toLocaleLowerCase('it').includes(text.trim().toLocaleLowerCase('it'))),
    },
    { id: 'measures', title: titles.measures, from: 3, visible: readsMeasures, search: async (text, signal) => (await import('./queries.ts')).findForPalette(text, signal) },
  ],
}
