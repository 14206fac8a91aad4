import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { newId } from '#kernel/domain/ids.ts'
import { sayProblem } from '#kernel/web/api.ts'
import { formatRelative } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { DraftStatus } from '#kernel/web/ui/useDraft.tsx'
import { correctEntry, discardDraft, getEntry, listDrafts, listEntryVersions, writeEntry, type DiaryDraft, type DiaryEntry } from '../../contract/diary.ts'
import { readTimeline } from '../../contract/timeline.ts'
import { NoteFields, type FieldErrors } from './NoteFields.tsx'
import { blankNote, entryFrom, noteFrom, noteOf, type NoteErrors } from './note-text.ts'
import { useNoteDraft } from './useNoteDraft.ts'
import { diaryWords } from './words.ts'
import type { Desk } from './desk.ts'

interface ComposerProps {
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

const changes = [readTimeline, listDrafts, getEntry, listEntryVersions]

/** Writes a note in under a minute: the cursor is in the text, Ctrl+Enter saves, and every keystroke is kept. */
export function Composer({ caseId, desk, draft: given, entry, quiet, onClose }: ComposerProps) {
  const say = useWords(diaryWords)
  const [draftId] = useState(() => given?.id ?? newId<'draft'>())
  const [note, setNote] = useState(() => startOf(desk, given, entry))
  const [version, setVersion] = useState(entry?.version ?? 0)
  const [wrong, setWrong] = useState<NoteErrors>({})
  const draft = useNoteDraft({ caseId, draftId, entryId: entry?.id ?? null, note, version: given?.version ?? 0, savedAt: given?.savedAt ?? null })
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!quiet) box.current?.querySelector('textarea')?.focus()
  }, [quiet])

  const done = (files: number) => {
    draft.end()
    toast(files > 1 ? say.savedIn(files) : say.saved)
    onClose()
  }
  const write = useMutationOf(writeEntry, { invalidates: changes, onSuccess: (saved) => done(1 + saved.alsoIn.length) })
  const correct = useMutationOf(correctEntry, {
    invalidates: changes,
    onSuccess: () => done(1),
    onError: (problem) => problem.code === 'stale' && setVersion((problem.current as DiaryEntry).version),
  })
  const discard = useMutationOf(discardDraft, { invalidates: [listDrafts], onError: toastProblem })
  const sending = write.isPending || correct.isPending
  const problem = write.error ?? correct.error

  // Ctrl+Enter twice is one note, also while the draft is still on its way
  const busy = useRef(false)
  const send = async () => {
    // of two texts one is chosen first: the draft of the other would be put away unread
    if (busy.current || draft.other) return
    const read = entryFrom(note, entry ? rolesOf(entry) : {})
    setWrong('wrong' in read ? read.wrong : {})
    if ('wrong' in read) return
    busy.current = true
    const settled = { onSettled: () => void (busy.current = false) }
    // what waits to be saved goes first, so that the draft that is put away is the last one
    await draft.flush()
    const keep = draft.kept() ? { draftId } : {}
    if (!entry) return write.mutate({ caseId, ...read.entry, ...keep }, settled)
    const { alsoFor: _, ...words } = read.entry
    correct.mutate({ caseId, entryId: entry.id, ...words, reason: note.reason, version, ...keep }, settled)
  }
  const putAway = () => {
    draft.end()
    if (draft.kept()) discard.mutate({ caseId, draftId }, { onSuccess: () => toast(say.discarded) })
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void send()
    }
  }
  const errors = errorsOf(problem?.fieldErrors ?? {}, wrong, say)
  return (
    <div ref={box} className="ac-screen-only">
      <Card title={entry ? say.correcting : say.newNote} level={2} actions={<DraftStatus draft={draft} />}>
        <form
          noValidate
          className="ac-form"
          onKeyDown={onKeyDown}
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          {given && <p className="ac-meta">{say.resumed(formatRelative(given.savedAt))}</p>}
          {draft.other && (
            <Alert kind="warning" title={say.elsewhere} actions={<><Button size="small" onClick={draft.keepThis}>{say.keepThis}</Button><Button size="small" onClick={() => setNote(draft.takeOther())}>{say.takeOther}</Button></>}>
              {say.elsewhereText}
              <blockquote translate="no" dir="auto">{draft.other.body}</blockquote>
            </Alert>
          )}
          {problem && (problem.code === 'stale'
            ? <Alert kind="warning" title={say.changed}>{say.changedText}<blockquote translate="no" dir="auto">{(problem.current as DiaryEntry).body}</blockquote></Alert>
            : <Alert kind="danger" title={sayProblem(problem).title}>{sayProblem(problem).detail}</Alert>)}
          <NoteFields note={note} desk={desk} errors={errors} isNew={!entry} onChange={(change) => setNote((before) => ({ ...before, ...change }))} />
          {entry && <TextField label={say.reason} hint={say.reasonHint} required value={note.reason} error={errors.reason} onChange={(reason) => setNote((before) => ({ ...before, reason }))} />}
          <div className="ac-form-actions">
            <Button kind="primary" type="submit" busy={sending}>{entry ? say.saveCorrection : say.save}</Button>
            <span className="ac-meta">{say.keys}</span>
            <Button kind="quiet" onClick={onClose}>{say.close}</Button>
            <Button kind="quiet" icon="delete" onClick={putAway}>{say.discard}</Button>
          </div>
        </form>
      </Card>
    </div>
  )
}

function startOf(desk: Desk, draft: DiaryDraft | undefined, entry: DiaryEntry | undefined) {
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
