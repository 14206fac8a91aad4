import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { listNotices } from '#kernel/contract/index.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { getTerm } from '#modules/deadlines/contract.ts'
import { startBodyRun } from '#modules/procedures/contract.ts'
import { addRelative, buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { day } from '#tests/support/papers-world.ts'
import { trailOf } from '#tests/support/subject.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'

let world: World
let community: Body
let capo: Somebody
let edo: Somebody
let anna: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
  community = await world.organisation()
  capo = await world.operator(community, { role: 'coordinator', name: 'Carla Capo' })
  edo = await world.operator(community, { role: 'educator', name: 'Edo Lino' })
  anna = await world.operator(await world.organisation(), { name: 'Anna Verdi' })
  await world.owner.query('update network.unit set name = $2 where id = $1', [capo.unitId, 'Comunità La Corte'])
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await buildCase(world, { holder: anna, child: { name: 'أمينة Prova', birth: '2012-03-03' } })
  await openTo(world, file.caseId, { unitId: capo.unitId }, [1, 2, 4])
  await lives(file.childId, { kind: 'struttura', at: 'Comunità La Corte', from: day(-40) })
})

const lives = (personId: string, { kind, at, from, secret, istat }: { kind: string; at?: string; from?: string; secret?: boolean; istat?: string }) =>
  world.owner.query(`insert into people.address (id, person_id, kind, at_name, protected, protected_for, valid_from, municipality_istat, country, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, 'IT', $9, now())`,
    [randomUUID(), personId, kind, at ?? null, secret ?? false, secret ? [file.caseId] : [], from ?? null, istat ?? null, anna.operatorId])
const start = (who: Somebody, over: Record<string, unknown> = {}) => who.call(contract.startHostedList, { unitId: capo.unitId, from: day(-180), to: day(-1), ...over } as never)
const get = async (who: Somebody, list: { id: Id<'hosted-list'> }): Promise<contract.HostedList> => (await who.call(contract.getHostedList, { listId: list.id })).body
const rowOf = (list: contract.HostedList, of: BuiltCase = file): contract.HostedChild => list.rows.find(({ caseId }) => (caseId as string) === of.caseId)!
const say = (who: Somebody, list: contract.HostedList, about: contract.HostedChild['suggestions'][number]['about'], words: string, version = 0) =>
  who.call(contract.saveHostedWords, { listId: list.id, childId: rowOf(list).id, about, words, version })
