import { useState } from 'react'
import { isPlainDate, type PlainDate } from '#kernel/domain/plain-date.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { Table, type Column } from '#kernel/web/ui/Table.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import type { Result } from '#kernel/contract/endpoint.ts'
import { applyParameter, listParameters, previewParameter, surenesses, type Parameter } from '../contract.ts'
import { changedByTerm } from './changed.ts'
import { momentText } from './moment-text.ts'
import { NumberField } from './NumbersField.tsx'
import { settingsWords } from './settings-words.ts'
import './terms.css'

/** A new value of the law: what it would touch is seen before it is applied. */
export function LawValueDialog({ rows, name, onClose }: { rows: readonly Parameter[]; name: string; onClose: () => void }) {
  const say = useWords(settingsWords)
  const pick = useSay()
  const { kind, label, note } = rows.find((row) => row.name === name)!
  const done = () => {
    toast(say.applied)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.changeOf(pick(label))} size="wide" question>
      <p>{say.proposeText}</p>
      {note && <p className="ac-meta">{pick(note)}</p>}
      <Form endpoint={applyParameter} input={{ name }} defaults={{ sure: 'SEEN' }} submit={say.apply} submitKind="danger" invalidates={[listParameters, ...changedByTerm]} onDone={done} onCancel={onClose}>
        {kind === 'amount' && <NumberField name="value" label={say.value} />}
        <SmartDateField name="validFrom" label={say.validFrom} {...(kind === 'change' ? { hint: say.dayHint_change } : { required: true })} />
        <TextField name="source" label={say.lawSource} hint={say.readSource} required maxLength={300} />
        <Select name="sure" label={say.sureHint} required empty={null} options={surenesses.map((code) => ({ value: code, label: say[`sure_${code}`] }))} />
        <Preview name={name} kind={kind} />
      </Form>
    </Modal>
  )
}

interface Proposal {
  name: string
  value?: number
  validFrom?: PlainDate
}

function Preview({ name, kind }: { name: string; kind: Parameter['kind'] }) {
  const say = useWords(settingsWords)
  const [asked, setAsked] = useState<Proposal | null>(null)
  const value = useFormValue<number>('value')
  const day = useFormValue<string>('validFrom') || undefined
  const dated = day !== undefined && isPlainDate(day)
  const ready = (kind !== 'amount' || Number.isInteger(value)) && (dated || (kind === 'change' && day === undefined))
  const now: Proposal = { name, ...(kind === 'amount' && value !== undefined ? { value } : {}), ...(dated ? { validFrom: day } : {}) }
  const stands = asked !== null && asked.value === now.value && asked.validFrom === now.validFrom
  return (
    <>
      <p><Button icon="search" disabled={!ready} onClick={() => setAsked(now)}>{say.preview}</Button></p>
      {stands && <Touched asked={asked} />}
    </>
  )
}

type Row = Result<typeof previewParameter>['rows'][number]

function Stood({ due, standing, says }: { due: string | null; standing: Row['standing']; says: boolean }) {
  const say = useWords(settingsWords)
  return <>{due && <span className="ac-whole">{momentText(due)}</span>}{says && <div className="ac-meta">{say[`standing_${standing}`]}</div>}</>
}

function Touched({ asked }: { asked: Proposal }) {
  const say = useWords(settingsWords)
  const query = useQueryOf(previewParameter, asked)
  const columns: Column<Row>[] = [
    { id: 'file', header: say.file, whole: true, cell: (row) => <span translate="no">{row.caseNumber ?? row.unit?.name}</span> },
    { id: 'rule', header: say.rule, whole: true, cell: (row) => row.ruleId },
    { id: 'before', header: say.before, cell: (row) => <Stood due={row.due} standing={row.standing} says={row.standing !== row.newStanding} /> },
    { id: 'after', header: say.after, cell: (row) => <Stood due={row.newDue} standing={row.newStanding} says={row.standing !== row.newStanding} /> },
  ]
  return (
    <Loaded query={query}>
      {({ open, moved, touched, rows }) => (
        <section aria-label={say.previewTitle} className="ac-law-touched">
          <p role="status"><strong>{say.previewTitle}</strong>. {say.previewCount(open, moved, touched)} {moved + touched === 0 && say.previewNone}</p>
          {rows.length > 0 && <Table caption={say.previewTitle} columns={columns} rows={rows} rowKey={(row) => row.id} />}
          {moved + touched > rows.length && <p className="ac-meta">{say.firstHundred}</p>}
        </section>
      )}
    </Loaded>
  )
}
