import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { listDocuments } from '../contract.ts'
import { fetchAs, listen, pdf, send, type Bytes } from './testing/upload.ts'

let world: World
let address: string
let body: Body
let anna: Somebody
let clerk: Somebody
let partner: Somebody
let file: BuiltCase
let other: BuiltCase

const meta = { fileName: 'relazione.pdf', section: 'social', type: 'relazione', origin: 'prodotto_interno' }
const to = (caseId: string) => `/api/subjects/${caseId}/documents`
const put = (who: Somebody, query: Record<string, string>, bytes: Bytes, key?: string) => send(address, who, to(file.caseId), { ...meta, ...query }, bytes, key)
const stored = () => filesUnder(path.join(world.runtime.services.config.stateDir, 'files'))
const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { recursive: true }).map((name) => path.join(folder, String(name))).filter((name) => statSync(name).isFile())
const trail = async (action: string, outcome: string) =>
  (await world.owner.query<{ detail: Record<string, unknown> }>('select detail from kernel.audit_event where action = $1 and outcome = $2 and $3 = any (subjects) order by at desc, id desc', [action, outcome, file.caseId])).rows.map((row) => row.detail)

beforeAll(async () => {
  world = await openWorld()
  address = await listen(world)
  body = await world.organisation()
  anna = await world.operator(body)
  clerk = await world.operator(body, { role: 'clerk' })
  partner = await world.operator(await world.organisation(), { role: 'partner' })
  file = await buildCase(world, { holder: anna })
  other = await buildCase(world, { holder: anna })
  await openTo(world, file.caseId, { operatorId: partner.operatorId }, [2])
  // the store must exist before it is looked into
  await put(anna, {}, pdf('primo'))
})
afterAll(() => world.close())

describe('who may not', () => {
  it('is told nothing: another body, a section out of reach', async () => {
    const stranger = await world.operator(await world.organisation())
    expect((await put(stranger, {}, pdf('x'))).status).toBe(404)
    const doctor = await world.operator(await world.organisation(), { role: 'specialist' })
    await openTo(world, file.caseId, { operatorId: doctor.operatorId }, [4])
    expect((await put(doctor, {}, pdf('x'))).status).toBe(404)
    expect((await put(doctor, { section: 'health' }, pdf('x'))).status).toBe(200)
  })

  it('reads only: a partner; a clerk writes in identity alone', async () => {
    expect((await put(partner, {}, pdf('x'))).status).toBe(403)
    expect((await put(clerk, { section: 'identity', type: 'documento_identita' }, pdf('x'))).status).toBe(200)
    expect((await put(clerk, {}, pdf('x'))).status).not.toBe(200)
  })
})

describe('what is refused', () => {
  it('unknown codes, beside their field, before any byte is taken', async () => {
    const { status, problem } = await put(anna, { type: 'boh' }, pdf('x'))
    expect(status).toBe(400)
    expect(problem.errors?.[0]?.path).toBe('type')
  })

  it.each([
    ['programs', 'foto.jpg', Buffer.from('MZ\x90\0\x03programma'), /programma/],
    ['sound', 'nota.pdf', Buffer.from('ID3\x03\0\0\0'), /Audio e video/],
    ['web pages', 'pagina.txt', Buffer.from('<html><script>1</script>'), /pagine web/],
    ['archives', 'tutto.zip', Buffer.from('7z\xbc\xaf\x27\x1c0000', 'latin1'), /archivi/],
    ['nothing', 'vuoto.pdf', Buffer.alloc(0), /vuoto/],
    ['a name that says something else', 'decreto.docx', pdf('x'), /contenuto è PDF/],
    ['HEIC', 'foto.heic', Buffer.concat([Buffer.from('\0\0\0\x18ftypheic'), randomBytes(64)]), /HEIC/],
    ['a broken picture', 'foto.png', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), randomBytes(64)]), /rovinata/],
  ])('%s, saying why', async (_, fileName, bytes, why) => {
    const before = stored().length
    const { status, problem } = await put(anna, { fileName }, bytes)
    expect(status).toBe(415)
    expect(problem.detail).toMatch(why)
    expect(stored()).toHaveLength(before)
    expect((await trail('documents.uploadDocument', 'refused'))[0]).toMatchObject({ code: 'file-type', refused: expect.any(String), section: 2 })
  })

  it('more than 50 MB: at once when it is declared, cut when it is not', async () => {
    const large = Buffer.alloc(50_000_001, 'x')
    const declared = await put(anna, {}, large)
    expect(declared.status).toBe(413)
    expect(declared.problem.detail).toMatch(/50 MB/)
    let given = 0
    const lying = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 1_000_000
        if (given > 60_000_000) controller.close()
        else controller.enqueue(large.subarray(0, 1_000_000))
      },
    })
    expect((await put(anna, {}, lying)).status).toBe(413)
    expect(filesUnder(path.join(world.runtime.services.config.stateDir, 'spool'))).toEqual([])
    expect((await trail('documents.uploadDocument', 'refused')).filter(({ refused }) => refused === 'too-large')).toHaveLength(2)
  })
})

