/** What can be wrong with an audit trail. */
export type Kind =
  | 'edited'
  | 'deleted'
  | 'inserted'
  | 'replaced'
  | 'seal-missing'
  | 'chain'
  | 'signature'
  | 'rewritten'
  | 'truncated'
  | 'log-damaged'
  | 'log-empty'

export interface Finding {
  kind: Kind
  seal: number | null
  event: string | null
}

export interface Report {
  /** True only when nothing at all was found. */
  ok: boolean
  events: number
  seals: number
  /** Events not sealed yet: normally those of the last second. */
  unsealed: number
  /** Exported checkpoints compared with the database. */
  compared: number
  /** Seals in the database that the exported checkpoints do not have (yet). */
  notExported: number
  /** Events whose date is far from that of their seal: expected only for data loaded with dates of the past. */
  misdated: number
  counts: Partial<Record<Kind, number>>
  /** The first ones, in the order of the trail. */
  findings: Finding[]
  seconds: number
}

const KEPT = 200

/** Collects findings; counts all, keeps the first. */
export class Findings {
  readonly counts: Partial<Record<Kind, number>> = {}
  readonly list: Finding[] = []

  add(kind: Kind, seal: number | null, event: string | null = null): void {
    this.counts[kind] = (this.counts[kind] ?? 0) + 1
    if (this.list.length < KEPT) this.list.push({ kind, seal, event })
  }
}

export const meaning: Record<Kind, string> = {
  edited: 'evento modificato dopo la scrittura',
  deleted: 'mancano eventi sotto questo sigillo: cancellati',
  inserted: 'ci sono eventi in più sotto questo sigillo: inseriti dopo',
  replaced: 'eventi sostituiti, spostati o modificati insieme alla loro impronta',
  'seal-missing': 'manca un sigillo della serie, o la serie ha un salto',
  chain: 'il sigillo non è concatenato al precedente',
  signature: 'firma non valida o di una chiave sconosciuta: sigillo falso',
  rewritten: 'il sigillo è diverso da quello esportato: registro riscritto',
  truncated: 'sigillo esportato che nella base di dati non c’è più: registro troncato',
  'log-damaged': 'il file dei punti di controllo è rovinato o contiene una firma falsa',
  'log-empty': 'nessun punto di controllo esportato con cui confrontare',
}

/** The report in Italian, for the person who runs the verification. */
export function inItalian(report: Report): string {
  const number = new Intl.NumberFormat('it-IT')
  const lines = [
    report.ok ? 'REGISTRO INTEGRO' : 'REGISTRO ALTERATO',
    `Eventi controllati: ${number.format(report.events)} (di cui non ancora sigillati: ${number.format(report.unsealed)})`,
    `Sigilli: ${number.format(report.seals)}; confrontati con i punti di controllo esportati: ${number.format(report.compared)}`,
  ]
  if (report.notExported > 0) lines.push(`Attenzione: ${number.format(report.notExported)} sigilli non sono fra i punti di controllo forniti.`)
  if (report.misdated > 0) lines.push(`Attenzione: ${number.format(report.misdated)} eventi hanno una data lontana da quella del loro sigillo.`)
  for (const [kind, count] of Object.entries(report.counts)) lines.push(`  ${number.format(count)} × ${meaning[kind as Kind]}`)
  const first = report.findings[0]
  if (first) {
    const where = [first.seal === null ? 'dopo l’ultimo sigillo' : `sigillo ${first.seal}`, first.event && `evento ${first.event}`].filter(Boolean)
    lines.push(`Prima irregolarità: ${where.join(', ')} – ${meaning[first.kind]}.`)
    lines.push('Conserva la base di dati e i punti di controllo così come sono e avvisa il responsabile della protezione dei dati.')
  }
  const speed = report.seconds > 0 ? Math.round(report.events / report.seconds) : report.events
  lines.push(`Durata: ${report.seconds.toFixed(1)} s (${number.format(speed)} eventi al secondo).`)
  return lines.join('\n')
}
