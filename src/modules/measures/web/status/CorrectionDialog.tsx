import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { correctLegalStatus, getLegalStatus, type LegalStatusReply } from '../../contract/status.ts'
import { rgStates } from '../../domain/kinds.ts'
import { exercises, officeRoles } from '../../domain/legal-input.ts'
import { measureWords } from '../words.ts'
import { parentName } from './say-status.ts'
import { statusWords } from './words.ts'

/** Says by hand, with the reason, what the measures do not. */
export function CorrectionDialog({ caseId, reply, onClose }: { caseId: Id<'case'>; reply: LegalStatusReply; onClose: () => void }) {
  const say = useWords(statusWords)
  const [about, setAbout] = useState('effect')
  return (
    <Modal open onClose={onClose} title={say.correctTitle}>
      <p>{say.correctText}</p>
      <RadioGroup inline label={say.about} value={about} onChange={setAbout} options={[{ value: 'effect', label: say.aParent }, { value: 'office', label: say.anOffice }]} />
      <Form
        key={about} endpoint={correctLegalStatus} input={{ caseId }} submit={say.save} invalidates={[getLegalStatus]} onCancel={onClose}
        defaults={about === 'effect' ? { effect: { from: reply.today } as never } : { office: { role: 'tutore', from: reply.today } as never }}
        onDone={() => {
          toast(say.saved)
          onClose()
        }}
      >
        {about === 'effect' ? <ParentFields reply={reply} /> : <OfficeFields />}
        <div className="ms-two">
          <SmartDateField name={`${about}.from`} label={say.from} />
          <SmartDateField name={`${about}.to`} label={say.to} />
        </div>
        <TextField name="reason" label={say.reason} required />
      </Form>
    </Modal>
  )
}

function ParentFields({ reply }: { reply: LegalStatusReply }) {
  const say = useWords(statusWords)
  const words = useWords(measureWords)
  return (
    <>
      <Select name="effect.parentId" label={say.parentField} required options={reply.parents.map((one) => ({ value: one.id, label: parentName(one, say) }))} />
      <Select name="effect.state" label={say.stateField} required options={rgStates.map((value) => ({ value, label: words[`state_${value}`] }))} />
      <Select name="effect.exercise" label={say.exercise} options={exercises.map((value) => ({ value, label: words[`exercise_${value}`] }))} />
      <TextArea name="effect.limits" label={say.limits} rows={2} />
    </>
  )
}

function OfficeFields() {
  const say = useWords(statusWords)
  const words = useWords(measureWords)
  return (
    <>
      <Select name="office.role" label={say.role} required empty={null} options={officeRoles.map((value) => ({ value, label: words[`role_${value}`] }))} />
      <TextField name="office.holder" label={say.holder} required />
      <TextArea name="office.powers" label={say.powersField} rows={2} />
    </>
  )
}
