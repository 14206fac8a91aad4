import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { CSV_TYPE, writeCsv } from '#kernel/server/csv.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/hours.ts'
import { foreseenMinutes, lastOfMonth, monthOf } from '../domain/hours.ts'
import { pausesAs } from './present-service.ts'
import { pausesOf } from './service-store.ts'
import { summaryRows, type SummaryRecord } from './summary-store.ts'

type Group = 'provider' | 'municipality' | 'kind'
interface Line {
  record: SummaryRecord
  foreseen: number | null
}

async function linesOf(tx: Tx, month: PlainDate): Promise<Line[]> {
  const [from, to] = [monthOf(month), lastOfMonth(monthOf(month))]
  const records = await summaryRows(tx, from, to)
  const pauses = await pausesOf(tx, records.map((one) => one.service_id))
  return records.map((record) => ({
    record,
    foreseen: foreseenMinutes(
      { startedOn: record.started_on as PlainDate, endsOn: (record.ended_on ?? record.ends_on) as PlainDate | null, weeklyMinutes: record.weekly_minutes, totalMinutes: null },
      pausesAs(pauses.filter((one) => one.service_id === record.service_id)), from, to,
    ),
  }))
}

const nobody = { it: { provider: 'Non indicato', municipality: 'Comune non indicato o fascicolo di un altro ente' }, en: { provider: 'Not said', municipality: 'No municipality, or a file of another body' } }

/** Adds up services that share the chosen words, in order of these. */
function grouped(lines: readonly Line[], groups: readonly Group[], language: 'it' | 'en'): contract.SummaryRow[] {
  const words = ({ record }: Line) => ({
    provider: record.provider ?? nobody[language].provider, municipality: record.municipality ?? nobody[language].municipality, kind: language === 'it' ? record.kind_it : record.kind_en,
  })
  const sets = new Map<string, Line[]>()
  for (const line of lines) {
    const key = groups.map((group) => words(line)[group]).join(' · ')
    sets.set(key, [...(sets.get(key) ?? []), line])
  }
  const sum = (own: readonly Line[], pick: (line: Line) => number) => own.reduce((total, line) => total + pick(line), 0)
  return [...sets].toSorted(([a], [b]) => a.localeCompare(b, 'it')).map(([key, own]) => ({
    key, ...Object.fromEntries((['provider', 'municipality', 'kind'] as const).map((group) => [group, groups.includes(group) ? words(own[0]!)[group] : ''])) as Record<Group, string>,
    services: own.length, children: new Set(own.map(({ record }) => record.case_id)).size, foreseen: own.every(({ foreseen }) => foreseen === null) ? null : sum(own, ({ foreseen }) => foreseen ?? 0),
    done: sum(own, ({ record }) => record.done), absent: sum(own, ({ record }) => record.absent), cancelled: sum(own, ({ record }) => record.cancelled),
  }))
}

export const getSummary = operation(contract.getSummary, async ({ tx, actor, note }, { month, by }) => {
  const lines = await linesOf(tx, month)
  const sum = (pick: (record: SummaryRecord) => number) => lines.reduce((total, { record }) => total + pick(record), 0)
  note({ month: monthOf(month), by, services: lines.length })
  return {
    month: monthOf(month), rows: grouped(lines, [by], actor.language),
    totals: { services: lines.length, children: new Set(lines.map(({ record }) => record.case_id)).size, done: sum((one) => one.done), absent: sum((one) => one.absent), cancelled: sum((one) => one.cancelled) },
  }
})

const headers = {
  it: ['Mese', 'Ente che dà il servizio', 'Comune di residenza', 'Servizio', 'Servizi', 'Minori', 'Ore previste', 'Ore svolte', 'di cui assente il minore', 'Ore annullate dall’ente'],
  en: ['Month', 'Provider', 'Municipality of residence', 'Service', 'Services', 'Children', 'Hours foreseen', 'Hours done', 'of which child absent', 'Hours cancelled by the provider'],
}
const hours = (minutes: number | null): string => (minutes === null ? '' : (minutes / 60).toFixed(2).replace('.', ','))

export const downloadSummary = operation(contract.downloadSummary, async ({ tx, actor, note, now }, { month }) => {
  const rows = grouped(await linesOf(tx, month), ['provider', 'municipality', 'kind'], actor.language)
  const label = monthOf(month).slice(0, 7)
  note({ month: label, rows: rows.length, on: dateInRome(now) })
  const sheet = {
    name: label, columns: headers[actor.language].map((header) => ({ header })),
    rows: rows.map((row) => [label, row.provider, row.municipality, row.kind, row.services, row.children, hours(row.foreseen), hours(row.done), hours(row.absent), hours(row.cancelled)]),
  }
  return { mediaType: CSV_TYPE, fileName: `servizi-${label}.csv`, size: null, inline: false, open: async () => writeCsv(sheet) }
})
