import { useEffect } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { EmptyState } from '#kernel/web/ui/states.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { NotFetched } from './fetched.ts'
import { shellWords } from './words.ts'

/** The address leads nowhere. */
export function NotFound() {
  const say = useWords(shellWords)
  return (
    <>
      <PageHeader title={say.notFoundTitle} />
      <p>{say.notFoundText}</p>
      <LinkButton to="/" kind="primary">{say.home}</LinkButton>
    </>
  )
}

/** A screen failed while being drawn or loaded; the shell around it stays. */
export function Broken({ error, reset }: { error?: unknown; reset: () => void }) {
  const say = useWords(shellWords)
  const away = error instanceof NotFetched
  useEffect(() => {
    if (!away) return
    const back = () => window.location.reload()
    window.addEventListener('online', back)
    return () => window.removeEventListener('online', back)
  }, [away])
  return (
    <div role="alert">
      <PageHeader title={away ? say.unreachableTitle : say.brokenTitle} />
      <p>{away ? say.unreachableText : say.brokenText}</p>
      <div className="ac-row">
        <Button kind="primary" icon="refresh" onClick={() => (navigator.onLine ? window.location.reload() : reset())}>{say.retry}</Button>
        <LinkButton to="/">{say.home}</LinkButton>
      </div>
    </div>
  )
}

/** The server cannot be reached at the very start. */
export function Unreachable({ onRetry }: { onRetry: () => void }) {
  const say = useWords(shellWords)
  return (
    <main id="main" className="ac-alone" tabIndex={-1}>
      <h1 className="ac-title">{say.unreachableTitle}</h1>
      <EmptyState icon="wifi" title={say.unreachableText} action={<Button kind="primary" onClick={onRetry}>{say.retry}</Button>} />
    </main>
  )
}
