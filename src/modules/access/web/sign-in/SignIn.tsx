import { useEffect } from 'react'
import { setLanguage, useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { waitingStep } from './session-source.ts'
import { SignInSteps } from './SignInSteps.tsx'
import { signInWords } from './words.ts'

/** The sign-in screen. */
export function SignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const say = useWords(signInWords)
  const language = useLanguage()
  useEffect(() => {
    document.title = `${say.title} – Accanto`
  }, [say.title])
  return (
    <main id="main" className="ac-alone" tabIndex={-1}>
      <SignInSteps first={waitingStep()} onDone={onSignedIn} />
      <div className="ac-row ac-screen-only">
        <button type="button" lang="it" className="ac-quiet ac-btn ac-btn-small" aria-pressed={language === 'it'} onClick={() => setLanguage('it')}>Italiano</button>
        <button type="button" lang="en" className="ac-quiet ac-btn ac-btn-small" aria-pressed={language === 'en'} onClick={() => setLanguage('en')}>English</button>
      </div>
    </main>
  )
}
