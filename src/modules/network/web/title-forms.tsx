import { useWords } from '#kernel/web/i18n/words.ts'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import type { Organisation } from '../contract/organisations.ts'
import {
  addAccreditation, addAgreement, listAccreditations, listAgreements, updateAccreditation, updateAgreement, type Accreditation, type Agreement,
} from '../contract/titles.ts'
import { useList } from './codes.ts'
import { OrganisationPicker } from './OrganisationPicker.tsx'
import { theirsIn } from './theirs.ts'
import { networkWords } from './words.ts'

interface TitleFormProps<Row> {
  organisation: Organisation
  row: Row | null
  onClose: () => void
}

function useClosing(onClose: () => void) {
  const say = useWords(networkWords)
  return {
    submit: say.save, onCancel: onClose,
    onDone: () => {
      toast(say.saved)
      onClose()
    },
  }
}

export function AccreditationForm({ organisation, row, onClose }: TitleFormProps<Accreditation>) {
  const say = useWords(networkWords)
  const kinds = useList('accreditation_kind')
  const common = { ...useClosing(onClose), invalidates: [listAccreditations] }
  const fields = (
    <>
      <Select name="kind" label={say.kind} options={kinds.options} required />
      <TextField name="actNumber" label={say.actNumber} />
      <TextField name="authority" label={say.authority} />
      <DateField name="validFrom" label={say.from} required />
      <DateField name="validTo" label={say.to} />
      <TextField name="note" label={say.note} />
    </>
  )
  if (!row) return <Form endpoint={addAccreditation} input={{ organisationId: organisation.id }} {...common}>{fields}</Form>
  return <Form endpoint={updateAccreditation} input={{ accreditationId: row.id, version: row.version }} defaults={row} theirs={theirsIn(updateAccreditation, row.id)} {...common}>{fields}</Form>
}

export function AgreementForm({ organisation, row, onClose }: TitleFormProps<Agreement>) {
  const say = useWords(networkWords)
  const kinds = useList('agreement_kind')
  const common = { ...useClosing(onClose), invalidates: [listAgreements] }
  const fields = (
    <>
      <OrganisationPicker name="otherOrganisationId" label={say.otherBody} without={[organisation.id]} required />
      <Select name="kind" label={say.kind} options={kinds.options} required />
      <TextField name="title" label={say.title} required />
      <TextField name="protocolNumber" label={say.protocol} />
      <DateField name="validFrom" label={say.from} required />
      <DateField name="validTo" label={say.to} />
      <TextField name="note" label={say.note} />
    </>
  )
  if (!row) return <Form endpoint={addAgreement} input={{ organisationId: organisation.id }} {...common}>{fields}</Form>
  return <Form endpoint={updateAgreement} input={{ agreementId: row.id, version: row.version }} defaults={row} theirs={theirsIn(updateAgreement, row.id)} {...common}>{fields}</Form>
}
