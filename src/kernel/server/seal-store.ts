import type pg from 'pg'
import { checkpointText, linkTo, type Seal, type SealKey } from './checkpoint.ts'
import { MerkleRoot, sealedEntry } from './merkle.ts'

/** Most events under one seal, unless a single transaction wrote more. */
export const LARGEST_SEAL = 20_000
const LOCK = 4_030_003

export interface StoredSeal extends Seal {
  keyId: string
  signature: Buffer
}

/** Only one process seals. The lock belongs to the connection: when it breaks, another process takes over. */
export async function takeSealerLock(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [LOCK])
  return rows[0]?.taken === true
}

export async function leaveSealerLock(client: pg.ClientBase): Promise<void> {
  await client.query('select pg_advisory_unlock($1)', [LOCK])
}

/** Whether committed events are still without a seal. */
export async function hasUnsealed(client: pg.ClientBase): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from kernel.audit_event e where e.xid >= coalesce((select s.to_xid from kernel.audit_seal s order by s.n desc limit 1), '0'::xid8) limit 1`,
  )
  return rowCount === 1
}

/** Seals after the n-th, in order. */
export async function findSealsAfter(client: pg.ClientBase | pg.Pool, n: number, limit: number): Promise<StoredSeal[]> {
  const { rows } = await client.query<SealRow>(`select ${columns} from kernel.audit_seal s where s.n > $1 order by s.n limit $2`, [n, limit])
  return rows.map(present)
}

export async function findLastSeal(client: pg.ClientBase): Promise<StoredSeal | undefined> {
  const { rows } = await client.query<SealRow>(`select ${columns} from kernel.audit_seal s order by s.n desc limit 1`)
  return rows[0] && present(rows[0])
}

/**
 * Seals the next group of events, if there is one: whole transactions only, and only those that were over, committed or not, before the
 * oldest one still running. Cutting by the highest identifier instead would miss events whose transaction commits later.
 */
export async function sealNext(client: pg.ClientBase, key: SealKey, at: string, check: (last: StoredSeal | undefined) => void): Promise<boolean> {
  await client.query('begin isolation level repeatable read')
  try {
    const { rows } = await client.query<{ xmin: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as xmin')
    const last = await findLastSeal(client)
    check(last)
    const fromXid = last?.toXid ?? 0n
    const xmin = BigInt(rows[0]?.xmin ?? 0)
    if (xmin < fromXid) throw new Error('transaction numbers went back: the database was restored without its counter (pg_resetwal -x), no event can be sealed')
    const group = await nextGroup(client, fromXid, xmin)
    if (group) await insertSeal(client, key, { n: (last?.n ?? 0) + 1, fromXid, ...group, previous: linkTo(last && checkpointText(last)), at })
    await client.query('commit')
    return group !== undefined
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

type EventRow = { xid: string; leaf: Buffer }

async function nextGroup(client: pg.ClientBase, fromXid: bigint, xmin: bigint): Promise<Pick<Seal, 'toXid' | 'events' | 'root'> | undefined> {
  const { rows } = await client.query<EventRow>(
    'select e.xid::text, e.leaf from kernel.audit_event e where e.xid >= $1::xid8 and e.xid < $2::xid8 order by e.xid, e.id limit $3',
    [String(fromXid), String(xmin), LARGEST_SEAL + 1],
  )
  if (rows.length <= LARGEST_SEAL) return rows.length ? { toXid: xmin, ...treeOf(rows) } : undefined
  const cut = rows.at(-1)?.xid
  const whole = rows.filter((row) => row.xid !== cut)
  if (whole.length) return { toXid: BigInt(cut as string), ...treeOf(whole) }
  const { rows: single } = await client.query<EventRow>('select e.xid::text, e.leaf from kernel.audit_event e where e.xid = $1::xid8 order by e.id', [cut])
  return { toXid: BigInt(cut as string) + 1n, ...treeOf(single) }
}

function treeOf(rows: EventRow[]): Pick<Seal, 'events' | 'root'> {
  const tree = new MerkleRoot()
  for (const row of rows) tree.add(sealedEntry(row.leaf, BigInt(row.xid)))
  return { events: tree.size, root: tree.root() }
}

async function insertSeal(client: pg.ClientBase, key: SealKey, seal: Seal): Promise<void> {
  await client.query(
    `insert into kernel.audit_seal (n, from_xid, to_xid, events, root, previous, at, key_id, signature)
     values ($1, $2::xid8, $3::xid8, $4, $5, $6, $7, $8, $9)`,
    [seal.n, String(seal.fromXid), String(seal.toXid), seal.events, seal.root, seal.previous, seal.at, key.id, key.sign(checkpointText(seal))],
  )
}

interface SealRow {
  n: string
  from_xid: string
  to_xid: string
  events: number
  root: Buffer
  previous: Buffer
  at: string
  key_id: string
  signature: Buffer
}

// Everything as text, so that no connection's own type conversions matter. Queries order by the table's column (`s.n`): a bare `n` would
// mean this text, in which 10 comes before 9.
const columns = `n::text, from_xid::text, to_xid::text, events, root, previous,
  to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, key_id, signature`

function present(row: SealRow): StoredSeal {
  return {
    n: Number(row.n),
    fromXid: BigInt(row.from_xid),
    toXid: BigInt(row.to_xid),
    events: row.events,
    root: row.root,
    previous: row.previous,
    at: row.at,
    keyId: row.key_id,
    signature: row.signature,
  }
}
