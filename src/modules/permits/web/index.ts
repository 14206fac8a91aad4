import { lazy } from 'react'
import { screen, type WebModule } from '#kernel/web/module.ts'
import { permitsPath } from './paths.ts'

/** The part of a child's page about permits and status. Put it inside a `Suspense`. */
export const PermitsTab = lazy(async () => ({ default: (await import('./PermitsTab.tsx')).PermitsTab }))
export { permitsPath } from './paths.ts'

const title = { it: 'Permessi in scadenza', en: 'Permits about to expire' } as const

export const permitsWeb: WebModule = {
  id: 'permits',
  screens: [screen(permitsPath, () => import('./PermitsScreen.tsx').then((module) => module.PermitsScreen))],
  palette: [{ id: 'permits', title, from: 0, search: async (text) => (await import('./palette.ts')).places(text) }],
  contributions: [
    { place: 'today', id: 'permits-expiring', order: 40, label: title, load: () => import('./ExpiringCard.tsx').then((module) => module.ExpiringCard) },
    { place: 'terms.links', id: 'permits', order: 10, label: title, load: () => import('./TermsLink.tsx').then((module) => module.TermsLink) },
  ],
}
