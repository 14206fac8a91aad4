import type { Id } from '#kernel/domain/ids.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { getEntry, type DiaryDraft, type DiaryEntry } from '../../contract/diary.ts'
import { Composer } from './Composer.tsx'
import type { Desk } from './desk.ts'

/** What is being written: a new note, a correction, or a draft of either. */
export interface Writing {
  draft?: DiaryDraft | undefined
  entry?: DiaryEntry | undefined
}

interface OpenComposerProps {
  caseId: Id<'case'>
  desk: Desk
  writing: Writing
  onClose: () => void
}

/** The composer; a draft that corrects an entry waits for the entry. */
export function OpenComposer({ caseId, desk, writing: { draft, entry }, onClose }: OpenComposerProps) {
  if (draft?.entryId && !entry) return <CorrectionDraft caseId={caseId} desk={desk} draft={draft} entryId={draft.entryId} onClose={onClose} />
  return <Composer key={draft?.id ?? entry?.id ?? 'new'} {...{ caseId, desk, draft, entry, onClose }} />
}

function CorrectionDraft({ caseId, desk, draft, entryId, onClose }: Omit<OpenComposerProps, 'writing'> & { draft: DiaryDraft; entryId: Id<'entry'> }) {
  const query = useQueryOf(getEntry, { caseId, entryId })
  return <Loaded query={query}>{(entry) => <Composer {...{ caseId, desk, draft, entry, onClose }} />}</Loaded>
}
