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
  /** Opened by itself: the focus stays where the person is. */
  quiet?: boolean
}

interface OpenComposerProps {
  caseId: Id<'case'>
  desk: Desk
  writing: Writing
  onClose: () => void
}

/** The composer; a draft that corrects an entry waits for the entry. */
export function OpenComposer({ caseId, desk, writing: { draft, entry, quiet }, onClose }: OpenComposerProps) {
  if (draft?.entryId && !entry) return <CorrectionDraft {...{ caseId, desk, draft, quiet, onClose }} entryId={draft.entryId} />
  return <Composer key={draft?.id ?? entry?.id ?? 'new'} {...{ caseId, desk, draft, entry, quiet, onClose }} />
}

function CorrectionDraft({ caseId, desk, draft, entryId, quiet, onClose }: Omit<OpenComposerProps, 'writing'> & { draft: DiaryDraft; entryId: Id<'entry'>; quiet: boolean | undefined }) {
  const query = useQueryOf(getEntry, { caseId, entryId })
  return <Loaded query={query}>{(entry) => <Composer {...{ caseId, desk, draft, entry, quiet, onClose }} />}</Loaded>
}
