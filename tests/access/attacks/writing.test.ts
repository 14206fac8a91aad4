import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, type Id } from '#kernel/domain/ids.ts'
import { readFeed, createFeed } from '#modules/deadlines/contract/feed.ts'
import { assignTerm, completeTerm, createTerm, getTerm } from '#modules/deadlines/contract/terms.ts'
import { ringTerm } from '#modules/deadlines/server/ring.ts'
import * as measures from '#modules/measures/contract.ts'
import { startBodyRun } from '#modules/procedures/contract/run.ts'
import { listEnrolments, changeEnrolment, enrol } from '#modules/schools/contract/enrolment.ts'
import { markDays, withdrawStep } from '#modules/schools/contract/attendance.ts'
import { openPool, transact } from '#kernel/server/db.ts'
import { buildCase, openTo } from '#tests/support/case-builder.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import { day, fullFile, withhold, type FullFile } from './full-file.ts'

let world: World
let body: Body
let anna: Somebody
let carla: Somebody
let file: FullFile
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  carla = await world.operator(body, { role: 'coordinator', name: 'Carla Neri' })
  file = await fullFile(world, anna)
})
afterAll(() => world.close())

const rows = async (statement: string, values: unknown[] = []) => (await world.owner.query(statement, values)).rows
const noticesTo = async (who: Somebody, subject: string) => (await rows('select kind from kernel.notice where actor_id = $1 and subject = $2 order by kind', [who.operatorId, subject])).map(({ kind }) => kind as string)

async function document(caseId: string, section: number): Promise<Id<'document'>> {
  const id = newId<'document'>()
  await world.owner.query(`insert into documents.document (id, subject, section, title, type, origin, created_by, created_at) values ($1, $2, $3, 'Carta', 'altro', 'uploaded', $4, now())`,
    [id, caseId, section, anna.operatorId])
  return id
}

describe('a paper that is not of the file, or out of reach', () => {
  it('is not the proof of a term', async () => {
    const other = await buildCase(world, { holder: anna })
    const stranger = await world.operator(await world.organisation())
    const foreign = await buildCase(world, { holder: stranger })
    const kept = await world.operator(body)
    await withhold(world, file.caseId, kept.operatorId, [4])
    const enter = async (who: Somebody) => (await who.call(createTerm, { caseId: file.caseId, title: 'Prova', fixedOn: day(5), assignedTo: who.operatorId as Id<'operator'> })).body
    const done = async (who: Somebody, documentId: string) => {
      const term = await enter(who)
      return who.call(completeTerm, { termId: term.id, version: term.version, documentId } as never)
    }
    for (const [who, id] of [[anna, newId()], [anna, await document(other.caseId, 3)], [anna, await document(foreign.caseId, 3)], [kept, await document(file.caseId, 4)]] as const) {
      const reply = await done(who, id)
      expect(reply.status).toBe(400)
      expect(reply.problem.errors?.[0]?.path).toBe('documentId')
    }
    expect((await done(anna, await document(file.caseId, 3))).status).toBe(200)
  })
})

