import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { sectionName } from '#modules/access/contract.ts'
import type { CaseFact } from '#modules/cases/contract.ts'
import * as store from './fact-store.ts'

const italian = (day: string): string => day.split('-').reverse().join('/')
/** Hours and minutes as people write them: `3 ore`, `1 ora e 30 minuti`. */
export function hoursInWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const parts = [hours ? `${hours} ${hours === 1 ? 'ora' : 'ore'}` : '', rest ? `${rest} minuti` : ''].filter(Boolean)
  return parts.join(' e ') || 'nessuna ora'
}

/**
 * What services and requests of a file tell of a period (days of Rome, both included), oldest first: asked, begun, stood still, ended with the outcome; the hours
 * of the period added up, once for each service; requests sent and what was answered, which is the other body's statement. Clinical notes are not among them.
 */
export async function factsOf(tx: Tx, caseId: string, { from, to }: { from: PlainDate; to: PlainDate }): Promise<CaseFact[]> {
  const [services, hours, requests] = await Promise.all([store.serviceFacts(tx, caseId, from, to), store.hoursFacts(tx, caseId, from, to), store.requestFacts(tx, caseId, from, to)])
  return [...services.map(serviceFact), ...hours.map((row) => hoursFact(row, from, to)), ...requests.map(requestFact)].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

const titles: Readonly<Record<string, string>> = { asked: 'Chiesto', activated: 'Attivato', suspended: 'Sospeso', interrupted: 'Interrotto', resumed: 'Ripreso', ended: 'Concluso' }

function serviceFact(row: store.ServiceFactRow): CaseFact {
  const agreed = [
    row.provider ? `Ente: ${row.provider}.` : '', row.weekly ? `Previste ${hoursInWords(row.weekly)} alla settimana.` : '', row.total ? `Previste in tutto ${hoursInWords(row.total)}.` : '',
    row.ends_on ? `Fino al ${italian(row.ends_on)}.` : '',
  ]
  const text = row.what === 'activated' ? agreed : row.what === 'ended' ? [row.outcome ? `${row.outcome}.` : '', row.words, row.next_words] : [row.pause_reason ? `${row.pause_reason}.` : '', row.words]
  const title = `${titles[row.what] ?? row.what} il servizio «${row.kind}»`
  return {
    source: { kind: 'service', id: row.id, version: 1 }, on: row.on as PlainDate, section: sectionName(row.section), part: row.what === 'ended' ? 'evaluation' : 'fact', saidBy: null, title,
    text: text.filter(Boolean).join(' ') || `${title}.`,
  }
}

const hoursFact = (row: store.HoursFactRow, from: PlainDate, to: PlainDate): CaseFact => ({
  source: { kind: 'service', id: row.id, version: row.version }, on: row.last as PlainDate, section: sectionName(row.section), part: 'fact', saidBy: null, title: `Ore svolte: ${row.kind}`,
  text: `Dal ${italian(from)} al ${italian(to)}: ${hoursInWords(row.done)}, in ${row.days} ${row.days === 1 ? 'giorno' : 'giorni'} con il minore presente${row.absent ? `; per ${hoursInWords(row.absent)} il minore era assente` : ''}.${row.provider ? ` Ente: ${row.provider}.` : ''}`,
})

const steps: Readonly<Record<string, string>> = {
  sent: 'Richiesta inviata', received: 'Richiesta ricevuta', waiting: 'In lista d’attesa', taken: 'Presa in carico', appointment: 'Appuntamento', refused: 'Richiesta rifiutata', answered: 'Risposta ricevuta',
  reminded: 'Sollecito', closed: 'Richiesta conclusa', withdrawn: 'Richiesta ritirata',
}
const SAID = new Set(['refused', 'answered'])

function requestFact(row: store.RequestFactRow): CaseFact {
  const title = `${steps[row.what] ?? row.what}: ${row.kind} (${row.to_name})`
  const text = [row.what === 'closed' && row.outcome ? `${row.outcome}.` : '', row.words].filter(Boolean).join(' ')
  return {
    source: { kind: 'request', id: row.id, version: 1 }, on: row.on as PlainDate, section: sectionName(row.section), part: SAID.has(row.what) ? 'statement' : 'fact',
    saidBy: SAID.has(row.what) ? row.to_name : null, title, text: text || `${title}.`,
  }
}
