import { Suspense, useEffect, useRef } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { leave, lock, resume, unlockContent, useActor } from '#kernel/web/session.tsx'
import { useSessionState } from '#kernel/web/session-state.ts'
import { shellWords } from './words.ts'

/** Covers everything, toasts and open dialogs too, until the same person signs in again. What is beneath stays as it was. */
export function LockScreen() {
  const say = useWords(shellWords)
  const state = useSessionState()
  const actor = useActor()
  const locked = state.status === 'signed-in' ? state.locked : null
  const dialog = useRef<HTMLDialogElement>(null)
  useIdleLock(actor.idleMinutes)
  useEffect(() => {
    if (locked) dialog.current?.showModal()
    else dialog.current?.close()
  }, [locked])
  const Unlock = unlockContent()
  return (
    <dialog ref={dialog} className="ac-lock" aria-labelledby="lock-title" data-react-aria-top-layer="true" onCancel={(event) => event.preventDefault()}>
      {locked && (
        <div className="ac-lock-box">
          <h1 id="lock-title" className="ac-title">{say.lockedTitle}</h1>
          <p>{locked === 'idle' ? say.lockedIdle : say.lockedExpired}</p>
          <Suspense>{Unlock && <Unlock actor={actor} reason={locked} onUnlocked={() => void resume()} onLeave={() => void leave()} />}</Suspense>
        </div>
      )}
    </dialog>
  )
}

/** Locks after so many minutes in which nobody touched the page. Measured by the clock, so that a laptop that slept locks on waking. */
function useIdleLock(minutes: number): void {
  useEffect(() => {
    let last = Date.now()
    const touched = () => {
      if (Date.now() - last < minutes * 60_000) last = Date.now()
    }
    const look = () => Date.now() - last >= minutes * 60_000 && (lock('idle'), (last = Date.now()))
    const kinds = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
    for (const kind of kinds) document.addEventListener(kind, touched, { passive: true })
    document.addEventListener('visibilitychange', look)
    const timer = setInterval(look, 5000)
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, touched)
      document.removeEventListener('visibilitychange', look)
      clearInterval(timer)
    }
  }, [minutes])
}