describe('something of one file under the path of another', () => {
  it('is not there, and nothing changes', async () => {
    const other = await buildCase(world, { holder: anna })
    const at = { caseId: other.caseId }
    const version = 1
    const replies = await Promise.all([
      anna.call(measures.getMeasure, { ...at, measureId: file.measureId } as never),
      anna.call(measures.listMeasureVersions, { ...at, measureId: file.measureId } as never),
      anna.call(measures.endMeasure, { ...at, measureId: file.measureId, relation: 'revocato', onDay: day(0), words: null, version } as never),
      anna.call(measures.answerChecklist, { ...at, measureId: file.measureId, item: 'a5bis_a', state: 'present', words: null, version } as never),
      anna.call(measures.addHearing, { ...at, proceedingId: file.proceedingId, heldOn: day(30), state: 'fissata' } as never),
      anna.call(measures.changeHearing, { ...at, proceedingId: file.proceedingId, hearingId: file.hearingId, heldOn: day(30), state: 'fissata', version } as never),
      anna.call(measures.saveMeasureDraft, { ...at, draftId: newId(), measureId: file.measureId, content: {}, version: 0 } as never),
      anna.call(measures.discardMeasureDraft, { ...at, draftId: file.draftId } as never),
      anna.call(changeEnrolment, { ...at, enrolmentId: file.enrolmentId, class: '2B', validTo: day(1), yearlyHours: null, dailyHours: null, version } as never),
      anna.call(withdrawStep, { ...at, stepId: file.stepId, reason: 'Prova', version } as never),
    ])
    expect(replies.map(({ status }) => status).filter((status) => status !== 404 && status !== 400)).toEqual([])
    expect(replies.filter(({ status }) => status === 404).length).toBeGreaterThan(7)
    expect((await anna.call(listEnrolments, { caseId: file.caseId } as never)).body).toMatchObject({ rows: [{ class: '1B' }] })
  })
})

describe('one order for brothers and sisters', () => {
  it('is written nowhere when one of them is out of reach, and does not tell that he is', async () => {
    const group = newId()
    const own = await buildCase(world, { holder: anna, siblingGroup: group })
    const near = await buildCase(world, { holder: anna, siblingGroup: group })
    const colleague = await world.operator(await world.organisation())
    const far = await buildCase(world, { holder: colleague, siblingGroup: group })
    const order = (alsoFor: string[]) => anna.call(measures.recordMeasure, { caseId: own.caseId, kind: 'limitazione_333', authorityWords: 'Tribunale', decidedOn: day(-5), alsoFor } as never)
    const [unreached, invented] = [await order([near.caseId, far.caseId]), await order([near.caseId, newId()])]
    expect([unreached.status, unreached.problem.errors]).toEqual([invented.status, invented.problem.errors])
    expect(await rows('select 1 from measures.measure where case_id = any ($1)', [[own.caseId, near.caseId, far.caseId]])).toEqual([])
    expect((await order([near.caseId])).body.alsoIn.map(({ caseId }) => caseId)).toEqual([near.caseId])
    expect(JSON.stringify((await anna.call(measures.getMeasureDesk, { caseId: own.caseId })).body)).not.toContain(far.caseId)
  })
})

describe('drafts', () => {
  it('of somebody else are neither read, nor changed, nor discarded', async () => {
    const colleague = await world.operator(body)
    const at = { caseId: file.caseId, draftId: file.draftId }
    expect((await colleague.call(measures.listMeasureDrafts, { caseId: file.caseId })).body.rows).toEqual([])
    expect((await colleague.call(measures.discardMeasureDraft, at as never)).status).toBe(404)
    expect((await colleague.call(measures.saveMeasureDraft, { ...at, measureId: null, content: { decision: 'Mia' }, version: 1 } as never)).status).toBeLessThan(500)
    expect((await rows('select author_id, version from measures.draft where id = $1', [file.draftId]))).toEqual([{ author_id: anna.operatorId, version: 1 }])
  })
})

describe('the wall round what is penal', () => {
  it('keeps terms of penal measures from who is given none of them to answer for', async () => {
    const partner = await world.operator(await world.organisation(), { role: 'partner' })
    await openTo(world, file.caseId, { operatorId: partner.operatorId }, [3])
    const penal = await rows('select id, version from deadlines.term where source_id = $1 order by id', [file.penalId])
    expect(penal.length).toBeGreaterThan(1)
    for (const { id } of penal) expect((await partner.call(getTerm, { termId: id } as never)).status).toBe(404)
    const given = await anna.call(assignTerm, { termId: penal[0].id, operatorId: partner.operatorId, version: penal[0].version } as never)
    expect(given.status).toBe(400)
    // civil ones he may be given
    const civil = await rows(`select id, version from deadlines.term where source_id = $1 and live order by id`, [file.measureId])
    expect((await anna.call(assignTerm, { termId: civil[0].id, operatorId: partner.operatorId, version: civil[0].version } as never)).status).toBe(200)
  })
})

