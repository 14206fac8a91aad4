import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import type { ClientInput } from '#kernel/contract/endpoint.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { ApiProblem, call, newKey } from '#kernel/web/api.ts'
import { patchCached } from '#kernel/web/query.ts'
import { useActor } from '#kernel/web/session.tsx'
import { useDraft, type Draft } from '#kernel/web/ui/useDraft.tsx'
import { getAssessment, saveSection, type AssessmentView, type SavedSection } from '../../contract.ts'
import { itemsByKey } from '../../domain/fill.ts'
import { misfit } from '../../domain/fits.ts'
import type { Answer } from '../../domain/instrument.ts'
import { afterSave, begin, changesOf, placeKey, receive, refused, settle, write, type Changes, type Desk, type Place, type Present, type Written } from './desk.ts'

/** What could not be sent when a screen was left, by person and assessment: in memory only, as everything written here. */
const left = new Map<string, Desk>()

export interface AssessmentDesk {
  desk: Desk
  draft: Draft
  write: (place: Place, key: string, answer: Answer | null) => void
  /** Decides a clash of a section: for each item, mine or theirs. */
  settle: (place: Place, mine: (key: string) => boolean) => void
  /** Takes in what the server answers about a section. */
  receive: (place: Place, saved: SavedSection) => void
}

const firstDesk = (view: AssessmentView, before: Desk | undefined): Desk =>
  Object.fromEntries(view.sections.map((section) => {
    const key = placeKey({ section: section.key, person: section.person?.id ?? null })
    return [key, before?.[key] ? refused(before[key], section) : begin(section)] as const
  }))

/** Keeps the cached assessment in step with what was saved, so that another screen starts from the present. */
function remember(assessmentId: Id<'assessment'>, place: Place, { counts, missing, ...section }: SavedSection): void {
  patchCached(getAssessment, { assessmentId }, (old) => ({
    ...old, counts, missing, savedAt: section.savedAt ?? old.savedAt, sections: old.sections.map((one) => (one.key === place.section && (one.person?.id ?? null) === place.person ? section : one)),
  }))
}

/** Everything written in an assessment, on the server within a second: all its sections in one place, so that moving among them loses nothing. */
export function useDesk(view: AssessmentView): AssessmentDesk {
  const id = `${useActor().id} ${view.id}`
  const [desk, setDesk] = useState(() => firstDesk(view, left.get(id)))
  const now = useRef(desk)
  now.current = desk
  const items = useMemo(() => itemsByKey(view.definition), [view.definition])
  const fits = useCallback((key: string, answer: Answer): boolean => {
    const item = items.get(key)
    return item !== undefined && misfit(item, answer, dateInRome(Date.now())) === null
  }, [items])
  const change = useCallback((place: Place, how: (written: Written) => Written) => {
    const key = placeKey(place)
    const before = now.current[key]
    if (!before) return
    now.current = { ...now.current, [key]: how(before) }
    setDesk(now.current)
  }, [])
  // somebody else saved, and the assessment was read again
  useEffect(() => {
    for (const section of view.sections) {
      const place = { section: section.key, person: section.person?.id ?? null }
      if (section.version > (now.current[placeKey(place)]?.base.version ?? 0)) change(place, (written) => (written.clash ? written : receive(written, section)))
    }
  }, [view.sections, change])

  const present = useCallback(() => now.current, [])
  const save = useSaving(view, present, change, fits)
  const value = useMemo(() => Object.fromEntries(Object.entries(desk).map(([key, { own }]) => [key, own])), [desk])
  const draft = useDraft({ value, save, savedAt: view.savedAt, enabled: view.can.fill })
  useKeeping(id, present, fits)
  return {
    desk, draft,
    write: useCallback((place, key, answer) => change(place, (written) => write(written, key, answer)), [change]),
    settle: (place, mine) => {
      change(place, (written) => settle(written, mine))
      void draft.flush()
    },
    receive: useCallback((place, saved) => {
      change(place, (written) => (written.clash ? written : receive(written, saved)))
      remember(view.id, place, saved)
    }, [change, view.id]),
  }
}

/** Sends what changed, section by section; a section whose text was changed by somebody else is not sent until its clash is decided. */
function useSaving(view: AssessmentView, present: () => Desk, change: (place: Place, how: (written: Written) => Written) => void, fits: (key: string, answer: Answer) => boolean): () => Promise<void> {
  const keys = useRef(new Map<string, { text: string; key: string }>())
  const send = useCallback(async (place: Place): Promise<void> => {
    const written = present()[placeKey(place)]!
    const changed = changesOf(written, fits)
    if (Object.keys(changed).length === 0) return
    if (written.clash) throw new Error('two texts of one section')
    const saved = await sendOnce(view.id, place, changed, written.base.version, keys.current).catch((problem: unknown) => {
      if (problem instanceof ApiProblem && problem.code === 'stale') change(place, (one) => refused(one, problem.current as Present))
      throw problem
    })
    change(place, (one) => afterSave(one, changed, saved))
    remember(view.id, place, saved)
  }, [view.id, present, change, fits])
  return useCallback(async () => {
    const results = await Promise.allSettled(view.sections.filter(({ can }) => can.write).map((section) => send({ section: section.key, person: section.person?.id ?? null })))
    const failed = results.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
  }, [view.sections, send])
}

/** The same content goes with the same key, so that an answer lost on the way is never saved twice. */
function sendOnce(assessmentId: Id<'assessment'>, { section, person }: Place, changed: Changes, version: number, keys: Map<string, { text: string; key: string }>): Promise<SavedSection> {
  const at = placeKey({ section, person })
  const text = JSON.stringify([changed, version])
  const before = keys.get(at)
  const key = before?.text === text ? before.key : newKey()
  keys.set(at, { text, key })
  return call(saveSection, { assessmentId, section, person: person as Id<'person'> | null, changed: changed as ClientInput<typeof saveSection>['changed'], version }, { key })
}

/** What is not on the server yet is kept while one goes elsewhere in the product, and leaving the product asks first. */
function useKeeping(id: string, present: () => Desk, fits: (key: string, answer: Answer) => boolean): void {
  useEffect(() => {
    const unsent = () => Object.values(present()).some((written) => Object.keys(changesOf(written, fits)).length > 0)
    const ask = (event: BeforeUnloadEvent) => unsent() && event.preventDefault()
    window.addEventListener('beforeunload', ask)
    left.delete(id)
    return () => {
      window.removeEventListener('beforeunload', ask)
      if (unsent()) left.set(id, present())
    }
  }, [id, present, fits])
}