describe('what is kept', () => {
  it('comes back byte by byte, and lies in the store without a word of it', async () => {
    const bytes = Buffer.concat([pdf('Segreto di famiglia'), randomBytes(3_000_000)])
    const { status, document } = await put(anna, { fileName: 'Relazione di aggiornamento.pdf', datedOn: '2026-03-03', note: 'inviata al TM' }, bytes)
    expect(status).toBe(200)
    expect(document).toMatchObject({
      title: 'Relazione di aggiornamento', section: 'social', datedOn: '2026-03-03', version: 1, withdrawn: null,
      file: { n: 1, size: bytes.length, mediaType: 'application/pdf', preview: 'pdf', stripped: false, scanned: false, note: 'inviata al TM' },
    })
    const back = await fetchAs(address, anna, `/api/documents/${document.id}/content`)
    expect(Buffer.from(await back.arrayBuffer()).equals(bytes)).toBe(true)
    expect(stored().some((name) => readFileSync(name).includes('Segreto di famiglia'))).toBe(false)
    expect(stored().every((name) => readFileSync(name).subarray(0, 4).toString() === 'ACF1')).toBe(true)
  })

  it('pictures lose place and device, whatever their kind', async () => {
    const plain = sharp({ create: { width: 40, height: 30, channels: 3, background: '#336699' } })
    for (const [format, fileName] of [['jpeg', 'a.jpg'], ['tiff', 'b.tif'], ['gif', 'c.gif'], ['webp', 'd.webp']] as const) {
      const bytes = await plain.clone().withExif({ IFD0: { Model: 'Telefono di Marta' }, IFD3: { GPSLatitude: '45/1 34/1 0/1' } }).toFormat(format).toBuffer()
      const { document } = await put(anna, { fileName, type: 'fotografia' }, bytes)
      expect(document.file).toMatchObject({ stripped: true, preview: format === 'tiff' ? null : 'image' })
      const back = Buffer.from(await (await fetchAs(address, anna, `/api/documents/${document.id}/content`)).arrayBuffer())
      expect(back.includes('Telefono di Marta')).toBe(false)
      expect(await sharp(back).metadata()).toMatchObject({ width: 40, height: 30 })
      expect((await sharp(back).metadata()).exif).toBeUndefined()
    }
  })

  it('all the pages of a scan', async () => {
    const page = (background: string) => sharp({ create: { width: 20, height: 10, channels: 3, background } }).png().toBuffer()
    const scan = await sharp([await page('#000'), await page('#fff'), await page('#f00')], { join: { animated: true } }).tiff().toBuffer()
    expect((await sharp(scan).metadata()).pages).toBe(3)
    const { document } = await put(anna, { fileName: 'fax.tiff' }, scan)
    const back = Buffer.from(await (await fetchAs(address, anna, `/api/documents/${document.id}/content`)).arrayBuffer())
    expect((await sharp(back).metadata()).pages).toBe(3)
  })

  it('once, when the same request comes again', async () => {
    const key = randomUUID()
    const first = await put(anna, { title: 'Due volte' }, pdf('due volte'), key)
    const before = stored().length
    const again = await put(anna, { title: 'Due volte' }, pdf('due volte'), key)
    expect(again.document.id).toBe(first.document.id)
    expect(stored()).toHaveLength(before)
    expect((await anna.call(listDocuments, { subject: file.caseId, q: 'due volte' })).body.rows).toHaveLength(1)
  })
})

it('a file put in the place of another case’s does not open', async () => {
  const mine = (await put(anna, {}, pdf('mio'))).document
  const theirs = (await send(address, anna, to(other.caseId), meta, pdf('di un altro'))).document
  const { rows } = await world.owner.query<{ blob_id: string }>('select blob_id from documents.file_version where document_id = $1', [theirs.id])
  await world.owner.query('update documents.file_version set blob_id = gen_random_uuid() where document_id = $1', [theirs.id])
  await world.owner.query('update documents.file_version set blob_id = $2 where document_id = $1', [mine.id, rows[0]!.blob_id])
  const back = await fetchAs(address, anna, `/api/documents/${mine.id}/content`)
  expect(back.status).toBe(500)
  expect(await back.text()).not.toContain('di un altro')
})
