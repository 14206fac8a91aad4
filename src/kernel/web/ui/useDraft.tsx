import { useCallback, useEffect, useRef, useState } from 'react'
import { newKey } from '../api.ts'
import { formatRelative } from '../i18n/format.ts'
import { useWords } from '../i18n/words.ts'
import { Icon } from './Icon.tsx'
import { uiWords } from './words.ts'

export type DraftState = 'unchanged' | 'waiting' | 'saved' | 'failed'

export interface Draft {
  state: DraftState
  savedAt: string | null
  /** Saves now; resolves when everything written is on the server. */
  flush: () => Promise<void>
}

interface DraftOptions<V> {
  value: V
  /** Sends the draft to the server with this key. */
  save: (value: V, key: string) => Promise<unknown>
  /** What was already on the server when the screen opened. */
  savedAt?: string | null
  delay?: number
  enabled?: boolean
}

const RETRY = 5000

/**
 * Keeps on the server what is being written: 800 ms after the last keystroke, when leaving the field, and when the page is hidden.
 * One sending at a time; a failed one is tried again by itself, with the same key while the text is the same.
 */
export function useDraft<V>({ value, save, savedAt: initially = null, delay = 800, enabled = true }: DraftOptions<V>): Draft {
  const [state, setState] = useState<DraftState>(initially ? 'saved' : 'unchanged')
  const [savedAt, setSavedAt] = useState<string | null>(initially)
  const text = JSON.stringify(value)
  const latest = useRef({ value, text, save })
  latest.current = { value, text, save }
  const stored = useRef(text)
  const attempt = useRef<{ text: string; key: string } | null>(null)
  const running = useRef<Promise<void> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current)
    if (running.current) return running.current.then(flush)
    const { value: now, text: written, save: send } = latest.current
    if (written === stored.current) return Promise.resolve()
    if (attempt.current?.text !== written) attempt.current = { text: written, key: newKey() }
    setState('waiting')
    running.current = send(now, attempt.current.key)
      .then(
        () => {
          stored.current = written
          setSavedAt(new Date().toISOString())
          setState(latest.current.text === written ? 'saved' : 'waiting')
        },
        () => {
          setState('failed')
          timer.current = setTimeout(() => void flush(), RETRY)
        },
      )
      .finally(() => {
        running.current = null
      })
    return running.current
  }, [])

  useEffect(() => {
    if (!enabled || text === stored.current) return
    setState((before) => (before === 'failed' ? 'failed' : 'waiting'))
    clearTimeout(timer.current)
    timer.current = setTimeout(() => void flush(), delay)
  }, [text, enabled, delay, flush])

  useEffect(() => {
    if (!enabled) return
    const now = () => void flush()
    const whenHidden = () => document.visibilityState === 'hidden' && now()
    document.addEventListener('visibilitychange', whenHidden)
    document.addEventListener('focusout', now)
    return () => {
      document.removeEventListener('visibilitychange', whenHidden)
      document.removeEventListener('focusout', now)
      now()
    }
  }, [enabled, flush])
  useEffect(() => () => clearTimeout(timer.current), [])
  return { state, savedAt, flush }
}

/** Says whether what is written is on the server; changes are read aloud, the passing seconds are not. */
export function DraftStatus({ draft: { state, savedAt } }: { draft: Draft }) {
  const say = useWords(uiWords)
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 5000)
    return () => clearInterval(timer)
  }, [])
  const seconds = savedAt ? Math.round((Date.now() - Date.parse(savedAt)) / 1000) : 0
  const ago = seconds < 60 ? say.secondsAgo(Math.max(1, seconds)) : formatRelative(savedAt ?? '')
  const announced = state === 'saved' ? say.savedNow : state === 'failed' ? say.notSaved : ''
  const seen = state === 'saved' ? say.savedAgo(ago) : state === 'waiting' ? say.waitingToSave : announced
  return (
    <div className={`ac-draft ac-draft-${state}`}>
      <span aria-hidden="true">
        {seen && <Icon name={state === 'saved' ? 'check' : state === 'failed' ? 'warning-circle' : 'refresh'} size={16} />} {seen}
      </span>
      <span role="status" className="ac-hidden">{announced}</span>
    </div>
  )
}
