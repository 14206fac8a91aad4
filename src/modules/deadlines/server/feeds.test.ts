import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { createFeed, listFeeds, readFeed, revokeFeed } from '../contract/feed.ts'
import { createTerm } from '../contract/terms.ts'

let world: World
let body: Body
let anna: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.owner.query('delete from deadlines.feed_guess')
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  file = await buildCase(world, { holder: anna, child: { name: 'Amina Prova' } })
  await anna.call(createTerm, { caseId: file.caseId, ruleId: 'ASS-03', event: '2026-12-01' })
  await anna.call(createTerm, { caseId: file.caseId, title: 'Chiamare la mamma di Amina Prova', fixedOn: '2027-01-12T09:30' })
})

const secretOf = (address: string) => address.split('/').at(-1)!
const make = async (who: Somebody, scope: 'mine' | 'unit' = 'mine') => secretOf((await who.call(createFeed, { name: 'Telefono', scope })).body.address)
const read = async (secret: string) => {
  const reply = await world.anonymous.call(readFeed, { secret })
  return { status: reply.status, text: reply.status === 200 ? String(reply.body).replaceAll('\r\n ', '') : '' }
}

describe('a calendar address', () => {
  it('that was guessed, changed or closed shows nothing; guessing soon stops', async () => {
    const secret = await make(anna)
    expect((await read('qualcosa.ics')).status).toBe(404)
    expect((await read(`${secret.slice(0, -6)}A.ics`)).status).toBe(404)
    const [feed] = (await anna.call(listFeeds, {})).body.rows
    const stranger = await world.operator(await world.organisation())
    expect((await stranger.call(revokeFeed, { feedId: feed!.id })).status).toBe(404)
    expect((await stranger.call(listFeeds, {})).body.rows).toEqual([])
    expect((await read(secret)).status).toBe(200)
    expect((await anna.call(revokeFeed, { feedId: feed!.id })).body.revokedAt).not.toBeNull()
    expect((await read(secret)).status).toBe(404)
    for (let n = 0; n < 20; n++) await read(`tentativo-${n}`)
    expect((await read('altro')).status).toBe(429)
    expect((await read(await make(anna))).status).toBe(429)
  })

  it('stops when its owner’s account is disabled or he has no role any more', async () => {
    const secret = await make(anna)
    await world.owner.query('update kernel.actor set disabled_at = now() where id = $1', [anna.operatorId])
    expect((await read(secret)).status).toBe(404)
    await world.owner.query('update kernel.actor set disabled_at = null where id = $1', [anna.operatorId])
    expect((await read(secret)).status).toBe(200)
    await world.owner.query(`update access.role_assignment set valid_to = '2026-01-01' where operator_id = $1`, [anna.operatorId])
    expect((await read(secret)).status).toBe(404)
  })

  it('shows rule, number and date; no name, not even in words somebody wrote', async () => {
    const secret = await make(anna)
    const { text } = await read(secret)
    expect(text).toContain('BEGIN:VCALENDAR')
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    expect(text).toContain('DTSTART;VALUE=DATE:20261216')
    expect(text).toContain('DTSTART:20270112T083000Z')
    expect(text).toContain(`SUMMARY:Promemoria · ${file.number}`)
    expect(text).not.toMatch(/amina|prova,|mamma/i)
    const raw = String((await world.anonymous.call(readFeed, { secret })).body)
    expect(raw.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
  })

  it('keeps only a fingerprint of the secret, counts its reads and leaves a trace of them', async () => {
    const secret = await make(anna)
    await read(secret)
    const { rows } = await world.owner.query('select to_jsonb(f)::text as stored from deadlines.feed f where owner_id = $1', [anna.operatorId])
    expect(rows).toHaveLength(1)
    expect(rows[0].stored).not.toContain(secret.slice(0, 20))
    expect((await anna.call(listFeeds, {})).body.rows).toMatchObject([{ reads: 1, name: 'Telefono' }])
    const trail = await world.owner.query(`select outcome, detail ->> 'ownerId' as owner from kernel.audit_event where action = 'deadlines.readFeed' and detail ->> 'ownerId' = $1`, [anna.operatorId])
    expect(trail.rows).toEqual([{ outcome: 'ok', owner: anna.operatorId }])
  })

  it('follows its owner’s reach at the moment it is read', async () => {
    const coordinator = await world.operator(body, { role: 'coordinator' })
    const secret = await make(coordinator, 'unit')
    expect((await read(secret)).text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    await world.owner.query(
      `insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values ($1, $2, 'withhold', kernel.principal_of('actor', $3), '{3}', '-infinity')`,
      [newId(), file.caseId, coordinator.operatorId])
    expect((await read(secret)).text).not.toContain('BEGIN:VEVENT')
  })

  it('forgets a file whose opening has lapsed by itself', async () => {
    const partner = await world.operator(await world.organisation(), { role: 'partner' })
    const source = await openTo(world, file.caseId, { operatorId: partner.operatorId }, [3])
    await world.owner.query('update deadlines.term set assigned_to = $2 where subject = $1', [file.caseId, partner.operatorId])
    const secret = await make(partner)
    expect((await read(secret)).text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
    await world.owner.query(`update kernel.reach_source set valid_to = now() + interval '0.4 seconds' where id = $1`, [source])
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect((await read(secret)).text).not.toContain('BEGIN:VEVENT')
  })
})
