import { generateKeyPairSync, randomInt, randomUUID, sign } from 'node:crypto'
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { leafHash, type AuditContent } from '#kernel/server/audit-leaf.ts'
import { checkpointText, createSealKey, linkTo, type SealKey } from '#kernel/server/checkpoint.ts'
import { openPool } from '#kernel/server/db.ts'
import { MerkleRoot, sealedEntry } from '#kernel/server/merkle.ts'
import { findSealsAfter } from '#kernel/server/seal-store.ts'
import { startSealer } from '#kernel/server/seal.ts'
import { cloneDatabase, type TestDatabase } from '#tests/support/database.ts'
import type { Kind, Report } from './findings.ts'
import { verify, type Client } from './verify.ts'

// The nightly run attacks a thousand times each way.
const ROUNDS = Number(process.env.AUDIT_TAMPER_ROUNDS ?? 8)
const GROUPS = 11
const EVENTS = 3 + 5 + 20 * (GROUPS - 1)

let database: TestDatabase
let owner: pg.Client
let folder: string
let checkpoints: string
let key: SealKey
let publicKey: string
let sealCount: number

const actor = randomUUID()
const content = (): AuditContent => ({
  id: randomUUID(),
  at: new Date().toISOString(),
  actorId: actor,
  sessionId: randomUUID(),
  organisationId: randomUUID(),
  action: 'cases.read',
  outcome: 'ok',
  subjects: [randomUUID(), randomUUID()],
  detail: { count: 12, nested: { z: 'è «così»', a: [1, null, true, 0.1] }, Ä: '\u2028"\\', b: {} },
  remote: '10.1.2.3',
  requestKey: randomUUID(),
})

async function write(event: AuditContent, xid?: string): Promise<void> {
  await owner.query(
    `insert into kernel.audit_event (id, at, actor_id, session_id, organisation_id, action, outcome, subjects, detail, remote, request_key, leaf, xid)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, coalesce($13::xid8, pg_current_xact_id()))`,
    [event.id, event.at, event.actorId, event.sessionId, event.organisationId, event.action, event.outcome, event.subjects,
      JSON.stringify(event.detail), event.remote, event.requestKey, leafHash(event), xid ?? null],
  )
}

beforeAll(async () => {
  database = await cloneDatabase()
  owner = new pg.Client(database.owner)
  await owner.connect()
  folder = mkdtempSync(path.join(tmpdir(), 'accanto-verify-'))
  checkpoints = path.join(folder, 'checkpoints')
  key = createSealKey(path.join(folder, 'seal.pem'))
  publicKey = key.publicPem
  const pool = openPool(database.jobs, { size: 2 })
  for (let n = 1; n <= GROUPS; n++) {
    // transaction numbers of one, two and three digits, in an order that their text does not have
    if (n === 1) for (const xid of ['9', '100', '20']) await write(content(), xid)
    for (let transaction = 0; transaction < (n === 1 ? 1 : 4); transaction++) {
      await owner.query('begin')
      for (let index = 0; index < 5; index++) await write(content())
      await owner.query('commit')
    }
    // stopping seals what is there: a seal for each group, or more while other tests keep transactions open
    await startSealer({ pool, key, checkpointDir: checkpoints, log: pino({ level: 'silent' }) }).stop()
  }
  sealCount = Number((await owner.query('select count(*)::int as n from kernel.audit_seal')).rows[0].n)
  expect(sealCount).toBeGreaterThanOrEqual(GROUPS)
  await pool.end()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
  rmSync(folder, { recursive: true })
})

/** Verifies inside the transaction in which the attack was made, so that the attack can be undone. */
const insideAttack: Client = {
  query: async (text, values) => (/^(begin|rollback)/.test(text) ? { rows: [] } : owner.query(text, values)),
}
async function afterAttack(attack: () => Promise<unknown>, folderToCompare = checkpoints): Promise<Report> {
  await owner.query('begin')
  try {
    await attack()
    return await verify(insideAttack, { checkpoints: folderToCompare, publicKey })
  } finally {
    await owner.query('rollback')
  }
}
const kinds = (report: Report): Kind[] => Object.keys(report.counts).sort() as Kind[]
/** Any event, another than the one already chosen. */
async function victim(other: string | null = null): Promise<{ id: string; xid: string }> {
  const { rows } = await owner.query('select e.id::text, e.xid::text from kernel.audit_event e where e.id is distinct from $2::uuid order by e.xid, e.id offset $1 limit 1', [randomInt(other ? EVENTS - 1 : EVENTS), other])
  return rows[0] as { id: string; xid: string }
}
const eachRound = async (attempt: () => Promise<void>): Promise<void> => {
  for (let round = 0; round < ROUNDS; round++) await attempt()
}

