import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { newId } from '#kernel/domain/ids.ts'

export interface BenchUser {
  id: string
  role: string
  token: string
  /** Some of the files within reach. */
  files: { id: string; child: string }[]
  /** How many there are. */
  reached: number
}

/** Signed-in users of different bodies: case workers (each reaches some 300 files), then two coordinators and a manager, who reach more. */
export async function signInUsers(owner: pg.ClientConfig, count: number): Promise<BenchUser[]> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const leads = Math.min(3, Math.floor(count / 5))
    const chosen = [...(await pick(client, 'worker', count - leads)), ...(await pick(client, 'coordinator', leads - 1)), ...(await pick(client, 'manager', 1))]
    const users: BenchUser[] = []
    for (const { id, role } of chosen.slice(0, count)) users.push(await signIn(client, id, role))
    return users
  } finally {
    await client.end()
  }
}

async function pick(client: pg.Client, role: string, count: number): Promise<{ id: string; role: string }[]> {
  // one of each unit first, then a second one of each
  const { rows } = await client.query<{ id: string; role: string }>(
    `select actor_id as id, role, row_number() over (partition by unit_id order by actor_id) as nth from kernel.actor_role where role = $1
     order by nth, md5(actor_id::text) limit $2`,
    [role, count],
  )
  return rows
}

async function signIn(client: pg.Client, id: string, role: string): Promise<BenchUser> {
  const token = randomBytes(32).toString('base64url')
  await client.query(
    `insert into kernel.session (id, token_hash, actor_id, stage, created_at, last_seen_at, idle_minutes, expires_at)
     values ($1, $2, $3, 'full', now(), now(), 60, now() + interval '8 hours')`,
    [newId(), createHash('sha256').update(token).digest(), id],
  )
  const within = `cases.case_file c where c.allow && (select array_agg(p.principal * 16) from kernel.actor_principal p where p.actor_id = $1 and p.reaches)
    and not c.deny && (select array_agg(p.principal * 16) from kernel.actor_principal p where p.actor_id = $1 and not p.reaches)`
  const { rows } = await client.query<{ id: string; child: string }>(`select c.id, c.child_name as child from ${within} and c.status = 'open' order by md5(c.id::text) limit 300`, [id])
  const { rows: all } = await client.query<{ n: number }>(`select count(*)::int as n from ${within}`, [id])
  return { id, role, token, files: rows, reached: all[0]!.n }
}
