import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { Timeline } from '#kernel/web/ui/Timeline.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { getAttendance, recordStep, stepKinds, withdrawStep, type AttendanceStep, type StepKind } from '../contract/attendance.ts'
import { listAtRisk } from '../contract/risk.ts'
import { schoolWords } from './words.ts'

interface StepsCardProps {
  caseId: Id<'case'>
  steps: readonly AttendanceStep[]
  can: { step: boolean }
  crossed: boolean
}

/** What the school and the mayor did about the absences; each step sets its term. */
export function StepsCard({ caseId, steps, can, crossed }: StepsCardProps) {
  const say = useWords(schoolWords)
  const [open, setOpen] = useState<'add' | AttendanceStep | null>(null)
  const close = () => setOpen(null)
  return (
    <Card title={say.steps} actions={can.step && <Button size="small" icon="plus" onClick={() => setOpen('add')}>{say.addStep}</Button>}>
      {steps.length === 0 && <p className="ac-meta">{crossed ? say.crossedFirst : say.noSteps}</p>}
      <Timeline label={say.steps} items={steps.map((step) => ({
        id: step.id, when: step.on, title: step.withdrawn ? <s>{say[`step_${step.kind}`]}</s> : say[`step_${step.kind}`], meta: say.by(step.by.name, formatDateTime(step.at)),
        body: (
          <>
            {step.words && <span translate="no">{step.words}</span>}
            {step.withdrawn && <div>{say.withdrawn(step.withdrawn.reason)}</div>}
            {!step.withdrawn && can.step && <Button kind="quiet" size="small" className="ac-screen-only" aria-label={`${say.takeBack}: ${say[`step_${step.kind}`]}`} onClick={() => setOpen(step)}>{say.takeBack}</Button>}
          </>
        ),
      }))} />
      {open === 'add' && <StepDialog caseId={caseId} steps={steps} onClose={close} />}
      {open && open !== 'add' && <TakeBackDialog caseId={caseId} step={open} onClose={close} />}
    </Card>
  )
}

const invalidates = [getAttendance, listAtRisk]

function StepDialog({ caseId, steps, onClose }: { caseId: Id<'case'>; steps: readonly AttendanceStep[]; onClose: () => void }) {
  const say = useWords(schoolWords)
  const done = () => {
    toast(say.stepSaved)
    onClose()
  }
  const first = steps.some((one) => !one.withdrawn) ? undefined : 'communicated'
  return (
    <Modal open onClose={onClose} title={say.stepTitle}>
      <Form endpoint={recordStep} input={{ caseId }} defaults={{ on: dateInRome(Date.now()), ...(first ? { kind: first } : {}) }} submit={say.save} invalidates={invalidates} onDone={done} onCancel={onClose}>
        <Select name="kind" label={say.stepKind} required options={stepKinds.map((kind) => ({ value: kind, label: say[`step_${kind}`] }))} />
        <Follows />
        <SmartDateField name="on" label={say.stepOn} required />
        <TextArea name="words" label={say.stepWords} rows={2} maxLength={500} />
      </Form>
    </Modal>
  )
}

/** What the chosen step sets off. */
function Follows() {
  const say = useWords(schoolWords)
  const kind = useFormValue<StepKind>('kind')
  return <p className="ac-meta" role="status">{kind ? say[`follows_${kind}`] : ''}</p>
}

function TakeBackDialog({ caseId, step, onClose }: { caseId: Id<'case'>; step: AttendanceStep; onClose: () => void }) {
  const say = useWords(schoolWords)
  const done = () => {
    toast(say.takenBack)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.takeBackTitle} question>
      <p>{say[`step_${step.kind}`]}. {say.takeBackHint}</p>
      <Form endpoint={withdrawStep} input={{ caseId, stepId: step.id, version: step.version }} submit={say.takeBack} invalidates={invalidates} onDone={done} onCancel={onClose}>
        <TextField name="reason" label={say.takeBackReason} required maxLength={500} />
      </Form>
    </Modal>
  )
}
