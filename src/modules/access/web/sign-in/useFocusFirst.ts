import { useEffect, useRef, type RefObject } from 'react'

/** Puts the cursor in the first field of a part of the page when it appears, and again when `step` changes: each step is one question. */
export function useFocusFirst(step: unknown): RefObject<HTMLDivElement | null> {
  const part = useRef<HTMLDivElement>(null)
  useEffect(() => part.current?.querySelector('input')?.focus(), [step])
  return part
}
