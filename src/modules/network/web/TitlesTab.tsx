import { useState } from 'react'
import { formatDateOfTable } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { Table } from '#kernel/web/ui/Table.tsx'
import type { Organisation } from '../contract/organisations.ts'
import { listAccreditations, listAgreements, type Accreditation, type Agreement } from '../contract/titles.ts'
import { useList } from './codes.ts'
import { AccreditationForm, AgreementForm } from './title-forms.tsx'
import { networkWords } from './words.ts'

export function TitlesTab({ organisation }: { organisation: Organisation }) {
  return (
    <div className="ac-stack">
      <AccreditationsCard organisation={organisation} />
      <AgreementsCard organisation={organisation} />
    </div>
  )
}

type Dated = { validFrom: string; validTo: string | null; inForce: boolean }

function useDatedColumns() {
  const say = useWords(networkWords)
  return [
    { id: 'period', header: say.period, cell: (row: Dated) => `${formatDateOfTable(row.validFrom)} – ${row.validTo ? formatDateOfTable(row.validTo) : say.noEnd}` },
    { id: 'state', header: say.state, cell: (row: Dated) => (row.inForce ? <Badge kind="success">{say.inForce}</Badge> : <Badge>{say.notInForce}</Badge>) },
  ]
}

function AccreditationsCard({ organisation }: { organisation: Organisation }) {
  const say = useWords(networkWords)
  const kinds = useList('accreditation_kind')
  const dated = useDatedColumns()
  const query = useQueryOf(listAccreditations, { organisationId: organisation.id })
  const [form, setForm] = useState<Accreditation | 'new' | null>(null)
  return (
    <Loaded query={query}>
      {({ rows, can }) => (
        <Card title={say.accreditations} actions={can.edit && <Button size="small" icon="plus" onClick={() => setForm('new')}>{say.addAccreditation}</Button>}>
          {rows.length === 0 && <EmptyState icon="card" title={say.none} />}
          {rows.length > 0 && (
            <Table
              caption={say.accreditations}
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                { id: 'kind', header: say.kind, cell: (row) => kinds.label(row.kind) },
                { id: 'act', header: say.actNumber, cell: (row) => row.actNumber ?? '' },
                { id: 'authority', header: say.authority, cell: (row) => row.authority ?? '' },
                ...dated,
              ]}
              rowActions={(row) => can.edit && <Button kind="quiet" size="small" aria-label={`${say.edit}: ${kinds.label(row.kind)}`} onClick={() => setForm(row)}>{say.edit}</Button>}
            />
          )}
          <Modal open={form !== null} onClose={() => setForm(null)} title={form === 'new' ? say.addAccreditation : say.edit}>
            {form && <AccreditationForm organisation={organisation} row={form === 'new' ? null : form} onClose={() => setForm(null)} />}
          </Modal>
        </Card>
      )}
    </Loaded>
  )
}

function AgreementsCard({ organisation }: { organisation: Organisation }) {
  const say = useWords(networkWords)
  const kinds = useList('agreement_kind')
  const dated = useDatedColumns()
  const query = useQueryOf(listAgreements, { organisationId: organisation.id })
  const [form, setForm] = useState<Agreement | 'new' | null>(null)
  const other = (row: Agreement) => (row.organisationId === organisation.id ? row.otherOrganisationName : row.organisationName)
  return (
    <Loaded query={query}>
      {({ rows, can }) => (
        <Card title={say.agreements} actions={can.edit && <Button size="small" icon="plus" onClick={() => setForm('new')}>{say.addAgreement}</Button>}>
          {rows.length === 0 && <EmptyState icon="files" title={say.none} />}
          {rows.length > 0 && (
            <Table
              caption={say.agreements}
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                { id: 'title', header: say.title, cell: (row) => row.title },
                { id: 'other', header: say.otherBody, cell: other },
                { id: 'kind', header: say.kind, cell: (row) => kinds.label(row.kind) },
                ...dated,
              ]}
              rowActions={(row) => row.can.edit && <Button kind="quiet" size="small" aria-label={`${say.edit}: ${row.title}`} onClick={() => setForm(row)}>{say.edit}</Button>}
            />
          )}
          <Modal open={form !== null} onClose={() => setForm(null)} title={form === 'new' ? say.addAgreement : say.edit}>
            {form && <AgreementForm organisation={organisation} row={form === 'new' ? null : form} onClose={() => setForm(null)} />}
          </Modal>
        </Card>
      )}
    </Loaded>
  )
}
