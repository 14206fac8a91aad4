import { useState } from 'react'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { markPrescription, prescriptionStates, type Measure, type Prescription } from '../../contract/measure.ts'
import { changedByMeasure } from '../changed.ts'
import { useMeasureCodes } from '../lists.ts'
import { measureWords } from '../words.ts'

/** What the judge orders, to whom, by when, and how it went. */
export function Prescriptions({ measure }: { measure: Measure }) {
  const say = useWords(measureWords)
  const codes = useMeasureCodes()
  const [open, setOpen] = useState<Prescription | null>(null)
  return (
    <Card title={say.prescriptions}>
      <ol className="ac-stack">
        {measure.prescriptions.map((one, index) => (
          <li key={one.id}>
            <div className="ms-words" translate="no">{one.words}</div>
            <div className="ac-row">
              <span className="ac-meta">
                {say.byWhom}: {[one.personName, codes.label('prescription_actor', one.who), one.whoWords].filter(Boolean).join(', ')}{one.byOn && ` · ${say.byWhen.toLowerCase()} ${formatDate(one.byOn)}`}
              </span>
              <Badge kind={one.late ? 'danger' : one.state === 'aperta' ? 'info' : one.state === 'adempiuta' ? 'success' : 'neutral'}>{say[`pr_${one.state}`]}{one.late && `, ${say.late}`}</Badge>
              {measure.can.correct && <Button kind="quiet" size="small" className="ac-screen-only" aria-label={say.updateOf(index + 1)} onClick={() => setOpen(one)}>{say.update}</Button>}
            </div>
            {one.stateOn && <div className="ac-meta">{[formatDate(one.stateOn), one.stateBy, one.stateWords].filter(Boolean).join(', ')}</div>}
          </li>
        ))}
      </ol>
      {open && <MarkDialog measure={measure} one={open} onClose={() => setOpen(null)} />}
    </Card>
  )
}

function MarkDialog({ measure, one, onClose }: { measure: Measure; one: Prescription; onClose: () => void }) {
  const say = useWords(measureWords)
  const done = () => {
    toast(say.updated)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.how}>
      <p className="ms-words" translate="no">{one.words}</p>
      <Form
        endpoint={markPrescription} input={{ caseId: measure.caseId, measureId: measure.id, prescriptionId: one.id, version: measure.version }}
        defaults={{ state: one.state === 'aperta' ? 'adempiuta' : one.state, on: one.stateOn ?? dateInRome(Date.now()), words: one.stateWords }} submit={say.save} invalidates={changedByMeasure} onDone={done} onCancel={onClose}
      >
        <RadioGroup name="state" label={say.state} options={prescriptionStates.map((value) => ({ value, label: say[`pr_${value}`] }))} required />
        <SmartDateField name="on" label={say.on} />
        <TextArea name="words" label={say.notes} rows={3} />
      </Form>
    </Modal>
  )
}
