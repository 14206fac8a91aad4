import { useEffect, useState } from 'react'
import { isPlainDate } from '#kernel/domain/plain-date.ts'
import { useSay } from '#kernel/web/i18n/words.ts'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import type { Item } from '../../domain/instrument.ts'
import type { CommonField, ItemFieldProps } from './item-props.ts'

/** A date as people say it: kept once understood, and until then still in the field. */
export function DateAnswer({ answer, onChange, common }: ItemFieldProps & { common: CommonField }) {
  return <DateValue {...common} value={answer?.date} onChange={(date) => onChange(date ? { date } : null)} />
}

interface DateValueProps extends Partial<CommonField> {
  label: string
  value: string | undefined
  onChange: (date: string | undefined) => void
}

/** The same for a date inside a larger answer. */
export function DateValue({ value, onChange, ...common }: DateValueProps) {
  const [text, setText] = useState(value ?? '')
  useEffect(() => {
    setText((before) => (value && value !== before ? value : !value && isPlainDate(before) ? '' : before))
  }, [value])
  const change = (next: string) => {
    setText(next)
    const date = isPlainDate(next) ? next : undefined
    if (date !== value) onChange(date)
  }
  return <SmartDateField {...common} value={text} onChange={change} />
}

/** A number with its unit; commas and points both divide the decimals. */
export function NumberAnswer({ item, answer, onChange, common }: ItemFieldProps<Extract<Item, { kind: 'number' }>> & { common: CommonField }) {
  const both = useSay()
  const [text, setText] = useState(answer?.number === undefined ? '' : String(answer.number))
  useEffect(() => {
    setText((before) => (answer?.number === numberOf(before) ? before : answer?.number === undefined ? '' : String(answer.number)))
  }, [answer?.number])
  const change = (next: string) => {
    setText(next)
    const number = numberOf(next)
    onChange(number === undefined ? null : { number })
  }
  const label = item.unit ? `${common.label} (${both(item.unit)})` : common.label
  return <TextField {...common} label={label} inputMode={item.whole ? 'numeric' : 'decimal'} maxLength={12} value={text} onChange={change} />
}

function numberOf(text: string): number | undefined {
  const trimmed = text.trim().replace(',', '.')
  return trimmed !== '' && Number.isFinite(Number(trimmed)) ? Number(trimmed) : undefined
}
