import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { CaseFact } from '#modules/cases/contract.ts'
import { factRows, kindLabels, type FactRow } from './fact-store.ts'

const states: Readonly<Record<string, string>> = { adempiuta: 'adempiuta', non_adempiuta: 'non adempiuta', superata: 'superata' }

/**
 * What the measures of a file tell of a period (days of Rome, both included), oldest first: orders by the day on which they were decided, hearings held,
 * prescriptions by the day on which somebody said how they went. Penal ones only for who sees them.
 */
export async function factsOf(tx: Tx, caseId: string, { from, to }: { from: PlainDate; to: PlainDate }): Promise<CaseFact[]> {
  const [rows, labels] = [await factRows(tx, caseId, from, to), await kindLabels(tx)]
  return rows.map((row) => ({
    source: { kind: 'measure', id: row.id, version: row.version }, on: row.on as PlainDate, section: 'judicial', part: 'fact', saidBy: null, ...said(row, labels),
  }))
}

function said(row: FactRow, labels: ReadonlyMap<string, string>): { title: string; text: string } {
  const number = row.number ? ` n. ${row.number}` : ''
  const by = row.authority ? ` (${row.authority})` : ''
  const label = row.kind ? (labels.get(row.kind) ?? row.kind) : ''
  if (row.what === 'hearing') return { title: `Udienza${by}`, text: [row.words, row.outcome].filter(Boolean).join('\n') || 'Udienza tenuta.' }
  if (row.what === 'prescription') {
    const state = states[row.outcome ?? ''] ?? row.outcome
    return { title: `Prescrizione ${state}: ${label}${number}`, text: [row.words, row.more].filter(Boolean).join('\n') }
  }
  return { title: `${label}${number}${by}`, text: [row.words, row.more].filter(Boolean).join('\n') || `${label}${number}${by}` }
}
