import { useEffect, useRef, useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { call } from '#kernel/web/api.ts'
import { openSection, type SavedSection } from '../../contract.ts'
import type { Place } from './desk.ts'

const EVERY = 60_000

/** Says to the server that I have this part open, and to me who else has; gives what was saved meanwhile. A lost answer is only news that come later. */
export function usePresence(assessmentId: Id<'assessment'>, place: Place | null, onNews: (place: Place, saved: SavedSection) => void): SavedSection['here'] {
  const [here, setHere] = useState<SavedSection['here']>([])
  const news = useRef(onNews)
  news.current = onNews
  const [section, person] = [place?.section, place?.person ?? null]
  useEffect(() => {
    setHere([])
    if (!section) return
    let gone = false
    const at = { section, person }
    const input = { assessmentId, section, person: person as Id<'person'> | null }
    const ask = async (background: boolean) => {
      const saved = await call(openSection, input, { background }).catch(() => null)
      if (gone || !saved) return
      setHere(saved.here)
      news.current(at, saved)
    }
    void ask(false)
    const timer = setInterval(() => void ask(true), EVERY)
    return () => {
      gone = true
      clearInterval(timer)
      void call(openSection, { ...input, leaving: true }, { background: true }).catch(() => null)
    }
  }, [assessmentId, section, person])
  return here
}
