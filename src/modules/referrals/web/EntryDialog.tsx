import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatDate, formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { OperatorPicker } from '#modules/network/web/parts.ts'
import { correctEntry, entryHistory, presences, recordEntry, type Entry, type Service } from '../contract.ts'
import { clockOf } from '../domain/hours-text.ts'
import { changedByService, doneWith } from './changed.ts'
import { formatHours } from './hours-words.ts'
import { referralWords } from './words.ts'

function EntryFields({ service, fixedDay = false }: { service: Service; fixedDay?: boolean }) {
  const say = useWords(referralWords)
  return (
    <>
      {!fixedDay && <SmartDateField name="day" label={say.day} required />}
      <TextField name="minutes" label={say.duration} hint={say.hoursHint} required />
      <RadioGroup name="presence" label={say.presence} inline options={presences.map((one) => ({ value: one, label: say[`presence_${one}`] }))} />
      {service.provider?.unitId
        ? <OperatorPicker name="workerId" label={say.doneBy} unitId={service.provider.unitId} clearable />
        : <TextField name="workerWords" label={say.doneBy} maxLength={120} />}
      <TextField name="words" label={say.shortNote} hint={say.shortNoteHint} maxLength={500} />
    </>
  )
}

/** Hours of one day. */
export function EntryDialog({ service, onClose }: { service: Service; onClose: () => void }) {
  const say = useWords(referralWords)
  const worker = service.worker
  return (
    <Modal open onClose={onClose} title={say.enterHours} question>
      <Form
        endpoint={recordEntry} input={{ serviceId: service.id }}
        defaults={{ day: dateInRome(Date.now()), minutes: '', presence: 'present', workerId: worker?.id ?? null, workerWords: worker && !worker.id ? worker.name : null }}
        submit={say.save} invalidates={changedByService} onDone={doneWith(say.hoursSaved, onClose)} onCancel={onClose}
      >
        <EntryFields service={service} />
      </Form>
    </Modal>
  )
}

const fieldsOf = (entry: Entry) => ({
  day: entry.day, minutes: clockOf(entry.minutes), presence: entry.presence, workerId: entry.worker?.id ?? null, workerWords: entry.worker && !entry.worker.id ? entry.worker.name : null, words: entry.words,
})

/** Corrects hours, or takes them away, with the reason; what stood there is kept and shown. */
export function CorrectEntryDialog({ service, entry, onClose }: { service: Service; entry: Entry; onClose: () => void }) {
  const say = useWords(referralWords)
  return (
    <Modal open onClose={onClose} title={say.correctHours} question>
      {entry.locked && <p>{say.lockedCorrect}</p>}
      <Form
        endpoint={correctEntry} input={{ entryId: entry.id, version: entry.version, ...(entry.group ? { day: entry.day } : {}) }} defaults={{ ...fieldsOf(entry), remove: false }}
        theirs={(current: Entry) => ({ ...fieldsOf(current), version: current.version })}
        submit={say.save} invalidates={changedByService} onDone={doneWith(say.hoursCorrected, onClose)} onCancel={onClose}
      >
        {entry.group && <p className="ac-meta">{say.ofGroupMeeting(entry.group.name, formatDate(entry.day))}</p>}
        <EntryFields service={service} fixedDay={entry.group !== null} />
        {!entry.removed && <Checkbox name="remove" label={say.removeHours} />}
        <TextField name="reason" label={say.reason} required maxLength={300} />
      </Form>
    </Modal>
  )
}

/** What hours said before they were corrected. */
export function EntryHistoryDialog({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const say = useWords(referralWords)
  const query = useQueryOf(entryHistory, { entryId: entry.id })
  return (
    <Modal open onClose={onClose} title={say.historyOf(formatDate(entry.day))}>
      <Loaded query={query} lines={3}>
        {({ rows }) => (
          <ul className="ac-plain ac-stack">
            {rows.map((row) => (
              <li key={row.n}>
                <strong>{row.removed ? say.wasRemoved : say.said(formatDate(row.day), formatHours(row.minutes), say[`presence_${row.presence}`])}</strong>
                <div className="ac-meta">{say.changedBecause(row.by.name, formatDateTime(row.at), row.reason)}</div>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Modal>
  )
}
