import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { Worker } from './product.ts'

export interface Answer {
  /** 0: no answer at all. */
  status: number
  retryAfter: string | undefined
  body: string
  ms: number
}

const agent = new Agent({ keepAlive: true, maxSockets: 400 })

export function send(url: string, method: string, path: string, { token, key, body }: { token?: string; key?: string; body?: unknown } = {}): Promise<Answer> {
  const start = performance.now()
  return new Promise((done) => {
    const ended = (status: number, text = '', retryAfter?: string) => done({ status, retryAfter, body: text, ms: performance.now() - start })
    const payload = body === undefined ? undefined : JSON.stringify(body)
    const call = request(new URL(path, url), {
      method, agent,
      headers: {
        ...(token ? { cookie: `accanto_session=${token}` } : {}), ...(key ? { 'idempotency-key': key } : {}),
        ...(payload ? { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) } : {}),
      },
    }, (response) => {
      let text = ''
      response.on('data', (chunk) => (text += chunk))
      response.on('end', () => ended(response.statusCode ?? 0, text, response.headers['retry-after']))
      response.on('error', () => ended(0))
    })
    call.on('error', () => ended(0))
    call.end(payload)
  })
}

/** One note in the diary, whose words are its mark: what must be there once. */
export const writeNote = (url: string, worker: Worker, mark: string, key: string): Promise<Answer> =>
  send(url, 'POST', `/api/cases/${worker.file.caseId}/diary`, {
    token: worker.token, key,
    body: { kind: 'nota', section: 'social', origin: 'attivita_propria', happenedAt: '2026-01-21T09:00:00Z', minutes: null, place: null, title: null, body: mark, presences: [] },
  })

export interface Load {
  acknowledged: Set<string>
  /** How often each status was seen; 0: no answer. */
  statuses: Map<number, number>
  slowest: number
  withoutRetryAfter: number
  /** When a note was last acknowledged. */
  lastOk: number
  /** When the first one was acknowledged after this instant. */
  okAfter(instant: number): Promise<number>
  /** Everything asked is retried with its key until it is acknowledged. */
  finish(): Promise<void>
}

/** So many writers at once, each with one note after another, retrying with the same key until it is acknowledged. */
export function startLoad(url: string, worker: Worker, writers = 8): Load {
  let going = true
  let until = Infinity
  const waiting: { after: number; done: (at: number) => void }[] = []
  const load: Load = {
    acknowledged: new Set(), statuses: new Map(), slowest: 0, withoutRetryAfter: 0, lastOk: 0,
    okAfter: (after) => Promise.race([
      new Promise<number>((done) => void waiting.push({ after, done })),
      new Promise<number>((_done, fail) => void setTimeout(() => fail(new Error('no answer for a minute')), 60_000).unref()),
    ]),
    finish: async () => {
      going = false
      until = Date.now() + 30_000
      await Promise.all(loops)
    },
  }
  const note = (answer: Answer, sentAt: number, mark: string): void => {
    load.statuses.set(answer.status, (load.statuses.get(answer.status) ?? 0) + 1)
    load.slowest = Math.max(load.slowest, answer.ms)
    if (answer.status === 503 && !answer.retryAfter) load.withoutRetryAfter++
    if (answer.status !== 200) return
    load.acknowledged.add(mark)
    load.lastOk = Date.now()
    for (const one of waiting.filter(({ after }) => sentAt >= after)) {
      waiting.splice(waiting.indexOf(one), 1)
      one.done(load.lastOk)
    }
  }
  const loops = Array.from({ length: writers }, async () => {
    while (going) {
      const [mark, key] = [randomUUID(), randomUUID()]
      for (let status = 0; status !== 200 && Date.now() < until; ) {
        const sentAt = Date.now()
        const answer = await writeNote(url, worker, mark, key)
        note(answer, sentAt, mark)
        status = answer.status
        if (status !== 200) await new Promise((done) => setTimeout(done, 50))
      }
    }
  })
  return load
}

export interface Reading {
  statuses: Map<number, number>
  slowest: number
  finish(): Promise<void>
}

/** So many readers at once, each opening the file and its diary again and again. */
export function startReading(url: string, { token, file }: Worker, readers = 4): Reading {
  let going = true
  const reading: Reading = { statuses: new Map(), slowest: 0, finish: async () => { going = false; await Promise.all(loops) } }
  const paths = [`/api/cases/${file.caseId}`, `/api/cases/${file.caseId}/timeline`, '/api/cases?limit=50']
  const loops = Array.from({ length: readers }, async () => {
    for (let n = 0; going; n++) {
      const { status, ms } = await send(url, 'GET', paths[n % paths.length]!, { token })
      reading.statuses.set(status, (reading.statuses.get(status) ?? 0) + 1)
      reading.slowest = Math.max(reading.slowest, ms)
      if (status !== 200) await new Promise((done) => setTimeout(done, 50))
    }
  })
  return reading
}
