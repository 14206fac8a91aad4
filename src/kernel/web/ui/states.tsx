import { useEffect, useState, type ReactNode } from 'react'
import { ApiProblem, sayProblem } from '../api.ts'
import { useWords } from '../i18n/words.ts'
import { Alert } from './Alert.tsx'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import type { IconName } from './icons.ts'
import { PageHeader } from './PageHeader.tsx'
import { VisuallyHidden } from './VisuallyHidden.tsx'
import { uiWords } from './words.ts'

/** Nothing here yet: says what will be here and how to begin. */
export function EmptyState({ icon = 'folder', title, children, action }: { icon?: IconName; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="ac-empty">
      <Icon name={icon} size={40} />
      <p className="ac-empty-title">{title}</p>
      {children && <div className="ac-empty-text">{children}</div>}
      {action && <div className="ac-row">{action}</div>}
    </div>
  )
}

/** An address with the name of nothing in it (cut short in an e-mail, typed by hand): for who reads, the same as a page that is not there. */
const namesNothing = (problem: unknown): boolean =>
  problem instanceof ApiProblem && problem.code === 'invalid' && Object.keys(problem.fieldErrors).some((path) => path.endsWith('Id'))

/** What asking again would not change: it is not there, or not for this reader. */
const isFinal = (problem: unknown): boolean => problem instanceof ApiProblem && (problem.code === 'not-found' || problem.code === 'forbidden')

/** Where one came from; a page opened by its address alone leads to the start. */
function goBack(): void {
  if (window.history.length > 1) window.history.back()
  else window.location.assign('/')
}

/** Reading failed: what happened, and trying again; what is not there or out of reach will not come by trying, so there the way leads back. */
export function ErrorState({ problem, onRetry }: { problem: unknown; onRetry?: (() => void) | undefined }) {
  const say = useWords(uiWords)
  const nothing = namesNothing(problem)
  const { title, detail } = nothing ? { title: say.notHere, detail: undefined } : sayProblem(problem)
  if (nothing || isFinal(problem)) {
    return <Alert kind="warning" title={title} actions={onRetry && <Button icon="arrow-left" size="small" onClick={goBack}>{say.goBack}</Button>}>{detail ?? say.outOfReach}</Alert>
  }
  return (
    <Alert kind="danger" title={title} actions={onRetry && <Button icon="refresh" size="small" onClick={onRetry}>{say.retry}</Button>}>
      {detail}
    </Alert>
  )
}

/** Grey lines in place of what is loading; nothing at all in the first 300 ms, so that fast answers do not flicker. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  const say = useWords(uiWords)
  const [visible, setVisible] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setVisible(true), 300)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="ac-skeleton" role="status">
      <VisuallyHidden>{say.loading}</VisuallyHidden>
      {visible && Array.from({ length: lines }, (_, index) => <div key={index} className="ac-skeleton-line" />)}
    </div>
  )
}

interface QueryLike<T> {
  data: T | undefined
  error: unknown
  refetch: () => unknown
}

interface LoadedProps<T> {
  query: QueryLike<T>
  lines?: number
  /** Of a page of its own: its heading while what is read does not bring one, heard while it loads and seen above a refusal. No page stands without an `h1`. */
  title?: string
  children: (data: T) => ReactNode
}

/** The three states of a reading in one place: loading, failed, there. */
export function Loaded<T>({ query, lines = 3, title, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <>{title && <PageHeader title={title} />}<ErrorState problem={query.error} onRetry={() => void query.refetch()} /></>
  return <>{title && <h1 className="ac-hidden">{title}</h1>}<Skeleton lines={lines} /></>
}
