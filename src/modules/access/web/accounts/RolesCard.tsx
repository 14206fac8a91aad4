import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDateOfTable } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { useActor } from '#kernel/web/session.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { Table } from '#kernel/web/ui/Table.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { UnitPicker } from '#modules/network/web/parts.ts'
import * as contract from '../../contract/accounts.ts'
import { accountWords } from './words.ts'

/** Which role the person has in which unit, from when to when. */
export function RolesCard({ operatorId, account: { roles, can } }: { operatorId: Id<'operator'>; account: contract.Account }) {
  const say = useWords(accountWords)
  const label = useSay()
  const actor = useActor()
  const names = useQueryOf(contract.listRoles, {}, { staleTime: 3_600_000 }).data?.rows ?? []
  const [form, setForm] = useState<contract.RoleHeld | 'new' | null>(null)
  const close = () => setForm(null)
  const common = {
    invalidates: [contract.getAccount, contract.listRoleHolders], onCancel: close,
    onDone: () => {
      toast(say.done)
      close()
    },
  }
  return (
    <Card title={say.roles} actions={can.giveRole && <Button size="small" icon="plus" onClick={() => setForm('new')}>{say.giveRole}</Button>}>
      {actor.id === operatorId && <p className="ac-meta">{say.ownRoles}</p>}
      {roles.length === 0 && <p>{say.noRoles}</p>}
      {roles.length > 0 && (
        <Table
          caption={say.roles}
          rows={roles}
          rowKey={(row) => row.id}
          columns={[
            { id: 'role', header: say.role, cell: (row) => label(row) },
            { id: 'unit', header: say.unit, cell: (row) => `${row.unitName} (${row.organisationName})` },
            { id: 'period', header: say.period, cell: (row) => `${formatDateOfTable(row.validFrom)} – ${row.validTo ? formatDateOfTable(row.validTo) : say.noEnd}` },
            { id: 'state', header: say.state, cell: (row) => (row.current ? <Badge kind="success">{say.current}</Badge> : <Badge>{say.notCurrent}</Badge>) },
          ]}
          rowActions={(row) => row.can.end && <Button kind="quiet" size="small" aria-label={`${say.endRoleTitle}: ${label(row)}`} onClick={() => setForm(row)}>{say.endRole}</Button>}
        />
      )}
      <Modal open={form !== null} onClose={close} title={form === 'new' ? say.giveRole : say.endRoleTitle}>
        {form === 'new' && (
          <Form endpoint={contract.giveRole} input={{ operatorId }} submit={say.giveRole} {...common}>
            <UnitPicker name="unitId" label={say.unit} required />
            <Select name="role" label={say.role} options={names.map((one) => ({ value: one.role, label: label(one) }))} required />
            <DateField name="validFrom" label={say.from} required />
            <DateField name="validTo" label={say.to} />
          </Form>
        )}
        {form && form !== 'new' && (
          <Form endpoint={contract.endRole} input={{ roleAssignmentId: form.id, version: form.version }} submit={say.endRole} {...common}>
            <DateField name="lastDay" label={say.lastDay} required />
          </Form>
        )}
      </Modal>
    </Card>
  )
}
