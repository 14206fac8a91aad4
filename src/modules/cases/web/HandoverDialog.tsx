import { useWords } from '#kernel/web/i18n/words.ts'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { askHandover, withdrawHandover, type CaseFile } from '../contract.ts'
import type { DialogProps } from './dialog-props.ts'
import { changedByFile, rereadFile } from './changed.ts'
import { useReceivingUnits, useWorkers } from './lists.ts'
import { caseWords } from './words.ts'

export function HandoverDialog({ file, onClose }: DialogProps) {
  const say = useWords(caseWords)
  const done = () => {
    toast(say.asked)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.handOver}>
      <Form endpoint={askHandover} input={{ caseId: file.id, version: file.version }} submit={say.ask} invalidates={changedByFile} onDone={done} onCancel={onClose} onStale={rereadFile}>
        <Destination file={file} />
        <TextArea name="reason" label={say.reason} hint={say.handOverHint} rows={3} required />
      </Form>
    </Modal>
  )
}

function Destination({ file }: { file: CaseFile }) {
  const say = useWords(caseWords)
  const units = useReceivingUnits()
  const unitId = useFormValue<string>('toUnitId')
  const workers = useWorkers(unitId || undefined).filter((one) => one.value !== file.responsible.id)
  const inside = unitId === file.unit.id
  return (
    <>
      <ComboBox name="toUnitId" label={say.handOverTo} options={units.options} required />
      {unitId && <Select name="toOperatorId" label={say.toColleague} hint={say.toColleagueHint} options={workers} required={inside} />}
      {unitId && !inside && <SmartDateField name="keepUntil" label={say.keepUntil} hint={say.keepUntilHint} />}
    </>
  )
}

export function WithdrawDialog({ file, onClose }: DialogProps) {
  const say = useWords(caseWords)
  const done = () => {
    toast(say.withdrawn)
    onClose()
  }
  if (!file.handover) return null
  return (
    <Modal open onClose={onClose} title={say.withdraw} question>
      <p>{say.withdrawText}</p>
      <Form
        endpoint={withdrawHandover} input={{ handoverId: file.handover.id, version: file.handover.version }} submit={say.withdraw}
        invalidates={changedByFile} onDone={done} onCancel={onClose} onStale={rereadFile}
      >
        <TextField name="words" label={say.reason} />
      </Form>
    </Modal>
  )
}
