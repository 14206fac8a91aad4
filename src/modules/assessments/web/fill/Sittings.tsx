import { useState, type ReactNode } from 'react'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { ConfirmDialog, Modal } from '#kernel/web/ui/Modal.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { EmptyState } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { TimeField } from '#kernel/web/ui/TimeField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { addSitting, changeSitting, removeSitting, type AssessmentView, type Sitting } from '../../contract.ts'
import { changedByAssessment } from '../changed.ts'
import { fillWords } from './words.ts'

/** The sittings of a talk: when, where, who was there, breaks, which phases. */
export function Sittings({ view }: { view: AssessmentView }) {
  const say = useWords(fillWords)
  const [editing, setEditing] = useState<Sitting | 'new' | null>(null)
  const [removing, setRemoving] = useState<Sitting | null>(null)
  const remove = useMutationOf(removeSitting, { invalidates: changedByAssessment })
  const add = view.can.fill && <Button kind="primary" icon="plus" onClick={() => setEditing('new')}>{say.addSitting}</Button>
  return (
    <div className="ac-part">
      <p className="ac-meta">{say.sittingsHint}</p>
      {view.sittings.length === 0 ? <EmptyState icon="calendar" title={say.noSittings} action={add} /> : (
        <>
          <ol className="ac-plain ac-stack">
            {view.sittings.map((one) => (
              <li key={one.id}>
                <SittingCard
                  sitting={one} view={view}
                  actions={one.can.change && view.state === 'draft' && (
                    <><Button size="small" onClick={() => setEditing(one)}>{say.changeSitting}</Button><Button kind="quiet" size="small" onClick={() => setRemoving(one)}>{say.removeSitting}</Button></>
                  )}
                />
              </li>
            ))}
          </ol>
          <div>{add}</div>
        </>
      )}
      {editing && <SittingDialog view={view} sitting={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      <ConfirmDialog
        open={removing !== null} onClose={() => setRemoving(null)} title={say.removeSitting} confirm={say.removeSitting}
        onConfirm={() => remove.mutateAsync({ assessmentId: view.id, sittingId: removing!.id as never, version: removing!.version })}
      >
        {say.removeSittingText}
      </ConfirmDialog>
    </div>
  )
}

/** One sitting as it is read. */
export function SittingCard({ sitting, view, actions }: { sitting: Sitting; view: AssessmentView; actions?: ReactNode }) {
  const say = useWords(fillWords)
  const both = useSay()
  const hours = sitting.from ? `, ${sitting.from}${sitting.to ? `–${sitting.to}` : ''}` : ''
  const phases = (view.definition.phases ?? []).filter(({ key }) => sitting.phases.includes(key)).map(({ label }) => both(label)).join('; ')
  const words = (text: string | null) => text && <span translate="no" dir="auto">{text}</span>
  return (
    <Card title={`${formatDate(sitting.heldOn)}${hours}`} level={3} actions={actions}>
      <DataList items={[
        { label: say.place, value: words(sitting.place) }, { label: say.present, value: words(sitting.present) }, { label: say.breaks, value: words(sitting.breaks) },
        { label: say.sittingPhases, value: phases }, { label: say.sittingNote, value: words(sitting.note) },
      ]} />
    </Card>
  )
}

function SittingDialog({ view, sitting, onClose }: { view: AssessmentView; sitting: Sitting | null; onClose: () => void }) {
  const say = useWords(fillWords)
  const both = useSay()
  const done = () => {
    toast(say.sittingSaved)
    onClose()
  }
  const fields = (
    <>
      <SmartDateField name="heldOn" label={say.sittingOn} required />
      <div className="ac-row"><TimeField name="from" label={say.from} /><TimeField name="to" label={say.to} /></div>
      <TextField name="place" label={say.place} maxLength={200} />
      <TextField name="present" label={say.present} hint={say.presentHint} maxLength={500} />
      <TextField name="breaks" label={say.breaks} maxLength={500} />
      {view.definition.phases && <CheckboxGroup name="phases" label={say.sittingPhases} options={view.definition.phases.map(({ key, label }) => ({ value: key, label: both(label) }))} />}
      <TextField name="note" label={say.sittingNote} maxLength={1000} />
    </>
  )
  const common = { submit: say.save, invalidates: changedByAssessment, onDone: done, onCancel: onClose }
  return (
    <Modal open onClose={onClose} title={sitting ? say.changeSitting : say.addSitting}>
      {sitting
        ? <Form {...common} endpoint={changeSitting} input={{ assessmentId: view.id, sittingId: sitting.id as never, version: sitting.version }} defaults={{ heldOn: sitting.heldOn, from: sitting.from, to: sitting.to, place: sitting.place, present: sitting.present, breaks: sitting.breaks, phases: sitting.phases, note: sitting.note }}>{fields}</Form>
        : <Form {...common} endpoint={addSitting} input={{ assessmentId: view.id }} defaults={{ heldOn: dateInRome(Date.now()), phases: [] }}>{fields}</Form>}
    </Modal>
  )
}
