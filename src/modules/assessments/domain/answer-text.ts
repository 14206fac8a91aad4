import { isPlainDate } from '#kernel/domain/plain-date.ts'
import { type Answer, type Item, type Voice, w, type Words } from './instrument.ts'

/** What somebody said, in words, with whose voice it is: how a report takes it up. */
export interface Said {
  voice: Voice
  text: Words
}

const both = (text: string): Words => w(text, text)
const labelOf = (options: readonly { key: string; label: Words }[], key: string): Words => options.find((one) => one.key === key)?.label ?? both(key)
/** A day as it is written in a report. */
const written = (day: string): Words => both(isPlainDate(day) ? day.split('-').reverse().map((part) => String(Number(part))).join('/') : day)
const join = (parts: readonly (Words | null | undefined)[], by: string): Words => {
  const said = parts.filter((one): one is Words => Boolean(one && (one.it || one.en)))
  return w(said.map(({ it }) => it).join(by), said.map(({ en }) => en).join(by))
}
const states: Record<string, Words> = {
  not_observed: w('non osservato', 'not observed'), observed: w('osservato', 'observed'), by_third: w('riferito da terzi', 'reported by third persons'),
  by_child: w('riferito dal minore', 'reported by the child'), not_assessable: w('non valutabile', 'not assessable'),
}
const yeses: Record<string, Words> = { yes: w('sì', 'yes'), no: w('no', 'no'), unknown: w('non si sa', 'not known') }

/** The text of an answer, one for each voice in it. Empty: nothing to say. A person by identifier is left to who knows names. */
export function saidIn(item: Item, answer: Answer): Said[] {
  const voice: Voice = item.voice === 'asked' ? (answer.voice ?? 'workers') : (item.voice ?? 'workers')
  const main = wordsOf(item, answer)
  const three = (['child', 'parents', 'workers'] as const).flatMap((who): Said[] => (answer.voices?.[who]?.trim() ? [{ voice: who, text: both(answer.voices[who].trim()) }] : []))
  return [...(main.it ? [{ voice: answer.state === 'by_child' ? 'child' as const : answer.state === 'by_third' ? 'third' as const : voice, text: main }] : []), ...three]
}

function wordsOf(item: Item, answer: Answer): Words {
  const free = answer.text?.trim() ? both(answer.text.trim()) : null
  switch (item.kind) {
    case 'choice':
      return join([answer.choice ? labelOf(item.options, answer.choice) : null, free], ': ')
    case 'choices':
      return join([join((answer.choices ?? []).map((key) => labelOf(item.options, key)), ', '), free], ': ')
    case 'scale':
      return join([answer.level === undefined ? (answer.notRated ? w('non valutato', 'not rated') : null) : (item.levels.find(({ value }) => value === answer.level)?.label ?? null), free], '. ')
    case 'number':
      return answer.number === undefined ? both('') : join([both(String(answer.number)), item.unit], ' ')
    case 'date':
      return answer.date ? written(answer.date) : both('')
    case 'yes_no':
      return join([answer.yes ? yeses[answer.yes] : null, free], ': ')
    case 'indicator':
      return join([answer.state ? states[answer.state] : null, answer.on ? written(answer.on) : null, answer.who ? both(answer.who) : null, answer.fact?.trim() ? both(answer.fact.trim()) : null], ' · ')
    case 'table':
      return join((answer.rows ?? []).map((row) => join(item.columns.map((column) => {
        const value = row[column.key]
        if (value === undefined || value === '') return null
        const shown = column.kind === 'choice' ? labelOf(column.options ?? [], String(value)) : column.kind === 'yes_no' ? (yeses[String(value)] ?? both('')) : column.kind === 'date' ? written(String(value)) : both(String(value))
        return w(`${column.label.it}: ${shown.it}`, `${column.label.en}: ${shown.en}`)
      }), ', ')), '; ')
    case 'text': case 'person':
      return free ?? both('')
    case 'voices':
      return both('')
  }
}
