import { createHash, randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { asPlainDate } from '#kernel/domain/plain-date.ts'
import { endpoint } from '#kernel/contract/endpoint.ts'
import { operation, type Context, type Operation } from '#kernel/server/operation.ts'
import { runOperation } from '#kernel/server/run-operation.ts'
import { openWorld, type Somebody } from '#tests/support/world.ts'
import * as z from 'zod'
import * as contract from '../contract.ts'
import { paperStyle } from './paper-style.ts'
import { starterTemplate } from './render/docx/shipped.ts'
import { readZip, writeZip } from './render/docx/zip.ts'
import { sampleContent } from './render/sample-content.ts'
import { renderPaper } from './render/index.ts'

const world = await openWorld()
afterAll(() => world.close())
const body = await world.organisation()
const admin = await world.operator(body, { role: 'administrator', name: 'Ada Prova' })
const worker = await world.operator(body, { role: 'worker' })
const good = await starterTemplate('psychosocial')
const png = await sharp({ create: { width: 3000, height: 900, channels: 3, background: '#136' } }).withMetadata({ exif: { IFD0: { Copyright: 'segreto' } } }).jpeg().toBuffer()

async function put(who: Somebody, payload: Buffer, more: Record<string, string> = {}, organisationId: string = body.organisationId) {
  const query = new URLSearchParams({ fileName: 'modello.docx', purpose: 'docx', kind: 'any', ...more })
  const response = await world.app.inject({
    method: 'PUT', url: `/api/organisations/${organisationId}/paper-templates?${query}`, payload,
    headers: { cookie: `accanto_session=${who.token}`, 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() },
  })
  return { status: response.statusCode, body: JSON.parse(response.body) as { template: contract.TemplateRow; findings: contract.TemplateFinding[]; detail?: string } }
}
/** What the jobs and operations of papers see, in the name of somebody. */
async function style(who: Somebody, kind: Parameters<typeof paperStyle>[2]) {
  let found: Awaited<ReturnType<typeof paperStyle>> | undefined
  const asked = endpoint({ id: 'composer.styleForTest', method: 'GET', path: '/api/style-for-test', summary: 'The look of papers', audit: 'none', response: z.object({}) })
  const read = operation(asked, async (context: Context) => {
    found = await paperStyle(context, body.organisationId, kind)
    return {}
  }) as unknown as Operation
  const sessionHash = createHash('sha256').update(who.token).digest('hex')
  await runOperation(world.runtime, read, { sessionHash, key: null, origin: { ip: 'test', userAgent: '', device: null }, input: {} })
  return found!
}
const get = async (who: Somebody, url: string) => world.app.inject({ method: 'GET', url, headers: { cookie: `accanto_session=${who.token}` } })
const broken = async (): Promise<Buffer> => {
  const files = readZip(good)
  files.set('word/document.xml', Buffer.from(files.get('word/document.xml')!.toString().replace('{{titolo}}', '{{titulo}}')))
  return writeZip(files)
}

describe('who may not', () => {
  it('puts nothing: who writes papers, other bodies, no strangers; and sees nothing of another body', async () => {
    for (const role of ['worker', 'coordinator', 'educator', 'clerk', 'partner', 'observer']) expect((await put(await world.operator(body, { role }), good)).status).toBe(403)
    const elsewhere = await world.organisation()
    const other = await world.operator(elsewhere, { role: 'administrator' })
    expect((await put(other, good)).status).toBe(403)
    expect((await put(admin, good, {}, randomUUID())).status).toBe(404)
    const { template } = (await put(admin, good, { kind: 'minutes' })).body
    for (const somebody of [other, await world.operator(body, { role: 'partner' }), await world.operator(body, { role: 'observer' })]) {
      expect((await somebody.call(contract.listTemplates, {})).body.rows).toEqual([])
      expect((await get(somebody, `/api/paper-templates/${template.id}/content`)).statusCode).toBe(404)
      expect((await get(somebody, `/api/paper-templates/${template.id}/preview`)).statusCode).toBe(404)
      expect((await somebody.call(contract.retireTemplate, { templateId: template.id, version: 1, reason: 'no' })).status).toBe(404)
    }
    expect((await worker.call(contract.retireTemplate, { templateId: template.id, version: 1, reason: 'no' })).status).toBe(403)
  })
})

describe('what is refused', () => {
  it('names an unknown placeholder with its paragraph and keeps nothing', async () => {
    const before = (await admin.call(contract.listTemplates, { ended: 'true' as const })).body.rows.length
    const { status, body: answer } = await put(admin, await broken())
    expect(status).toBe(200)
    expect(answer).toMatchObject({ template: null, findings: [{ code: 'unknown', level: 'error', found: '{{titulo}}', place: { part: 'body' } }] })
    expect(answer.findings[0]!.instead[0]).toBe('titolo')
    expect((await admin.call(contract.listTemplates, { ended: 'true' as const })).body.rows).toHaveLength(before)
  })

  it('too large, no picture, a drawing', async () => {
    expect((await put(admin, Buffer.alloc(5_000_001))).status).toBe(413)
    for (const bytes of [Buffer.from('no'), Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')]) expect((await put(admin, bytes, { purpose: 'logo' })).status).toBe(415)
  })
})

describe('a template', () => {
  it('is kept encrypted, replaces the one in use, stays readable, and is recorded', async () => {
    const first = (await put(admin, good, { note: 'prima' })).body.template
    const second = (await put(admin, good, { fileName: '../../etc/nuovo\u202e.docx' })).body.template
    expect([first.n, second.n, second.state, second.fileName]).toEqual([1, 2, 'active', 'nuovo.docx'])
    const { rows, uploadsTo } = (await worker.call(contract.listTemplates, { kind: 'any', ended: 'true' as const })).body
    expect(rows.map(({ n, state }) => `${n} ${state}`)).toEqual(['2 active', '1 replaced'])
    expect(uploadsTo).toEqual([])
    expect((await admin.call(contract.listTemplates, {})).body.uploadsTo).toMatchObject([{ id: body.organisationId }])
    const bytes = await get(worker, `/api/paper-templates/${first.id}/content`)
    expect(bytes.rawPayload.equals(good)).toBe(true)
    const { rows: kept } = await world.owner.query<{ blob_id: string }>('select blob_id from composer.template where id = $1', [first.id])
    const stored = await buffer(await world.runtime.services.blobs.get(kept[0]!.blob_id))
    // names inside a DOCX stand in the clear: two letters alone would turn up in any noise
    expect(['word/document.xml', '[Content_Types].xml'].map((name) => [good.includes(name), stored.includes(name)])).toEqual([[true, false], [true, false]])
    const { rows: trail } = await world.owner.query("select * from kernel.audit_event where action = 'composer.uploadTemplate'")
    expect(trail.length).toBeGreaterThan(0)
    expect(JSON.stringify(trail)).not.toContain('nuovo.docx')
  })

  it('pages and searches', async () => {
    const page = (await admin.call(contract.listTemplates, { ended: 'true' as const, limit: 1 })).body
    const next = (await admin.call(contract.listTemplates, { ended: 'true' as const, limit: 1, cursor: page.next! })).body
    expect(next.rows[0]!.id).not.toBe(page.rows[0]!.id)
    expect((await admin.call(contract.listTemplates, { ended: 'true' as const, q: 'PRIMA' })).body.rows).toHaveLength(1)
    expect((await admin.call(contract.listTemplates, { ended: 'true' as const, q: '%' })).body.rows).toHaveLength(0)
  })

  it('can be tried with an invented paper', async () => {
    const { template } = (await put(admin, good)).body
    const answer = await get(worker, `/api/paper-templates/${template.id}/preview`)
    expect(readZip(answer.rawPayload).get('word/document.xml')!.toString()).toContain('Relazione psicosociale (prova)')
    expect((await get(worker, '/api/paper-templates/starters/pei')).rawPayload.equals(await starterTemplate('pei'))).toBe(true)
  })

  it('is the look of the papers of its body: the one of the kind before the one for all', async () => {
    const own = (await put(admin, await starterTemplate('pei'), { kind: 'pei' })).body.template
    await put(admin, png, { purpose: 'logo', fileName: 'stemma.jpg', alt: 'Stemma di prova' })
    const look = await style(worker, 'pei')
    expect(look.template!.equals(await starterTemplate('pei'))).toBe(true)
    expect(look.logo!.alt).toBe('Stemma di prova')
    const { width, height, exif, format } = await sharp(look.logo!.png).metadata()
    expect([format, width, height, exif]).toEqual(['png', 1200, 360, undefined])
    expect((await style(worker, 'closing')).template!.equals(good)).toBe(true)
    const pdf = await renderPaper({ ...sampleContent(), on: asPlainDate('2026-11-20') }, { format: 'pdf', logo: look.logo })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await admin.call(contract.retireTemplate, { templateId: own.id, version: own.version, reason: 'vecchia intestazione' })).body).toMatchObject({ state: 'retired', ended: { by: 'Ada Prova', reason: 'vecchia intestazione' } })
    expect((await style(worker, 'pei')).template!.equals(good)).toBe(true)
    expect((await admin.call(contract.retireTemplate, { templateId: own.id, version: own.version, reason: 'ancora' })).status).toBe(409)
  })

  it('shows the logo on an invented paper', async () => {
    const logo = (await admin.call(contract.listTemplates, { purpose: 'logo' })).body.rows[0]!
    expect((await get(worker, `/api/paper-templates/${logo.id}/preview`)).rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('of two put at once one is in use', async () => {
    await Promise.all([1, 2, 3].map(() => put(admin, good, { kind: 'closing' })))
    const { rows } = (await admin.call(contract.listTemplates, { kind: 'closing', ended: 'true' as const })).body
    expect(rows.map(({ n }) => n).toSorted()).toEqual([1, 2, 3])
    expect(rows.filter(({ state }) => state === 'active')).toHaveLength(1)
  })
})
