import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { Table, type Column } from '#kernel/web/ui/Table.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { listLeadTimes, setLeadTime, type LeadTime } from '../contract.ts'
import { NumberField, NumbersField } from './NumbersField.tsx'
import { termsPath } from './paths.ts'
import { settingsWords } from './settings-words.ts'
import { StandardsCard } from './StandardsCard.tsx'

/** When terms ring, in each of my services; and the standards of those services. */
export function LeadTimesScreen() {
  const say = useWords(settingsWords)
  const query = useQueryOf(listLeadTimes, {})
  return (
    <>
      <PageHeader title={say.leadTimes} above={<Breadcrumb items={[{ label: say.terms, to: termsPath.to() }, { label: say.leadTimes }]} />} status={say.leadText} />
      <div className="ac-stack">
        <Loaded query={query} lines={6}>
          {({ rows }) => [...new Map(rows.map((row) => [row.unit.id, row.unit.name]))].map(([id, name]) => <OfUnit key={id} name={name} rows={rows.filter((row) => row.unit.id === id)} />)}
        </Loaded>
        <StandardsCard />
      </div>
    </>
  )
}

function OfUnit({ name, rows }: { name: string; rows: readonly LeadTime[] }) {
  const say = useWords(settingsWords)
  const [changed, setChanged] = useState<LeadTime | null>(null)
  const columns: Column<LeadTime>[] = [
    { id: 'kind', header: say.ofKind, cell: (row) => say[`kind_${row.kind}`] },
    { id: 'alarms', header: say.alarms, cell: (row) => say[`when_${row.kind}`](row.alarms.join(', ')) },
    { id: 'coordinator', header: say.coordinator, cell: (row) => say[`when_${row.kind}`](String(row.coordinator)) },
    { id: 'manager', header: say.manager, cell: (row) => say[`when_${row.kind}`](String(row.manager)) },
    { id: 'own', header: say.setBy, cell: (row) => <Badge kind={row.own ? 'info' : 'neutral'}>{row.own ? say.own : say.shipped}</Badge> },
  ]
  return (
    <Card title={name}>
      <Table
        caption={`${say.leadTimes}: ${name}`}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.kind}
        {...(rows.some((row) => row.can.change) ? { rowActions: (row: LeadTime) => row.can.change && <Button size="small" aria-label={say.changeOf(say[`kind_${row.kind}`])} onClick={() => setChanged(row)}>{say.change}</Button> } : {})}
      />
      {changed && <ChangeDialog key={changed.kind} row={changed} onClose={() => setChanged(null)} />}
    </Card>
  )
}

function ChangeDialog({ row, onClose }: { row: LeadTime; onClose: () => void }) {
  const say = useWords(settingsWords)
  const { alarms, coordinator, manager, kind } = row
  const done = () => {
    toast(say.saved)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={`${say[`kind_${kind}`]} – ${row.unit.name}`} question>
      <Form
        endpoint={setLeadTime}
        input={{ unitId: row.unit.id as never, kind, version: row.version }}
        defaults={{ alarms: [...alarms], coordinator, manager }}
        theirs={(current: LeadTime) => ({ alarms: current.alarms, coordinator: current.coordinator, manager: current.manager, version: current.version })}
        submit={say.save}
        invalidates={[listLeadTimes]}
        onDone={done}
        onCancel={onClose}
      >
        <NumbersField name="alarms" label={say.alarms} hint={say[`alarmsHint_${kind}`]} wrong={say.numbers} />
        <NumberField name="coordinator" label={say.coordinator} hint={say[`single_${kind}`]} />
        <NumberField name="manager" label={say.manager} hint={say[`single_${kind}`]} />
      </Form>
    </Modal>
  )
}
