import { addDays, dateInRome } from '#kernel/domain/plain-date.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { CheckboxGroup, RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { UnitPicker } from '#modules/network/web/parts.ts'
import { listDocuments } from '#modules/documents/contract.ts'
import { changeRequest, draftRequest, urgencies, type Request } from '../contract.ts'
import { changedByRequest, doneWith } from './changed.ts'
import { useReferralCodes } from './codes.ts'
import { OpenFields } from './OpenFields.tsx'
import { referralWords } from './words.ts'

const fieldsOf = (request: Request) => ({
  kind: request.kind, toUnitId: request.to.unitId, toWords: request.to.unitId ? null : request.to.name, childWords: request.childWords, asked: request.asked, why: request.why, urgency: request.urgency,
  basis: request.basis, consent: request.consent, consentWords: request.consentWords, sharedSections: [...request.sharedSections], sharedDocuments: request.sharedDocuments.map((one) => one.id), expectedOn: request.expectedOn,
})

/** Writes a request to another body, or changes one not sent yet: nothing is sent nor opened by saving. */
export function RequestDialog({ caseId, request, onClose }: { caseId: Id<'case'>; request?: Request; onClose: () => void }) {
  const say = useWords(referralWords)
  const shared = { submit: say.saveDraft, invalidates: changedByRequest, onDone: doneWith(say.draftSaved, onClose), onCancel: onClose }
  return (
    <Modal open onClose={onClose} title={request ? say.changeRequest : say.newRequest} size="wide" question>
      {request
        ? (
          <Form endpoint={changeRequest} input={{ requestId: request.id, version: request.version }} defaults={fieldsOf(request)} theirs={(current: Request) => ({ ...fieldsOf(current), version: current.version })} {...shared}>
            <Fields caseId={caseId} />
          </Form>
        )
        : (
          <Form endpoint={draftRequest} input={{ caseId }} defaults={{ urgency: 'ordinary', basis: 'compito_pubblico', consent: 'raccolto', sharedSections: [], sharedDocuments: [], expectedOn: addDays(dateInRome(Date.now()), 30) }} {...shared}>
            <Fields caseId={caseId} />
          </Form>
        )}
    </Modal>
  )
}

function Fields({ caseId }: { caseId: Id<'case'> }) {
  const say = useWords(referralWords)
  const codes = useReferralCodes()
  const unitId = useFormValue<string | null>('toUnitId') || null
  return (
    <>
      <Select name="kind" label={say.requestKind} required options={codes.options('request_kind')} />
      <UnitPicker name="toUnitId" label={say.toUnit} hint={say.toUnitHint} clearable />
      {!unitId && <TextField name="toWords" label={say.toWords} maxLength={200} />}
      <TextArea name="asked" label={say.askedWhat} required rows={3} maxLength={2000} />
      <TextArea name="why" label={say.why} hint={say.whyHint} required rows={4} maxLength={4000} />
      <RadioGroup name="urgency" label={say.urgency} inline options={urgencies.map((one) => ({ value: one, label: say[`urgency_${one}`] }))} />
      <SmartDateField name="expectedOn" label={say.expectedOn} hint={say.expectedHint} />
      <Select name="basis" label={say.legalBasis} required empty={null} options={codes.options('legal_basis')} />
      <Select name="consent" label={say.consent} required empty={null} options={codes.options('request_consent')} />
      <TextField name="consentWords" label={say.consentWords} maxLength={300} />
      <details>
        <summary>{say.shareMore}</summary>
        {unitId ? <OpenFields sections="sharedSections" hint={say.openToAsked} /> : <p className="ac-meta">{say.outsideReads}</p>}
        <DocumentsField caseId={caseId} inside={unitId !== null} />
        <TextField name="childWords" label={say.childWords} hint={say.childWordsHint} maxLength={120} />
      </details>
    </>
  )
}

function DocumentsField({ caseId, inside }: { caseId: Id<'case'>; inside: boolean }) {
  const say = useWords(referralWords)
  const { data } = useQueryOf(listDocuments, { subject: caseId, limit: 100 })
  const rows = (data?.rows ?? []).filter((row) => row.section !== 'reporter' && row.section !== 'protected_location')
  if (!rows.length) return null
  return <CheckboxGroup name="sharedDocuments" label={say.documentsSent} hint={inside ? say.documentsInside : say.documentsOutside} options={rows.map((row) => ({ value: row.id, label: row.title, detail: say[`section_${row.section}` as 'section_social'] }))} />
}