test('a seal made and exported while the trail is read is no truncation', async () => {
  const live = path.join(folder, 'live')
  cpSync(checkpoints, live, { recursive: true })
  const log = path.join(live, 'checkpoints.log')
  const whole = readFileSync(log, 'utf8')
  const before = whole.slice(0, whole.lastIndexOf(`accanto.audit/1\n${sealCount}\n`))
  writeFileSync(log, before)
  let reading = false
  const meanwhile: Client = {
    query: async (text, values) => {
      // the snapshot is taken by the first reading
      if (!reading && !/^(begin|rollback)/.test(text)) {
        reading = true
        appendFileSync(log, whole.slice(before.length))
      }
      return insideAttack.query(text, values)
    },
  }
  await owner.query('begin')
  await owner.query('delete from kernel.audit_seal where n = $1', [sealCount])
  const report = await verify(meanwhile, { checkpoints: live, publicKey })
  await owner.query('rollback')
  expect(reading).toBe(true)
  expect(report).toMatchObject({ ok: true, seals: sealCount - 1, compared: sealCount - 1 })
})

const edits: Record<string, string> = {
  id: 'id = gen_random_uuid()',
  'at by a millisecond': "at = at + interval '1 millisecond'",
  'at by a microsecond': "at = at + interval '1 microsecond'",
  'at without end': "at = 'infinity'",
  actor: 'actor_id = gen_random_uuid()',
  'no actor': 'actor_id = null',
  session: 'session_id = gen_random_uuid()',
  organisation: 'organisation_id = gen_random_uuid()',
  action: "action = 'cases.list'",
  outcome: "outcome = 'refused'",
  'one subject less': 'subjects = subjects[1:1]',
  'subjects in another order': 'subjects = array[subjects[2], subjects[1]]',
  'detail deep inside': `detail = jsonb_set(detail, '{nested,a,3}', '0.2')`,
  'detail emptied': "detail = '{}'",
  remote: "remote = '10.1.2.4'",
  'request key': 'request_key = null',
  leaf: "leaf = sha256('x')",
}
test.each(Object.entries(edits))('an event edited is found and named: %s', async (_name, change) => {
  await eachRound(async () => {
    const { id } = await victim()
    const report = await afterAttack(() => owner.query(`update kernel.audit_event set ${change} where id = $1`, [id]))
    expect(report.ok).toBe(false)
    expect(kinds(report)).toContain('edited')
    if (!change.startsWith('id ')) expect(report.findings.some((finding) => finding.event === id)).toBe(true)
  })
})

test('an event edited together with its leaf is found', async () => {
  await eachRound(async () => {
    const { id, xid } = await victim()
    const report = await afterAttack(async () => {
      await owner.query('delete from kernel.audit_event where id = $1', [id])
      await write({ ...content(), id }, xid)
    })
    expect(kinds(report)).toEqual(['replaced'])
    expect(report.counts.replaced).toBe(1)
  })
})

test('an event deleted is found in its seal', async () => {
  await eachRound(async () => {
    const { id } = await victim()
    const report = await afterAttack(() => owner.query('delete from kernel.audit_event where id = $1', [id]))
    expect(report.counts).toEqual({ deleted: 1 })
  })
})

test('an event inserted among older ones is found', async () => {
  await eachRound(async () => {
    const { xid } = await victim()
    const report = await afterAttack(() => write({ ...content(), at: new Date(Date.now() - 86_400_000).toISOString() }, xid))
    expect(report.counts).toEqual({ inserted: 1 })
  })
  expect((await afterAttack(() => write(content(), '1'))).counts).toEqual({ inserted: 1 })
})

test('events moved to another transaction or put in another order are found', async () => {
  await eachRound(async () => {
    const one = await victim()
    const two = await victim(one.id)
    const exchanged = await afterAttack(async () => {
      const move = 'update kernel.audit_event set xid = $2::xid8 where id = $1'
      await owner.query(move, [one.id, one.xid === two.xid ? String(BigInt(two.xid) + 1n) : two.xid])
      await owner.query(move, [two.id, one.xid])
    })
    expect(exchanged.ok).toBe(false)
    // even where the order stays the same: to a number that nobody uses
    const moved = await afterAttack(() => owner.query("update kernel.audit_event set xid = (xid::text::bigint + 1)::text::xid8 where xid = $1::xid8", [one.xid]))
    expect(moved.ok).toBe(false)
  })
})

test('a tail cut off, events and seals, is found against the exported checkpoints', async () => {
  for (let kept = 0; kept < sealCount; kept++) {
    const report = await afterAttack(async () => {
      await owner.query('delete from kernel.audit_event where xid >= (select from_xid from kernel.audit_seal where n = $1)', [kept + 1])
      await owner.query('delete from kernel.audit_seal where n > $1', [kept])
    })
    expect(report.counts).toEqual({ truncated: sealCount - kept })
    expect(report.findings[0]).toMatchObject({ seal: kept + 1 })
  }
})

