// Loads a gallery straight into the tables of the engine, as its jobs would leave them: for measuring, where nobody waits for an import.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type pg from 'pg'
import { encodeFacts } from '#modules/people/domain/identity/entry.ts'
import { groupsOf } from '#modules/people/domain/identity/equivalences.ts'
import { prepare, type Facts } from '#modules/people/domain/identity/facts.ts'
import { storedKeys } from '#modules/people/domain/identity/keys.ts'
import { SIGNATURE_BYTES, SIGNATURE_VERSION, writeSignature } from '#modules/people/domain/identity/signature.ts'
import { CAP } from '#modules/people/server/identity/tasks.ts'

/** The id of a person in the scratch database, from his id in the gallery. */
export function personIdOf(id: string): string {
  const hash = createHash('md5').update(id).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

const BLOCK = 60
const PARTS = 64

/** Grows as it fills. */
class Pairs {
  keys = new Float64Array(1 << 16)
  numbers = new Int32Array(1 << 16)
  length = 0
  add(key: number, no: number): void {
    if (this.length === this.keys.length) {
      const [keys, numbers] = [new Float64Array(this.length * 2), new Int32Array(this.length * 2)]
      keys.set(this.keys)
      numbers.set(this.numbers)
      this.keys = keys
      this.numbers = numbers
    }
    this.keys[this.length] = key
    this.numbers[this.length++] = no
  }
}

async function writePostings(client: pg.Client, pairs: Pairs, signatures: Buffer): Promise<void> {
  const order = new Uint32Array(pairs.length).map((_, at) => at).sort((a, b) => pairs.keys[a]! - pairs.keys[b]! || a - b)
  let rows: { keys: number[]; slots: number[]; totals: number[]; entries: Buffer[] } = { keys: [], slots: [], totals: [], entries: [] }
  const flush = async () => {
    if (!rows.keys.length) return
    await client.query({
      name: 'postings', text: 'insert into people.match_posting (key, slot, total, entries) select * from unnest($1::bigint[], $2::int[], $3::int[], $4::bytea[])',
      values: [rows.keys, rows.slots, rows.totals, rows.entries],
    })
    rows = { keys: [], slots: [], totals: [], entries: [] }
  }
  for (let from = 0; from < order.length;) {
    const key = pairs.keys[order[from]!]!
    let to = from
    while (to < order.length && pairs.keys[order[to]!] === key) to++
    const total = to - from
    for (let slot = 0; slot === 0 || (total <= CAP && slot * BLOCK < total); slot++) {
      const part = total > CAP ? [] : [...order.subarray(from + slot * BLOCK, Math.min(to, from + (slot + 1) * BLOCK))]
      rows.keys.push(key)
      rows.slots.push(slot)
      rows.totals.push(slot ? 0 : total)
      rows.entries.push(Buffer.concat(part.map((at) => signatures.subarray(pairs.numbers[at]! * SIGNATURE_BYTES, (pairs.numbers[at]! + 1) * SIGNATURE_BYTES))))
    }
    if (rows.keys.length >= 4000) await flush()
    from = to
  }
  await flush()
}

/** Loads the gallery in `file`. People themselves are not made: only what the engine looks into. */
export async function loadGallery(client: pg.Client, file: string, seen: (id: string) => void, say: (words: string) => void): Promise<void> {
  const groups = groupsOf()
  const parts = Array.from({ length: PARTS }, () => new Pairs())
  let signatures = Buffer.alloc(SIGNATURE_BYTES * (1 << 16))
  let no = 0
  let rows: { nos: number[]; ids: string[]; facts: string[]; keys: string[] } = { nos: [], ids: [], facts: [], keys: [] }
  // the people these entries speak of are not in the scratch database
  await client.query('set session_replication_role = replica; set synchronous_commit = off; set statement_timeout = 0')
  const flush = async () => {
    await client.query({
      name: 'entries', text: `insert into people.match_entry (no, person_id, facts, version, keys)
        select no, id, facts, ${SIGNATURE_VERSION}, keys::bigint[] from unnest($1::int[], $2::uuid[], $3::text[], $4::text[]) as e (no, id, facts, keys)`,
      values: [rows.nos, rows.ids, rows.facts, rows.keys],
    })
    rows = { nos: [], ids: [], facts: [], keys: [] }
  }
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (!line) continue
    const record = JSON.parse(line) as Facts & { id: string }
    const person = prepare(record, groups)
    if ((++no + 1) * SIGNATURE_BYTES > signatures.length) signatures = Buffer.concat([signatures, Buffer.alloc(signatures.length)])
    writeSignature(person, no, new DataView(signatures.buffer, signatures.byteOffset), no * SIGNATURE_BYTES)
    const keys = storedKeys(person).map(({ hash }) => hash)
    for (const key of keys) parts[Math.floor((key / 2 ** 53) * PARTS)]!.add(key, no)
    rows.nos.push(no)
    rows.ids.push(personIdOf(record.id))
    rows.facts.push(encodeFacts(record))
    rows.keys.push(`{${keys.join(',')}}`)
    seen(record.id)
    if (rows.nos.length >= 5000) await flush()
    if (no % 100_000 === 0) say(`${no} registrazioni`)
  }
  await flush()
  for (const part of parts) await writePostings(client, part, signatures)
  await client.query(`select setval('people.match_number', ${no}); analyze people.match_entry; analyze people.match_posting`)
  await client.query('vacuum people.match_entry')
  await client.query('vacuum people.match_posting')
  await client.query('checkpoint')
}
