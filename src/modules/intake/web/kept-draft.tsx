import { useEffect, useRef } from 'react'
import { useFormTools } from '#kernel/web/ui/Form.tsx'

type Values = Record<string, unknown>
let kept: { owner: string; values: Values } | null = null

/** What this person had typed before leaving the form; in memory only, since a report must not lie on the disk of the device. */
export const keptDraft = (owner: string): Values | null => (kept?.owner === owner ? kept.values : null)
export const dropDraft = (): void => {
  kept = null
}

const hasWords = (value: unknown): boolean =>
  typeof value === 'string' ? value.trim() !== '' : Array.isArray(value) ? value.some(hasWords) : typeof value === 'object' && value !== null ? Object.values(value).some(hasWords) : false

/** Inside a form: what is typed survives going elsewhere in the app, and closing the tab asks first. `sent`: nothing to keep any more. */
export function KeepDraft({ owner, sent }: { owner: string; sent: React.RefObject<boolean> }) {
  const { values } = useFormTools()
  const read = useRef(values)
  read.current = values
  useEffect(() => {
    const worthKeeping = () => !sent.current && (hasWords(read.current()['facts']) || hasWords(read.current()['children']))
    const ask = (event: BeforeUnloadEvent) => {
      if (worthKeeping()) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('beforeunload', ask)
      kept = worthKeeping() ? { owner, values: structuredClone(read.current()) } : null
    }
  }, [owner, sent])
  return null
}
