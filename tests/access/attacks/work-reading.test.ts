// Everything that the work on a file writes, read by everybody who reaches a part of it, by every way of reading.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operation } from '#kernel/server/operation.ts'
import { operations } from '#server/registry.ts'
import { breakGlass } from '#modules/access/contract.ts'
import { openTo } from '#tests/support/case-builder.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { chanceOf } from '../oracle/random.ts'
import { prepare, send } from '../routes/request.ts'
import { alsoWorks, day, withhold } from './full-file.ts'
import { workFile, workMarks, workPeople, type WorkFile, type WorkMark } from './work-file.ts'

let world: World
let file: WorkFile
/** Ids of the files made of the papers. */
let documents: string[]
beforeAll(async () => {
  world = await openWorld()
  file = await workFile(world, await workPeople(world))
  documents = (await world.owner.query<{ id: string }>('select id from documents.document where subject = $1 order by id', [file.caseId])).rows.map(({ id }) => id)
  expect(documents.length, 'PDF and DOCX of two papers').toBe(4)
}, 120_000)
afterAll(() => world.close())

const ours = /^(assessments|agenda|plans|referrals|composer|deadlines|measures|cases|documents)\./
const reading = operations.map(({ endpoint }) => endpoint).filter(({ id, method, auth }) => method === 'GET' && ours.test(id) && auth !== 'public')

/** Everything that one may ask of this file with GET, each with the identifiers that are its own. */
function requests(endpoint: Operation['endpoint']): Record<string, unknown>[] {
  const ids = { ...file, subject: file.caseId, personId: file.childId, section: 'psi', appointmentId: file.heldId, limit: 100, scope: 'all', timeline: 'true', ended: 'true', work: 'all', month: day(-3), n: 1 }
  if (endpoint.id.startsWith('documents.') && 'documentId' in endpoint.params.shape) return documents.map((documentId) => ({ ...ids, documentId }))
  if (endpoint.id.startsWith('assessments.') && 'assessmentId' in endpoint.params.shape) return [ids, { ...ids, assessmentId: file.draftId }, { ...ids, revision: 1 }]
  if (endpoint.id === 'assessments.compareAssessments') return [{ ...ids, ids: `${file.assessmentId},${file.draftId}` }]
  if (endpoint.id.startsWith('composer.') && 'paperId' in endpoint.params.shape) return [ids, { ...ids, paperId: file.penalPaperId }]
  if (endpoint.id.startsWith('agenda.') && 'appointmentId' in endpoint.params.shape) return [file.talkId, file.refugeId, file.heldId].map((appointmentId) => ({ ...ids, appointmentId }))
  if (endpoint.id === 'agenda.listCalendar' || endpoint.id === 'deadlines.listCalendar') {
    const span = { from: day(-10), to: day(30) }
    return [{ ...ids, ...span }, { ...ids, ...span, whose: 'operator', operatorId: file.anna.operatorId }]
  }
  if (endpoint.id === 'agenda.getDesk') return [{ ...ids, ofCase: file.caseId }]
  if (endpoint.id === 'agenda.listCaseAppointments') return [ids, { ...ids, when: 'past' }]
  if (endpoint.id === 'referrals.getRequest') return [ids, { ...ids, requestId: file.unsentId }]
  if (endpoint.id === 'referrals.listServices' || endpoint.id === 'referrals.listRequests' || endpoint.id === 'plans.listPlans') return [{ ...ids, scope: undefined }]
  return [ids]
}

/** Asks with only the given values in the query: nothing drawn by chance narrows a list. */
const ask = (endpoint: Operation['endpoint'], input: Record<string, unknown>, token: string) => {
  const bare = prepare(endpoint, chanceOf(1), input)
  const query = new URLSearchParams(Object.keys(endpoint.query.shape).flatMap((name) => (input[name] === undefined ? [] : [[name, String(input[name])] as [string, string]])))
  return send(world.app, { ...bare, url: `${bare.url.split('?')[0]!}${query.size ? `?${query}` : ''}` }, token)
}

async function readAll(who: Somebody): Promise<{ seen: WorkMark[]; by: string[]; failed: string[]; named: string[] }> {
  const [seen, by, failed, named] = [new Set<WorkMark>(), [] as string[], [] as string[], [] as string[]]
  for (const endpoint of reading) {
    for (const input of requests(endpoint)) {
      const { statusCode, body } = await ask(endpoint, input, who.token)
      if (statusCode >= 500) failed.push(`${endpoint.id} answered ${statusCode}`)
      for (const mark of Object.keys(workMarks) as WorkMark[]) {
        if (!body.includes(workMarks[mark])) continue
        seen.add(mark)
        by.push(`${endpoint.id}: ${mark}`)
      }
      if (body.includes(file.name) || body.includes(file.number)) named.push(endpoint.id)
    }
  }
  return { seen: [...seen].toSorted(), by, failed, named }
}

