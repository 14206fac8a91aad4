import { createReadStream, statSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { hashOf, KeyRing, readNotes, sealsAfter, textOf, type Note, type SealRow } from './checkpoints.ts'
import { eventsAfter, expectedLeaf, rootOf, treeLeaf, type EventRow } from './content.ts'
import { Findings, type Report } from './findings.ts'

/** The little of a database connection that is used; one connection, not a pool. It must be allowed to read the trail (`app_jobs`). */
export interface Client {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}

export interface VerifyOptions {
  /** Folder with `checkpoints.log`. */
  checkpoints: string
  /** PEM public keys. */
  publicKey: string
}

const PAGE = 5000
const NIL = '00000000-0000-0000-0000-000000000000'
const TOLERANCE = 10 * 60_000

/**
 * Recomputes the whole trail from the content of its events and compares it with the seals and with the exported checkpoints. Reads page
 * by page in one snapshot, so events may be written meanwhile.
 */
export async function verify(client: Client, { checkpoints, publicKey }: VerifyOptions): Promise<Report> {
  const started = performance.now()
  const keys = new KeyRing(publicKey)
  // a checkpoint is exported after its seal: what the file holds before the snapshot is taken must be in the snapshot, what comes later need not
  const exported = notes(checkpoints)
  await client.query('begin isolation level repeatable read, read only')
  try {
    const trail = new Trail(events(client), exported, keys)
    for await (const seal of seals(client)) await trail.seal(seal)
    await trail.end()
    const { counts, list } = trail.findings
    return { ok: list.length === 0, ...trail.totals, counts, findings: list, seconds: (performance.now() - started) / 1000 }
  } finally {
    await client.query('rollback')
  }
}

/** Walks seals, events and exported checkpoints side by side. */
class Trail {
  readonly findings = new Findings()
  readonly totals = { events: 0, seals: 0, unsealed: 0, compared: 0, notExported: 0, misdated: 0 }
  readonly #events: Ahead<EventRow>
  readonly #notes: Ahead<Note | 'damaged'>
  readonly #keys: KeyRing
  #last: { row: SealRow; text: string } | undefined
  #note: Note | undefined
  #lastNote = 0

  constructor(eventRows: AsyncGenerator<EventRow>, noteList: AsyncGenerator<Note | 'damaged'>, keys: KeyRing) {
    this.#events = new Ahead(eventRows)
    this.#notes = new Ahead(noteList)
    this.#keys = keys
  }

  async seal(row: SealRow): Promise<void> {
    const n = Number(row.n)
    const text = textOf(row)
    this.totals.seals += 1
    this.#checkLink(row, n)
    if (!this.#keys.accepts(text, row.key_id, row.signature)) this.findings.add('signature', n)
    await this.#checkEvents(row, n)
    await this.#checkExported({ n, text, keyId: row.key_id, signature: row.signature })
    this.#last = { row, text }
  }

  /** After the last seal: events still to be sealed, and checkpoints whose seal has gone. */
  async end(): Promise<void> {
    for (let event = await this.#events.peek(); event; event = await this.#events.peek()) {
      await this.#events.take()
      this.totals.events += 1
      this.totals.unsealed += 1
      if (!expectedLeaf(event).equals(event.leaf)) this.findings.add('edited', null, event.id)
    }
    for (let note = await this.#nextNote(); note; note = await this.#nextNote()) {
      this.findings.add('truncated', note.n)
      this.#note = undefined
    }
    if (this.totals.seals > 0 && this.#lastNote === 0) this.findings.add('log-empty', null)
  }

  #checkLink(row: SealRow, n: number): void {
    const last = this.#last
    const previous = last ? hashOf(last.text) : Buffer.alloc(32)
    const follows = last ? n === Number(last.row.n) + 1 && row.from_xid === last.row.to_xid : n === 1 && row.from_xid === '0'
    if (!follows || BigInt(row.to_xid) <= BigInt(row.from_xid)) this.findings.add('seal-missing', n)
    if (!row.previous.equals(previous)) this.findings.add('chain', n)
  }

  async #checkEvents(row: SealRow, n: number): Promise<void> {
    const end = BigInt(row.to_xid)
    const leaves: Buffer[] = []
    const earliest = this.#last ? Date.parse(`${this.#last.row.at}Z`) - TOLERANCE : -Infinity
    const latest = Date.parse(`${row.at}Z`) + TOLERANCE
    for (let event = await this.#events.peek(); event && BigInt(event.xid) < end; event = await this.#events.peek()) {
      await this.#events.take()
      const leaf = expectedLeaf(event)
      if (!leaf.equals(event.leaf)) this.findings.add('edited', n, event.id)
      leaves.push(treeLeaf(leaf, BigInt(event.xid)))
      const at = Date.parse(`${event.at}Z`)
      if (at < earliest || at > latest) this.totals.misdated += 1
    }
    this.totals.events += leaves.length
    const sealed = Number(row.events)
    if (leaves.length < sealed) this.findings.add('deleted', n)
    else if (leaves.length > sealed) this.findings.add('inserted', n)
    else if (!rootOf(leaves).equals(row.root)) this.findings.add('replaced', n)
  }

  async #checkExported(stored: Note): Promise<void> {
    let note = await this.#nextNote()
    for (; note && note.n < stored.n; note = await this.#nextNote()) {
      this.findings.add('truncated', note.n)
      this.#note = undefined
    }
    if (!note || note.n > stored.n) {
      this.totals.notExported += 1
      return
    }
    this.#note = undefined
    this.totals.compared += 1
    if (note.text !== stored.text || note.keyId !== stored.keyId || !note.signature.equals(stored.signature)) this.findings.add('rewritten', stored.n)
  }

  /** The next sound checkpoint. One that is out of turn or whose signature is false says nothing about the database, but is told. */
  async #nextNote(): Promise<Note | undefined> {
    while (!this.#note) {
      const note = await this.#notes.peek()
      if (!note) return undefined
      await this.#notes.take()
      const inTurn = note !== 'damaged' && (this.#lastNote === 0 || note.n === this.#lastNote + 1)
      if (note !== 'damaged' && inTurn && this.#keys.accepts(note.text, note.keyId, note.signature)) this.#note = note
      else this.findings.add('log-damaged', note === 'damaged' ? null : note.n)
      if (note !== 'damaged') this.#lastNote = Math.max(this.#lastNote, note.n)
    }
    return this.#note
  }
}

/** A generator of which one can look at the next item before taking it. */
class Ahead<T> {
  readonly #source: AsyncGenerator<T>
  #next: T | undefined
  #ended = false

  constructor(source: AsyncGenerator<T>) {
    this.#source = source
  }

  async peek(): Promise<T | undefined> {
    if (this.#next === undefined && !this.#ended) {
      const result = await this.#source.next()
      this.#ended = result.done === true
      this.#next = result.done ? undefined : result.value
    }
    return this.#next
  }

  async take(): Promise<void> {
    await this.peek()
    this.#next = undefined
  }
}

async function* events(client: Client): AsyncGenerator<EventRow> {
  let position: [string, string] = ['0', NIL]
  for (;;) {
    const rows = (await client.query(eventsAfter, [...position, PAGE])).rows as EventRow[]
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    position = [last.xid, last.id]
  }
}

async function* seals(client: Client): AsyncGenerator<SealRow> {
  let position = '0'
  for (;;) {
    const rows = (await client.query(sealsAfter, [position, PAGE])).rows as SealRow[]
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < PAGE) return
    position = last.n
  }
}

/** The checkpoints that the file holds now, whenever they are read. */
function notes(folder: string): AsyncGenerator<Note | 'damaged'> {
  const file = path.join(folder, 'checkpoints.log')
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  return notesUpTo(file, size)
}

async function* notesUpTo(file: string, size: number): AsyncGenerator<Note | 'damaged'> {
  if (size === 0) return
  yield* readNotes(createInterface({ input: createReadStream(file, { encoding: 'utf8', end: size - 1 }), crlfDelay: Infinity }))
}
