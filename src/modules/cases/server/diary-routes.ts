import type { Operation } from '#kernel/server/operation.ts'
import { liftWarning, listWarnings, raiseWarning, reviewWarning } from './danger-warnings.ts'
import { correctEntry } from './diary-correct-entry.ts'
import { discardDraft, listDrafts, saveDraft } from './diary-drafts.ts'
import { getDiaryDesk, getEntry, listEntryVersions } from './diary-read-entry.ts'
import { writeEntry } from './diary-write-entry.ts'
import { readTimeline } from './timeline-read.ts'

/** Diary, timeline and danger warnings. */
export const diaryOperations = [
  writeEntry, getEntry, correctEntry, listEntryVersions, getDiaryDesk, saveDraft, discardDraft, listDrafts, readTimeline,
  listWarnings, raiseWarning, reviewWarning, liftWarning,
] as unknown as Operation[]
