import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterEach, expect, test } from 'vitest'
import { clamd } from './antivirus.ts'

let server: Server | undefined
const sockets = new Set<Socket>()
const folder = mkdtempSync(path.join(tmpdir(), 'accanto-clamd-'))
const place = path.join(folder, 'clamd.sock')
afterEach(async () => {
  for (const socket of sockets) socket.destroy()
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)))
  server = undefined
  rmSync(place, { force: true })
})

/** Speaks as clamd does: collects the pieces, answers by what was sent. */
async function fakeClamd(answer: (content: Buffer) => string | null): Promise<void> {
  server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    let received = Buffer.alloc(0)
    socket.on('data', (bytes) => {
      received = Buffer.concat([received, bytes])
      const pieces: Buffer[] = []
      for (let at = 'zINSTREAM\0'.length; at + 4 <= received.length; ) {
        const length = received.readUInt32BE(at)
        if (length === 0) {
          const said = received.toString('latin1', 0, 10) === 'zINSTREAM\0' ? answer(Buffer.concat(pieces)) : 'UNKNOWN COMMAND\0'
          if (said !== null) socket.end(said)
          return
        }
        pieces.push(received.subarray(at + 4, at + 4 + length))
        at += 4 + length
      }
    })
  })
  await new Promise<void>((resolve) => server?.listen(place, resolve))
}

test('a daemon that is away, silent, confused or full is unavailable, never clean', async () => {
  expect(await clamd(place).scan(Readable.from([Buffer.from('x')]))).toEqual({ verdict: 'unavailable', reason: 'ENOENT' })
  expect((await clamd('tcp://127.0.0.1:1').scan(Readable.from([Buffer.from('x')]))).verdict).toBe('unavailable')
  await fakeClamd((content) => (content.length === 1 ? null : content.length === 2 ? '' : 'INSTREAM size limit exceeded. ERROR\0'))
  expect(await clamd(place, 100).scan(Readable.from([Buffer.from('x')]))).toEqual({ verdict: 'unavailable', reason: 'timeout' })
  expect((await clamd(place).scan(Readable.from([Buffer.from('xx')]))).verdict).toBe('unavailable')
  expect(await clamd(place).scan(Readable.from([Buffer.from('xxx')]))).toEqual({ verdict: 'unavailable', reason: 'INSTREAM size limit exceeded. ERROR' })
})

test('a source that breaks off is not clean', async () => {
  await fakeClamd(() => 'stream: OK\0')
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('x')
      throw new Error('lost')
    })(),
  )
  expect(await clamd(place).scan(broken)).toEqual({ verdict: 'unavailable', reason: 'lost' })
})

test('a finding has its name; what is clean is clean, whole and in order', async () => {
  const content = randomBytes(1_000_000)
  await fakeClamd((received) => (received.equals(content) ? 'stream: OK\0' : 'stream: Eicar-Test-Signature FOUND\0'))
  expect(await clamd(`unix:${place}`).scan(Readable.from([content.subarray(0, 300_000), content.subarray(300_000)]))).toEqual({ verdict: 'clean' })
  expect(await clamd(place).scan(Readable.from([Buffer.from('EICAR')]))).toEqual({ verdict: 'infected', name: 'Eicar-Test-Signature' })
})
