import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { transact } from '#kernel/server/db.ts'
import { getDocument, listDocuments } from '#modules/documents/contract.ts'
import { addRelative, buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'
import { courtOf } from './index.ts'

// PRI-12: who is outside the wall knows neither the penal order, nor its paper, nor its bare id.
let world: World
let worker: Somebody
let reader: Somebody
let file: BuiltCase
let paper: string
let parentId: string

beforeAll(async () => {
  world = await openWorld()
  worker = await world.operator(await world.organisation())
  const school = await world.organisation()
  reader = await world.operator(school, { role: 'partner' })
  file = await buildCase(world, { holder: worker })
  await openTo(world, file.caseId, school)
  paper = newId()
  const at = new Date().toISOString()
  await world.owner.query(
    `insert into documents.document (id, subject, section, title, type, origin, current, created_by, created_at) values ($1, $2, 3, 'Decreto penale', 'decreto', 'autorita', 1, $3, $4)`,
    [paper, file.caseId, worker.operatorId, at])
  await world.owner.query(
    `insert into documents.file_version (document_id, n, blob_id, file_name, media_type, size, sha256, stripped, scan, uploaded_by, uploaded_at)
     values ($1, 1, $1, 'decreto.pdf', 'application/pdf', 1, '\\x00', false, 'off', $2, $3)`, [paper, worker.operatorId, at])
  parentId = await addRelative(world, file, worker, 'Omar Prova')
  await world.owner.query('insert into people.relation (id, from_person, to_person, type, recorded_by, recorded_at) values ($1, $2, $3, $4, $5, now())', [newId(), parentId, file.childId, 'padre', worker.operatorId])
})
afterAll(() => world.close())

const papers = async (who: Somebody) => (await who.call(listDocuments, { subject: file.caseId })).body.rows.map(({ id }) => id)
const statusOf = async (who: Somebody) => (await who.call(contract.getLegalStatus, { caseId: file.caseId } as never)).body.status.parents.find(({ id }) => id === parentId)!

test('the paper of an order goes behind the wall when the order is penal, and comes back when it is not', async () => {
  const given = { caseId: file.caseId, kind: 'limitazione_333', authorityWords: 'Prova', decidedOn: '2026-03-02', documentId: paper, effects: [{ parentId, state: 'sospesa', from: '2026-03-02' }] }
  const recorded = await worker.call(contract.recordMeasure, given as never)
  expect(recorded.status).toBe(200)
  expect(await papers(reader)).toEqual([paper])
  expect((await statusOf(reader)).measureId).toBe(recorded.body.id)

  await world.owner.query(`update measures.measure set nature = 'penale' where id = $1`, [recorded.body.id])
  expect(await papers(reader)).toEqual([])
  expect((await reader.call(getDocument, { documentId: paper as never })).status).toBe(404)
  expect(await papers(worker)).toEqual([paper])
  // who decides for the child is still known, by which order is not
  expect(await statusOf(reader)).toMatchObject({ state: 'sospesa', decides: false, measureId: null })
  expect((await statusOf(worker)).measureId).toBe(recorded.body.id)

  await world.owner.query(`update measures.measure set nature = 'civile', document_id = null where id = $1`, [recorded.body.id])
  expect(await papers(reader)).toEqual([paper])
})

test('the juvenile criminal court of a file is known before the wall alone, and no court to who does not reach the file', async () => {
  const stranger = await world.operator(await world.organisation())
  const court = (who: Somebody, penal: boolean) => transact(world.runtime.pool, async (tx) => {
    await sql`select kernel.begin_session(${createHash('sha256').update(who.token).digest('hex')})`.execute(tx)
    return (await courtOf(tx, file.caseId, { penal }))?.name ?? null
  })
  const open = async (nature: string, authorityWords: string) =>
    expect((await worker.call(contract.openProceeding, { caseId: file.caseId, number: `RG ${nature}`, nature, authorityWords, openedOn: '2026-03-02' } as never)).status).toBe(200)
  await open('civile', 'Tribunale di Prova')
  await open('penale', 'Tribunale per i minorenni di Prova')
  expect([await court(worker, false), await court(reader, false), await court(stranger, false)]).toEqual(['Tribunale di Prova', 'Tribunale di Prova', null])
  expect([await court(worker, true), await court(reader, true), await court(stranger, true)]).toEqual(['Tribunale per i minorenni di Prova', null, null])
})
