import { useId, useRef, type ReactNode } from 'react'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { RequiredMark } from '#kernel/web/ui/field.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import type { Column, Item } from '../../domain/instrument.ts'
import { assessmentWords } from '../words.ts'
import { DateValue } from './DateAnswer.tsx'
import type { ItemFieldProps } from './item-props.ts'
import { fillWords } from './words.ts'

type Row = Readonly<Record<string, string | number>>

/** Rows of the same shape, added as they are told; each is a group of its own for who listens instead of looking. */
export function TableField({ item, answer, onChange, disabled, required, hint }: ItemFieldProps<Extract<Item, { kind: 'table' }>> & { hint: ReactNode }) {
  const say = useWords(fillWords)
  const both = useSay()
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const rows = answer?.rows ?? []
  const set = (next: readonly Row[]) => onChange(next.length ? { rows: next } : null)
  const add = () => {
    set([...rows, {}])
    // the first field of the new row, once it is there
    setTimeout(() => box.current?.querySelector<HTMLElement>('fieldset:last-of-type :is(input,select)')?.focus())
  }
  return (
    <fieldset className="ac-field ac-field-full" aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend className="ac-label">{both(item.label)} <RequiredMark required={required} /></legend>
      {hint && <div className="ac-hint" id={`${id}-hint`}>{hint}</div>}
      <div className="ac-rows" ref={box}>
        {rows.length === 0 && <p className="ac-meta">{say.noRows}</p>}
        {rows.map((row, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- rows have no identity of their own
          <fieldset className="ac-row-edit" key={index}>
            <legend>{say.row(index + 1)}</legend>
            {item.columns.map((column) => <Cell key={column.key} column={column} disabled={disabled} value={row[column.key]} onChange={(value) => set(rows.map((one, at) => (at === index ? { ...one, [column.key]: value } : one)))} />)}
            {!disabled && <Button kind="quiet" size="small" icon="delete" aria-label={say.removeRow(index + 1)} onClick={() => set(rows.filter((_, at) => at !== index))} />}
          </fieldset>
        ))}
        {!disabled && rows.length < (item.atMost ?? 200) && <div><Button icon="plus" size="small" onClick={add}>{say.addRow}</Button></div>}
      </div>
    </fieldset>
  )
}

function Cell({ column, value, onChange, disabled }: { column: Column; value: string | number | undefined; onChange: (value: string | number) => void; disabled: boolean | undefined }) {
  const shared = useWords(assessmentWords)
  const both = useSay()
  const common = { label: both(column.label), required: column.required, disabled }
  switch (column.kind) {
    case 'choice': return <Select {...common} options={(column.options ?? []).map((one) => ({ value: one.key, label: both(one.label) }))} value={String(value ?? '')} onChange={onChange} />
    case 'yes_no': return <Select {...common} options={(['yes', 'no', 'unknown'] as const).map((one) => ({ value: one, label: shared[one] }))} value={String(value ?? '')} onChange={onChange} />
    case 'date': return <DateValue {...common} value={typeof value === 'string' && value ? value : undefined} onChange={(date) => onChange(date ?? '')} />
    case 'number': return <TextField {...common} inputMode="decimal" maxLength={12} value={String(value ?? '')} onChange={(text) => onChange(text.trim() === '' ? '' : Number.isFinite(Number(text.replace(',', '.'))) ? Number(text.replace(',', '.')) : text)} />
    case 'text': return <TextField {...common} value={String(value ?? '')} onChange={onChange} maxLength={2000} />
  }
}
