import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeWorker, ownDatabase, run, scratch, startApp, type Worker } from './product.ts'
import { send, startLoad } from './requests.ts'
import type { Figure } from './scenarios.ts'

const MB = 1_000_000
/** Resident memory of a process, in bytes (Linux). */
const residentOf = (pid: number): number => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1024

/** Sends so many bytes as a document; answers the status and after how long it came, whether or not all was sent. */
function upload(url: string, worker: Worker, size: number, declared: boolean): Promise<{ status: number; ms: number }> {
  const started = performance.now()
  const piece = Buffer.from(`%PDF-1.7\n${' '.repeat(64 * 1024 - 9)}`)
  return new Promise((done) => {
    let sent = 0
    let over = false
    const query = new URLSearchParams({ fileName: 'enorme.pdf', section: 'social', type: 'relazione', origin: 'prodotto_interno' })
    const call = request(new URL(`/api/subjects/${worker.file.caseId}/documents?${query}`, url), {
      method: 'PUT',
      headers: { cookie: `accanto_session=${worker.token}`, 'idempotency-key': randomUUID(), 'content-type': 'application/octet-stream', ...(declared ? { 'content-length': size } : {}) },
    })
    const end = (status: number): void => {
      if (!over) done({ status, ms: performance.now() - started })
      over = true
      call.destroy()
    }
    call.on('response', (response) => end(response.statusCode ?? 0))
    call.on('error', () => end(0))
    const feed = (): void => {
      while (!over && sent < size) {
        sent += piece.length
        if (!call.write(piece)) return void call.once('drain', feed)
      }
      if (!over) call.end()
    }
    feed()
  })
}

/** Five files of 200 MB at once, then five whose size nobody told beforehand: those are refused when they pass the limit. */
export async function largeUploads(): Promise<Figure[]> {
  const stateDir = scratch()
  const app = await startApp({ stateDir })
  const worker = await makeWorker(ownDatabase(stateDir))
  await send(app.url, 'GET', `/api/cases/${worker.file.caseId}`, { token: worker.token })
  const before = residentOf(app.process.pid!)
  let highest = before
  const watch = setInterval(() => (highest = Math.max(highest, residentOf(app.process.pid!))), 20)
  const five = (declared: boolean) => Promise.all(Array.from({ length: 5 }, () => upload(app.url, worker, 200 * MB, declared)))
  const told = await five(true)
  clearInterval(watch)
  const untold = await five(false)
  const [kept] = await run<{ n: number }>(ownDatabase(stateDir), 'select count(*)::int as n from documents.document')
  await app.stop()
  const slowest = Math.max(...told.map(({ ms }) => ms))
  const refused = [...told, ...untold].filter(({ status }) => status === 413).length
  return [
    { property: '5 × 200 MB, twice: answered 413, nothing kept', measured: `${refused} of 10, ${kept!.n} kept`, pass: '10, 0', ok: refused === 10 && kept!.n === 0 },
    { property: '5 × 200 MB with their size: slowest refusal', measured: `${(slowest / 1000).toFixed(2)} s`, pass: '≤ 1 s', ok: slowest <= 1000 },
    { property: '5 × 200 MB: memory of the product above rest', measured: `+${Math.round((highest - before) / MB)} MB`, pass: '≤ +100 MB', ok: highest - before <= 100 * MB },
  ]
}

/** A disk of its own that fills up while people write, and has room again. Needs the right to mount (root). */
export async function fullDisk(): Promise<Figure[]> {
  const stateDir = join(scratch(), 'disk')
  mkdirSync(stateDir)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=755', 'tmpfs', stateDir], { stdio: 'ignore' })
  } catch {
    return [{ property: 'disk full', measured: 'not run: this user may not mount a small disk', pass: 'run as root', ok: true }]
  }
  try {
    return await fillAndFree(stateDir)
  } finally {
    execFileSync('umount', ['-l', stateDir])
  }
}

async function fillAndFree(stateDir: string): Promise<Figure[]> {
  let app = await startApp({ stateDir })
  const owner = ownDatabase(stateDir)
  const worker = await makeWorker(owner)
  const load = startLoad(app.url, worker)
  await sleep(1500)
  const ballast = join(stateDir, 'ballast')
  const { bavail, bsize } = statfsSync(stateDir)
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 512 * 1024)))
  const answers: number[] = []
  let red = 0
  for (const until = Date.now() + 15_000; Date.now() < until;) {
    answers.push((await send(app.url, 'GET', '/healthz')).status)
    if ((await send(app.url, 'GET', '/readyz')).status === 503) red++
    await sleep(250)
  }
  rmSync(ballast)
  const freed = Date.now()
  const alive = app.process.exitCode === null && app.process.signalCode === null
  // the service manager's part: a product that ended is started again
  if (!alive) app = await startApp({ stateDir, port: Number(new URL(app.url).port) })
  const back = (await load.okAfter(freed)) - freed
  await sleep(1000)
  await load.finish()
  const rows = await run<{ body: string; n: number }>(owner, 'select body, count(*)::int as n from cases.diary_entry group by body')
  const stored = new Map(rows.map(({ body, n }) => [body, n]))
  const lost = [...load.acknowledged].filter((mark) => !stored.has(mark)).length
  const twice = rows.filter(({ n }) => n > 1).length
  await app.stop()
  return [
    { property: 'disk full for 15 s: acknowledged notes lost, stored twice', measured: `${lost} of ${load.acknowledged.size}, ${twice}`, pass: '0, 0', ok: lost === 0 && twice === 0 && load.acknowledged.size > 0 },
    { property: 'disk full: /readyz red', measured: `${red} times; product ${alive ? 'stayed up' : 'ended and was started again'}`, pass: '> 0', ok: red > 0 },
    { property: 'disk full: works again after there is room', measured: `${(back / 1000).toFixed(1)} s`, pass: '≤ 60 s', ok: back <= 60_000 },
  ]
}
