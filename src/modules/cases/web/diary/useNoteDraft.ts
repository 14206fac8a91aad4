import type { Id } from '#kernel/domain/ids.ts'
import { call } from '#kernel/web/api.ts'
import { useVersionedDraft, type VersionedDraft } from '#kernel/web/ui/useVersionedDraft.ts'
import { saveDraft, type DiaryDraft } from '../../contract/diary.ts'
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
    send: (value, on, key) => call(saveDraft, { caseId, draftId, entryId, content: { ...value }, version: on }, { key }),
    read: (current, mine) => ({ value: noteFrom((current as DiaryDraft).content, mine), version: (current as DiaryDraft).version }),
  })