describe('who is told', () => {
  it('no longer he whose grant lapsed since, though nobody has signed in meanwhile', async () => {
    const own = await buildCase(world, { holder: anna })
    const guest = await world.operator(await world.organisation(), { role: 'partner' })
    const source = await openTo(world, own.caseId, { operatorId: guest.operatorId }, [3])
    const term = (await anna.call(createTerm, { caseId: own.caseId, title: 'Prova', fixedOn: day(3), assignedTo: guest.operatorId as Id<'operator'> })).body
    await world.owner.query(`delete from kernel.notice where actor_id = $1`, [guest.operatorId])
    await world.owner.query(`update kernel.reach_source set valid_to = now() + interval '300 milliseconds' where id = $1`, [source])
    await sleep(400)
    await world.owner.query(`update deadlines.term set next_alarm_at = now() - interval '1 minute', armed_at = now() - interval '9 days' where id = $1`, [term.id])
    const jobs = openPool(world.jobs, { size: 1 })
    try {
      await transact(jobs, (tx) => ringTerm(tx, term.id, Date.parse(`${day(3)}T10:00:00Z`)))
    } finally {
      await jobs.end()
    }
    expect(await noticesTo(guest, own.caseId)).toEqual([])
    expect((await rows(`select 1 from kernel.notice where subject = $1 and kind like 'deadlines.%'`, [own.caseId])).length).toBeGreaterThan(0)
  })

  it('of absences: not the responsible worker from whom school is kept, but who leads', async () => {
    const own = await buildCase(world, { holder: anna, child: { birth: '2014-05-06' } })
    const school = await world.operator(await world.organisation({ kind: 'scuola' }), { role: 'partner' })
    await openTo(world, own.caseId, { operatorId: school.operatorId }, [5])
    await withhold(world, own.caseId, anna.operatorId, [5])
    world.clock.set('2026-11-20T09:00:00Z')
    await school.call(enrol, { caseId: own.caseId, schoolWords: 'Scuola', level: 'secondaria_primo', class: '1B', validFrom: '2026-09-14', yearlyHours: 990, dailyHours: 6 } as never)
    const days = Array.from({ length: 31 }, (_, index) => `2026-10-${String(index + 1).padStart(2, '0')}`).filter((one) => new Date(`${one}T12:00:00Z`).getUTCDay() !== 0 && one !== '2026-10-04').slice(0, 20)
    const marked = await school.call(markDays, { caseId: own.caseId, days: days.map((one) => ({ day: one, state: 'unjustified', version: 0 })) } as never)
    world.clock.set(new Date().toISOString())
    expect(marked.status).toBe(200)
    expect(await noticesTo(anna, own.caseId)).toEqual([])
    expect(await noticesTo(carla, own.caseId)).toEqual(['schools.absences_crossed'])
  })

  it('of a loss of effect: also who leads above a unit from which the file is kept', async () => {
    const below = { organisationId: body.organisationId, unitId: await world.unit(body.organisationId, { parentId: body.unitId }) }
    const worker = await world.operator(below)
    const own = await buildCase(world, { holder: worker })
    await openTo(world, own.caseId, { unitId: body.unitId })
    await world.owner.query(
      `insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values ($1, $2, 'withhold', kernel.principal_of('unit', $3), '{0}', now() - interval '1 minute')`,
      [newId(), own.caseId, below.unitId])
    const run = newId()
    await world.owner.query(
      `insert into procedures.run (id, case_id, organisation_id, unit_id, section, definition_id, definition_version, family, tracks_missing, state, started_on, recorded_at, started_by)
       values ($1, $2, $3, $4, 3, '403', 1, 'protezione', true, 'running', '2026-01-07', now(), $5)`, [run, own.caseId, body.organisationId, below.unitId, worker.operatorId])
    const told = (await rows('select id from procedures.told_of($1) id', [run])).map(({ id }) => id as string)
    expect(told).toContain(carla.operatorId)
    expect(told).not.toContain(worker.operatorId)
  })
})

