import { once } from 'node:events'
import { answerLine } from '../src/modules/deadlines/domain/answer-line.ts'

/**
 * Legal terms in bulk: `npm run --silent deadlines < in.jsonl > out.jsonl`. One line in, one line out, in the same order; a line that cannot be
 * answered gives `{"error"}` and the rest goes on. Lines end with a line feed only: other separators may stand inside a text.
 */
const CHUNK = 64 * 1024

async function answerAll(): Promise<void> {
  process.stdin.setEncoding('utf8')
  let rest = ''
  let first = true
  for await (const piece of process.stdin as AsyncIterable<string>) {
    const text: string = first && piece.startsWith('\uFEFF') ? piece.slice(1) : piece
    first = false
    const lines = (rest + text).split('\n')
    rest = lines.pop()!
    await answer(lines)
  }
  if (rest !== '') await answer([rest])
}

async function answer(lines: readonly string[]): Promise<void> {
  let out = ''
  for (const line of lines) {
    out += `${JSON.stringify(answerLine(line))}\n`
    if (out.length < CHUNK) continue
    await write(out)
    out = ''
  }
  if (out) await write(out)
}

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain')
}

// who reads may stop early (`| head`): that is no failure
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))
await answerAll()
