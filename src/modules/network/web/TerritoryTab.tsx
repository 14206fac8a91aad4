import { useState } from 'react'
import { formatDateOfTable } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { Table } from '#kernel/web/ui/Table.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import type { Id } from '#kernel/domain/ids.ts'
import type { Organisation } from '../contract/organisations.ts'
import { assignTerritory, endTerritory, listTerritory, type Territory } from '../contract/territory.ts'
import { useList } from './codes.ts'
import { MunicipalityPicker } from './MunicipalityPicker.tsx'
import { UnitPicker } from './UnitPicker.tsx'
import { networkWords } from './words.ts'

export function TerritoryTab({ organisation }: { organisation: Organisation }) {
  const say = useWords(networkWords)
  const services = useList('network_service')
  const query = useQueryOf(listTerritory, { organisationId: organisation.id })
  const [form, setForm] = useState<Territory | 'new' | null>(null)
  const close = () => setForm(null)
  return (
    <Loaded query={query}>
      {({ rows, can }) => (
        <Card title={say.serves} actions={can.edit && <Button size="small" kind="primary" icon="plus" onClick={() => setForm('new')}>{say.addTerritory}</Button>}>
          {rows.length === 0 && <EmptyState icon="map-marker" title={say.noTerritory} />}
          {rows.length > 0 && (
            <Table
              caption={say.serves}
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                { id: 'municipality', header: say.municipality, cell: (row) => `${row.municipality} (${row.province})` },
                { id: 'service', header: say.service, cell: (row) => services.label(row.service) },
                { id: 'unit', header: say.unit, cell: (row) => row.unitName },
                { id: 'period', header: say.period, cell: (row) => `${formatDateOfTable(row.validFrom)} – ${row.validTo ? formatDateOfTable(row.validTo) : say.noEnd}` },
                { id: 'state', header: say.state, cell: (row) => (row.inForce ? <Badge kind="success">{say.inForce}</Badge> : <Badge>{say.notInForce}</Badge>) },
              ]}
              rowActions={(row) => can.edit && <Button kind="quiet" size="small" aria-label={`${say.endTerritory}: ${row.municipality}`} onClick={() => setForm(row)}>{say.endTerritory}</Button>}
            />
          )}
          <Modal open={form !== null} onClose={close} title={form === 'new' ? say.addTerritory : say.endTerritory}>
            {form === 'new' && <AssignForm organisation={organisation} onClose={close} />}
            {form && form !== 'new' && (
              <Form
                endpoint={endTerritory}
                input={{ territoryId: form.id, version: form.version }}
                submit={say.save}
                invalidates={[listTerritory]}
                onCancel={close}
                onDone={() => {
                  toast(say.saved)
                  close()
                }}
              >
                <DateField name="lastDay" label={say.lastDay} required />
              </Form>
            )}
          </Modal>
        </Card>
      )}
    </Loaded>
  )
}

function AssignForm({ organisation, onClose }: { organisation: Organisation; onClose: () => void }) {
  const say = useWords(networkWords)
  const services = useList('network_service')
  const [unitId, setUnitId] = useState('')
  const done = () => {
    toast(say.saved)
    onClose()
  }
  return (
    <div className="ac-stack">
      <UnitPicker label={say.unit} organisationId={organisation.id} value={unitId} onChange={setUnitId} required />
      {unitId && (
        <Form endpoint={assignTerritory} input={{ unitId: unitId as Id<'unit'> }} defaults={{ service: 'tutela_minori' }} submit={say.addTerritory} invalidates={[listTerritory]} onDone={done} onCancel={onClose}>
          <MunicipalityPicker name="municipalityIstat" label={say.municipality} required />
          <Select name="service" label={say.service} options={services.options} required />
          <DateField name="validFrom" label={say.from} required />
          <DateField name="validTo" label={say.to} />
        </Form>
      )}
    </div>
  )
}
