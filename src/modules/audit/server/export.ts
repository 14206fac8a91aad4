import { invalid } from '#kernel/contract/problem.ts'
import { ROME, type PlainDate } from '#kernel/domain/plain-date.ts'
import { CSV_TYPE, writeCsv } from '#kernel/server/csv.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { FileAnswer } from '#kernel/server/operation.ts'
import { writeXlsx, XLSX_TYPE, type Cell, type Sheet } from '#kernel/server/xlsx.ts'
import { actionWords, outcomeWords } from '../domain/actions.ts'
import { labelsOf } from './directory.ts'
import type { EventRow, Position } from './event-store.ts'

const PAGE = 5000
const MOST = 100_000

type Language = 'it' | 'en'

const headers = {
  it: ['Data e ora (Roma)', 'Istante (UTC)', 'Persona', 'Ente', 'Ruolo', 'Che cosa', 'Esito', 'Fascicoli', 'Emergenza', 'Dettagli', 'Azione (codice)', 'Sigillo n.', 'Evento', 'Provenienza'],
  en: ['Date and time (Rome)', 'Instant (UTC)', 'Person', 'Body', 'Role', 'What', 'Outcome', 'Files', 'Emergency', 'Details', 'Action (code)', 'Seal no.', 'Event', 'Origin'],
}
const widths = [20, 25, 24, 24, 20, 40, 14, 24, 12, 40, 28, 10, 38, 30]

/** Events as a file for an inspector: gathered inside the transaction, written out after it. */
export async function exportOf(
  tx: Tx,
  { format, language, period }: { format: 'csv' | 'xlsx'; language: Language; period: { from: PlainDate; to: PlainDate } },
  read: (before: Position | null, limit: number) => Promise<EventRow[]>,
): Promise<{ rows: number; answer: FileAnswer }> {
  const rows: Cell[][] = []
  let before: Position | null = null
  for (;;) {
    const page = await read(before, PAGE)
    const labels = await labelsOf(tx, [...new Set(page.flatMap((event) => event.subjects))])
    for (const event of page) rows.push(rowOf(event, labels, language))
    if (rows.length > MOST) throw invalid('from', { it: 'Sono più di 100.000 eventi: scegli un periodo più corto', en: 'There are more than 100,000 events: choose a shorter period' })
    const last = page.at(-1)
    if (!last || page.length < PAGE) break
    before = { at: last.at, id: last.id }
  }
  const sheet: Sheet = { name: language === 'it' ? 'Registro accessi' : 'Access register', columns: headers[language].map((header, index) => ({ header, width: widths[index]! })), rows }
  const xlsx = format === 'xlsx'
  return {
    rows: rows.length,
    answer: {
      mediaType: xlsx ? XLSX_TYPE : CSV_TYPE,
      fileName: `registro-accessi-${period.from}-${period.to}.${format}`,
      size: null,
      inline: false,
      open: async () => (xlsx ? writeXlsx(sheet) : writeCsv(sheet)),
    },
  }
}

const clock = new Intl.DateTimeFormat('it-IT', { timeZone: ROME, dateStyle: 'short', timeStyle: 'medium' })

function rowOf(event: EventRow, labels: Map<string, string>, language: Language): Cell[] {
  const yes = language === 'it' ? 'sì' : 'yes'
  return [
    clock.format(new Date(event.at)), event.at, event.actor_name, event.organisation_name, event.roles.join(' '),
    actionWords(event.action)[language], outcomeWords[event.outcome][language],
    event.subjects.map((subject) => labels.get(subject) ?? subject).join(' '), event.emergency ? yes : null,
    Object.entries(event.detail).filter(([, value]) => value !== null).map(([key, value]) => `${key}=${String(value)}`).join(', '),
    event.action, event.seal, event.id, event.remote,
  ]
}