const all: WorkMark[] = ['asked', 'clinical', 'education', 'given', 'paper', 'penal', 'psychology', 'refuge', 'social', 'voice']
const without = (...marks: WorkMark[]): WorkMark[] => all.filter((mark) => !marks.includes(mark))
const elsewhere = async (role: string) => world.operator(await world.organisation(), { role })
const invited = async (role: string, sections: readonly number[]): Promise<Somebody> => {
  const who = await elsewhere(role)
  await openTo(world, file.caseId, { operatorId: who.operatorId }, sections)
  return who
}
/** Opens the file in an emergency by one role, and has another elsewhere. */
const rescuing = async (role: string, also?: string): Promise<Somebody> => {
  const who = await elsewhere(role)
  if (also) await alsoWorks(world, who, await world.organisation(), also)
  expect((await who.call(breakGlass, { subject: file.caseId, reason: 'pericolo_immediato', words: 'Ragazzo trovato di notte in stazione', minutes: 60 } as never)).status).toBe(200)
  return who
}
const kept = async (sections: readonly number[]): Promise<Somebody> => {
  const who = await world.operator(file.body)
  await withhold(world, file.caseId, who.operatorId, sections)
  return who
}

describe('what each reads of the work on a file', () => {
  it.each<[string, () => Promise<Somebody>, WorkMark[], 'the file' | 'nobody']>([
    ['the worker who holds it', async () => file.anna, all, 'the file'],
    ['a stranger', async () => elsewhere('worker'), [], 'nobody'],
    ['who leads another unit of the body', async () => world.operator({ ...file.body, unitId: await world.unit(file.body.organisationId) }, { role: 'coordinator' }), [], 'nobody'],
    ['the administrator of the body', async () => world.operator(file.body, { role: 'administrator' }), [], 'nobody'],
    ['from whom the file is kept', async () => kept([0]), [], 'nobody'],
    ['from whom health is kept', async () => kept([4]), without('asked', 'clinical', 'psychology'), 'the file'],
    ['from whom the judicial part is kept', async () => kept([3]), without('paper', 'penal', 'psychology'), 'the file'],
    ['from whom the social part is kept', async () => kept([2]), without('given', 'refuge', 'social', 'voice'), 'the file'],
    ['from whom the refuge is kept', async () => kept([7]), without('refuge'), 'the file'],
    ['a partner invited to all but the secret place', async () => invited('partner', [1, 2, 3, 4, 5, 6]), ['education', 'given', 'social'], 'the file'],
    ['the same partner, who works on files elsewhere', async () => {
      const who = await elsewhere('partner')
      await openTo(world, file.caseId, { unitId: who.unitId }, [1, 2, 3, 4, 5, 6])
      await alsoWorks(world, who, await world.organisation())
      return who
    }, ['education', 'given', 'social'], 'the file'],
    ['a school', async () => invited('partner', [5]), ['education'], 'the file'],
    ['a mediator invited to the social part', async () => invited('mediator', [2]), ['given', 'social'], 'the file'],
    ['an educator invited to all but the secret place', async () => invited('educator', [1, 2, 3, 4, 5, 6]), ['education', 'given', 'paper', 'social', 'voice'], 'the file'],
    ['a specialist invited to health', async () => invited('specialist', [4]), ['asked', 'clinical'], 'the file'],
    ['a specialist invited to the judicial part', async () => invited('specialist', [3]), ['paper'], 'the file'],
    ['a specialist invited to both', async () => invited('specialist', [3, 4]), ['asked', 'clinical', 'paper', 'psychology'], 'the file'],
    ['an educator in an emergency, elsewhere a specialist and a partner', async () => rescuing('educator', 'specialist'), ['education', 'given', 'paper', 'social', 'voice'], 'the file'],
    ['a worker in an emergency', async () => rescuing('worker'), without('refuge'), 'the file'],
    ['the front desk', async () => world.operator(file.body, { role: 'front_desk' }), [], 'the file'],
    ['who gives the service', async () => world.operator(file.cooperative, { role: 'educator' }), ['given'], 'nobody'],
    ['who was asked', async () => world.operator(file.clinic, { role: 'specialist' }), ['asked'], 'nobody'],
    ['who gives the service, and is kept from it', async () => {
      const who = await world.operator(file.cooperative, { role: 'partner' })
      await withhold(world, file.caseId, who.operatorId, [2])
      return who
    }, [], 'nobody'],
    ['who is invited to the talks', async () => file.guest, [], 'nobody'],
  ])('%s', async (_, somebody, marks, names) => {
    const { seen, by, failed, named } = await readAll(await somebody())
    expect(failed).toEqual([])
    expect(by.filter((one) => !marks.includes(one.split(': ')[1] as WorkMark))).toEqual([])
    // what he may read he does read somewhere: otherwise this test proves nothing
    expect(seen).toEqual(marks)
    if (names === 'nobody') expect(named).toEqual([])
    else expect(named.length).toBeGreaterThan(0)
  }, 60_000)
})

it('the files of a paper follow the nature of the order it answers, when that is corrected', async () => {
  const walled = async () => (await world.owner.query<{ penal: boolean }>(
    `select d.penal from composer.frozen f join documents.document d on d.id in (f.pdf_document, f.docx_document) where f.paper_id = $1`, [file.penalPaperId])).rows.map(({ penal }) => penal)
  const turn = (nature: string) => world.owner.query('update measures.measure m set nature = $2 from composer.paper p where p.id = $1 and m.id = p.measure_id', [file.penalPaperId, nature])
  expect(await walled()).toEqual([true, true])
  await turn('civile')
  expect(await walled()).toEqual([false, false])
  await turn('penale')
  expect(await walled()).toEqual([true, true])
})
