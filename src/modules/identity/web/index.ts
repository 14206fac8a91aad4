import { lazy } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { getLanguage } from '#kernel/web/i18n/language.ts'
import { screen, type WebModule } from '#kernel/web/module.ts'
import { registerNotices } from '#kernel/web/notices.ts'
import { prefetchOf } from '#kernel/web/query.ts'
import { elsewherePath, newTracePath, questionPath, questionsPath, suggestionPath, suggestionsPath, tracePath, tracesPath } from './paths.ts'

registerNotices(async () => (await import('./notice-words.ts')).identityNotices)

/** How alike two registrations are, in words. Put these parts inside a `Suspense`. */
export const BandBadge = lazy(async () => ({ default: (await import('./bits.tsx')).BandBadge }))
/** Why, fact by fact. */
export const Lines = lazy(async () => ({ default: (await import('./bits.tsx')).Lines }))
export { elsewherePath, newTracePath, suggestionPath, suggestionsPath, tracePath, tracesPath } from './paths.ts'

const title = { it: 'Identità', en: 'Identity' }
const works = ({ roles }: { roles: readonly string[] }): boolean => roles.some((role) => ['worker', 'coordinator', 'manager'].includes(role))

const places = [
  { id: 'suggestions', label: { it: 'Identità: coppie da decidere', en: 'Identity: pairs to decide' }, href: suggestionsPath.to() },
  { id: 'elsewhere', label: { it: 'Identità: in altri servizi', en: 'Identity: in other services' }, href: elsewherePath.to() },
  { id: 'questions', label: { it: 'Identità: domande tra servizi', en: 'Identity: questions between services' }, href: questionsPath.to() },
  { id: 'traces', label: { it: 'Ricerche di familiari', en: 'Searches for relatives' }, href: tracesPath.to() },
]

export const identityWeb: WebModule = {
  id: 'identity',
  screens: [
    screen(suggestionsPath, () => import('./SuggestionsScreen.tsx').then((module) => module.SuggestionsScreen)),
    screen(suggestionPath, () => import('./SuggestionPage.tsx').then((module) => module.SuggestionPage), {
      prefetch: async ({ suggestionId }) => prefetchOf((await import('../contract/suggestion.ts')).getSuggestion, { suggestionId: suggestionId as Id<'suggestion'> }),
    }),
    screen(elsewherePath, () => import('./ElsewhereScreen.tsx').then((module) => module.ElsewhereScreen)),
    screen(questionsPath, () => import('./QuestionsScreen.tsx').then((module) => module.QuestionsScreen)),
    screen(questionPath, () => import('./QuestionPage.tsx').then((module) => module.QuestionPage)),
    screen(tracesPath, () => import('./TracesScreen.tsx').then((module) => module.TracesScreen)),
    screen(newTracePath, () => import('./NewTraceScreen.tsx').then((module) => module.NewTraceScreen)),
    screen(tracePath, () => import('./TracePage.tsx').then((module) => module.TracePage)),
  ],
  navigation: [{ href: suggestionsPath.to(), label: title, icon: 'link', order: 42, shortcut: 'g x', visible: works }],
  palette: [{
    id: 'identity', title, visible: works, from: 2,
    search: (text) => places.map(({ id, label, href }) => ({ id, label: label[getLanguage()], href, icon: 'link' as const }))
      .filter(({ label }) => label.toLocaleLowerCase('it').includes(text.trim().toLocaleLowerCase('it'))),
  }],
  contributions: [
    { place: 'person.candidates', id: 'identity-candidates', order: 10, label: title, load: () => import('./CandidatesPanel.tsx').then((module) => module.CandidatesPanel) },
    { place: 'case.history', id: 'identity-history', order: 10, label: title, load: () => import('./HistoryCard.tsx').then((module) => module.HistoryFold) },
    { place: 'person.identity', id: 'identity-history', order: 20, label: title, load: () => import('./HistoryCard.tsx').then((module) => module.HistoryCard) },
    { place: 'person.identity', id: 'identity-view', order: 10, label: title, load: () => import('./OneViewCard.tsx').then((module) => module.OneViewCard) },
  ],
}
