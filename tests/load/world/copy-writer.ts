import pg from 'pg'

export type Cell = string | number | boolean | null | readonly (string | number)[]

const CHUNK = 1 << 18
const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const escape = (text: string): string => (/[\\\n\r\t]/.test(text) ? text.replace(/[\\\n\r\t]/g, (one) => escapes[one]!) : text)
// Elements of our arrays are numbers, identifiers and search keys: none holds a quote or a backslash.
const arrayText = (list: readonly (string | number)[]): string => `{${list.map((one) => (typeof one === 'number' ? one : `"${one}"`)).join(',')}}`

function cellText(cell: Cell): string {
  if (cell === null) return '\\N'
  if (typeof cell === 'string') return escape(cell)
  return typeof cell === 'object' ? arrayText(cell) : String(cell)
}

/** What the driver asks of something given to `client.query` that speaks the protocol itself. */
interface Wire {
  stream: NodeJS.WritableStream
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** `copy … from stdin`: the driver knows the messages but offers no way to send rows. */
class CopyIn {
  readonly started: Promise<Wire>
  readonly done: Promise<void>
  readonly #text: string
  #start!: (wire: Wire) => void
  #finish!: () => void
  #fail!: (error: Error) => void
  callback: ((error?: Error) => void) | undefined

  constructor(text: string) {
    this.#text = text
    this.started = new Promise((resolve) => (this.#start = resolve))
    this.done = new Promise((resolve, reject) => {
      this.#finish = resolve
      this.#fail = reject
    })
  }
  submit(wire: Wire): void {
    wire.query(this.#text)
  }
  handleCopyInResponse(wire: Wire): void {
    this.#start(wire)
  }
  handleError(error: Error): void {
    this.#fail(error)
  }
  handleReadyForQuery(): void {
    this.#finish()
  }
  handleCommandComplete(): void {}
}

/** Writes rows of one table on a connection of its own, past triggers, foreign keys and policies: whoever loads must verify afterwards. */
export class CopyWriter {
  readonly table: string
  readonly #client: pg.Client
  readonly #copy: CopyIn
  #wire!: Wire
  #buffer = ''
  rows = 0

  private constructor(table: string, client: pg.Client, copy: CopyIn) {
    this.table = table
    this.#client = client
    this.#copy = copy
  }

  static async open(owner: pg.ClientConfig, table: string, columns: readonly string[]): Promise<CopyWriter> {
    const client = new pg.Client(owner)
    // told by the copy itself
    client.on('error', () => undefined)
    await client.connect()
    await client.query('set session_replication_role = replica; set synchronous_commit = off')
    const copy = new CopyIn(`copy ${table} (${columns.join(', ')}) from stdin`)
    client.query(copy as unknown as pg.Submittable)
    const writer = new CopyWriter(table, client, copy)
    writer.#wire = await Promise.race([copy.started, copy.done.then(() => Promise.reject(new Error(`copy into ${table} did not start`)))])
    return writer
  }

  row(...cells: readonly Cell[]): void {
    let line = cellText(cells[0]!)
    for (let index = 1; index < cells.length; index++) line += `\t${cellText(cells[index]!)}`
    this.#buffer += `${line}\n`
    this.rows++
  }

  /** Sends what has gathered, and waits while the database is behind. */
  async flush(all = false): Promise<void> {
    if (this.#buffer.length < CHUNK && !all) return
    const chunk = Buffer.from(this.#buffer)
    this.#buffer = ''
    if (chunk.length) this.#wire.sendCopyFromChunk(chunk)
    const { stream } = this.#wire
    if (stream.writable && (stream as unknown as { writableNeedDrain: boolean }).writableNeedDrain) {
      await Promise.race([new Promise((resolve) => stream.once('drain', resolve)), this.#copy.done])
    }
  }

  async close(): Promise<void> {
    await this.flush(true)
    this.#wire.endCopyFrom()
    await this.#copy.done
    await this.#client.end()
  }
}