test('a seal removed from the middle is found', async () => {
  const report = await afterAttack(() => owner.query('delete from kernel.audit_seal where n = 3'))
  expect(kinds(report)).toEqual(['chain', 'inserted', 'seal-missing', 'truncated'])
})

test.each(['from_xid = (from_xid::text::bigint + 1)::text::xid8', 'to_xid = (to_xid::text::bigint + 1)::text::xid8', 'events = events + 1', "root = sha256('x')",
  "previous = sha256('x')", "at = at + interval '1 microsecond'", "at = 'infinity'", "key_id = '00000000'", "signature = signature || 'x'::bytea", 'n = n + 100'])(
  'a seal edited is found: %s',
  async (change) => {
    for (let n = 1; n <= sealCount; n++) {
      const report = await afterAttack(() => owner.query(`update kernel.audit_seal set ${change} where n = $1`, [n]))
      expect(kinds(report)).toContain('signature')
      expect(kinds(report).some((kind) => kind === 'rewritten' || kind === 'truncated')).toBe(true)
    }
  },
)

/** A careful attacker: changes an event with its leaf, then makes every seal fit again. */
async function rewriteAll(signer: Pick<SealKey, 'id' | 'sign'>): Promise<void> {
  const { id, xid } = await victim()
  await owner.query('delete from kernel.audit_event where id = $1', [id])
  await write({ ...content(), id, actorId: randomUUID() }, xid)
  let text: string | undefined
  for (const seal of await findSealsAfter(owner, 0, 1000)) {
    const { rows } = await owner.query('select xid::text, leaf from kernel.audit_event e where e.xid >= $1::xid8 and e.xid < $2::xid8 order by e.xid, e.id', [String(seal.fromXid), String(seal.toXid)])
    const tree = new MerkleRoot()
    for (const row of rows) tree.add(sealedEntry(row.leaf as Buffer, BigInt(row.xid as string)))
    const forged = { ...seal, root: tree.root(), previous: linkTo(text) }
    text = checkpointText(forged)
    await owner.query('update kernel.audit_seal set root = $2, previous = $3, key_id = $4, signature = $5 where n = $1', [seal.n, forged.root, forged.previous, signer.id, signer.sign(text)])
  }
}

test('everything rewritten by somebody without the key is found, also where he claims to have it', async () => {
  const { privateKey } = generateKeyPairSync('ed25519')
  const forge = (text: string): Buffer => sign(null, Buffer.from(text), privateKey)
  await eachRound(async () => {
    for (const id of [key.id, 'deadbeef']) {
      const report = await afterAttack(() => rewriteAll({ id, sign: forge }))
      expect(kinds(report)).toEqual(['rewritten', 'signature'])
    }
  })
})

test('everything rewritten by somebody with the key, but without the exported checkpoints, is found', async () => {
  await eachRound(async () => {
    const report = await afterAttack(() => rewriteAll(key))
    expect(kinds(report)).toEqual(['rewritten'])
  })
})

test('without exported checkpoints there is nothing to rely on', async () => {
  const report = await afterAttack(() => rewriteAll(key), path.join(folder, 'nowhere'))
  expect(report.counts).toEqual({ 'log-empty': 1 })
})

test.each<[string, (file: string) => void, Partial<Record<Kind, number>>]>([
  ['a letter changed', (file) => writeFileSync(file, readFileSync(file, 'utf8').replace(/^events 2/m, 'events 3')), { 'log-damaged': 1 }],
  ['a checkpoint twice', (file) => appendFileSync(file, readFileSync(file, 'utf8').split('\n').slice(-11).join('\n')), { 'log-damaged': 1 }],
  ['rubbish', (file) => appendFileSync(file, 'x\n'.repeat(50)), { 'log-damaged': 2 }],
])('the file of the checkpoints is itself checked: %s', async (_name, damage, counts) => {
  const copy = mkdtempSync(path.join(folder, 'copy-'))
  cpSync(checkpoints, copy, { recursive: true })
  damage(path.join(copy, 'checkpoints.log'))
  const report = await afterAttack(async () => undefined, copy)
  expect(report.counts).toEqual(counts)
})

test('an untouched trail is whole, also with another key added and with events of this instant', async () => {
  const second = createSealKey(path.join(folder, 'second.pem'))
  publicKey = second.publicPem + key.publicPem
  const report = await afterAttack(() => write(content()))
  publicKey = key.publicPem
  expect(report).toMatchObject({ ok: true, events: EVENTS + 1, seals: sealCount, unsealed: 1, compared: sealCount, notExported: 0, misdated: 0, findings: [] })
})
