import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { loadSession, SessionProvider, sessionSource } from '#kernel/web/session.tsx'
import { listenForShortcuts, useShortcut } from '#kernel/web/shortcuts.ts'
import { SkipLink } from '#kernel/web/ui/SkipLink.tsx'
import { Skeleton } from '#kernel/web/ui/states.tsx'
import { ToastRegion } from '#kernel/web/ui/toasts.tsx'
import { Unreachable } from './dead-ends.tsx'
import { BottomBar, Header } from './Header.tsx'
import { LockScreen } from './LockScreen.tsx'
import { NavigationShortcuts } from './NavigationShortcuts.tsx'
import { PaletteDoor } from './PaletteDoor.tsx'
import { UpdatePrompt } from './UpdatePrompt.tsx'
import { shellWords } from './words.ts'

const KeyboardHelp = lazy(async () => ({ default: (await import('#kernel/web/ui/KeyboardHelp.tsx')).KeyboardHelp }))

/** What is around every work screen, once somebody is signed in. */
export function Shell() {
  return (
    <SessionProvider fallback={(status) => <BeforeSignIn status={status} />}>
      <Frame />
    </SessionProvider>
  )
}

function BeforeSignIn({ status }: { status: 'unknown' | 'unreachable' | 'signed-out' }) {
  if (status === 'unreachable') return <Unreachable onRetry={() => void loadSession()} />
  if (status === 'unknown') return <main id="main" className="ac-alone"><Skeleton lines={4} /></main>
  const SignIn = sessionSource()?.SignIn
  return <Suspense>{SignIn && <SignIn onSignedIn={() => void loadSession()} />}<ToastRegion /></Suspense>
}

function Frame() {
  const say = useWords(shellWords)
  const [palette, setPalette] = useState(false)
  const [help, setHelp] = useState(false)
  useEffect(listenForShortcuts, [])
  useFocusOnArrival()
  useShortcut('mod+k', say.openPalette, () => setPalette(true))
  useShortcut('?', say.keyboard, () => setHelp(true))
  return (
    <div className="ac-shell">
      <SkipLink />
      <Header onPalette={() => setPalette(true)} onHelp={() => setHelp(true)} />
      <main id="main" className="ac-main" tabIndex={-1}>
        <Suspense fallback={<Skeleton lines={6} />}><Outlet /></Suspense>
      </main>
      <BottomBar />
      <NavigationShortcuts />
      {palette && <PaletteDoor onClose={() => setPalette(false)} />}
      <Suspense>
        {help && <KeyboardHelp open onClose={() => setHelp(false)} />}
      </Suspense>
      <ToastRegion />
      <UpdatePrompt />
      <LockScreen />
    </div>
  )
}

/** After going to another screen the focus stands at its beginning, as after loading a page. */
function useFocusOnArrival(): void {
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [pathname])
}

/** Around screens that need no sign-in. */
export function PublicFrame() {
  return (
    <>
      <SkipLink />
      <Suspense fallback={<Skeleton />}><Outlet /></Suspense>
      <ToastRegion />
    </>
  )
}
