import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { alsoWorks } from '#tests/support/subject.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { closeCase, getCase } from '../contract/case.ts'
import { liftWarning, listWarnings, raiseWarning, reviewWarning } from '../contract/danger.ts'
import { correctEntry, getDiaryDesk, getEntry, saveDraft, writeEntry } from '../contract/diary.ts'

import { readTimeline } from '../contract/timeline.ts'

// Somebody who only reads through the unit a file was opened to, and works on files elsewhere: he reads it.
let world: World
let service: Body
let school: Body
let worker: Somebody
let reader: Somebody
let file: BuiltCase

beforeAll(async () => {
  world = await openWorld()
  service = await world.organisation()
  school = await world.organisation()
  worker = await world.operator(service)
  reader = await world.operator(school, { role: 'partner' })
  await alsoWorks(world, reader, await world.organisation(), 'worker')
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await buildCase(world, { holder: worker })
  await openTo(world, file.caseId, school, [1, 2, 5])
})

const entry = (extra: object = {}) => ({
  caseId: file.caseId, kind: 'nota', section: 'social' as const, origin: 'attivita_propria', happenedAt: '2026-03-02T10:00:00Z', minutes: null, place: null, title: null,
  body: 'Prova di scrittura', presences: [], ...extra,
})
const warning = () => ({ caseId: file.caseId, kind: 'minacce', words: 'Il padre ha minacciato chi va a casa', reviewOn: '2027-01-15' as never })
const later = (entryId: string, version: number) => ({ ...entry(), entryId: entryId as never, version, reason: 'Prova', draftId: undefined })

test('writes no entry, no draft and no warning there, and no screen says that he may', async () => {
  expect((await reader.call(writeEntry, entry())).status).toBe(403)
  const draft = { caseId: file.caseId, draftId: '0198f000-0000-7000-8000-000000000001' as never, entryId: null, content: { body: 'x' } as never, version: 0 }
  expect((await reader.call(saveDraft, draft)).status).toBe(403)
  expect((await reader.call(raiseWarning, warning())).status).toBe(403)
  expect((await reader.call(getDiaryDesk, { caseId: file.caseId })).body).toMatchObject({ sections: [], can: { write: false, raiseWarning: false } })
  expect((await reader.call(readTimeline, { caseId: file.caseId })).body.can).toEqual({ write: false, sections: [] })
  expect((await reader.call(listWarnings, { caseId: file.caseId })).body.can).toEqual({ raise: false })
})

test('corrects no entry, not even one that he wrote when he worked there, and lifts no warning', async () => {
  const { id, version } = (await worker.call(writeEntry, entry())).body
  await world.owner.query('update cases.diary_entry set author_id = $1 where id = $2', [reader.operatorId, id])
  expect((await reader.call(getEntry, { caseId: file.caseId, entryId: id })).body.can).toEqual({ correct: false })
  expect((await reader.call(correctEntry, later(id, version))).status).toBe(403)
  const raised = (await worker.call(raiseWarning, warning())).body
  await world.owner.query('update cases.danger_warning set raised_by = $1 where id = $2', [reader.operatorId, raised.id])
  expect((await reader.call(listWarnings, { caseId: file.caseId })).body.rows.map((row) => row.can)).toEqual([{ review: false }])
  const which = { caseId: file.caseId, warningId: raised.id, version: raised.version }
  expect((await reader.call(reviewWarning, { ...which, reviewOn: '2027-02-01' as never })).status).toBe(403)
  expect((await reader.call(liftWarning, { ...which, reason: 'Prova' })).status).toBe(403)
})

test('writes in the section that his working unit reaches, and in no other', async () => {
  const { rows } = await world.owner.query<{ unit_id: string }>(`select unit_id from access.role_assignment where operator_id = $1 and role = 'worker'`, [reader.operatorId])
  await openTo(world, file.caseId, { unitId: rows[0]!.unit_id }, [5])
  expect((await reader.call(getDiaryDesk, { caseId: file.caseId })).body).toMatchObject({ sections: ['education'], can: { write: true } })
  expect((await reader.call(writeEntry, entry())).status).toBe(403)
  expect((await reader.call(writeEntry, entry({ section: 'health' }))).problem.errors?.[0]?.path).toBe('section')
  const written = await reader.call(writeEntry, entry({ section: 'education' }))
  expect(written.status).toBe(200)
  expect((await reader.call(correctEntry, { ...later(written.body.id, written.body.version) })).status).toBe(403)
  expect((await reader.call(correctEntry, { ...later(written.body.id, written.body.version), section: 'education' })).status).toBe(200)
})

test('writes for a sibling only where he may write, and a copy that he only reads stays as it was', async () => {
  const group = '0198f000-0000-7000-8000-0000000000aa'
  const mine = await world.operator(school, { role: 'worker' })
  const first = await buildCase(world, { holder: mine, siblingGroup: group })
  const second = await buildCase(world, { holder: worker, siblingGroup: group })
  const elsewhere = await world.organisation()
  await alsoWorks(world, mine, elsewhere, 'partner')
  await openTo(world, second.caseId, elsewhere, [2])
  expect((await mine.call(writeEntry, entry({ caseId: first.caseId, alsoFor: [second.caseId] }))).problem.errors?.[0]?.path).toBe('alsoFor.0')
  await openTo(world, first.caseId, service, [2])
  const both = (await worker.call(writeEntry, entry({ caseId: second.caseId, alsoFor: [first.caseId] }))).body
  const copy = (await world.owner.query<{ id: string; version: number }>('select id, version from cases.diary_entry where case_id = $1', [first.caseId])).rows[0]!
  await world.owner.query('update cases.diary_entry set author_id = $1 where id = $2', [mine.operatorId, copy.id])
  expect((await mine.call(correctEntry, { ...later(copy.id, copy.version), caseId: first.caseId, body: 'Corretto' })).status).toBe(200)
  expect((await worker.call(getEntry, { caseId: second.caseId, entryId: both.id })).body.body).toBe('Prova di scrittura')
})

test('answers for no file that he does not reach by the role that answers', async () => {
  const { version, can } = (await reader.call(getCase, { caseId: file.caseId })).body
  expect(Object.values(can)).not.toContain(true)
  expect((await reader.call(closeCase, { caseId: file.caseId, reason: 'altro', situation: 'altro', version })).status).toBe(403)
})
