import { useState } from 'react'
import { isPlainDate } from '#kernel/domain/plain-date.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form, useFormTools, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { Table, type Column } from '#kernel/web/ui/Table.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import type { Result } from '#kernel/contract/endpoint.ts'
import { applyParameter, listParameters, previewParameter, type Parameter } from '../contract.ts'
import { changedByTerm } from './changed.ts'
import { momentText } from './moment-text.ts'
import { NumberField } from './NumbersField.tsx'
import { settingsWords } from './settings-words.ts'

/** A new value of the law: what it would touch is seen before it is applied. */
export function LawValueDialog({ rows, onClose }: { rows: readonly Parameter[]; onClose: () => void }) {
  const say = useWords(settingsWords)
  const pick = useSay()
  const names = [...new Map(rows.map((row) => [row.name, pick(row.label)]))]
  const done = () => {
    toast(say.applied)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.propose} size="wide" question>
      <p>{say.proposeText}</p>
      <Form endpoint={applyParameter} defaults={{ name: names[0]?.[0] ?? '' }} submit={say.apply} submitKind="danger" invalidates={[listParameters, ...changedByTerm]} onDone={done} onCancel={onClose}>
        <Select name="name" label={say.name} required empty={null} options={names.map(([value, label]) => ({ value, label }))} />
        <NumberField name="value" label={say.value} />
        <SmartDateField name="validFrom" label={say.validFrom} required />
        <TextField name="source" label={say.lawSource} hint={say.readSource} required maxLength={300} />
        <Preview />
      </Form>
    </Modal>
  )
}

interface Proposal {
  name: string
  value: number
  validFrom: string
}

function Preview() {
  const say = useWords(settingsWords)
  const { values } = useFormTools()
  const [asked, setAsked] = useState<Proposal | null>(null)
  const now = { name: useFormValue<string>('name'), value: useFormValue<number>('value'), validFrom: useFormValue<string>('validFrom') }
  const ready = Boolean(now.name) && Number.isInteger(now.value) && isPlainDate(now.validFrom ?? '')
  const stands = asked !== null && asked.name === now.name && asked.value === now.value && asked.validFrom === now.validFrom
  return (
    <>
      <p><Button icon="search" disabled={!ready} onClick={() => setAsked(values() as unknown as Proposal)}>{say.preview}</Button></p>
      {stands && <Touched asked={asked} />}
    </>
  )
}

type Row = Result<typeof previewParameter>['rows'][number]

function Touched({ asked: { name, value, validFrom } }: { asked: Proposal }) {
  const say = useWords(settingsWords)
  const query = useQueryOf(previewParameter, { name, value, validFrom })
  const columns: Column<Row>[] = [
    { id: 'file', header: say.file, cell: (row) => <span translate="no">{row.caseNumber ?? row.unit?.name}</span> },
    { id: 'rule', header: say.rule, cell: (row) => row.ruleId },
    { id: 'before', header: say.before, cell: (row) => row.due && momentText(row.due) },
    { id: 'after', header: say.after, cell: (row) => row.newDue && momentText(row.newDue) },
  ]
  return (
    <Loaded query={query}>
      {({ open, moved, rows }) => (
        <section aria-label={say.previewTitle}>
          <p role="status"><strong>{say.previewTitle}</strong>. {say.previewCount(open, moved)} {moved === 0 && say.previewNone}</p>
          {rows.length > 0 && <Table caption={say.previewTitle} columns={columns} rows={rows} rowKey={(row) => row.id} />}
          {moved > rows.length && <p className="ac-meta">{say.firstHundred}</p>}
        </section>
      )}
    </Loaded>
  )
}
