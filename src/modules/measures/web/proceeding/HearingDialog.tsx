import type { Id } from '#kernel/domain/ids.ts'
import { formatTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { TimeField } from '#kernel/web/ui/TimeField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import type { MeasureRow } from '../../contract/measure.ts'
import { addHearing, changeHearing, hearingStates, type FullProceeding, type Hearing } from '../../contract/proceeding.ts'
import { changedByMeasure } from '../changed.ts'
import { useMeasureCodes } from '../lists.ts'
import { measureTitle } from '../measure-text.ts'
import { measureWords } from '../words.ts'

interface HearingDialogProps {
  caseId: Id<'case'>
  proceeding: FullProceeding
  hearing?: Hearing | undefined
  measures: readonly MeasureRow[]
  onClose: () => void
}

/** Writes down a hearing, or says how it went; put off, its new day makes the next one. */
export function HearingDialog({ caseId, proceeding, hearing, measures, onClose }: HearingDialogProps) {
  const say = useWords(measureWords)
  const done = () => {
    toast(say.saved)
    onClose()
  }
  const shared = { submit: say.save, invalidates: changedByMeasure, onDone: done, onCancel: onClose }
  const of = { caseId, proceedingId: proceeding.id }
  return (
    <Modal open onClose={onClose} title={`${say.hearing}, ${proceeding.number}`}>
      {hearing ? (
        <Form
          {...shared} endpoint={changeHearing} input={{ ...of, hearingId: hearing.id, version: hearing.version }}
          defaults={{ heldOn: hearing.heldOn, time: hearing.at ? formatTime(hearing.at) : null, place: hearing.place, purpose: hearing.purpose, state: hearing.state, outcome: hearing.outcome, setBy: hearing.setBy }}
        >
          <Fields measures={measures} /><PutOff />
        </Form>
      ) : (
        <Form {...shared} endpoint={addHearing} input={of} defaults={{ state: 'fissata' }}><Fields measures={measures} /></Form>
      )}
    </Modal>
  )
}

function Fields({ measures }: { measures: readonly MeasureRow[] }) {
  const say = useWords(measureWords)
  const codes = useMeasureCodes()
  const state = useFormValue<string>('state')
  return (
    <>
      <div className="ms-two"><SmartDateField name="heldOn" label={say.heldOn} required /><TimeField name="time" label={say.time} /></div>
      <Select name="state" label={say.status} empty={null} options={hearingStates.map((value) => ({ value, label: say[`h_${value}`] }))} />
      <TextField name="purpose" label={say.purpose} />
      <TextField name="place" label={say.place} />
      {measures.length > 0 && <Select name="setBy" label={say.setBy} options={measures.map((one) => ({ value: one.id, label: measureTitle(one, codes) }))} />}
      {state !== 'fissata' && <TextArea name="outcome" label={say.outcome} rows={3} />}
    </>
  )
}

function PutOff() {
  const say = useWords(measureWords)
  if (useFormValue<string>('state') !== 'rinviata') return null
  return <div className="ms-two"><SmartDateField name="nextOn" label={say.nextOn} /><TimeField name="nextTime" label={say.nextTime} /></div>
}
