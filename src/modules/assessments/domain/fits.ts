import { isPlainDate, type PlainDate } from '#kernel/domain/plain-date.ts'
import { type Answer, type Column, type Item, w, type Words } from './instrument.ts'

type Fields = readonly (keyof Answer)[]
/** Which fields of an answer each kind of item uses; `voice` besides, where the item asks for it. */
const fields: Record<Item['kind'], Fields> = {
  text: ['text'], choice: ['choice', 'text'], choices: ['choices', 'text'], scale: ['level', 'notRated', 'text', 'voices'], number: ['number'], date: ['date'],
  yes_no: ['yes', 'text'], indicator: ['state', 'on', 'who', 'fact', 'strength'], voices: ['voices'], table: ['rows'], person: ['person', 'text'],
}

/** Does an answer fit its item? Null when it does; otherwise what is wrong, in words. It may be unfinished: completeness is another question. */
export function misfit(item: Item, answer: Answer, today: PlainDate): Words | null {
  const used = Object.entries(answer).flatMap(([field, value]) => (value === undefined ? [] : [field]))
  const foreign = used.filter((field) => !(fields[item.kind] as readonly string[]).includes(field) && !(field === 'voice' && item.voice === 'asked'))
  if (foreign.length) return w('Questa risposta non è del tipo che la domanda chiede', 'This answer is not of the kind that the question asks')
  return ofKind(item, answer, today)
}

function ofKind(item: Item, answer: Answer, today: PlainDate): Words | null {
  switch (item.kind) {
    case 'choice':
      return answer.choice === undefined || item.options.some(({ key }) => key === answer.choice) ? null : unknownOption
    case 'choices':
      return chosen(item, answer.choices ?? [])
    case 'scale':
      return scale(item, answer)
    case 'number':
      return answer.number === undefined ? null : inRange(item, answer.number)
    case 'date':
      return dateWrong(answer.date, item.past ? today : null)
    case 'indicator':
      return dateWrong(answer.on, today)
    case 'table':
      return rows(item.columns, answer, item.atMost)
    case 'text': case 'yes_no': case 'voices': case 'person':
      return null
  }
}

const unknownOption = w('Scegli una voce dell’elenco', 'Choose one of the list')

function chosen(item: Extract<Item, { kind: 'choices' }>, keys: readonly string[]): Words | null {
  if (keys.some((key) => !item.options.some((option) => option.key === key)) || new Set(keys).size !== keys.length) return unknownOption
  return item.atMost && keys.length > item.atMost ? w(`Scegline al massimo ${item.atMost}`, `Choose at most ${item.atMost}`) : null
}

function scale(item: Extract<Item, { kind: 'scale' }>, { level, notRated, text, voices }: Answer): Words | null {
  if (level !== undefined && !item.levels.some(({ value }) => value === level)) return w('Scegli un livello della scala', 'Choose a level of the scale')
  if (notRated && !item.notRated) return w('Questa scala non ha «non valutato»', 'This scale has no “not rated”')
  if (notRated && level !== undefined) return w('O un livello o «non valutato»', 'Either a level or “not rated”')
  if ((text !== undefined && item.words !== 'plain') || (voices !== undefined && item.words !== 'voices')) return w('Qui non c’è posto per queste parole', 'There is no place for these words here')
  return null
}

function inRange({ min, max, whole }: Extract<Item, { kind: 'number' }>, value: number): Words | null {
  if (!Number.isFinite(value) || (whole && !Number.isInteger(value))) return w('Scrivi un numero intero', 'Write a whole number')
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) return w(`Scrivi un numero tra ${min ?? '…'} e ${max ?? '…'}`, `Write a number between ${min ?? '…'} and ${max ?? '…'}`)
  return null
}

function dateWrong(value: string | undefined, notAfter: PlainDate | null): Words | null {
  if (value === undefined || value === '') return null
  if (!isPlainDate(value)) return w('Scrivi una data che esiste, per esempio 3/3/2026', 'Write a date that exists, for example 3/3/2026')
  return notAfter && value > notAfter ? w('È nel futuro: controlla la data', 'It is in the future: check the date') : null
}

function rows(columns: readonly Column[], answer: Answer, atMost: number | undefined): Words | null {
  if (atMost && (answer.rows?.length ?? 0) > atMost) return w(`Al massimo ${atMost} righe`, `At most ${atMost} rows`)
  for (const [index, row] of (answer.rows ?? []).entries()) {
    for (const [key, value] of Object.entries(row)) {
      const column = columns.find((one) => one.key === key)
      const wrong = !column ? unknownOption : cell(column, value)
      if (wrong) return w(`Riga ${index + 1}: ${wrong.it.toLowerCase()}`, `Row ${index + 1}: ${wrong.en.toLowerCase()}`)
    }
  }
  return null
}

function cell(column: Column, value: string | number): Words | null {
  if (value === '') return null
  if (column.kind === 'number') return typeof value === 'number' && Number.isFinite(value) ? null : w('Scrivi un numero', 'Write a number')
  if (typeof value !== 'string') return w('Scrivi del testo', 'Write some text')
  if (column.kind === 'choice') return column.options?.some(({ key }) => key === value) ? null : unknownOption
  if (column.kind === 'yes_no') return ['yes', 'no', 'unknown'].includes(value) ? null : unknownOption
  return column.kind === 'date' ? dateWrong(value, null) : null
}
