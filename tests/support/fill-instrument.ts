import type { Answer, Item } from '#modules/assessments/domain/instrument.ts'

const cell = (column: Extract<Item, { kind: 'table' }>['columns'][number]): string | number => {
  switch (column.kind) {
    case 'number': return 1
    case 'date': return '2026-10-03'
    case 'choice': return column.options![0]!.key
    case 'yes_no': return 'yes'
    case 'text': return 'x'
  }
}

/** An answer of the least that finishes an item; the `pick`th option where one chooses. */
export function answerTo(one: Item, pick: number): Answer {
  const voice = one.voice === 'asked' ? { voice: 'workers' as const } : {}
  switch (one.kind) {
    case 'text': case 'person': return { text: 'Detto e scritto.', ...voice }
    case 'choice': return { choice: one.options[pick % one.options.length]!.key, text: 'Detto.', ...voice }
    case 'choices': return { choices: [one.options[pick % one.options.length]!.key], text: 'Detto.' }
    case 'scale': return { level: one.levels[pick % one.levels.length]!.value }
    case 'number': return { number: one.min ?? 0 }
    case 'date': return { date: '2026-10-03' }
    case 'yes_no': return { yes: pick % 2 ? 'yes' : 'no' }
    case 'voices': return { voices: { workers: 'Visto.' } }
    case 'indicator': return { state: 'observed', on: '2026-10-03', who: 'educatrice', fact: 'Fatto.', strength: 'medium' }
    case 'table': return { rows: [Object.fromEntries(one.columns.map((column) => [column.key, cell(column)]))] }
  }
}
