import type { Id } from '#kernel/domain/ids.ts'
import { call } from '#kernel/web/api.ts'
import { patchCached, queryClient } from '#kernel/web/query.ts'
import { useVersionedDraft, type VersionedDraft } from '#kernel/web/ui/useVersionedDraft.ts'
import { listDrafts, saveDraft, type DiaryDraft } from '../../contract/diary.ts'
import { noteFrom, type NoteText } from './note-text.ts'

export type NoteDraft = VersionedDraft<NoteText>

interface Options {
  caseId: Id<'case'>
  draftId: Id<'draft'>
  entryId: Id<'entry'> | null
  note: NoteText
  /** Version of the draft the note was read from; 0: new. */
  version: number
  savedAt: string | null
}

/** Keeps a note on the server while it is written. */
export const useNoteDraft = ({ caseId, draftId, entryId, note, version, savedAt }: Options): NoteDraft =>
  useVersionedDraft({
    value: note,
    version,
    savedAt,
    send: async (value, on, key) => {
      const saved = await call(saveDraft, { caseId, draftId, entryId, content: { ...value }, version: on }, { key })
      keepCached(caseId, { id: draftId, caseId, entryId, content: { ...value }, savedAt: saved.savedAt, version: saved.version })
      return saved
    },
    read: (current, mine) => ({ value: noteFrom((current as DiaryDraft).content, mine), version: (current as DiaryDraft).version }),
  })

/** Who leaves the file and comes back goes on from what was kept last, not from the list as it was read before. */
function keepCached(caseId: Id<'case'>, draft: DiaryDraft): void {
  // a new one is read again: it comes with the name of its file
  if (draft.version === 1) void queryClient.invalidateQueries({ queryKey: [listDrafts.id] })
  for (const input of [{ ofCase: caseId }, {}]) patchCached(listDrafts, input, (old) => ({ rows: old.rows.map((row) => (row.id === draft.id ? { ...row, ...draft } : row)) }))
}
