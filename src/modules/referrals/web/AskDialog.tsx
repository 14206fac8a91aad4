import { dateInRome } from '#kernel/domain/plain-date.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { UnitPicker } from '#modules/network/web/index.ts'
import { askService } from '../contract.ts'
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
        <BasisWords />
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

function BasisWords() {
  const say = useWords(referralWords)
  const obliged = ['provvedimento', 'prescrizione', 'progetto'].includes(useFormValue<string>('basis') ?? '')
  return <TextField name="basisWords" label={say.basisWords} hint={say.basisHint} required={obliged} maxLength={300} />
}
