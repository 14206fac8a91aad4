import { useState } from 'react'
import { call } from '#kernel/web/api.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { patchCached } from '#kernel/web/query.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { DraftStatus } from '#kernel/web/ui/useDraft.tsx'
import { useVersionedDraft } from '#kernel/web/ui/useVersionedDraft.ts'
import { getHostedList, putHostedChild, saveHostedWords, type HostedChild, type HostedList } from '../../contract/hosted.ts'
import { hostedThings, type HostedThing } from '../../domain/hosted.ts'
import { changedByHosted } from './changed.ts'
import { hostedWords } from './words.ts'

type Said = NonNullable<HostedChild['said'][HostedThing]>

/** A child of the list: his days, and the three things that the law asks. Each thing is saved while it is written. */
export function HostedChildCard({ list, row }: { list: HostedList; row: HostedChild }) {
  const say = useWords(hostedWords)
  const [dialog, setDialog] = useState<'days' | 'out' | null>(null)
  const days = [row.enteredOn ? say.since(formatDate(row.enteredOn)) : say.sinceUnknown, row.leftOn && say.until(formatDate(row.leftOn))].filter(Boolean).join(', ')
  return (
    <section className="ac-card" aria-label={`${row.name}, ${row.caseNumber}`}>
      <div className="ac-card-head">
        <h2 className="ac-card-title"><PersonName name={row.name} /></h2>
        {row.leftOut !== null && <Badge kind="neutral">{say.leftOut}</Badge>}
      </div>
      <p className="ac-meta"><span translate="no">{row.caseNumber}</span>{row.bornOn && ` · ${formatDate(row.bornOn)}`} · {days}</p>
      {row.leftOut === null
        ? hostedThings.map((about) => {
          const said = row.said[about]
          return said === null ? <div key={about}><strong>{say[about]}</strong><p className="ac-meta">{say.notYours}</p></div> : <Thing key={about} list={list} row={row} about={about} said={said} />
        })
        : <p translate="no" dir="auto">{row.leftOut}</p>}
      {list.can.write && (
        <div className="ac-row">
          <Button kind="quiet" size="small" icon="calendar" aria-label={`${say.changeDays}: ${row.name}`} onClick={() => setDialog('days')}>{row.leftOut === null ? say.changeDays : say.putBack}</Button>
          {row.leftOut === null && <Button kind="quiet" size="small" aria-label={`${say.leaveOut}: ${row.name}`} onClick={() => setDialog('out')}>{say.leaveOut}</Button>}
        </div>
      )}
      {dialog && <DaysDialog list={list} row={row} out={dialog === 'out'} onClose={() => setDialog(null)} />}
    </section>
  )
}

function DaysDialog({ list, row, out, onClose }: { list: HostedList; row: HostedChild; out: boolean; onClose: () => void }) {
  const say = useWords(hostedWords)
  return (
    <Modal open onClose={onClose} title={`${out ? say.leaveOut : say.changeDays}: ${row.name}`} question>
      <Form
        endpoint={putHostedChild} input={{ listId: list.id, caseId: row.caseId, version: row.version, ...(out ? { enteredOn: row.enteredOn, leftOn: row.leftOn } : { leftOut: null }) }} defaults={{ enteredOn: row.enteredOn, leftOn: row.leftOn, leftOut: '' } as never}
        submit={say.save} invalidates={changedByHosted} onDone={onClose} onCancel={onClose}
      >
        {out
          ? <TextField name="leftOut" label={say.leaveOutWhy} required maxLength={300} />
          : <><SmartDateField name="enteredOn" label={say.hostedFrom} /><SmartDateField name="leftOn" label={say.hostedTo} /></>}
      </Form>
    </Modal>
  )
}

interface Text {
  words: string
}

function Thing({ list, row, about, said }: { list: HostedList; row: HostedChild; about: HostedThing; said: Said }) {
  const say = useWords(hostedWords)
  if (!said.can.write) return <div><strong>{say[about]}</strong><p className="ac-fact-text" translate="no" dir="auto">{said.words || '—'}</p></div>
  return <WrittenThing list={list} row={row} about={about} said={said} />
}

function WrittenThing({ list, row, about, said }: { list: HostedList; row: HostedChild; about: HostedThing; said: Said }) {
  const say = useWords(hostedWords)
  const [value, setValue] = useState<Text>({ words: said.words })
  const draft = useVersionedDraft<Text>({
    value, version: said.version, savedAt: said.at,
    send: async ({ words }, version, key) => {
      const saved = await call(saveHostedWords, { listId: list.id, childId: row.id, about, words, version }, { key })
      patchCached(getHostedList, { listId: list.id }, (old) => ({ ...old, rows: old.rows.map((one) => (one.id === row.id ? { ...one, said: { ...one.said, [about]: saved } } : one)) }))
      return { version: saved.version, savedAt: saved.at ?? new Date().toISOString() }
    },
    read: (current) => ({ value: { words: (current as Said).words }, version: (current as Said).version }),
  })
  const known = row.suggestions.filter((one) => one.about === about && one.words !== value.words)
  return (
    <div>
      {draft.other && (
        <Alert kind="warning" title={say.twoTexts}>
          <p><strong>{say.theirs}:</strong> <span translate="no">{draft.other.words}</span></p>
          <div className="ac-form-actions"><Button onClick={draft.keepThis}>{say.keepMine}</Button><Button kind="quiet" onClick={() => setValue(draft.takeOther())}>{say.takeTheirs}</Button></div>
        </Alert>
      )}
      <TextArea label={say[about]} hint={say[`${about}Hint`]} rows={2} maxLength={2000} value={value.words} onChange={(words) => setValue({ words })} onBlur={() => void draft.flush()} />
      {known.map((one) => (
        <div key={one.from} className="ac-row ac-known">
          <span className="ac-meta">{say.known} ({one.from === 'registry' ? say.fromRegistry : say.fromEarlier(formatDate(one.on!))}): <span translate="no" dir="auto">{one.words}</span></span>
          <Button kind="quiet" size="small" icon="check" aria-label={say.takeThing(say[about], row.name)} onClick={() => setValue({ words: one.words })}>{say.take}</Button>
        </div>
      ))}
      <DraftStatus draft={draft} />
    </div>
  )
}