describe('a term or a procedure entered while the file is being kept from somebody', () => {
  it.each(['deadlines.term', 'procedures.run'])('does not keep the reach of before: %s', async (table) => {
    const own = await buildCase(world, { holder: anna })
    const id = newId()
    const [first, second] = [await world.owner.connect(), await world.owner.connect()]
    try {
      await first.query('begin')
      await first.query(table === 'deadlines.term'
        ? `insert into deadlines.term (id, subject, section, kind, title, pace, source_kind, source_id, unit_id, scheduled_at, armed_at) values ($1, $2, 3, 'own', 'Prova', 'none', 'deadlines.manual', $1, $3, now(), now())`
        : `insert into procedures.run (id, case_id, organisation_id, unit_id, section, definition_id, definition_version, family, tracks_missing, state, started_on, recorded_at, started_by)
           values ($1, $2, '${body.organisationId}', $3, 3, '403', 1, 'protezione', true, 'running', '2026-01-07', now(), '${anna.operatorId}')`, [id, own.caseId, body.unitId])
      const keeping = (async () => {
        await second.query(`insert into kernel.reach_source (id, subject, effect, principal, sections, valid_from) values ($1, $2, 'withhold', kernel.principal_of('actor', $3), '{3}', now() - interval '1 minute')`,
          [newId(), own.caseId, anna.operatorId])
      })()
      await Promise.race([keeping, sleep(300)])
      await first.query('commit')
      await keeping
    } finally {
      first.release()
      second.release()
    }
    const [copy] = await rows(`select t.allow, t.deny, r.allow as real_allow, r.deny as real_deny from ${table} t join kernel.reach r on r.subject = $2 and r.section = 3 where t.id = $1`, [id, own.caseId])
    expect(copy.deny.length).toBe(1)
    expect([copy.allow, copy.deny]).toEqual([copy.real_allow, copy.real_deny])
  })
})

describe('a procedure of a body', () => {
  it('is started by its privacy officer, who sees its terms', async () => {
    const officer = await world.operator(body, { role: 'privacy_officer' })
    const started = await officer.call(startBodyRun, { definitionId: 'data_breach', unitId: body.unitId, subtitle: 'Prova', happened: new Date(Date.now() - 3_600_000).toISOString(), fields: { cosa: 'Prova' } } as never)
    expect([started.status, started.status === 200 ? '' : started.problem.errors]).toEqual([200, ''])
    expect(started.body.terms.length).toBeGreaterThan(0)
  })
})

describe('a calendar address', () => {
  it('shows nothing of a file kept from its owner since, and never a name', async () => {
    const worker = await world.operator(body)
    const address = (await worker.call(createFeed, { name: 'Mio', scope: 'unit' })).body.address
    const read = async () => {
      const reply = await world.app.inject({ method: 'GET', url: new URL(address).pathname })
      return { status: reply.statusCode, body: reply.body }
    }
    expect((await read()).body).toContain(file.number)
    expect((await read()).body).not.toMatch(/Amina|Segnata|SEGNO/)
    await withhold(world, file.caseId, worker.operatorId, [0])
    expect((await read()).body).not.toContain(file.number)
    await world.owner.query('update kernel.actor set disabled_at = now() where id = $1', [worker.operatorId])
    expect((await read()).status).toBe(404)
    expect(readFeed.auth).toBe('public')
    expect((await rows('select 1 from deadlines.feed where secret_hash = $1', [createHash('sha256').update(new URL(address).pathname.split('/').pop()!.replace('.ics', '')).digest()])).length).toBe(1)
  })
})
