import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '#kernel/domain/ids.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { trailOf } from '#tests/support/subject.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { changeDocument, getDocument, listDocuments, withdrawDocument, type DocumentRow } from '../contract.ts'
import { fetchAs, listen, pdf, send } from './testing/upload.ts'

let world: World
let address: string
let body: Body
let anna: Somebody
let bruno: Somebody
let doctor: Somebody
let stranger: Somebody
let file: BuiltCase

const meta = { fileName: 'relazione.pdf', section: 'social', type: 'relazione', origin: 'prodotto_interno' }
const add = async (query: Record<string, string> = {}, who = anna): Promise<DocumentRow> => {
  const { document, status } = await send(address, who, `/api/subjects/${file.caseId}/documents`, { ...meta, ...query }, pdf(JSON.stringify(query)))
  expect(status).toBe(200)
  return document
}
const next = (who: Somebody, documentId: string, version: number, words: string) =>
  send(address, who, `/api/documents/${documentId}/versions`, { fileName: 'relazione rivista.pdf', version: String(version) }, pdf(words))
const content = (documentId: string, query = '') => `/api/documents/${documentId}/content${query}`

beforeAll(async () => {
  world = await openWorld()
  address = await listen(world)
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  bruno = await world.operator(body)
  doctor = await world.operator(await world.organisation(), { role: 'specialist' })
  stranger = await world.operator(await world.organisation())
  file = await buildCase(world, { holder: anna })
  await openTo(world, file.caseId, { operatorId: doctor.operatorId }, [4])
})
afterAll(() => world.close())

