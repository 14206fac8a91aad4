import { useEffect, useRef, useState } from 'react'
import { ApiProblem, call, sayProblem } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { patchCached, useMutationOf } from '#kernel/web/query.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { DraftStatus } from '#kernel/web/ui/useDraft.tsx'
import { useVersionedDraft } from '#kernel/web/ui/useVersionedDraft.ts'
import { OperatorPicker } from '#modules/network/web/parts.ts'
import { getAppointment, recordMeeting, saveRecordDraft, type Appointment } from '../contract.ts'
import { attendances } from '../domain/words.ts'
import { changedByAction, changedByAppointment } from './changed.ts'
import { useAgendaCodes } from './codes.ts'
import { agendaWords } from './words.ts'

interface Decision {
  caseId?: string
  what: string
  ownerId: string
  dueOn: string
}

interface Held {
  text: string
  /** By file: what concerns that child alone. */
  parts: Record<string, string>
  origin: string
  attendance: Record<string, string>
  decisions: Decision[]
}

const startOf = (one: Appointment, content: unknown = one.draft?.content): Held => {
  const kept = (content ?? {}) as Partial<Held>
  const usual = Object.fromEntries(one.participants.map((who) => [who.id, who.attendance ?? 'present']))
  return { text: kept.text ?? '', parts: kept.parts ?? {}, origin: kept.origin ?? 'attivita_propria', attendance: { ...usual, ...kept.attendance }, decisions: kept.decisions ?? [] }
}

/** Of siblings met together, the files in which it is still to be written; none where there is one file alone. */
const filesToWrite = (one: Appointment) => (one.file && one.others.length
  ? [...(one.can.recordFile ? [one.file] : []), ...one.others.filter(({ can }) => can.record)].map(({ caseId, childName }) => ({ caseId, childName })) : [])

/** What is held of a record while it is written, kept on the server at every keystroke; sent once. */
function useRecord(one: Appointment) {
  const say = useWords(agendaWords)
  const [held, setHeld] = useState(() => startOf(one))
  const cached = (change: (old: Appointment) => Appointment) => patchCached(getAppointment, { appointmentId: one.id }, change)
  const draft = useVersionedDraft<Held>({
    value: held, version: one.draft?.version ?? 0, savedAt: one.draft?.savedAt ?? null,
    send: async (content, version, key) => {
      const saved = await call(saveRecordDraft, { appointmentId: one.id, content: content as never, version }, { key })
      // who comes back to the page at once goes on from what he wrote
      cached((old) => ({ ...old, draft: { content: content as never, ...saved } }))
      return saved
    },
    read: (current) => ({ value: startOf(one, (current as NonNullable<Appointment['draft']>).content), version: (current as NonNullable<Appointment['draft']>).version }),
  })
  const record = useMutationOf(recordMeeting, {
    invalidates: [...changedByAppointment, ...changedByAction],
    onSuccess: ({ diaryEntryId, written }) => toast(written > 1 ? say.recordedMany(written) : diaryEntryId ? say.recordedDiary : say.recorded),
    // what it is now is shown, and the next sending stands on it; the text stays
    onError: (problem) => problem.code === 'stale' && cached(() => problem.current as Appointment),
  })
  const send = async () => {
    await draft.flush()
    await record.mutateAsync({
      appointmentId: one.id, text: held.text, parts: filesToWrite(one).map(({ caseId }) => ({ caseId, text: held.parts[caseId] ?? '' })), origin: held.origin, version: one.version,
      attendance: one.participants.map(({ id }) => ({ participantId: id, attendance: (held.attendance[id] ?? 'present') as 'present' })), decisions: held.decisions as never,
    }).then(draft.end).catch((problem: unknown) => {
      if (!(problem instanceof ApiProblem)) throw problem
    })
  }
  return { held, setHeld, change: (part: Partial<Held>) => setHeld((before) => ({ ...before, ...part })), draft, record, send }
}

