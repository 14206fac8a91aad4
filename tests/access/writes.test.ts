import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { caseTerms, createTerm } from '#modules/deadlines/contract/terms.ts'
import { listDocuments } from '#modules/documents/contract.ts'
import { getMeasureDesk, listMeasures, openProceeding, recordMeasure, saveMeasureDraft } from '#modules/measures/contract.ts'
import { addOpinion, addPermit, listCasePermits } from '#modules/permits/contract.ts'
import { listCaseRuns, startRun } from '#modules/procedures/contract/run.ts'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { alsoWorks } from '#tests/support/subject.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'

// Who only reads through the unit a file was opened to writes in it nowhere, also when he works on files in another unit; and works there when that unit
// reaches it too. The diary has its own (`cases/server/roles-reaching.test.ts`).
let world: World
let worker: Somebody
let reader: Somebody
let file: BuiltCase
const anyhow = (input: unknown) => input as never

beforeAll(async () => {
  world = await openWorld()
  worker = await world.operator(await world.organisation())
  const school = await world.organisation()
  reader = await world.operator(school, { role: 'partner' })
  await alsoWorks(world, reader, await world.organisation(), 'worker')
  file = await buildCase(world, { holder: worker })
  await openTo(world, file.caseId, school)
})
afterAll(() => world.close())

const writes = {
  'records a measure': () => [recordMeasure, { caseId: file.caseId, kind: 'limitazione_333', authorityWords: 'Prova', decidedOn: '2026-03-02' }],
  'opens a proceeding': () => [openProceeding, { caseId: file.caseId, nature: 'civile', authorityWords: 'Prova', number: '12/2026' }],
  'keeps a draft of a measure': () => [saveMeasureDraft, { caseId: file.caseId, draftId: newId(), content: {}, version: 0 }],
  'adds a permit': () => [addPermit, { caseId: file.caseId, kind: 'asilo', state: 'delivered' }],
  'asks an opinion': () => [addOpinion, { caseId: file.caseId, state: 'asked', askedOn: '2026-03-02', inSim: true }],
  'starts a procedure': () => [startRun, { caseId: file.caseId, definitionId: '403', happened: '2026-03-02' }],
  'enters a term': () => [createTerm, { caseId: file.caseId, title: 'Prova', fixedOn: '2027-03-02' }],
} as const

describe.each(Object.entries(writes))('%s', (_name, call) => {
  const by = async (somebody: Somebody) => {
    const [endpoint, input] = call()
    return (await somebody.call(endpoint as typeof addPermit, anyhow(input))).status
  }
  test('never by a role held where the file is not open', async () => expect(await by(reader)).toBe(403))
  // the same words are no reason to refuse who works there
  test('by who works on it', async () => expect(await by(worker)).not.toBe(403))
})

test('no screen offers what would be refused', async () => {
  const { caseId } = file
  expect((await reader.call(listMeasures, { caseId })).body.can).toEqual({ record: false })
  expect((await reader.call(getMeasureDesk, { caseId })).body.can).toEqual({ record: false, attach: false })
  expect((await reader.call(listCasePermits, { caseId })).body.can).toEqual({ add: false, askOpinion: false })
  expect((await reader.call(listCaseRuns, { caseId })).body.can).toEqual({ start: false })
  expect((await reader.call(caseTerms, { caseId })).body.can).toEqual({ create: false })
  expect((await reader.call(listDocuments, { subject: caseId })).body.can).toEqual({ upload: [] })
})

test('what is penal is not known to him, and is once the unit where he works reaches the file', async () => {
  const { caseId } = file
  await worker.call(recordMeasure, anyhow({ caseId, kind: 'misura_cautelare_minorile', authorityWords: 'Prova', decidedOn: '2026-03-03' }))
  const penal = async () => (await reader.call(listMeasures, { caseId })).body.rows.filter((row) => row.kind === 'misura_cautelare_minorile').length
  expect(await penal()).toBe(0)
  const { rows } = await world.owner.query<{ unit_id: string }>(`select unit_id from access.role_assignment where operator_id = $1 and role = 'worker'`, [reader.operatorId])
  await openTo(world, caseId, { unitId: rows[0]!.unit_id }, [3])
  expect(await penal()).toBe(1)
  expect((await reader.call(addPermit, anyhow({ caseId, kind: 'asilo', state: 'delivered' }))).status).toBe(403)
})
