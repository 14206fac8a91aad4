import { createServer, type Socket } from 'node:net'

export interface Received {
  to: string
  id: string
  subject: string
  text: string
  /** As it came over the wire. */
  raw: string
}

export interface SmtpStandIn {
  url: string
  letters: Received[]
  /** Addresses this server takes nothing for. */
  refused: Set<string>
  /** Answers every greeting with "try later". */
  busy: boolean
  close(): Promise<void>
}

/** A mail server on the loopback that keeps what it is given. */
export async function openSmtp(): Promise<SmtpStandIn> {
  const standIn = { letters: [] as Received[], refused: new Set<string>(), busy: false }
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    talk(socket, standIn)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return Object.assign(standIn, {
    url: `smtp://127.0.0.1:${port}`,
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  })
}

function talk(socket: Socket, standIn: Pick<SmtpStandIn, 'letters' | 'refused' | 'busy'>): void {
  let [to, buffer, inData] = ['', '', false]
  const say = (line: string) => socket.write(`${line}\r\n`)
  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'EHLO' || verb === 'HELO') say('250 stand-in')
    else if (verb === 'RCPT') {
      to = /<(.*)>/.exec(line)?.[1] ?? ''
      say(standIn.refused.has(to) ? `550 no such mailbox ${to}` : '250 ok')
    } else if (verb === 'DATA') {
      inData = true
      say('354 go on')
    } else if (verb === 'STAR') say('502 no encryption here')
    else if (verb === 'QUIT') socket.end('221 bye\r\n')
    else say('250 ok')
  }
  say(standIn.busy ? '421 try later' : '220 stand-in')
  socket.on('data', (chunk) => {
    buffer += chunk.toString('latin1')
    for (;;) {
      const end = buffer.indexOf(inData ? '\r\n.\r\n' : '\r\n')
      if (end < 0) return
      const part = buffer.slice(0, end)
      buffer = buffer.slice(end + (inData ? 5 : 2))
      if (!inData) command(part)
      else {
        standIn.letters.push(read(part, to))
        inData = false
        say('250 kept')
      }
    }
  })
}

function read(raw: string, to: string): Received {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const header = (name: string): string => new RegExp(`^${name}:(.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(head)?.[1]?.replace(/\r\n[ \t]/g, ' ').trim() ?? ''
  const body = rest.join('\r\n\r\n')
  const encoding = header('Content-Transfer-Encoding').toLowerCase()
  const bytes = encoding === 'base64' ? Buffer.from(body, 'base64') : Buffer.from(encoding === 'quoted-printable' ? unquoted(body) : body, 'latin1')
  return { to, id: header('Message-ID'), subject: decodedWords(header('Subject')), text: bytes.toString('utf8').replace(/\r\n/g, '\n'), raw }
}

const unquoted = (text: string): string => text.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
const decodedWords = (text: string): string =>
  text.replace(/\?=\s+=\?/g, '?==?').replace(/=\?utf-8\?([qb])\?(.*?)\?=/gi, (_, kind: string, word: string) =>
    (kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64') : Buffer.from(unquoted(word.replace(/_/g, ' ')), 'latin1')).toString('utf8'))
