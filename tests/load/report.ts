import type { Figures, Result } from './measure.ts'

export interface About {
  people: number
  loadSeconds: number
  at: string
  cores: number
  model: string
  load: number
  loadAfter: number
  quick: boolean
}

const ms = (value: number): string => value.toLocaleString('it', { maximumFractionDigits: 1, minimumFractionDigits: 1 })
const whole = (value: number): string => Math.round(value).toLocaleString('it')
const share = (value: number): string => value.toLocaleString('it', { maximumFractionDigits: 2, minimumFractionDigits: 2 })

const row = (name: string, users: string, one: Figures): string =>
  `| ${[name, users, ms(one.p50), ms(one.p95), ms(one.p99), whole(one.perSecond), whole(one.barePerSecond), `${share(one.ratio)} (${share(one.ratios[0])}–${share(one.ratios[1])})`, ms(one.cpuMs)].join(' | ')} |`

/** A Markdown table for docs/performance.md, with what one must know to read it. */
export function tableOf(results: readonly Result[], { people, at, cores, model, load, loadAfter, loadSeconds }: About): string {
  return [
    `${whole(people)} persone; ${at.slice(0, 16)}Z; ${cores} core (${model}); carico della macchina ${ms(load)} all’inizio, ${ms(loadAfter)} alla fine; caricamento ${loadSeconds} s.`,
    '',
    '| Operazione | Utenti | p50 ms | p95 ms | p99 ms | richieste/s | SQL nudo/s | rapporto (min–max dei giri) | CPU Node ms |',
    '|---|---|---|---|---|---|---|---|---|',
    ...results.flatMap((one) => [row(`${one.label} (${one.statements} istruzioni)`, '1', one.one), row('', '16', one.many)]),
  ].join('\n')
}
