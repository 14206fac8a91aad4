import { useCallback, useRef, useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { ApiProblem, call } from '#kernel/web/api.ts'
import { useDraft, type Draft } from '#kernel/web/ui/useDraft.tsx'
import { saveDraft, type DiaryDraft } from '../../contract/diary.ts'
import { noteFrom, type NoteText } from './note-text.ts'

export interface NoteDraft extends Draft {
  /** What another device saved meanwhile: nothing more is saved until the person chooses. */
  other: NoteText | null
  keepThis: () => void
  /** Gives the other text, to show it. */
  takeOther: () => NoteText
  /** No more saving: the note was written or its draft deleted. */
  end: () => void
  /** Was anything kept on the server? */
  kept: () => boolean
}

interface Options {
  caseId: Id<'case'>
  draftId: Id<'draft'>
  entryId: Id<'entry'> | null
  note: NoteText
  /** Version of the draft the note was read from; 0: new. */
  version: number
  savedAt: string | null
}

/** Keeps a note on the server while it is written. An answer that was lost on the way is recognised and gone on from. */
export function useNoteDraft({ caseId, draftId, entryId, note, version: initially, savedAt }: Options): NoteDraft {
  const version = useRef(initially)
  const sent = useRef('')
  const ended = useRef(false)
  const [other, setOther] = useState<NoteText | null>(null)
  const otherVersion = useRef(0)
  const blocked = useRef(false)

  const save = useCallback(
    async (value: NoteText, key: string): Promise<void> => {
      if (ended.current) return
      if (blocked.current) throw new Error('two texts of one draft')
      const send = async () => {
        const answer = await call(saveDraft, { caseId, draftId, entryId, content: { ...value }, version: version.current }, { key })
        version.current = answer.version
      }
      const before = sent.current
      sent.current = JSON.stringify(value)
      try {
        await send()
      } catch (problem) {
        if (!(problem instanceof ApiProblem) || problem.code !== 'stale') throw problem
        const current = problem.current as DiaryDraft
        const there = noteFrom(current.content, value)
        otherVersion.current = current.version
        if (![before, sent.current].includes(JSON.stringify(there))) {
          blocked.current = true
          setOther(there)
          throw problem
        }
        // our own text, whose answer never came
        version.current = current.version
        throw problem
      }
    },
    [caseId, draftId, entryId],
  )
  const draft = useDraft({ value: note, save, savedAt })
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
      sent.current = JSON.stringify(there)
      settle()
      return there
    },
    end: () => void (ended.current = true),
    kept: () => version.current > 0,
  }
}
