import { useMemo, useState } from 'react'
import { formatDate, formatDateOfTable, formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { getHostedDesk, listHostedLists, startHostedList, type HostedHead } from '../../contract/hosted.ts'
import { paperStates } from '../../domain/states.ts'
import { changedByHosted } from './changed.ts'
import { hostedListPath } from './paths.ts'
import { hostedWords, type HostedSay } from './words.ts'

/** How a list stands, as a badge. */
export const hostedBadge = (state: HostedHead['state'], say: HostedSay) =>
  <Badge kind={state === 'sent' ? 'success' : state === 'asked' || state === 'approved' ? 'warning' : 'neutral'}>{say[`s_${state}`]}</Badge>

/** The half-yearly lists of the communities where one works: those under way by their term, then those sent. */
export function HostedListsScreen() {
  const say = useWords(hostedWords)
  const start = useQueryOf(listHostedLists, { limit: 1 }).data?.can.start ?? false
  const [beginning, setBeginning] = useState(false)
  const filters = useMemo((): ListFilter[] => [{ id: 'state', label: say.state, options: paperStates.map((one) => ({ value: one, label: say[`s_${one}`] })) }], [say])
  const columns = useMemo(() => columnsOf(say), [say])
  const begin = start && <Button kind="primary" icon="plus" onClick={() => setBeginning(true)}>{say.begin}</Button>
  return (
    <>
      <ListScreen
        title={say.title} actions={begin} endpoint={listHostedLists} filters={filters} columns={columns} rowKey={(row) => row.id} rowHref={(row) => hostedListPath.to({ listId: row.id })} savedAs="hosted-lists"
        empty={{ title: say.none, text: start ? say.noneText : say.noneHere }}
      />
      {beginning && <BeginDialog onClose={() => setBeginning(false)} />}
    </>
  )
}

const columnsOf = (say: HostedSay): Column<HostedHead>[] => [
  { id: 'unit', header: say.unit, cell: (row) => row.unit.name },
  { id: 'period', header: say.period, cell: (row) => <>{say.periodOf(formatDateOfTable(row.period.from), formatDateOfTable(row.period.to))}{row.number && <div className="ac-meta">{say.numbered(row.number.n, row.number.year)}</div>}</> },
  { id: 'state', header: say.state, cell: (row) => hostedBadge(row.state, say) },
  { id: 'due', header: say.due, cell: (row) => (row.dueOn ? formatDateOfTable(row.dueOn) : say.noTerm) },
  { id: 'children', header: say.count, cell: (row) => row.children },
  { id: 'changed', header: say.changed, cell: (row) => formatDateTime(row.changedAt) },
]

function BeginDialog({ onClose }: { onClose: () => void }) {
  const say = useWords(hostedWords)
  const go = useGo()
  const desk = useQueryOf(getHostedDesk, {})
  return (
    <Modal open onClose={onClose} title={say.begin} question>
      <Loaded query={desk}>{(found) => (
        <Form
          endpoint={startHostedList} submit={say.begin} invalidates={changedByHosted} onCancel={onClose}
          defaults={{ unitId: found.units.length === 1 ? found.units[0]!.id : undefined, termId: found.units.length === 1 ? (found.units[0]!.terms[0]?.id ?? null) : null, from: found.period.from, to: found.period.to } as never}
          onDone={({ id }) => {
            toast(say.started)
            go(hostedListPath.to({ listId: id }))
          }}
        >
          <p className="ac-meta">{say.law}</p>
          {found.units.length !== 1 && <Select name="unitId" label={say.unit} required options={found.units.map(({ id, name }) => ({ value: id, label: name }))} />}
          <SmartDateField name="from" label={say.from} required />
          <SmartDateField name="to" label={say.to} required />
          <Terms units={found.units} />
        </Form>
      )}</Loaded>
    </Modal>
  )
}

function Terms({ units }: { units: readonly { id: string; terms: readonly { id: string; title: string; due: string | null }[] }[] }) {
  const say = useWords(hostedWords)
  const unitId = useFormValue('unitId') as string | undefined
  const terms = units.find(({ id }) => id === unitId)?.terms ?? []
  return <Select name="termId" label={say.chooseTerm} empty={say.noTerm} options={terms.map((one) => ({ value: one.id, label: one.due ? `${one.title}, ${say.due.toLowerCase()} ${formatDate(one.due.slice(0, 10))}` : one.title }))} />
}