/** How a meeting went, in under a minute by keyboard: the cursor is in the text, everybody was there unless said otherwise, Ctrl+Enter saves. */
export function RecordCard({ one, kind }: { one: Appointment; kind: string }) {
  const say = useWords(agendaWords)
  const codes = useAgendaCodes()
  const { held, setHeld, change, draft, record, send } = useRecord(one)
  const box = useRef<HTMLDivElement>(null)
  const latest = useRef(send)
  latest.current = send
  useEffect(() => {
    const element = box.current
    element?.querySelector('textarea')?.focus()
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      void latest.current()
    }
    element?.addEventListener('keydown', onKey)
    return () => element?.removeEventListener('keydown', onKey)
  }, [])
  const errors = record.error?.fieldErrors ?? {}
  const files = filesToWrite(one)
  return (
    <div ref={box} className="ac-screen-only">
      <Card title={`${say.record}: ${kind}`} actions={<DraftStatus draft={draft} />}>
        <form noValidate className="ac-form" onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}>
          {draft.other && (
            <Alert kind="warning" title={say.twoRecords} actions={<><Button size="small" onClick={draft.keepThis}>{say.keepThis}</Button><Button size="small" onClick={() => setHeld(draft.takeOther())}>{say.takeOther}</Button></>}>
              {say.otherRecord}<blockquote translate="no" dir="auto">{draft.other.text}</blockquote>
            </Alert>
          )}
          {record.error && Object.keys(errors).length === 0 && (record.error.code === 'stale'
            ? <Alert kind="warning" title={say.changedMeanwhile}>{say.changedMeanwhileText}</Alert>
            : <Alert kind="danger" title={sayProblem(record.error).title}>{sayProblem(record.error).detail}</Alert>)}
          <TextArea label={[one.asAccount ? say.recordAccount : say.recordMinutes, ...(files.length ? [say.forAll.toLowerCase()] : [])].join(' ')} rows={6} value={held.text} error={errors['text'] ?? errors['body']} onChange={(text) => change({ text })}
            hint={[files.length ? say.forAllHint : '', one.asAccount ? say.recordHint : say.recordMinutesHint].filter(Boolean).join(' ')} />
          {files.map(({ caseId, childName }, index) => (
            <TextArea key={caseId} label={say.partFor(childName)} hint={index === 0 ? say.partHint : undefined} rows={3} value={held.parts[caseId] ?? ''} error={errors[`parts.${index}.text`]} onChange={(text) => change({ parts: { ...held.parts, [caseId]: text } })} />
          ))}
          <div className="ac-stack">
            {one.participants.map((who) => (
              <RadioGroup key={who.id} label={`${who.name ?? say.noName} (${say[`part_${who.part}`]})`} inline value={held.attendance[who.id] ?? 'present'} options={attendances.map((value) => ({ value, label: say[value] }))}
                onChange={(value) => change({ attendance: { ...held.attendance, [who.id]: value } })} />
            ))}
          </div>
          <Decisions decisions={held.decisions} files={files} errors={errors} onChange={(decisions) => change({ decisions })} />
          {one.asAccount && <details><summary>{say.origin}</summary><Select label={say.origin} empty={null} options={codes.options('diary_origin')} value={held.origin} onChange={(origin) => change({ origin })} /></details>}
          <div className="ac-form-actions"><Button kind="primary" type="submit" busy={record.isPending}>{say.recordSave}</Button></div>
        </form>
      </Card>
    </div>
  )
}

/** Decisions, each with who carries it out and by when. */
function Decisions({ decisions, files, errors, onChange }: { decisions: readonly Decision[]; files: readonly { caseId: string; childName: string }[]; errors: Record<string, string>; onChange: (decisions: Decision[]) => void }) {
  const say = useWords(agendaWords)
  const set = (index: number, part: Partial<Decision>) => onChange(decisions.map((one, at) => (at === index ? { ...one, ...part } : one)))
  return (
    <div className="ac-stack">
      {decisions.map((one, index) => (
        <fieldset key={index} className="ac-decision">
          <legend>{say.decisions} {index + 1}</legend>
          <TextField label={say.decision} required maxLength={300} value={one.what} error={errors[`decisions.${index}.what`]} onChange={(what) => set(index, { what })} />
          {files.length > 0 && <Select label={say.ofWhom} empty={null} value={one.caseId ?? files[0]!.caseId} error={errors[`decisions.${index}.caseId`]} options={files.map(({ caseId, childName }) => ({ value: caseId, label: childName }))} onChange={(caseId) => set(index, { caseId })} />}
          <div className="ac-row">
            <OperatorPicker label={say.owner} required value={one.ownerId} error={errors[`decisions.${index}.ownerId`]} onChange={(ownerId) => set(index, { ownerId })} />
            <SmartDateField label={say.dueOn} required value={one.dueOn} error={errors[`decisions.${index}.dueOn`]} onChange={(dueOn) => set(index, { dueOn })} />
          </div>
          <div><Button kind="quiet" size="small" icon="delete" onClick={() => onChange(decisions.filter((_, at) => at !== index))}>{say.removeDecision}</Button></div>
        </fieldset>
      ))}
      <div><Button size="small" icon="plus" onClick={() => onChange([...decisions, { ...(files[0] ? { caseId: files[0].caseId } : {}), what: '', ownerId: '', dueOn: '' }])}>{say.addDecision}</Button></div>
    </div>
  )
}
