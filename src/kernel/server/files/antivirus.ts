import { connect, type Socket } from 'node:net'
import type { Readable } from 'node:stream'

export type ScanResult = { verdict: 'clean' } | { verdict: 'infected'; name: string } | { verdict: 'unavailable'; reason: string }

export interface Antivirus {
  /** Never throws: what cannot be scanned is `unavailable`, and the caller decides what that means. */
  scan(content: Readable): Promise<ScanResult>
}

const LARGEST_PIECE = 64 * 1024

/**
 * A clamd daemon, by its INSTREAM command.
 * @param address `tcp://host:port`, `unix:/path` or a path.
 */
export function clamd(address: string, timeoutMs = 30_000): Antivirus {
  return {
    scan: async (content) => {
      const socket = open(address)
      try {
        return verdictOf(await converse(socket, content, timeoutMs))
      } catch (error) {
        return { verdict: 'unavailable', reason: (error as NodeJS.ErrnoException).code ?? (error as Error).message }
      } finally {
        socket.destroy()
        content.destroy()
      }
    },
  }
}

function open(address: string): Socket {
  if (!address.startsWith('tcp://')) return connect(address.replace(/^unix:(\/\/)?/, ''))
  const { hostname, port } = new URL(address)
  return connect(Number(port || 3310), hostname.replace(/^\[|\]$/g, ''))
}

/** Sends the content and collects the answer. clamd may answer and hang up before the end: what it said then still counts. */
async function converse(socket: Socket, content: Readable, timeoutMs: number): Promise<string> {
  let answer = ''
  const answered = new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('timeout')), timeoutMs)
    const settle = (error?: Error): void => {
      clearTimeout(timer)
      if (answer.includes('\0') || !error) resolve(answer)
      else reject(error)
    }
    socket.on('data', (bytes) => {
      answer += bytes.toString('utf8')
      if (answer.includes('\0')) settle()
    })
    socket.once('error', settle)
    socket.once('close', () => settle(new Error('connection closed')))
  })
  const sent = send(socket, content)
  // The first to fail or to answer decides; a failure of the other one is then of no interest.
  sent.catch(() => undefined)
  return Promise.race([answered, sent.then(() => answered)])
}

async function send(socket: Socket, content: Readable): Promise<void> {
  socket.write('zINSTREAM\0')
  for await (const bytes of content as AsyncIterable<Buffer>) {
    for (let at = 0; at < bytes.length; at += LARGEST_PIECE) {
      const piece = bytes.subarray(at, at + LARGEST_PIECE)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(piece.length)
      socket.write(length)
      if (!socket.write(piece)) await drained(socket)
    }
  }
  socket.write(Buffer.alloc(4))
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.destroyed) return reject(new Error('connection closed'))
    socket.once('drain', resolve)
    socket.once('close', () => reject(new Error('connection closed')))
  })
}

function verdictOf(answer: string): ScanResult {
  const text = answer.replace(/\0[\s\S]*$/, '').trim()
  if (text === 'stream: OK') return { verdict: 'clean' }
  const name = /^stream: (.+) FOUND$/.exec(text)?.[1]
  return name ? { verdict: 'infected', name } : { verdict: 'unavailable', reason: text.slice(0, 200) || 'no answer' }
}
