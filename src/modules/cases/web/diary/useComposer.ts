import { useEffect, useRef, useState, type RefObject } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { newId } from '#kernel/domain/ids.ts'
import type { ApiProblem } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { queryClient, useMutationOf } from '#kernel/web/query.ts'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { correctEntry, discardDraft, getEntry, listDrafts, listEntryVersions, writeEntry, type DiaryDraft, type DiaryEntry } from '../../contract/diary.ts'
import { readTimeline } from '../../contract/timeline.ts'
import type { Desk } from './desk.ts'
import type { FieldErrors } from './NoteFields.tsx'
import { blankNote, entryFrom, noteFrom, noteOf, type NoteErrors, type NoteText } from './note-text.ts'
import { useNoteDraft, type NoteDraft } from './useNoteDraft.ts'
import { diaryWords } from './words.ts'

export interface ComposerProps {
  caseId: Id<'case'>
  desk: Desk
  /** A draft to go on from. */
  draft?: DiaryDraft | undefined
  /** The entry to correct; a new one when left out. */
  entry?: DiaryEntry | undefined
  /** Leave the focus where it is. */
  quiet?: boolean | undefined
  onClose: () => void
}

interface Composing {
  note: NoteText
  change: (change: Partial<NoteText>) => void
  draft: NoteDraft
  errors: FieldErrors
  problem: ApiProblem | null
  sending: boolean
  send: () => Promise<void>
  /** Closes; the draft stays. */
  leave: () => void
  putAway: () => void
}

const changes = [readTimeline, listDrafts, getEntry, listEntryVersions]

/** What the composer holds and does: the text, its draft, sending it once. */
export function useComposer({ caseId, desk, draft: given, entry, onClose }: ComposerProps): Composing {
  const say = useWords(diaryWords)
  const [draftId] = useState(() => given?.id ?? newId<'draft'>())
  const [note, setNote] = useState(() => startOf(desk, given, entry))
  const [wrong, setWrong] = useState<NoteErrors>({})
  const draft = useNoteDraft({ caseId, draftId, entryId: entry?.id ?? null, note, version: given?.version ?? 0, savedAt: given?.savedAt ?? null })
  const discard = useMutationOf(discardDraft, { invalidates: [listDrafts], onSuccess: () => toast(say.discarded), onError: toastProblem })
  const { submit, problem, sending } = useSubmit({ caseId, entry }, (files) => {
    draft.end()
    toast(files > 1 ? say.savedIn(files) : say.saved)
    onClose()
  })

  // Ctrl+Enter twice is one note, also while the draft is still on its way
  const busy = useRef(false)
  const send = async () => {
    // of two texts one is chosen first: the draft of the other would be put away unread
    if (busy.current || draft.other) return
    const read = entryFrom(note, entry ? rolesOf(entry) : {})
    setWrong('wrong' in read ? read.wrong : {})
    if ('wrong' in read) return
    busy.current = true
    try {
      // what waits to be saved goes first, so that the draft that is put away is the last one
      await draft.flush()
      await submit(read.entry, note.reason, draft.kept() ? draftId : null)
    } finally {
      busy.current = false
    }
  }
  const leave = () => {
    const kept = draft.flush()
    onClose()
    // the list of drafts is asked again once this one is on the server
    void kept.then(() => queryClient.invalidateQueries({ queryKey: [listDrafts.id] }))
  }
  const putAway = () => {
    draft.end()
    if (draft.kept()) discard.mutate({ caseId, draftId })
    onClose()
  }
  return {
    note, draft, problem, sending, send, leave, putAway,
    change: (part) => setNote((before) => ({ ...before, ...part })),
    errors: errorsOf(problem?.fieldErrors ?? {}, wrong, say),
  }
}

type Sent = Extract<ReturnType<typeof entryFrom>, { entry: unknown }>['entry']

/** Writes the note, or corrects the entry from the version last seen. A refusal stays on the screen. */
function useSubmit({ caseId, entry }: Pick<ComposerProps, 'caseId' | 'entry'>, onDone: (files: number) => void) {
  const [version, setVersion] = useState(entry?.version ?? 0)
  const write = useMutationOf(writeEntry, { invalidates: changes, onSuccess: (saved) => onDone(1 + saved.alsoIn.length) })
  const correct = useMutationOf(correctEntry, {
    invalidates: changes,
    onSuccess: () => onDone(1),
    onError: (problem) => problem.code === 'stale' && setVersion((problem.current as DiaryEntry).version),
  })
  const submit = async (sent: Sent, reason: string, draftId: Id<'draft'> | null): Promise<void> => {
    const { alsoFor, ...words } = sent
    const sending = entry
      ? correct.mutateAsync({ caseId, entryId: entry.id, ...words, reason, version, draftId })
      : write.mutateAsync({ caseId, ...words, alsoFor, draftId })
    await sending.catch(() => undefined)
  }
  return { submit, problem: write.error ?? correct.error, sending: write.isPending || correct.isPending }
}

/** Ctrl+Enter anywhere inside. */
export function useSendKey(box: RefObject<HTMLElement | null>, send: () => Promise<void>): void {
  const latest = useRef(send)
  latest.current = send
  useEffect(() => {
    const element = box.current
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      void latest.current()
    }
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [box])
}

function startOf(desk: Desk, draft: DiaryDraft | undefined, entry: DiaryEntry | undefined): NoteText {
  const section = desk.sections.includes('social') ? 'social' : (desk.sections[0] ?? '')
  const blank = entry ? noteOf(entry) : blankNote(section)
  return draft ? noteFrom(draft.content, blank) : blank
}

const rolesOf = (entry: DiaryEntry): Record<string, string | null> =>
  Object.fromEntries(entry.presences.flatMap((one) => (one.personId ?? one.operatorId ? [[(one.personId ?? one.operatorId)!, one.role]] : [])))

/** What the server and the screen found wrong, by field of the note. */
function errorsOf(found: Record<string, string>, wrong: NoteErrors, say: { badDate: string; badTime: string; badMinutes: string }): FieldErrors {
  const starting = (path: string) => Object.entries(found).find(([key]) => key === path || key.startsWith(`${path}.`))?.[1]
  return {
    kind: starting('kind'),
    section: starting('section'),
    origin: starting('origin'),
    body: starting('body'),
    title: starting('title'),
    place: starting('place'),
    others: starting('presences'),
    siblings: starting('alsoFor'),
    reason: starting('reason'),
    on: wrong.on ? say.badDate : starting('happenedAt'),
    at: wrong.at ? say.badTime : undefined,
    minutes: wrong.minutes ? say.badMinutes : starting('minutes'),
  }
}
