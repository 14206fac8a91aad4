import { lazy } from 'react'
import { getLanguage } from '#kernel/web/i18n/language.ts'
import { screen, type WebModule } from '#kernel/web/module.ts'
import { registerNotices } from '#kernel/web/notices.ts'
import { registerSessionSource, registerUnlock } from '#kernel/web/session.tsx'
import { profilePath } from './profile/paths.ts'
import { emergenciesPath, emergencyPath } from './reach/paths.ts'
import { endSession, loadActor, saveLanguage } from './sign-in/session-source.ts'

registerSessionSource({
  load: loadActor,
  signOut: endSession,
  saveLanguage,
  SignIn: lazy(async () => ({ default: (await import('./sign-in/SignIn.tsx')).SignIn })),
})
registerUnlock(lazy(async () => ({ default: (await import('./sign-in/Unlock.tsx')).Unlock })))

registerNotices(async () => (await import('./reach/notice-words.ts')).reachNotices)
registerNotices(async () => (await import('./sign-in/notice-words.ts')).signInNotices)

/** Who reaches a file, in words, with what can be opened, ended and withheld. Put it inside a `Suspense`. */
export const AccessTab = lazy(async () => ({ default: (await import('./reach/AccessTab.tsx')).AccessTab }))
/** How long a file is still open in an emergency; nothing when it is not. Put it inside a `Suspense`. */
export const EmergencyBanner = lazy(async () => ({ default: (await import('./reach/EmergencyBanner.tsx')).EmergencyBanner }))
/** The emergency screen; the page that shows it gives the form that finds files. Put it inside a `Suspense`. */
export const EmergencyScreen = lazy(async () => ({ default: (await import('./reach/EmergencyScreen.tsx')).EmergencyScreen }))
export { emergenciesPath, emergencyPath } from './reach/paths.ts'

const emergency = { it: 'Apri un fascicolo in emergenza', en: 'Open a file in an emergency' }

export const accessWeb: WebModule = {
  id: 'access',
  screens: [
    screen(emergenciesPath, () => import('./reach/EmergenciesScreen.tsx').then((module) => module.EmergenciesScreen)),
    screen(profilePath, () => import('./profile/ProfilePage.tsx').then((module) => module.ProfilePage)),
  ],
  palette: [{
    id: 'emergency',
    title: emergency,
    from: 3,
    search: (text) => ('emergenza emergency'.includes(text.toLowerCase()) ? [{ id: 'emergency', label: emergency[getLanguage()], icon: 'unlocked', href: emergencyPath.to() }] : []),
  }],
  contributions: [{
    place: 'network.operator', id: 'account', order: 10, label: { it: 'Account e ruoli', en: 'Account and roles' },
    load: () => import('./accounts/AccountCards.tsx').then((module) => module.AccountCards),
  }],
  account: [
    { href: profilePath.to(), label: { it: 'Il tuo profilo', en: 'Your profile' }, icon: 'user', order: 10 },
    { href: emergenciesPath.to(), label: { it: 'Accessi in emergenza', en: 'Emergency accesses' }, icon: 'unlocked', order: 60 },
  ],
}
