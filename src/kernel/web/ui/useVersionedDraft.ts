import { useCallback, useRef, useState } from 'react'
import { ApiProblem } from '../api.ts'
import { useDraft, type Draft } from './useDraft.tsx'

/** A draft that several devices may write: each saving says on which version it stands. */
export interface VersionedDraft<V> extends Draft {
  /** What another device saved meanwhile: nothing more is saved until the person chooses. */
  other: V | null
  keepThis: () => void
  /** Gives the other text, to show it. */
  takeOther: () => V
  /** No more saving: what was written has become what it should, or its draft was deleted. */
  end: () => void
  /** Was anything kept on the server? */
  kept: () => boolean
  /** The version on which the text stands. */
  version: () => number
  /** The text as it stands. */
  written: () => V
}

interface VersionedDraftOptions<V> {
  value: V
  /** Version of the draft the text was read from; 0: new. */
  version: number
  savedAt: string | null
  enabled?: boolean
  /** Sends the text with the version it stands on; a stale one is refused as `stale`. */
  send: (value: V, version: number, key: string) => Promise<{ version: number }>
  /** What the refusal of a stale version carries, as a text like ours. */
  read: (current: unknown, mine: V) => { value: V; version: number }
}

/** The same for the same content, whatever the order in which the server keeps its fields. */
const textOf = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    one && typeof one === 'object' && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1))) : one)

/** Keeps a text on the server while it is written. An answer that was lost on the way is recognised and gone on from. */
export function useVersionedDraft<V>({ value, version: initially, savedAt, enabled = true, send, read }: VersionedDraftOptions<V>): VersionedDraft<V> {
  const version = useRef(initially)
  const sent = useRef('')
  const ended = useRef(false)
  const [other, setOther] = useState<V | null>(null)
  const otherVersion = useRef(0)
  const blocked = useRef(false)
  const tools = useRef({ send, read })
  tools.current = { send, read }

  const save = useCallback(async (text: V, key: string): Promise<void> => {
    if (ended.current) return
    if (blocked.current) throw new Error('two texts of one draft')
    const before = sent.current
    sent.current = textOf(text)
    try {
      const answer = await tools.current.send(text, version.current, key)
      version.current = answer.version
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code !== 'stale') throw problem
      const there = tools.current.read(problem.current, text)
      otherVersion.current = there.version
      if (![before, sent.current].includes(textOf(there.value))) {
        blocked.current = true
        setOther(there.value)
        throw problem
      }
      // our own text, whose answer never came
      version.current = there.version
      throw problem
    }
  }, [])
  const draft = useDraft({ value, save, savedAt, enabled })
  const settle = () => {
    blocked.current = false
    version.current = otherVersion.current
    setOther(null)
  }
  return {
    ...draft,
    other,
    keepThis: () => {
      settle()
      void draft.flush()
    },
    takeOther: () => {
      const there = other!
      sent.current = textOf(there)
      settle()
      return there
    },
    end: () => void (ended.current = true),
    kept: () => version.current > 0,
    version: () => version.current,
    written: () => value,
  }
}
