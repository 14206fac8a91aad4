import type pg from 'pg'
import { openPool } from '#kernel/server/db.ts'
import { Recorder, replay, type Script } from './bare.ts'
import { drive, HttpClient, joined, percentile, throughput, type Run } from './drive.ts'
import { measured, requestsOf, type BenchRequest, type Measured } from './requests.ts'
import type { RunningServer } from './server-process.ts'
import type { BenchUser } from './users.ts'

export const CONCURRENT = 16

export interface Figures {
  p50: number
  p95: number
  p99: number
  perSecond: number
  barePerSecond: number
  /** Share of the bare database's throughput. */
  ratio: number
  /** The lowest and highest ratio among the rounds: the noise of the machine. */
  ratios: [low: number, high: number]
  /** CPU of the Node process for one request, ms. */
  cpuMs: number
  requests: number
}

export interface Result {
  key: string
  label: string
  statements: number
  one: Figures
  many: Figures
}

export interface Pace {
  rounds: number
  seconds: number
  warmSeconds: number
  /** Different requests for each user. */
  each: number
}

interface Prepared {
  what: Measured
  requests: Map<BenchUser, BenchRequest[]>
  scripts: Map<BenchUser, Script[]>
}

/** Measures each operation through the product and bare, in turn, several times. */
export async function measure(server: RunningServer, folder: string, users: readonly BenchUser[], pace: Pace, only: string | null): Promise<Result[]> {
  const chosen = measured.filter(({ key }) => !only || only.split(',').includes(key))
  const prepared = await record(server, folder, users, pace, chosen)
  const client = new HttpClient(server.port)
  const pool = openPool(server.connection('app_rw'), { size: CONCURRENT })
  try {
    const bench = new Bench(server, client, pool, users)
    for (const one of prepared) await bench.round(one, pace.warmSeconds, 0)
    bench.forget()
    for (let round = 0; round < pace.rounds; round++) for (const one of prepared) await bench.round(one, pace.seconds, round)
    return prepared.map((one) => bench.result(one))
  } finally {
    await client.close()
    await pool.end()
  }
}

async function record(server: RunningServer, folder: string, users: readonly BenchUser[], pace: Pace, chosen: readonly Measured[]): Promise<Prepared[]> {
  const recorder = new Recorder(server.connection('app_rw'), folder)
  const prepared: Prepared[] = []
  for (const what of chosen) {
    const requests = requestsOf(what, users, pace.each)
    const scripts = new Map<BenchUser, Script[]>()
    for (const [user, list] of requests) {
      const heard: Script[] = []
      for (const request of list) heard.push(await recorder.record(user, request))
      scripts.set(user, heard)
    }
    prepared.push({ what, requests, scripts })
  }
  await recorder.close()
  return prepared
}

type Kind = 'one' | 'bareOne' | 'many' | 'bareMany'
type Rounds = Record<Kind, Run[]> & { cpu: { one: number; many: number } }

class Bench {
  readonly #server: RunningServer
  readonly #client: HttpClient
  readonly #pool: pg.Pool
  readonly #users: readonly BenchUser[]
  readonly #rounds = new Map<string, Rounds>()

  constructor(server: RunningServer, client: HttpClient, pool: pg.Pool, users: readonly BenchUser[]) {
    this.#server = server
    this.#client = client
    this.#pool = pool
    this.#users = users
  }

  forget(): void {
    this.#rounds.clear()
  }

  /** One user (another one in each round), then all of them at once; product and bare database in turn, the first of the two alternating. */
  async round({ what, requests, scripts }: Prepared, seconds: number, number: number): Promise<void> {
    const rounds: Rounds = this.#rounds.get(what.key) ?? { one: [], bareOne: [], many: [], bareMany: [], cpu: { one: 0, many: 0 } }
    this.#rounds.set(what.key, rounds)
    for (const [kind, bareKind, lanes] of [['one', 'bareOne', 1], ['many', 'bareMany', CONCURRENT]] as const) {
      const userOf = (lane: number): BenchUser => this.#users[(lane + number) % this.#users.length]!
      const product = async (): Promise<void> => {
        const before = this.#server.cpu()
        rounds[kind].push(await drive(lanes, seconds, (lane, turn) => this.#client.send(userOf(lane).token, turnOf(requests.get(userOf(lane))!, turn))))
        rounds.cpu[kind] += this.#server.cpu() - before
      }
      const bare = async (): Promise<void> => void rounds[bareKind].push(await drive(lanes, seconds, (lane, turn) => replay(this.#pool, turnOf(scripts.get(userOf(lane))!, turn))))
      for (const step of number % 2 ? [bare, product] : [product, bare]) await step()
    }
  }

  result({ what, scripts }: Prepared): Result {
    const rounds = this.#rounds.get(what.key)!
    const lengths = [...scripts.values()].flat().map((script) => script.statements.length)
    return {
      key: what.key, label: what.label, statements: Math.round(lengths.reduce((sum, one) => sum + one, 0) / lengths.length),
      one: figures(rounds.one, rounds.bareOne, rounds.cpu.one), many: figures(rounds.many, rounds.bareMany, rounds.cpu.many),
    }
  }
}

const turnOf = <T>(list: readonly T[], turn: number): T => list[turn % list.length]!

function figures(runs: readonly Run[], bare: readonly Run[], cpu: number): Figures {
  const all = joined(runs)
  const ratios = runs.map((run, index) => throughput(run) / throughput(bare[index]!)).toSorted((a, b) => a - b)
  return {
    p50: percentile(all.latencies, 0.5), p95: percentile(all.latencies, 0.95), p99: percentile(all.latencies, 0.99),
    perSecond: throughput(all), barePerSecond: throughput(joined(bare)), ratio: throughput(all) / throughput(joined(bare)),
    ratios: [ratios[0]!, ratios.at(-1)!], cpuMs: (cpu * 1000) / all.latencies.length, requests: all.latencies.length,
  }
}
