import http from 'node:http'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchRequest } from './requests.ts'

/** Latencies in milliseconds, and how long it all took. */
export interface Run {
  latencies: number[]
  seconds: number
}

/** So many lanes at once, each doing one thing after the other until the time is over. */
export async function drive(lanes: number, seconds: number, once: (lane: number, turn: number) => Promise<unknown>): Promise<Run> {
  const latencies: number[] = []
  const start = performance.now()
  const end = start + seconds * 1000
  const lane = async (number: number): Promise<void> => {
    for (let turn = 0; performance.now() < end; turn++) {
      const begun = performance.now()
      await once(number, turn)
      latencies.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)))
  return { latencies, seconds: (performance.now() - start) / 1000 }
}

export const joined = (runs: readonly Run[]): Run => ({ latencies: runs.flatMap((run) => run.latencies), seconds: runs.reduce((sum, run) => sum + run.seconds, 0) })

export function percentile(latencies: readonly number[], share: number): number {
  const sorted = latencies.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export const throughput = ({ latencies, seconds }: Run): number => latencies.length / seconds

/** The smallest client there is: its own CPU counts against the server on the same machine. */
export class HttpClient {
  readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 64 })
  readonly #port: number
  constructor(port: number) {
    this.#port = port
  }

  send(token: string, { method, path, body }: BenchRequest): Promise<void> {
    return new Promise((resolve, reject) => {
      const request = http.request({
        agent: this.#agent, host: '127.0.0.1', port: this.#port, method, path,
        headers: { cookie: `accanto_session=${token}`, ...(body ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'idempotency-key': randomUUID() } : {}) },
      })
      request.once('error', reject)
      request.once('response', (response) => {
        const ok = response.statusCode === 200
        const said: Buffer[] = []
        response.on('data', (chunk: Buffer) => (ok ? undefined : said.push(chunk)))
        response.once('end', () => (ok ? resolve() : reject(new Error(`${path} answered ${response.statusCode}: ${Buffer.concat(said)}`))))
      })
      request.end(body)
    })
  }

  async close(): Promise<void> {
    this.#agent.destroy()
    await sleep(0)
  }
}
