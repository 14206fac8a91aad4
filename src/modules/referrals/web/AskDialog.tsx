import { useEffect } from 'react'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Form, useFormTools, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { UnitPicker } from '#modules/network/web/parts.ts'
import { askService, listBases } from '../contract.ts'
import { changedByService, doneWith } from './changed.ts'
import { useKinds, useReferralCodes } from './codes.ts'
import { referralWords } from './words.ts'

/** A service is asked for: what, why, which order or plan it answers. */
export function AskDialog({ caseId, onClose }: { caseId: Id<'case'>; onClose: () => void }) {
  const say = useWords(referralWords)
  const codes = useReferralCodes()
  return (
    <Modal open onClose={onClose} title={say.askService} question>
      <Form endpoint={askService} input={{ caseId }} defaults={{ askedOn: dateInRome(Date.now()), basis: 'valutazione' }} submit={say.ask} invalidates={changedByService} onDone={doneWith(say.asked, onClose)} onCancel={onClose}>
        <KindField />
        <TextArea name="purpose" label={say.purpose} hint={say.purposeHint} required rows={3} maxLength={2000} />
        <Select name="basis" label={say.basis} required empty={null} options={codes.options('service_basis')} />
        <Basis caseId={caseId} />
        <SmartDateField name="askedOn" label={say.askedOn} required />
        <details>
          <summary>{say.askMore}</summary>
          <UnitPicker name="providerUnitId" label={say.providerUnit} hint={say.providerLater} clearable />
          <TextField name="providerWords" label={say.providerWords} maxLength={200} />
          <TextField name="childWords" label={say.childWords} hint={say.childWordsHint} maxLength={120} />
        </details>
      </Form>
    </Modal>
  )
}

function KindField() {
  const say = useWords(referralWords)
  const language = useLanguage()
  const { kinds, options } = useKinds()
  const kindId = useFormValue<string>('kindId')
  const chosen = kinds.find((one) => one.id === kindId)
  return <Select name="kindId" label={say.kind} required options={options} hint={chosen ? (language === 'it' ? chosen.descriptionIt : chosen.descriptionEn) : say.kindHint} />
}

/** Which order or action: one of the file's, or in words what is outside. */
function Basis({ caseId }: { caseId: Id<'case'> }) {
  const say = useWords(referralWords)
  const basis = useFormValue<string>('basis') ?? ''
  const chosen = useFormValue<string | null>('basisId')
  const things = useQueryOf(listBases, { caseId }).data?.rows.filter(({ bases }) => bases.includes(basis)) ?? []
  const { set } = useFormTools()
  const gone = chosen && !things.some(({ id }) => id === chosen)
  useEffect(() => {
    if (gone) set('basisId', null)
  }, [gone, set])
  const obliged = !chosen && ['provvedimento', 'prescrizione', 'progetto'].includes(basis)
  return (
    <>
      {things.length > 0 && <Select name="basisId" label={say.basisOfFile} empty={say.basisOutside} options={things.map((one) => ({ value: one.id, label: one.title }))} />}
      <TextField name="basisWords" label={chosen ? say.basisMore : say.basisWords} hint={say.basisHint} required={obliged} maxLength={300} />
    </>
  )
}