/** A list of this child alone, written by the educator. Lists of one world share a unit: other children are left out. */
async function written(): Promise<contract.HostedList> {
  const list = (await start(capo)).body
  for (const other of list.rows) if ((other.caseId as string) !== file.caseId) await capo.call(contract.putHostedChild, { listId: list.id, caseId: other.caseId, enteredOn: null, leftOn: null, leftOut: 'prova', version: other.version })
  for (const about of ['residence', 'relations', 'condition'] as const) await say(edo, list, about, `Parole su ${about}.`)
  return get(capo, list)
}
const approve = (who: Somebody, list: contract.HostedList) => who.call(contract.approveHostedList, { listId: list.id, version: list.version })
async function attach(who: Somebody, list: contract.HostedList, payload: Buffer, query: Record<string, string>) {
  const response = await world.app.inject({
    method: 'PUT', url: `/api/hosted-lists/${list.id}/attached?${new URLSearchParams({ fileName: 'ricevuta.eml', ...query })}`, payload,
    headers: { cookie: `accanto_session=${who.token}`, 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() },
  })
  return { status: response.statusCode, body: JSON.parse(response.body) as contract.HostedList }
}
/** Somebody waits for a row that another holds; after ten seconds nobody does. */
async function waits(): Promise<'waits' | 'nobody'> {
  for (let left = 100; left > 0; left--) {
    const { rowCount } = await world.owner.query(`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
    if (rowCount) return 'waits'
    await new Promise((resolve) => { setTimeout(resolve, 100) })
  }
  return 'nobody'
}
const download = (who: Somebody, list: contract.HostedList, fileId: string) => world.app.inject({ method: 'GET', url: `/api/hosted-lists/${list.id}/attached/${fileId}`, headers: { cookie: `accanto_session=${who.token}` } })

describe('the half-yearly list is refused', () => {
  it('to who works elsewhere, the service that holds the files included, and to partners, desks and clerks of the community', async () => {
    const list = await written()
    const others = [anna, await world.operator(community, { role: 'partner' }), await world.operator(community, { role: 'front_desk' }), await world.operator(community, { role: 'clerk' }), await world.operator(community, { role: 'mediator' })]
    for (const who of others) {
      expect((await who.call(contract.getHostedList, { listId: list.id })).status).toBe(404)
      expect((await start(who)).status).toBe(404)
      expect((await who.call(contract.listHostedLists, {})).body.rows).toEqual([])
      expect((await say(who, list, 'relations', 'x', 1)).status).toBe(404)
      expect((await approve(who, list)).status).toBe(404)
    }
  })
  it('child by child: who does not reach a file neither sees him in the list nor has the list approved or read whole', async () => {
    const list = await written()
    await world.owner.query(`insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values ($1, $2, 'withhold', kernel.principal_of('actor', $3), '{0,1,2,3,4,5,6,7,8}', now())`, [randomUUID(), file.caseId, capo.operatorId])
    const seen = await get(capo, list)
    expect([seen.rows.some(({ caseId }) => (caseId as string) === file.caseId), seen.hidden, seen.can.approve, JSON.stringify(seen).includes(file.number)]).toEqual([false, 1, false, false])
    expect((await approve(capo, seen)).status).toBe(403)
    expect((await capo.call(contract.putHostedChild, { listId: list.id, caseId: file.caseId, enteredOn: null, leftOn: null, leftOut: null, version: 0 } as never)).status).toBe(404)
  })
  it('thing by thing: without the health part of the file his condition is neither read nor written', async () => {
    const half = await buildCase(world, { holder: anna, child: { name: 'Bilal Prova', birth: '2011-01-01' } })
    await openTo(world, half.caseId, { unitId: capo.unitId }, [1, 2])
    const list = await written()
    const put = await edo.call(contract.putHostedChild, { listId: list.id, caseId: half.caseId, enteredOn: day(-20), leftOn: null, leftOut: null, version: 0 } as never)
    const row = rowOf(put.body, half)
    expect([row.said.condition, row.said.relations?.version]).toEqual([null, 0])
    expect((await edo.call(contract.saveHostedWords, { listId: list.id, childId: row.id, about: 'condition', words: 'x', version: 0 })).status).toBe(404)
    expect((await approve(capo, await get(capo, list))).status).toBe(403)
  })
  it('for a child whose file is not open to that community, whatever else opens it to who writes', async () => {
    const far = await buildCase(world, { holder: anna, child: { name: 'Lontano Prova', birth: '2011-01-01' } })
    await openTo(world, far.caseId, { operatorId: edo.operatorId }, [1, 2, 4])
    const list = (await start(edo)).body
    expect(list.candidates.map(({ caseId }) => caseId)).not.toContain(far.caseId)
    expect((await edo.call(contract.putHostedChild, { listId: list.id, caseId: far.caseId, enteredOn: null, leftOn: null, leftOut: null, version: 0 } as never)).status).toBe(404)
  })
  it('approved by who does not coordinate, alone by who alone wrote it, or while something the law asks is missing', async () => {
    const list = await written()
    expect((await approve(edo, list)).status).toBe(403)
    await say(edo, list, 'condition', '', 1)
    const lacking = await approve(capo, list)
    expect([lacking.status, lacking.problem.detail]).toEqual([409, expect.stringContaining('condizioni psicofisiche')])
    for (const about of ['residence', 'relations', 'condition'] as const) await say(capo, list, about, 'Solo io.', about === 'condition' ? 2 : 1)
    expect((await approve(capo, await get(capo, list))).status).toBe(403)
  })
  it('with a protected contact in the words, which may not leave the file', async () => {
    const mother = await addRelative(world, file, anna, 'Mamma Prova')
    await world.owner.query(`insert into people.contact (id, person_id, kind, value, normalised, protected, protected_for, recorded_by, recorded_at) values ($1, $2, 'telefono', '333 1234567', '3331234567', true, $3, $4, now())`, [randomUUID(), mother, [file.caseId], anna.operatorId])
    const list = await written()
    await say(edo, list, 'relations', 'Si sentono al 3331234567.', 1)
    expect((await approve(capo, list)).problem.detail).toContain('protetto')
  })
})

describe('the half-yearly list is written, approved, sent', () => {
  it('begins with the children placed there, proposes what the registry knows, takes the words of the list before', async () => {
    const mother = await addRelative(world, file, anna, 'Mamma Prova')
    const father = await addRelative(world, file, anna, 'Papà Prova')
    for (const [person, type] of [[mother, 'madre'], [father, 'padre']]) await world.owner.query(`insert into people.relation (id, from_person, to_person, type, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, now())`, [randomUUID(), person, file.childId, type, anna.operatorId])
    await lives(mother, { kind: 'residenza', istat: '098031' })
    await lives(father, { kind: 'residenza', istat: '015146', secret: true })
    const list = (await start(edo)).body
    expect(rowOf(list)).toMatchObject({ name: 'أمينة Prova', bornOn: '2012-03-03', enteredOn: day(-40) })
    expect(rowOf(list).suggestions).toEqual([{ about: 'residence', words: 'madre: Lodi; padre: residenza non nota', from: 'registry', on: null }])
    await say(edo, list, 'relations', 'Visite ogni settimana.')
    expect((await say(capo, list, 'relations', 'Altro.', 0)).status).toBe(409)
    const later = (await start(edo, { from: day(-90), to: day(0) })).body
    expect(rowOf(later).suggestions).toContainEqual({ about: 'relations', words: 'Visite ogni settimana.', from: 'earlier', on: day(-1) })
    expect((await edo.call(contract.putHostedChild, { listId: later.id, caseId: file.caseId, enteredOn: day(3), leftOn: null, leftOut: null, version: 1 } as never)).problem.errors?.[0]?.path).toBe('enteredOn')
    expect((await start(edo, { from: day(0), to: day(-5) })).problem.errors?.[0]?.path).toBe('to')
  })
  it('meets the term of AFF-17 by its sending, keeps what was sent for ever, and is written child by child in the register', async () => {
    const run = await capo.call(startBodyRun, { definitionId: 'elenco_procura', unitId: capo.unitId, subtitle: 'Elenco', happened: day(-170), fields: { procura: 'Procura minorile', struttura: 'La Corte' } } as never)
    expect(run.status).toBe(200)
    const desk = (await capo.call(contract.getHostedDesk, {})).body
    const term = desk.units.find(({ id }) => id === capo.unitId)!.terms[0]!
    expect((await start(capo, { termId: file.caseId })).problem.errors?.[0]?.path).toBe('termId')
    const before = await written()
    const list = (await capo.call(contract.changeHostedList, { listId: before.id, from: before.period.from, to: before.period.to, termId: term.id, addressee: { name: 'Procura minorile di Prova' }, version: before.version })).body
    await edo.call(contract.askHostedList, { listId: list.id, version: list.version })
    expect((await capo.call(listNotices, {})).body.rows).toContainEqual(expect.objectContaining({ kind: 'composer.list_asked', params: { list: list.id } }))
    const approved = (await approve(capo, await get(capo, list))).body
    expect([approved.state, approved.number?.n, approved.term?.id]).toEqual(['approved', expect.any(Number), term.id])
    expect((await say(edo, approved, 'relations', 'Dopo.', 1)).status).toBe(403)
    const sending = (of: contract.HostedList, over: Record<string, unknown> = {}) => capo.call(contract.sendHostedList, { listId: of.id, to: 'Procura minorile', channel: 'pec', on: day(0), protocolNumber: '77/2026', version: of.version, ...over } as never)
    expect((await sending(approved)).status).toBe(409)
    expect((await edo.call(contract.makeHostedFiles, { listId: list.id })).status).toBe(403)
    const made = (await capo.call(contract.makeHostedFiles, { listId: list.id })).body
    expect(made.versions[0]!.files.map(({ kind }) => kind)).toEqual(['pdf', 'docx'])
    expect((await capo.call(contract.makeHostedFiles, { listId: list.id })).body.versions[0]!.files).toHaveLength(2)
    const pdf = made.versions[0]!.files[0]!
    expect((await download(edo, made, pdf.id)).statusCode).toBe(404)
    const { rawPayload } = await download(capo, made, pdf.id)
    expect(rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await attach(capo, made, rawPayload, { kind: 'signed', fileName: 'firmato.pdf' })).body.versions[0]!.files.find(({ kind }) => kind === 'signed')).toMatchObject({ compared: 'same' })
    expect((await attach(edo, made, Buffer.from('x'), { kind: 'accepted' })).status).toBe(403)
    expect((await attach(capo, made, Buffer.from('x'), { kind: 'accepted', fileName: 'ricevuta.exe' })).status).toBe(415)
    expect((await edo.call(contract.sendHostedList, { listId: list.id, to: 'Procura minorile', channel: 'pec', on: day(0), protocolNumber: null, version: made.version } as never)).status).toBe(403)
    expect((await sending(made, { on: day(2) })).problem.errors?.[0]?.path).toBe('on')
    const sent = (await sending(made)).body
    expect([sent.state, sent.versions[0]!.sent?.protocolNumber, sent.term?.state]).toEqual(['sent', '77/2026', 'done'])
    expect((await capo.call(getTerm, { termId: term.id })).body.proof).toMatchObject({ words: expect.stringContaining('prot. 77/2026') })
    expect((await attach(capo, sent, Buffer.from('Message-ID: 1'), { kind: 'accepted' })).status).toBe(200)
    // kept from him since, the child is kept in what left too
    const other = await world.operator(community, { role: 'coordinator' })
    expect((await get(other, sent)).versions).toHaveLength(1)
    await world.owner.query(`insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values ($1, $2, 'withhold', kernel.principal_of('actor', $3), '{1,2,3,4,5,6,7,8}', now())`, [randomUUID(), file.caseId, other.operatorId])
    expect([(await get(other, sent)).versions, (await download(other, sent, pdf.id)).statusCode]).toEqual([[], 404])
    const again = (await capo.call(contract.renewHostedList, { listId: sent.id, reason: 'Mancava un minore', version: sent.version })).body
    expect([again.state, again.current, again.versions[0]!.n]).toEqual(['writing', 2, 1])
    const trail = await trailOf(world, file.caseId)
    for (const action of ['composer.approveHostedList', 'composer.downloadHostedFile', 'composer.saveHostedWords', 'composer.getHostedList']) expect(trail).toContainEqual(expect.objectContaining({ action, outcome: 'ok' }))
  })
  it('a signed copy read while its version is sent back and approved anew is kept of neither', async () => {
    const list = await written()
    const approved = (await approve(capo, list)).body
    const made = (await capo.call(contract.makeHostedFiles, { listId: list.id })).body
    const { rawPayload } = await download(capo, made, made.versions[0]!.files[0]!.id)
    const other = await world.owner.connect()
    try {
      // who approves anew holds the list; the copy is read meanwhile, and asks for the list once it was read
      await other.query('begin')
      await other.query('update composer.hosted_list set current = 2, version = version + 1 where id = $1', [list.id])
      await other.query(`insert into composer.hosted_frozen (list_id, n, content, hash, cases, approved_by, approved_at)
        select list_id, 2, content, md5(hash) || md5(hash), cases, approved_by, approved_at from composer.hosted_frozen where list_id = $1`, [list.id])
      const waiting = attach(capo, made, rawPayload, { kind: 'signed', fileName: 'firmato.pdf' })
      const first = await Promise.race([waiting, waits()])
      await other.query('commit')
      expect([(first as { status?: number }).status ?? first, (await waiting).status]).toEqual(['waits', 409])
    } finally {
      other.release()
    }
    expect((await get(capo, approved)).versions.flatMap(({ files }) => files.map(({ kind }) => kind))).not.toContain('signed')
  })
})
