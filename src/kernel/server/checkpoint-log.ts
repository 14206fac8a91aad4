import { mkdir, open, readFile, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { ORIGIN } from './checkpoint.ts'

/** Text of a checkpoint, without signature, and its number. */
export interface Exported {
  n: number
  text: string
}

/** The checkpoints outside the database: one file that only grows. Whoever keeps a copy can tell whether the trail was rewritten. */
export interface CheckpointLog {
  last(): Exported | undefined
  append(checkpoints: readonly (Exported & { note: string })[]): Promise<void>
}

/** Opens `checkpoints.log` in a folder. A half-written end, left by a crash, is cut off: its seal is in the database and is written anew. */
export async function openCheckpointLog(folder: string, publicPem: string): Promise<CheckpointLog> {
  await mkdir(folder, { recursive: true })
  await publishKey(path.join(folder, 'public-key.pem'), publicPem)
  const file = path.join(folder, 'checkpoints.log')
  let last = await repairEnd(file)
  return {
    last: () => last,
    async append(checkpoints) {
      const handle = await open(file, 'a', 0o644)
      try {
        await handle.writeFile(checkpoints.map(({ note }) => `${note}\n`).join(''))
        await handle.datasync()
      } finally {
        await handle.close()
      }
      last = checkpoints.at(-1) ?? last
    },
  }
}

// A note: text lines, an empty line, a signature line, an empty line. Two of them fit easily in what is read here.
const TAIL = 16_384
const wholeNote = new RegExp(`${ORIGIN.replace('.', '\\.')}\\n(\\d+)\\n(?:.+\\n)+\\n— .+\\n\\n`, 'g')

async function repairEnd(file: string): Promise<Exported | undefined> {
  const handle = await open(file, 'a+', 0o644)
  let size: number
  let tail: Buffer
  try {
    size = (await handle.stat()).size
    tail = Buffer.alloc(Math.min(size, TAIL))
    await handle.read(tail, 0, tail.length, size - tail.length)
  } finally {
    await handle.close()
  }
  const text = tail.toString('utf8')
  const note = [...text.matchAll(wholeNote)].at(-1)
  if (!note && size > TAIL) throw new Error(`${file} does not end with a checkpoint`)
  const rest = text.slice(note ? note.index + note[0].length : 0)
  if (rest.length > 0) await truncate(file, size - Buffer.byteLength(rest))
  return note && { n: Number(note[1]), text: note[0].slice(0, note[0].indexOf('\n\n') + 1) }
}

/** The public key lies beside the checkpoints; after a change of key, the older ones stay. */
async function publishKey(file: string, publicPem: string): Promise<void> {
  const known = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  if (!known.includes(publicPem.trim())) await writeFile(file, known + publicPem, { mode: 0o644 })
}
