import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { getEntry, listEntryVersions, type DiaryEntry } from '../../contract/diary.ts'
import { useCodeWords } from './codes.ts'
import { diaryWords, sectionLabels } from './words.ts'

interface EntryDetailProps {
  caseId: Id<'case'>
  entryId: Id<'entry'>
  onCorrect: (entry: DiaryEntry) => void
}

/** An opened entry: all its words, who was there, what it said before. */
export function EntryDetail({ caseId, entryId, onCorrect }: EntryDetailProps) {
  const query = useQueryOf(getEntry, { caseId, entryId })
  return <Loaded query={query}>{(entry) => <Entry entry={entry} onCorrect={onCorrect} />}</Loaded>
}

function Entry({ entry, onCorrect }: { entry: DiaryEntry; onCorrect: (entry: DiaryEntry) => void }) {
  const say = useWords(diaryWords)
  const both = useSay()
  const codes = useCodeWords()
  const present = entry.presences.map((one) => `${one.name ?? say.hidden}${one.role ? ` (${one.role})` : ''}`).join(', ')
  return (
    <div className="ac-stack">
      <div className="ac-timeline-body" translate="no" dir="auto">{entry.body}</div>
      <DataList
        items={[
          { label: say.present, value: present && <span translate="no"><bdi>{present}</bdi></span> },
          { label: say.place, value: entry.place },
          { label: say.duration, value: entry.minutes === null ? null : say.minutesLong(entry.minutes) },
          { label: say.section, value: both(sectionLabels[entry.section]) },
          { label: say.origin, value: codes.label('diary_origin', entry.origin) },
          { label: say.alsoIn, value: entry.alsoIn.map((one) => `${one.childName} (${one.number})`).join(', ') },
        ]}
      />
      <p className="ac-meta">
        {say.writtenBy(entry.author.name, formatDateTime(entry.writtenAt))}
        {entry.corrected && <>. {say.correctedBy(formatDateTime(entry.corrected.at), entry.corrected.by?.name ?? say.hidden)}</>}
      </p>
      <div className="ac-row ac-screen-only">
        {entry.can.correct && <Button size="small" icon="pencil" onClick={() => onCorrect(entry)}>{say.correct}</Button>}
      </div>
      {entry.corrected && <Versions caseId={entry.caseId} entryId={entry.id} />}
    </div>
  )
}

/** What the entry said before, and why it was replaced; asked for when opened. */
function Versions({ caseId, entryId }: { caseId: Id<'case'>; entryId: Id<'entry'> }) {
  const say = useWords(diaryWords)
  const [open, setOpen] = useState(false)
  const query = useQueryOf(listEntryVersions, { caseId, entryId }, { enabled: open })
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say.earlier}</summary>
      {open && (
        <Loaded query={query}>
          {({ rows }) => (
            <ol className="ac-plain">
              {rows.map((one) => (
                <li key={one.n}>
                  <strong>{say.versionOf(one.n, formatDateTime(one.writtenAt), one.author?.name ?? say.hidden)}</strong>
                  <div className="ac-timeline-body" translate="no" dir="auto">{one.body}</div>
                  <p className="ac-meta">{say.replacedFor(one.reason, one.replacedBy?.name ?? say.hidden)}</p>
                </li>
              ))}
            </ol>
          )}
        </Loaded>
      )}
    </details>
  )
}
