import { useCallback, useRef, useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { ApiProblem, call } from '#kernel/web/api.ts'
import { useDraft, type Draft } from '#kernel/web/ui/useDraft.tsx'
import { saveMeasureDraft, type MeasureDraft } from '../../contract/draft.ts'
import type { FormValues } from './form-values.ts'

export interface FormDraft extends Draft {
  /** What another device saved meanwhile: nothing more is saved until the person chooses. */
  other: FormValues | null
  keepThis: () => void
  /** Gives the other text, to show it. */
  takeOther: () => FormValues
  kept: () => boolean
}

interface Options {
  caseId: Id<'case'>
  draftId: Id<'draft'>
  measureId: Id<'measure'> | null
  values: FormValues
  /** Version of the draft that the form was filled from; 0: new. */
  version: number
  savedAt: string | null
  /** Nothing to keep any more: recorded, or thrown away. */
  ended: React.RefObject<boolean>
}

/** Keeps the order on the server while it is written. An answer that was lost on the way is recognised and gone on from. */
export function useFormDraft({ caseId, draftId, measureId, values, version: initially, savedAt, ended }: Options): FormDraft {
  const version = useRef(initially)
  const sent = useRef('')
  const blocked = useRef(false)
  const otherVersion = useRef(0)
  const [other, setOther] = useState<FormValues | null>(null)
  const save = useCallback(async (value: FormValues, key: string): Promise<void> => {
    if (ended.current) return
    if (blocked.current) throw new Error('two texts of one draft')
    const before = sent.current
    sent.current = JSON.stringify(value)
    try {
      version.current = (await call(saveMeasureDraft, { caseId, draftId, measureId, content: value, version: version.current }, { key })).version
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code !== 'stale') throw problem
      const current = problem.current as MeasureDraft
      otherVersion.current = current.version
      if ([before, sent.current].includes(JSON.stringify(current.content))) version.current = current.version
      else {
        blocked.current = true
        setOther(current.content)
      }
      throw problem
    }
  }, [caseId, draftId, measureId, ended])
  const draft = useDraft({ value: values, save, savedAt })
  const settle = () => {
    blocked.current = false
    version.current = otherVersion.current
    setOther(null)
  }
  return {
    ...draft, other,
    keepThis: () => {
      settle()
      void draft.flush()
    },
    takeOther: () => {
      const there = other!
      sent.current = JSON.stringify(there)
      settle()
      return there
    },
    kept: () => version.current > 0,
  }
}
