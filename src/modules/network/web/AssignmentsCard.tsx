import { useState } from 'react'
import { formatDateOfTable } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DateField } from '#kernel/web/ui/DateField.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { Table } from '#kernel/web/ui/Table.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { findOperators } from '../contract/directory.ts'
import { addAssignment, getOperator, updateAssignment, type Assignment, type Operator } from '../contract/operators.ts'
import { useList } from './codes.ts'
import { AssignmentFields } from './operator-fields.tsx'
import { theirsFrom } from './theirs.ts'
import { networkWords } from './words.ts'

export function AssignmentsCard({ operator }: { operator: Operator }) {
  const say = useWords(networkWords)
  const professions = useList('profession')
  const [form, setForm] = useState<Assignment | 'new' | null>(null)
  const close = () => setForm(null)
  const common = {
    submit: say.save, invalidates: [getOperator, findOperators], onCancel: close,
    onDone: () => {
      toast(say.saved)
      close()
    },
  }
  return (
    <Card title={say.assignments} actions={operator.can.assign && <Button size="small" icon="plus" onClick={() => setForm('new')}>{say.addAssignment}</Button>}>
      <Table
        caption={say.assignments}
        rows={operator.assignments}
        rowKey={(row) => row.id}
        columns={[
          { id: 'unit', header: say.unit, cell: (row) => `${row.unitName} (${row.organisationName})` },
          { id: 'profession', header: say.profession, cell: (row) => professions.label(row.profession) },
          { id: 'kind', header: say.relation, cell: (row) => (row.kind === 'employed' ? say.employed : say.assigned) },
          { id: 'period', header: say.period, cell: (row) => `${formatDateOfTable(row.validFrom)} – ${row.validTo ? formatDateOfTable(row.validTo) : say.noEnd}` },
          { id: 'state', header: say.state, cell: (row) => (row.current ? <Badge kind="success">{say.current}</Badge> : <Badge>{say.ended}</Badge>) },
        ]}
        rowActions={(row) => row.can.edit && <Button kind="quiet" size="small" aria-label={`${say.endAssignment}: ${row.unitName}`} onClick={() => setForm(row)}>{say.endAssignment}</Button>}
      />
      <Modal open={form !== null} onClose={close} title={form === 'new' ? say.addAssignment : say.endAssignment}>
        {form === 'new' && <Form endpoint={addAssignment} input={{ operatorId: operator.id }} defaults={{ kind: 'employed' }} {...common}><AssignmentFields /></Form>}
        {form && form !== 'new' && (
          <Form endpoint={updateAssignment} input={{ assignmentId: form.id, version: form.version }} defaults={{ profession: form.profession, weeklyHours: form.weeklyHours, validTo: form.validTo }} theirs={(current: Operator) => theirsFrom(updateAssignment, current.assignments.find(({ id }) => id === form.id))} {...common}>
            <Select name="profession" label={say.profession} options={professions.options} required />
            <TextField name="weeklyHours" label={say.weeklyHours} inputMode="decimal" />
            <DateField name="validTo" label={say.to} hint={form.kind === 'assigned' ? say.consultantHint : undefined} required={form.kind === 'assigned'} />
          </Form>
        )}
      </Modal>
    </Card>
  )
}
