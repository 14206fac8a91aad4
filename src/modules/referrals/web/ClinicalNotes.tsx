import { useState } from 'react'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { Timeline } from '#kernel/web/ui/Timeline.tsx'
import { listClinicalNotes, writeClinicalNote, type Service } from '../contract.ts'
import { changedByNote, doneWith } from './changed.ts'
import { referralWords } from './words.ts'

/** Notes of the clinician: read here by those the wall lets through, and only added. */
export function ClinicalNotes({ service }: { service: Service }) {
  const say = useWords(referralWords)
  const [writing, setWriting] = useState(false)
  const [most, setMost] = useState(20)
  const query = useQueryOf(listClinicalNotes, { serviceId: service.id, limit: most })
  const close = () => setWriting(false)
  return (
    <Card title={say.clinicalNotes} actions={<Button size="small" icon="plus" onClick={() => setWriting(true)}>{say.writeNote}</Button>}>
      <p className="ac-meta">{say.clinicalWall}</p>
      <Loaded query={query} lines={3}>
        {({ rows, next }) => (rows.length === 0
          ? <EmptyState icon="note" title={say.noNotes}>{say.noNotesText}</EmptyState>
          : (
            <>
              <Timeline label={say.clinicalNotes} items={rows.map((row) => ({ id: row.id, when: row.on, title: row.by.name, body: <p className="ac-prose" translate="no"><bdi>{row.body}</bdi></p>, meta: formatDateTime(row.at) }))} />
              {next && <Button kind="quiet" onClick={() => setMost(200)}>{say.earlierNotes}</Button>}
            </>
          ))}
      </Loaded>
      {writing && (
        <Modal open onClose={close} title={say.writeNote} question>
          <Form endpoint={writeClinicalNote} input={{ serviceId: service.id }} defaults={{ on: dateInRome(Date.now()) }} submit={say.save} invalidates={changedByNote} onDone={doneWith(say.noteSaved, close)} onCancel={close}>
            <SmartDateField name="on" label={say.day} required />
            <TextArea name="body" label={say.note} hint={say.noteHint} required rows={8} maxLength={10_000} />
          </Form>
        </Modal>
      )}
    </Card>
  )
}
