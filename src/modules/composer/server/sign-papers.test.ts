import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Operation } from '#kernel/server/operation.ts'
import { runOperation } from '#kernel/server/run-operation.ts'
import { buildCase, type BuiltCase } from '#tests/support/case-builder.ts'
import { approved, papersWorld, type PapersWorld } from '#tests/support/papers-world.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'
import type { PaperContent } from '../domain/paper.ts'
import { renderPaper } from './render/index.ts'
import { attachSigned } from './send-paper.ts'

let world: World
let people: PapersWorld
let file: BuiltCase
let paper: contract.Paper
beforeAll(async () => {
  world = await openWorld()
  people = await papersWorld(world)
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await buildCase(world, { holder: people.anna, child: { name: 'Amina Prova', birth: '2014-05-06' } })
  paper = await approved(people, file.caseId)
})

/** A file of the child's, as somebody uploads it. */
async function uploaded(bytes: Buffer): Promise<string> {
  const query = new URLSearchParams({ fileName: 'firmato.pdf', section: 'judicial', type: 'relazione', origin: 'prodotto_interno' })
  const response = await world.app.inject({
    method: 'PUT', url: `/api/subjects/${file.caseId}/documents?${query}`, payload: bytes, headers: { cookie: `accanto_session=${people.anna.token}`, 'content-type': 'application/octet-stream', 'idempotency-key': randomUUID() },
  })
  expect(response.statusCode).toBe(200)
  return (JSON.parse(response.body) as { id: string }).id
}
/** A PDF in which there is nothing to read. */
const scan = (): Buffer => Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
/** The approved version, made as its files are. */
async function made(change: (content: PaperContent) => PaperContent = (content) => content): Promise<Buffer> {
  const { rows } = await world.owner.query<{ content: PaperContent; hash: string }>('select content, hash from composer.frozen where paper_id = $1', [paper.id])
  return renderPaper(change(rows[0]!.content), { format: 'pdf', hash: rows[0]!.hash })
}
const attach = (who: Somebody, documentId: string, over: Record<string, unknown> = {}) => who.call(contract.attachSigned, { paperId: paper.id, documentId, version: paper.version, ...over } as never)

describe('the signed copy', () => {
  it('is refused to who does not take part in the paper, and to strangers', async () => {
    const documentId = await uploaded(await made())
    expect((await attach(people.paola, documentId)).status).toBe(403)
    expect((await attach(await world.operator(await world.organisation()), documentId)).status).toBe(404)
  })
  it('is refused when it says something else, or cannot be read and nobody compared it', async () => {
    const other = await uploaded(await made((content) => ({ ...content, subject: 'Tutt’altro oggetto' })))
    expect((await attach(people.anna, other, { byEye: true })).problem.errors?.[0]?.path).toBe('documentId')
    const blank = await uploaded(scan())
    expect((await attach(people.anna, blank)).problem.errors?.[0]?.path).toBe('documentId')
    expect((await attach(people.anna, blank, { version: paper.version + 1, byEye: true })).status).toBe(409)
    expect((await attach(people.anna, blank, { byEye: true })).body.frozen[0]!.signed).toMatchObject({ check: 'by_eye', by: { name: 'Anna Verdi' } })
  })
  it('with the same words is kept', async () => {
    expect((await attach(people.anna, await uploaded(await made()))).body.frozen[0]!.signed).toMatchObject({ check: 'same' })
  })
  it('is not the file that was put in its place while the words were compared', async () => {
    const documentId = await uploaded(await made())
    const slow: Operation = {
      ...attachSigned, prepare: async (context, input) => {
        const work = await attachSigned.prepare!(context, input)
        return async () => {
          const found = await work()
          await world.owner.query('update documents.file_version set blob_id = gen_random_uuid() where document_id = $1', [documentId])
          return found
        }
      },
    } as Operation
    const call = { sessionHash: createHash('sha256').update(people.anna.token).digest('hex'), key: null, origin: { ip: 'test', userAgent: '', device: null }, input: { paperId: paper.id, documentId, byEye: false, version: paper.version } }
    await expect(runOperation(world.runtime, slow, call)).rejects.toMatchObject({ code: 'stale' })
    expect((await people.anna.call(contract.getPaper, { paperId: paper.id })).body.frozen[0]!.signed).toBeNull()
  })
})