describe('reading', () => {
  it('another body finds neither list, document nor bytes; the refusal is recorded', async () => {
    const { id } = await add()
    expect((await stranger.call(listDocuments, { subject: file.caseId })).status).toBe(404)
    expect((await stranger.call(getDocument, { documentId: id })).status).toBe(404)
    expect((await fetchAs(address, stranger, content(id))).status).toBe(404)
    expect((await fetchAs(address, stranger, content(randomUUID()))).status).toBe(404)
    const { rows } = await world.owner.query(`select 1 from kernel.audit_event where action = 'documents.downloadDocument' and outcome = 'refused' and actor_id = $1`, [stranger.operatorId])
    expect(rows).toHaveLength(2)
  })

  it('who reaches one section sees and counts only that one', async () => {
    const hidden = await add({ title: 'Riservata' })
    const shown = await add({ section: 'health', type: 'certificato_sanitario', title: 'Certificato' }, doctor)
    const list = (await doctor.call(listDocuments, { subject: file.caseId })).body
    expect(list.rows.map((row) => row.id)).toEqual([shown.id])
    expect(list).toMatchObject({ total: 1, reached: ['health'], can: { upload: ['health'] } })
    expect((await doctor.call(listDocuments, { subject: file.caseId, section: 'social' })).body.rows).toEqual([])
    expect((await fetchAs(address, doctor, content(hidden.id))).status).toBe(404)
  })

  it('is narrowed by section, type and words taken literally, and goes on page after page', async () => {
    const own = await buildCase(world, { holder: anna })
    const put = (title: string, type: string, section: string) =>
      send(address, anna, `/api/subjects/${own.caseId}/documents`, { ...meta, title, type, section }, pdf(title))
    for (const [title, type, section] of [['Decreto 100%', 'decreto', 'judicial'], ['Verbale 1000', 'verbale', 'social'], ['Pagella', 'documento_scolastico', 'education']] as const) await put(title, type, section)
    const titles = async (query: object) => (await anna.call(listDocuments, { subject: own.caseId, ...query })).body.rows.map((row) => row.title)
    expect(await titles({})).toEqual(['Pagella', 'Verbale 1000', 'Decreto 100%'])
    expect(await titles({ section: 'judicial' })).toEqual(['Decreto 100%'])
    expect(await titles({ type: 'verbale' })).toEqual(['Verbale 1000'])
    expect(await titles({ q: '100%' })).toEqual(['Decreto 100%'])
    const first = (await anna.call(listDocuments, { subject: own.caseId, limit: 2 })).body
    expect(first.total).toBe(3)
    expect(await titles({ limit: 2, cursor: first.next! })).toEqual(['Decreto 100%'])
  })

  it('bytes are shown in the page only when safe, under their name in any script, and each time recorded', async () => {
    const { id } = await add({ fileName: 'شهادة (2) *.pdf' })
    const before = (await trailOf(world, file.caseId)).filter(({ action }) => action === 'documents.downloadDocument').length
    const saved = await fetchAs(address, anna, content(id))
    expect(saved.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('شهادة ')}%282%29%20%2a.pdf`)
    const shown = await fetchAs(address, anna, content(id, '?inline=true'))
    expect(shown.headers.get('content-disposition')).toMatch(/^inline; /)
    expect(shown.headers.get('content-type')).toBe('application/pdf')
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff')
    expect(shown.headers.get('cache-control')).toBe('no-store')
    await Promise.all([saved.text(), shown.text()])
    expect((await trailOf(world, file.caseId)).filter(({ action }) => action === 'documents.downloadDocument')).toHaveLength(before + 2)
    const text = await send(address, anna, `/api/subjects/${file.caseId}/documents`, { ...meta, fileName: 'appunti.txt' }, 'Appunti: è così.')
    const asked = await fetchAs(address, anna, content(text.document.id, '?inline=true'))
    expect(asked.headers.get('content-disposition')).toMatch(/^attachment; /)
    expect(await asked.text()).toBe('Appunti: è così.')
  })
})

describe('versions', () => {
  it('follow each other; an old state is refused before and after the bytes; each stays readable', async () => {
    const { id, version } = await add({ title: 'Bozza' })
    expect((await next(doctor, id, version, 'due')).status).toBe(404)
    const second = await next(bruno, id, version, 'due')
    expect(second.document).toMatchObject({ title: 'Bozza', version: 2, file: { n: 2, fileName: 'relazione rivista.pdf', uploadedBy: { id: bruno.operatorId } }, createdBy: { name: 'Anna Verdi' } })
    const late = await next(anna, id, version, 'tre')
    expect(late.status).toBe(409)
    expect(late.problem).toMatchObject({ code: 'stale', current: { version: 2 } })
    const whole = (await anna.call(getDocument, { documentId: id as Id<'document'> })).body
    expect(whole.versions.map(({ n }) => n)).toEqual([2, 1])
    expect(await (await fetchAs(address, anna, content(id, '?n=1'))).text()).toContain('Bozza')
    expect(await (await fetchAs(address, anna, content(id))).text()).toContain('due')
    expect((await fetchAs(address, anna, content(id, '?n=3'))).status).toBe(404)
  })

  it('sent together: one is taken, nobody overwrites', async () => {
    const { id, version } = await add()
    const sent = await Promise.all([next(anna, id, version, 'a'), next(bruno, id, version, 'b')])
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await anna.call(getDocument, { documentId: id })).body.versions).toHaveLength(2)
  })
})

describe('changing', () => {
  const change = (who: Somebody, document: DocumentRow, over: object) =>
    who.call(changeDocument, { documentId: document.id, version: document.version, title: document.title, type: document.type, section: document.section, ...over })

  it('is for the author and those who work in his body; into sections within reach', async () => {
    const partner = await world.operator(await world.organisation(), { role: 'partner' })
    await openTo(world, file.caseId, { operatorId: partner.operatorId }, [2])
    const document = await add()
    expect((await change(partner, document, { title: 'Altro' })).status).toBe(403)
    const health = await add({ section: 'health' }, doctor)
    const refused = await change(doctor, health, { section: 'social' })
    expect(refused.status).toBe(400)
    expect(refused.problem.errors?.[0]?.path).toBe('section')
    expect((await change(anna, health, { section: 'social' })).status).toBe(403)
    const moved = await change(bruno, document, { section: 'judicial', title: 'Decreto', type: 'decreto', datedOn: '2026-01-02' })
    expect(moved.body).toMatchObject({ section: 'judicial', title: 'Decreto', type: 'decreto', datedOn: '2026-01-02', version: 2 })
    expect((await change(anna, document, { title: 'Tardi' })).problem.code).toBe('stale')
  })

  it('the database itself refuses a section out of reach', async () => {
    const { id } = await add({ section: 'health' }, doctor)
    await expect(inside(doctor, 'update documents.document set section = 2 where id = $1', [id])).rejects.toMatchObject({ code: '42501' })
    await expect(inside(stranger, 'update documents.document set title = $2 where id = $1', [id, 'x'])).resolves.toEqual([])
    const { rows } = await world.owner.query('select section, title from documents.document where id = $1', [id])
    expect(rows[0]).toEqual({ section: 4, title: 'relazione' })
  })

  it('withdrawing asks why, hides, deletes nothing, and ends changes', async () => {
    const document = await add({ title: 'Sbagliato' })
    expect((await anna.call(withdrawDocument, { documentId: document.id, version: 1, reason: ' ' })).status).toBe(400)
    const gone = (await anna.call(withdrawDocument, { documentId: document.id, version: 1, reason: 'È di un altro fascicolo' })).body
    expect(gone).toMatchObject({ withdrawn: { by: 'Anna Verdi', reason: 'È di un altro fascicolo' }, can: { change: false, withdraw: false, addVersion: false } })
    const listed = async (withdrawn?: 'true') => (await anna.call(listDocuments, { subject: file.caseId, q: 'Sbagliato', ...(withdrawn ? { withdrawn } : {}) })).body.rows.length
    expect(await listed()).toBe(0)
    expect(await listed('true')).toBe(1)
    expect((await fetchAs(address, anna, content(document.id))).status).toBe(200)
    expect((await next(anna, document.id, 2, 'x')).status).toBe(409)
    expect((await change(anna, gone, { title: 'x' })).problem.code).toBe('conflict')
  })
})

it('the published view shows what the reader reaches, without what was withdrawn', async () => {
  const own = await buildCase(world, { holder: anna })
  await openTo(world, own.caseId, { operatorId: doctor.operatorId }, [4])
  const put = (section: string) => send(address, anna, `/api/subjects/${own.caseId}/documents`, { ...meta, section }, pdf(section))
  const health = (await put('health')).document
  await put('social')
  const seen = async (who: Somebody) => (await inside(who, 'select id from documents.timeline where subject = $1', [own.caseId])).map(({ id }) => id)
  expect(await seen(doctor)).toEqual([health.id])
  expect(await seen(anna)).toHaveLength(2)
  await anna.call(withdrawDocument, { documentId: health.id, version: 1, reason: 'Prova' })
  expect(await seen(doctor)).toEqual([])
})

/** One statement as the serving role, in a transaction that carries this person's session. */
async function inside(who: Somebody, statement: string, values: unknown[]): Promise<{ id: string }[]> {
  const client = await world.runtime.pool.connect()
  try {
    await client.query('begin')
    await client.query('select kernel.begin_session($1)', [createHash('sha256').update(who.token).digest('hex')])
    return (await client.query<{ id: string }>(statement, values)).rows
  } finally {
    await client.query('rollback')
    client.release()
  }
}
