// The verifier's own reading of what an audit event says and of how events make a root. It shares no code with the program that seals:
// a mistake there must not be repeated here. Written from docs: RFC 6962 for the tree, the definition in `README.md` for the rest.
import { createHash } from 'node:crypto'

/** An event as the verifier reads it; everything is text, nothing was converted by a driver. */
export interface EventRow {
  id: string
  xid: string
  /** UTC with microseconds. */
  at: string
  actor_id: string | null
  session_id: string | null
  organisation_id: string | null
  action: string
  outcome: string
  /** JSON array. */
  subjects: string
  /** JSON object. */
  detail: string
  remote: string
  request_key: string | null
  leaf: Buffer
}

/** The query that gives them in sealing order, after a position; `e.xid` is the number, a bare `xid` would order by its text. */
export const eventsAfter = `
  select id::text, xid::text, coalesce(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), at::text) as at, actor_id::text, session_id::text,
    organisation_id::text, action, outcome, to_json(subjects)::text as subjects, detail::text as detail, remote, request_key::text, leaf
  from kernel.audit_event e where (e.xid, e.id) > ($1::xid8, $2::uuid) order by e.xid, e.id limit $3`

function sha256(...parts: (string | Uint8Array)[]): Buffer {
  const sum = createHash('sha256')
  for (const part of parts) sum.update(part)
  return sum.digest()
}

/** The hash that the content of an event should have. */
export function expectedLeaf(event: EventRow): Buffer {
  const text = [
    quote(event.id),
    // Microseconds are never written; if they are there, somebody put them, and the text differs.
    quote(event.at.endsWith('000') ? `${event.at.slice(0, -3)}Z` : `${event.at}Z`),
    quote(event.actor_id),
    quote(event.session_id),
    quote(event.organisation_id),
    quote(event.action),
    quote(event.outcome),
    ordered(JSON.parse(event.subjects)),
    ordered(JSON.parse(event.detail)),
    quote(event.remote),
    quote(event.request_key),
  ].join(',')
  return sha256(`[${text}]`)
}

function quote(value: string | null): string {
  return JSON.stringify(value)
}

/** JSON without spaces, keys in order of their UTF-16 units. */
function ordered(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(ordered).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const object = value as Record<string, unknown>
  return `{${Object.keys(object).sort().map((key) => `${JSON.stringify(key)}:${ordered(object[key])}`).join(',')}}`
}

/** What the tree holds of an event: its hash, then the number of its transaction in 8 bytes, big-endian; hashed as an RFC 6962 leaf. */
export function treeLeaf(leaf: Buffer, xid: bigint): Buffer {
  const number = Buffer.alloc(8)
  number.writeBigUInt64BE(xid)
  return sha256('\x00', leaf, number)
}

/** RFC 6962 root of leaf hashes, level by level: pairs are joined, an odd one moves up unchanged. */
export function rootOf(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256('')
  let level = leaves
  while (level.length > 1) {
    const above: Buffer[] = []
    for (let index = 0; index < level.length; index += 2) {
      const left = level[index] as Buffer
      const right = level[index + 1]
      above.push(right ? sha256('\x01', left, right) : left)
    }
    level = above
  }
  return level[0] as Buffer
}
