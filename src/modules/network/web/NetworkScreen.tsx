import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { ListScreen } from '#kernel/web/ui/ListScreen.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { createOrganisation, listOrganisations } from '../contract/organisations.ts'
import { useList } from './codes.ts'
import { MunicipalityPicker } from './MunicipalityPicker.tsx'
import { organisationPath } from './paths.ts'
import { networkWords } from './words.ts'

/** The bodies of the network. */
export function NetworkScreen() {
  const say = useWords(networkWords)
  const kinds = useList('organisation_kind')
  const [adding, setAdding] = useState(false)
  const canCreate = useQueryOf(listOrganisations, { limit: 1 }).data?.can.create
  return (
    <>
      <ListScreen
        title={say.bodies}
        actions={canCreate && <Button kind="primary" icon="plus" onClick={() => setAdding(true)}>{say.newBody}</Button>}
        endpoint={listOrganisations}
        rowKey={(row) => row.id}
        savedAs="bodies"
        rowHref={(row) => organisationPath.to({ organisationId: row.id })}
        filters={[
          { id: 'kind', label: say.kind, options: kinds.options },
          { id: 'active', label: say.state, options: [{ value: 'true', label: say.active }, { value: 'false', label: say.inactive }] },
        ]}
        columns={[
          { id: 'name', header: say.name, cell: (row) => row.name },
          { id: 'kind', header: say.kind, cell: (row) => kinds.label(row.kind) },
          { id: 'municipality', header: say.municipality, cell: (row) => row.municipality ?? '' },
          { id: 'phone', header: say.phone, cell: (row) => row.phone ?? '' },
          { id: 'email', header: say.email, cell: (row) => row.email ?? '' },
        ]}
        empty={{ title: say.noBodies, text: say.noBodiesText }}
      />
      <Modal open={adding} onClose={() => setAdding(false)} title={say.newBody}>
        <NewOrganisation onCancel={() => setAdding(false)} />
      </Modal>
    </>
  )
}

function NewOrganisation({ onCancel }: { onCancel: () => void }) {
  const say = useWords(networkWords)
  const kinds = useList('organisation_kind')
  const go = useGo()
  return (
    <Form endpoint={createOrganisation} submit={say.createBody} invalidates={[listOrganisations]} onDone={({ id }) => go(organisationPath.to({ organisationId: id }))} onCancel={onCancel}>
      <TextField name="name" label={say.name} required />
      <TextField name="shortName" label={say.shortName} required />
      <Select name="kind" label={say.kind} options={kinds.options} required />
      <TextField name="casePrefix" label={say.casePrefix} hint={say.casePrefixHint} required />
      <TextField name="firstUnitName" label={say.firstUnit} hint={say.firstUnitHint} required />
      <MunicipalityPicker name="municipalityIstat" label={say.municipality} />
      <TextField name="email" label={say.email} type="email" />
      <TextField name="phone" label={say.phone} type="tel" />
    </Form>
  )
}

