import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { addOpinion, changeOpinion, opinionStates, type Opinion } from '../contract.ts'
import { changedByPermit } from './changed.ts'
import { usePermitCodes } from './codes.ts'
import { doneWith } from './dialog.ts'
import { DocumentField } from './PermitFields.tsx'
import { permitWords } from './words.ts'

const fieldsOf = (opinion: Opinion) => ({
  state: opinion.state, askedOn: opinion.askedOn, askedBy: opinion.askedBy, inSim: opinion.inSim, simNumber: opinion.simNumber, attached: opinion.attached,
  outcomeOn: opinion.outcomeOn, exemption: opinion.exemption, documentId: opinion.documentId as Id<'document'> | null, note: opinion.note,
})

/** Records the request, its outcome, or why it is not needed. */
export function OpinionDialog({ caseId, opinion, onClose }: { caseId: Id<'case'>; opinion: Opinion | null; onClose: () => void }) {
  const say = useWords(permitWords)
  const common = { submit: say.save, invalidates: changedByPermit, onDone: doneWith(say.opinionSaved, onClose), onCancel: onClose }
  const fields = <OpinionFields caseId={caseId} />
  return (
    <Modal open onClose={onClose} title={say.opinion} question>
      {opinion ? (
        <Form
          endpoint={changeOpinion}
          input={{ opinionId: opinion.id, version: opinion.version }}
          defaults={fieldsOf(opinion)}
          theirs={(current: Opinion) => ({ ...fieldsOf(current), version: current.version })}
          {...common}
        >
          {fields}
        </Form>
      ) : (
        <Form endpoint={addOpinion} input={{ caseId }} defaults={{ state: 'asked', askedOn: dateInRome(Date.now()), attached: [], inSim: false }} {...common}>{fields}</Form>
      )}
    </Modal>
  )
}

function OpinionFields({ caseId }: { caseId: Id<'case'> }) {
  const say = useWords(permitWords)
  const codes = usePermitCodes()
  const state = useFormValue<Opinion['state']>('state')
  return (
    <>
      <Select name="state" label={say.state} required empty={null} options={opinionStates.map((one) => ({ value: one, label: say[`o_${one}`] }))} />
      {state === 'not_needed' ? (
        <Select name="exemption" label={say.exemption} required options={codes.options('opinion_exemption')} />
      ) : (
        <>
          <SmartDateField name="askedOn" label={say.askedOn} required />
          <Select name="askedBy" label={say.askedBy} options={codes.options('opinion_asker')} />
          <Checkbox name="inSim" label={say.inSim} />
          <TextField name="simNumber" label={say.simNumber} maxLength={60} />
          <CheckboxGroup name="attached" label={say.attached} options={codes.options('opinion_document')} />
          {state !== 'asked' && <SmartDateField name="outcomeOn" label={say.outcomeOn} />}
        </>
      )}
      <DocumentField caseId={caseId} />
      <TextArea name="note" label={say.note} rows={2} maxLength={1000} />
    </>
  )
}
