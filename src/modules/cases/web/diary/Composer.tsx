import { useEffect, useRef } from 'react'
import { sayProblem, type ApiProblem } from '#kernel/web/api.ts'
import { formatRelative } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { DraftStatus } from '#kernel/web/ui/useDraft.tsx'
import type { DiaryEntry } from '../../contract/diary.ts'
import { NoteFields } from './NoteFields.tsx'
import type { NoteText } from './note-text.ts'
import { useComposer, useSendKey, type ComposerProps } from './useComposer.ts'
import type { NoteDraft } from './useNoteDraft.ts'
import { diaryWords } from './words.ts'

/** Writes a note in under a minute: the cursor is in the text, Ctrl+Enter saves, and every keystroke is kept. */
export function Composer(props: ComposerProps) {
  const { desk, draft: given, entry, quiet } = props
  const say = useWords(diaryWords)
  const { note, change, draft, errors, problem, sending, send, leave, putAway } = useComposer(props)
  const box = useRef<HTMLDivElement>(null)
  useSendKey(box, send)
  useEffect(() => {
    if (!quiet) box.current?.querySelector('textarea')?.focus()
  }, [quiet])
  return (
    <div ref={box} className="ac-screen-only">
      <Card title={entry ? say.correcting : say.newNote} level={2} actions={<DraftStatus draft={draft} />}>
        <form
          noValidate
          className="ac-form"
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          {given && <p className="ac-meta">{say.resumed(formatRelative(given.savedAt))}</p>}
          <TwoTexts draft={draft} onTake={change} />
          {problem && <Refusal problem={problem} />}
          <NoteFields note={note} desk={desk} errors={errors} isNew={!entry} onChange={change} />
          {entry && <TextField label={say.reason} hint={say.reasonHint} required value={note.reason} error={errors.reason} onChange={(reason) => change({ reason })} />}
          <div className="ac-form-actions">
            <Button kind="primary" type="submit" busy={sending}>{entry ? say.saveCorrection : say.save}</Button>
            <span className="ac-meta">{say.keys}</span>
            <Button kind="quiet" onClick={leave}>{say.close}</Button>
            <Button kind="quiet" icon="delete" onClick={putAway}>{say.discard}</Button>
          </div>
        </form>
      </Card>
    </div>
  )
}

const Quoted = ({ children }: { children: string }) => <blockquote translate="no" dir="auto">{children}</blockquote>

/** The same draft written on two devices: the person chooses. */
function TwoTexts({ draft, onTake }: { draft: NoteDraft; onTake: (note: NoteText) => void }) {
  const say = useWords(diaryWords)
  if (!draft.other) return null
  const actions = (
    <>
      <Button size="small" onClick={draft.keepThis}>{say.keepThis}</Button>
      <Button size="small" onClick={() => onTake(draft.takeOther())}>{say.takeOther}</Button>
    </>
  )
  return <Alert kind="warning" title={say.elsewhere} actions={actions}>{say.elsewhereText}<Quoted>{draft.other.body}</Quoted></Alert>
}

function Refusal({ problem }: { problem: ApiProblem }) {
  const say = useWords(diaryWords)
  if (problem.code === 'stale') return <Alert kind="warning" title={say.changed}>{say.changedText}<Quoted>{(problem.current as DiaryEntry).body}</Quoted></Alert>
  const { title, detail } = sayProblem(problem)
  return <Alert kind="danger" title={title}>{detail}</Alert>
}
