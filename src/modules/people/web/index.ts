import { lazy } from 'react'
import { call } from '#kernel/web/api.ts'
import { screen, type WebModule } from '#kernel/web/module.ts'
import { prefetchOf } from '#kernel/web/query.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { equivalenceProposalsPath, equivalencesPath } from './equivalences/paths.ts'
import { peoplePath, personPath } from './paths.ts'

/** The "persone" tab of a file: graph of the family, its table, contacts, adding somebody. Put it inside a `Suspense`. */
export const FamilyTab = lazy(async () => ({ default: (await import('./FamilyTab.tsx')).FamilyTab }))
/** The part of a form that writes down a person. Put it inside a `Form` and a `Suspense`. */
export const PersonFields = lazy(async () => ({ default: (await import('./PersonFields.tsx')).PersonFields }))
/** All that is known of one person, with its editing. Put it inside a `Suspense`. */
export const PersonPanel = lazy(async () => ({ default: (await import('./PersonPanel.tsx')).PersonPanel }))
export { peoplePath, personPath } from './paths.ts'

export const peopleWeb: WebModule = {
  id: 'people',
  screens: [
    screen(peoplePath, () => import('./PeoplePage.tsx').then((module) => module.PeoplePage)),
    screen(equivalencesPath, () => import('./equivalences/EquivalencesScreen.tsx').then((module) => module.EquivalencesScreen)),
    screen(equivalenceProposalsPath, () => import('./equivalences/ProposalsScreen.tsx').then((module) => module.ProposalsScreen)),
    screen(personPath, () => import('./PersonPage.tsx').then((module) => module.PersonPage), {
      prefetch: async ({ personId }) => prefetchOf((await import('../contract.ts')).getPerson, { personId: personId as Id<'person'> }),
    }),
  ],
  navigation: [
    { href: peoplePath.to(), label: { it: 'Persone', en: 'People' }, icon: 'user', order: 40, shortcut: 'g i' },
    { href: equivalencesPath.to(), label: { it: 'Nomi equivalenti', en: 'Equivalent names' }, icon: 'link', order: 86, visible: ({ installs }) => installs },
  ],
  palette: [{
    id: 'people',
    title: { it: 'Persone', en: 'People' },
    search: async (text, signal) => (await call((await import('../contract.ts')).searchPeople, { q: text, limit: 6 }, { signal })).rows.map((row) => ({
      id: row.id, label: row.displayName, detail: [row.originalName, row.birthDate?.slice(0, 4)].filter(Boolean).join(' · '), icon: 'user', href: personPath.to({ personId: row.id }),
    })),
  }],
}
