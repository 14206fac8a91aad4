// What exists and is out of reach answers word for word as what does not exist: by reading, writing, at every shape of request.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import type { Operation } from '#kernel/server/operation.ts'
import { createPlan } from '#modules/plans/contract.ts'
import { operations } from '#server/registry.ts'
import { frame } from '#tests/support/plans-world.ts'
import { openTo } from '#tests/support/case-builder.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { matrix } from '../matrix.ts'
import { chanceOf } from '../oracle/random.ts'
import { prepare, send } from '../routes/request.ts'
import { workFile, workPeople } from './work-file.ts'

type Ids = Readonly<Record<string, string>>
let world: World
let stranger: Somebody
let school: Somebody
let real: Ids
beforeAll(async () => {
  world = await openWorld()
  const file = await workFile(world, await workPeople(world))
  stranger = await world.operator(await world.organisation())
  school = await world.operator(await world.organisation({ kind: 'scuola' }), { role: 'partner' })
  await openTo(world, file.caseId, { operatorId: school.operatorId }, [5])
  const plan = (await file.anna.call(createPlan, { caseId: file.caseId, keeperUnit: file.anna.unitId, ...(frame() as object) } as never)).body
  const templateId = newId()
  await world.owner.query(
    `insert into composer.template (id, organisation_id, purpose, kind, n, state, file_name, blob_id, size, sha256, uploaded_by, uploaded_at)
     values ($1, $2, 'docx', 'any', 1, 'active', 'prova.docx', $3, 1, '\\x00', $4, now())`, [templateId, file.body.organisationId, newId(), file.anna.operatorId])
  const one = async (statement: string, values: unknown[]) => (await world.owner.query<{ id: string }>(statement, values)).rows[0]!.id
  real = {
    caseId: file.caseId, subject: file.caseId, ofCase: file.caseId, assessmentId: file.assessmentId, planId: plan.id, paperId: file.paperId, sectionId: file.sectionId, appointmentId: file.heldId, serviceId: file.serviceId,
    requestId: file.requestId, templateId, personId: file.childId, actionId: await one('select id from agenda.action where case_id = $1', [file.caseId]),
    entryId: await one('select e.id from referrals.entry e where e.case_id = $1', [file.caseId]), documentId: await one('select id from documents.document where subject = $1 limit 1', [file.caseId]),
  }
}, 120_000)
afterAll(() => world.close())

const ours = operations.map(({ endpoint }) => endpoint).filter(({ id, auth }) => /^(assessments|agenda|plans|referrals|composer)\./.test(id) && auth !== 'public')

async function answer(endpoint: Operation['endpoint'], seed: number, ids: Ids, who: Somebody): Promise<string> {
  const chosen = Object.fromEntries(Object.entries(ids).filter(([name]) => name in endpoint.params.shape || name in endpoint.query.shape || name in endpoint.body.shape))
  const { statusCode, body } = await send(world.app, prepare(endpoint, chanceOf(seed), { ...matrix[endpoint.id]?.input, ...chosen }), who.token)
  const text = String(body).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
  return `${statusCode} ${text}`
}

/** The same request of what is there and of what nobody has: the answers that differ. */
async function differences(who: Somebody, hidden: Ids): Promise<{ differ: string[]; asked: number; refused: number }> {
  const differ: string[] = []
  let [asked, refused] = [0, 0]
  for (const endpoint of ours) {
    const names = Object.keys(hidden).filter((name) => name in endpoint.params.shape || name in endpoint.query.shape || name in endpoint.body.shape)
    if (!names.length) continue
    for (let seed = 0; seed < 3; seed++) {
      const there = await answer(endpoint, seed, hidden, who)
      const nowhere = await answer(endpoint, seed, Object.fromEntries(Object.keys(hidden).map((name) => [name, newId()])), who)
      asked++
      if (/^40[34]/.test(there)) refused++
      if (there !== nowhere) differ.push(`${endpoint.id}\n  there   ${there.slice(0, 300)}\n  nowhere ${nowhere.slice(0, 300)}`)
    }
  }
  return { differ, asked, refused }
}

it('to a stranger', async () => {
  const { differ, asked, refused } = await differences(stranger, real)
  expect(differ).toEqual([])
  // those that the schema refuses prove nothing
  expect(refused / asked).toBeGreaterThan(0.6)
}, 120_000)

it('to a school that reaches its own part of the file, of all the others', async () => {
  const { caseId: _case, subject: _subject, ofCase: _of, assessmentId: _assessment, planId: _plan, personId: _person, ...hidden } = real
  const { differ, asked, refused } = await differences(school, hidden)
  expect(differ).toEqual([])
  expect(refused / asked).toBeGreaterThan(0.6)
}, 120_000)
