import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { useFormValue } from '#kernel/web/ui/Form.tsx'
import { Select, type Option } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { TimeField } from '#kernel/web/ui/TimeField.tsx'
import { listDocuments } from '#modules/documents/contract.ts'
import type { PermitState } from '../domain/states.ts'
import { isStatus } from '../domain/states.ts'
import { usePermitCodes } from './codes.ts'
import { permitWords } from './words.ts'

/** What a permit can be written in when it is added or corrected; the ends have their own actions. */
const written: readonly PermitState[] = ['delivered', 'issued', 'receipt', 'appointment', 'asked', 'refused']

interface Fields {
  caseId: Id<'case'>
  people: readonly { id: string; name: string }[]
  /** Corrects one that ended: its end stays. */
  ended?: boolean
}

/** The fields of a permit: those that matter first, the rest folded. Whoever has or needs no permit has a kind only. */
export function PermitFields({ caseId, people, ended = false }: Fields) {
  const say = useWords(permitWords)
  const codes = usePermitCodes()
  const status = isStatus(useFormValue<string>('kind') ?? '')
  const refused = useFormValue<string>('state') === 'refused'
  return (
    <>
      {people.length > 1 && <Select name="personId" label={say.whose} empty={null} options={people.map(({ id, name }) => ({ value: id, label: name }))} />}
      <Select name="kind" label={say.kind} hint={say.statusHint} required options={codes.options('permit_type')} />
      {!status && (
        <>
          {!ended && <Select name="state" label={say.state} required empty={null} options={written.map((one) => ({ value: one, label: say[`state_${one}`] }))} />}
          <TextField name="number" label={say.number} hint={say.numberHint} maxLength={60} />
          <SmartDateField name="issuedOn" label={say.issuedOn} />
          <SmartDateField name="expiresOn" label={say.expiresOn} />
          <TextField name="authority" label={say.authority} maxLength={120} />
          {refused && <><SmartDateField name="refusedOn" label={say.refusedOn} required /><TextArea name="appealNote" label={say.appealNote} hint={say.appealHint} rows={2} maxLength={1000} /></>}
          <details>
            <summary>{say.requestPart}</summary>
            <SmartDateField name="askedOn" label={say.askedOn} />
            <SmartDateField name="appointmentOn" label={say.appointmentOn} />
            <TimeField name="appointmentTime" label={say.appointmentTime} />
            <TextField name="receiptNumber" label={say.receiptNumber} maxLength={60} />
            <SmartDateField name="receiptOn" label={say.receiptOn} />
            <SmartDateField name="deliveredOn" label={say.deliveredOn} />
          </details>
        </>
      )}
      <details>
        <summary>{say.morePart}</summary>
        <DocumentField caseId={caseId} />
        <TextArea name="note" label={say.note} rows={2} maxLength={1000} />
      </details>
    </>
  )
}

/** A document of the file, among those that may be one of a permit. */
export function DocumentField({ caseId }: { caseId: Id<'case'> }) {
  const say = useWords(permitWords)
  const { data } = useQueryOf(listDocuments, { subject: caseId, limit: 100 })
  const options = (data?.rows ?? []).map((row): Option => ({ value: row.id, label: row.title }))
  return <Select name="documentId" label={say.document} hint={say.documentHint} empty={say.noDocument} options={options} />
}
