import { useCallback, useEffect, useRef, useState } from 'react'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { listReportDrafts, type ReportDraft } from '../contract.ts'
import { blankReport, type ReportText } from './report-text.ts'

/** What the form holds at first, and the draft in which it is kept. */
export interface Writing {
  /** The form starts anew when it changes. */
  key: string
  id: Id<'reportDraft'>
  /** 0: nothing kept yet. */
  version: number
  savedAt: string | null
  text: ReportText
}

const blank = (): Writing => ({ key: newId(), id: newId<'reportDraft'>(), version: 0, savedAt: null, text: blankReport() })
const from = (draft: ReportDraft): Writing => ({ key: newId(), id: draft.id, version: draft.version, savedAt: draft.savedAt, text: { ...blankReport(), ...draft.content } })

/**
 * The report being written: the draft that the address names, else a new one, which the address names as soon as it is kept. So a reload, a
 * browser that was closed and another device all go on from it. `null` while the draft is being read; `lost` when there is none (sent, or discarded).
 */
export function useReportBeingWritten() {
  const [search, change] = useSearchState()
  const named = typeof search['bozza'] === 'string' ? search['bozza'] : undefined
  const drafts = useQueryOf(listReportDrafts, {}, { staleTime: 0 })
  const [writing, setWriting] = useState<Writing | null>(() => (named ? null : blank()))
  const [lost, setLost] = useState(false)
  const shown = useRef(named)
  const { data, isFetchedAfterMount } = drafts
  useEffect(() => {
    if (named === shown.current) return
    shown.current = named
    setLost(false)
    setWriting(named ? null : blank())
  }, [named])
  useEffect(() => {
    if (writing || !named || !data || !isFetchedAfterMount) return
    const found = data.rows.find(({ id }) => id === named)
    setLost(!found)
    setWriting(found ? from(found) : blank())
  }, [writing, named, data, isFetchedAfterMount])
  const id = writing?.id
  const kept = useCallback(() => {
    if (!id) return
    shown.current = id
    change({ bozza: id })
  }, [id, change])
  return {
    writing,
    lost,
    error: named && !writing ? drafts.error : null,
    retry: () => void drafts.refetch(),
    others: (data?.rows ?? []).filter((one) => one.id !== id && one.id !== named),
    kept,
    take: (text: ReportText, version: number) => setWriting((before) => before && { ...before, key: newId(), version, savedAt: new Date().toISOString(), text: { ...blankReport(), ...text } }),
  }
}
