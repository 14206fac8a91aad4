import { createHash } from 'node:crypto'

/** What an audit event says, in the form whose hash is sealed. */
export interface AuditContent {
  id: string
  /** ISO 8601, UTC, milliseconds. */
  at: string
  actorId: string | null
  sessionId: string | null
  organisationId: string | null
  action: string
  outcome: string
  /** In the order in which they are stored. */
  subjects: readonly string[]
  detail: Readonly<Record<string, unknown>>
  remote: string
  requestKey: string | null
}

/**
 * The hash of an event's canonical content: SHA-256 over the UTF-8 of a JSON array of its fields in a fixed order, the keys of `detail`
 * sorted at every depth. Identifiers count in lower case, because that is how the database gives a `uuid` back.
 */
export function leafHash(event: AuditContent): Buffer {
  const fields = [
    lower(event.id),
    event.at,
    lower(event.actorId),
    lower(event.sessionId),
    lower(event.organisationId),
    event.action,
    event.outcome,
    event.subjects.map((subject) => subject.toLowerCase()),
  ]
  // Through JSON once: undefined members vanish and dates become text, exactly as when the row is stored.
  const detail = canonicalJson(JSON.parse(JSON.stringify(event.detail)))
  const tail = [event.remote, lower(event.requestKey)]
  const text = `${JSON.stringify(fields).slice(0, -1)},${detail},${JSON.stringify(tail).slice(1)}`
  return createHash('sha256').update(text, 'utf8').digest()
}

function lower(id: string | null): string | null {
  return id === null ? null : id.toLowerCase()
}

/** JSON with the keys of every object sorted: equal contents give equal texts. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value).filter(([, member]) => member !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`
}
