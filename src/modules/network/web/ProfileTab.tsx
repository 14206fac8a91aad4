import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { getOrganisation, listOrganisations, updateOrganisation, type Organisation } from '../contract/organisations.ts'
import { useList } from './codes.ts'
import { MunicipalityPicker } from './MunicipalityPicker.tsx'
import { theirsFrom } from './theirs.ts'
import { networkWords } from './words.ts'

export function ProfileTab({ organisation }: { organisation: Organisation }) {
  const say = useWords(networkWords)
  const kinds = useList('organisation_kind')
  const [editing, setEditing] = useState(false)
  if (editing) return <Card title={say.profile}><EditForm organisation={organisation} onClose={() => setEditing(false)} /></Card>
  return (
    <Card title={say.profile} actions={organisation.can.edit && <Button size="small" icon="pencil" onClick={() => setEditing(true)}>{say.edit}</Button>}>
      <DataList
        columns={2}
        items={[
          { label: say.kind, value: kinds.label(organisation.kind) },
          { label: say.shortName, value: organisation.shortName },
          { label: say.municipality, value: organisation.municipality },
          { label: say.email, value: organisation.email },
          { label: say.pec, value: organisation.pec },
          { label: say.phone, value: organisation.phone },
          { label: say.website, value: organisation.website && <a href={organisation.website} rel="noreferrer" target="_blank">{organisation.website}</a> },
          { label: say.ipaCode, value: organisation.ipaCode },
          { label: say.taxCode, value: organisation.taxCode },
          { label: say.casePrefix, value: organisation.casePrefix },
          { label: say.idleMinutes, value: organisation.idleMinutes },
        ]}
      />
    </Card>
  )
}

function EditForm({ organisation, onClose }: { organisation: Organisation; onClose: () => void }) {
  const say = useWords(networkWords)
  const kinds = useList('organisation_kind')
  const done = () => {
    toast(say.saved)
    onClose()
  }
  return (
    <Form
      endpoint={updateOrganisation}
      input={{ organisationId: organisation.id, version: organisation.version }}
      defaults={organisation}
      theirs={(current: Organisation) => theirsFrom(updateOrganisation, current)}
      submit={say.save}
      invalidates={[getOrganisation, listOrganisations]}
      onDone={done}
      onCancel={onClose}
    >
      <TextField name="name" label={say.name} required />
      <TextField name="shortName" label={say.shortName} required />
      <Select name="kind" label={say.kind} options={kinds.options} required />
      <MunicipalityPicker name="municipalityIstat" label={say.municipality} />
      <TextField name="email" label={say.email} type="email" />
      <TextField name="pec" label={say.pec} type="email" />
      <TextField name="phone" label={say.phone} type="tel" />
      <TextField name="website" label={say.website} type="url" />
      <TextField name="ipaCode" label={say.ipaCode} />
      <TextField name="taxCode" label={say.taxCode} />
      <TextField name="idleMinutes" label={say.idleMinutes} hint={say.idleHint} inputMode="numeric" required />
      <Checkbox name="active" label={say.active} />
    </Form>
  )
}
