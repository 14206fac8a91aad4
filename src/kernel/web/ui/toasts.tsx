import { useSyncExternalStore } from 'react'
import { useWords } from '../i18n/words.ts'
import { sayProblem } from '../api.ts'
import { Button, IconButton } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { uiWords } from './words.ts'

interface Toast {
  id: number
  kind: 'success' | 'danger'
  text: string
  onUndo?: (() => void) | undefined
}

let toasts: readonly Toast[] = []
let count = 0
const listeners = new Set<() => void>()
const change = (next: readonly Toast[]) => {
  toasts = next
  for (const listener of listeners) listener()
}
const dismiss = (id: number) => change(toasts.filter((one) => one.id !== id))

function show(toast: Omit<Toast, 'id'>, milliseconds: number | null): void {
  const id = ++count
  change([...toasts, { ...toast, id }].slice(-3))
  if (milliseconds) setTimeout(() => dismiss(id), milliseconds)
}

/** Says what happened, for a few seconds; with `onUndo` it can be taken back for eight. */
export const toast = (text: string, options: { onUndo?: () => void } = {}): void => show({ kind: 'success', text, onUndo: options.onUndo }, options.onUndo ? 8000 : 5000)

/** Says what failed; stays until closed. */
export function toastProblem(problem: unknown): void {
  const { title, detail } = sayProblem(problem)
  show({ kind: 'danger', text: detail ? `${title}. ${detail}` : title }, null)
}

/** Says in its own words what did not work, where the problem itself would teach nothing; stays until closed. */
export const toastFailed = (text: string): void => show({ kind: 'danger', text }, null)

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Where messages appear; once, in the shell. It is always there, so that screen readers hear what enters it. */
export function ToastRegion() {
  const say = useWords(uiWords)
  const shown = useSyncExternalStore(subscribe, () => toasts, () => toasts)
  return (
    <section className="ac-toasts" aria-label={say.messages} data-react-aria-top-layer="true">
      <div role="log" aria-live="polite" aria-atomic="false">
        {shown.map(({ id, kind, text, onUndo }) => (
          <div key={id} className={`ac-toast ac-toast-${kind}`}>
            <Icon name={kind === 'danger' ? 'error' : 'check-circle'} />
            <span className="ac-toast-text">{text}</span>
            {onUndo && (
              <Button kind="quiet" size="small" onClick={() => {
                onUndo()
                dismiss(id)
              }}>
                {say.undo}
              </Button>
            )}
            <IconButton icon="close" label={say.close} onClick={() => dismiss(id)} />
          </div>
        ))}
      </div>
    </section>
  )
}
