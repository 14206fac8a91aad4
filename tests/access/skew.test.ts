// Two people at once, each allowed when he looked: what must never be true of both together. Real connections, many rounds; what keeps each is said beside it.
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import * as agenda from '#modules/agenda/contract.ts'
import { completeAssessment, correctAssessment, getAssessment, startAssessment } from '#modules/assessments/contract.ts'
import { answerHandover, askHandover, closeCase, getCase, setResponsible } from '#modules/cases/contract.ts'
import * as papers from '#modules/composer/contract.ts'
import * as plans from '#modules/plans/contract.ts'
import * as referrals from '#modules/referrals/contract.ts'
import { publish, save } from '#tests/support/assessments-world.ts'
import { buildCase } from '#tests/support/case-builder.ts'
import { draft, inForce } from '#tests/support/plans-world.ts'
import { openWorld, type Body, type Reply, type Somebody, type World } from '#tests/support/world.ts'
import { day } from './attacks/full-file.ts'
import { hold, workMarks, workPeople, writePaper } from './attacks/work-file.ts'

const ROUNDS = Number(process.env.ACCESS_ROUNDS ?? 5)
let world: World
let central: Body
let pole: Body
let anna: Somebody
let carla: Somebody
let boss: Somebody
let poleBoss: Somebody
let instrument: string
let kindId: string
beforeAll(async () => {
  world = await openWorld()
  central = await world.organisation({ kind: 'azienda_intercomunale' })
  pole = { organisationId: central.organisationId, unitId: await world.unit(central.organisationId, { name: 'Polo', kind: 'polo' }) }
  anna = await world.operator(central, { name: 'Anna Verdi' })
  carla = await world.operator(central, { name: 'Carla Blu' })
  boss = await world.operator(central, { role: 'coordinator' })
  poleBoss = await world.operator(pole, { role: 'coordinator' })
  instrument = await publish(world, central)
  kindId = (await world.owner.query(`select id from referrals.service_kind where code = 'educativa_domiciliare'`)).rows[0].id as string
})
afterAll(() => world.close())

let caseId: Awaited<ReturnType<typeof opened>>
async function opened() {
  const file = await buildCase(world, { holder: anna })
  await hold(world, file.caseId, anna)
  return file.caseId
}
beforeEach(async () => void (caseId = await opened()))

const version = async () => (await anna.call(getCase, { caseId })).body.version
const count = async (statement: string, values: unknown[] = [caseId]) => Number((await world.owner.query<{ n: string }>(`select count(*) as n from (${statement}) found`, values)).rows[0]!.n)
const fine = (replies: readonly Pick<Reply<unknown>, 'status'>[]): number => replies.filter(({ status }) => status === 200).length
const unheard = (replies: readonly Pick<Reply<unknown>, 'status'>[]): number[] => replies.map(({ status }) => status).filter((status) => status >= 500)
/** The same race many times, each on a file of its own. */
async function rounds(race: (n: number) => Promise<void>): Promise<void> {
  for (let n = 0; n < ROUNDS; n++) {
    caseId = await opened()
    await race(n)
  }
}

describe('a file', () => {
  const request = async () => (await carla.call(referrals.draftRequest, { caseId, kind: 'npi', toWords: 'ASST', asked: 'x', why: 'x', urgency: 'soon', basis: 'compito_pubblico', consent: 'raccolto', childWords: 'x', expectedOn: day(30) } as never)).body
  const assessment = async () => {
    const made = (await carla.call(startAssessment, { caseId, instrument, moment: 'T0', heldOn: '2026-03-02' } as never)).body
    await save(carla, made.id, 'sociale', { motivo: { text: 'x' }, calore: { level: 3 } })
    const { version: at } = (await carla.call(getAssessment, { assessmentId: made.id })).body
    return (await carla.call(completeAssessment, { assessmentId: made.id, decision: 'nulla', version: at } as never)).body
  }
  /** Kept by the trigger `hold_open`: who begins something waits for who closes the file, and looks again. */
  it.each<[string, string, () => Promise<() => Promise<Reply<unknown>>>]>([
    ['a service', `select 1 from referrals.service where case_id = $1`, async () => () => carla.call(referrals.askService, { caseId, kindId, purpose: 'x', askedOn: day(-1), basis: 'valutazione', childWords: 'x' } as never)],
    ['a request', `select 1 from referrals.request where case_id = $1 and state <> 'draft'`, async () => {
      const made = await request()
      return () => carla.call(referrals.sendRequest, { requestId: made.id, version: made.version, sentOn: day(0), channel: 'pec', expectedOn: day(30) } as never)
    }],
    ['a draft', `select 1 from assessments.assessment where case_id = $1`, async () => () => carla.call(startAssessment, { caseId, instrument, moment: 'T0', heldOn: '2026-03-02' } as never)],
    ['a correction', `select 1 from assessments.assessment where case_id = $1 and state = 'draft'`, async () => {
      const made = await assessment()
      return () => carla.call(correctAssessment, { assessmentId: made.id, reason: 'x', version: made.version } as never)
    }],
  ])('is not closed while somebody begins %s', async (_, found, prepared) => {
    const begin = await prepared()
    const closing = await world.owner.connect()
    try {
      // as closing does: the file is locked, objections are looked for, then it is closed
      await closing.query('begin')
      await closing.query('select 1 from cases.case_file where id = $1 for update', [caseId])
      await closing.query(`update cases.case_file set status = 'closed', closed_on = current_date, closing_reason = 'maggiore_eta', closing_situation = 'autonomia' where id = $1`, [caseId])
      const begun = begin()
      await sleep(250)
      await closing.query('commit')
      expect((await begun).status).toBe(409)
    } finally {
      closing.release()
    }
    expect(await count(found)).toBe(0)
  })
  it('is closed after who was beginning, and then not', async () => {
    const [asked, closed] = await Promise.all([
      carla.call(referrals.askService, { caseId, kindId, purpose: 'x', askedOn: day(-1), basis: 'valutazione', childWords: 'x' } as never),
      anna.call(closeCase, { caseId, reason: 'maggiore_eta', situation: 'autonomia', version: await version() } as never),
    ])
    expect([asked.status, closed.status].toSorted((a, b) => a - b)).toEqual([200, 409])
  })

  /** Kept by the version of the file. */
  it('is handed over, given to another worker, or closed: one of them', async () => {
    await rounds(async () => {
      const asked = await anna.call(askHandover, { caseId, toUnitId: pole.unitId as never, reason: 'x', version: await version() })
      expect(asked.status).toBe(200)
      const { rows: [row] } = await world.owner.query<{ id: string; version: number }>('select id, version from cases.handover where case_id = $1', [caseId])
      const at = await version()
      const replies = await Promise.all([
        poleBoss.call(answerHandover, { handoverId: row!.id, accept: true, responsibleId: poleBoss.operatorId, version: row!.version } as never),
        boss.call(setResponsible, { caseId, operatorId: carla.operatorId, version: at } as never),
        anna.call(closeCase, { caseId, reason: 'maggiore_eta', situation: 'autonomia', version: at } as never),
      ])
      expect(unheard(replies)).toEqual([])
      const { rows: [file] } = await world.owner.query('select unit_id, responsible_id, status from cases.case_file where id = $1', [caseId])
      const works = await count(`select 1 from network.assignment a where a.operator_id = $1 and a.unit_id = $2`, [file.responsible_id, file.unit_id])
      expect([fine(replies) >= 1, works > 0]).toEqual([true, true])
      if (fine([replies[0]!])) expect([file.unit_id, file.responsible_id, file.status]).toEqual([pole.unitId, poleBoss.operatorId, 'open'])
      expect(await count(`select 1 from access.reach_grant where subject = $1 and kind = 'holder' and state = 'active' and (valid_to is null or valid_to > now())`)).toBe(1)
    })
  }, 60_000)

  /** Kept by the index `handover_one_open`, and the lock of the file. */
  it('is asked of one unit at a time', async () => {
    await rounds(async () => {
      const at = await version()
      const replies = await Promise.all([anna, boss, anna].map((who) => who.call(askHandover, { caseId, toUnitId: pole.unitId as never, reason: 'x', version: at })))
      expect([fine(replies), unheard(replies)]).toEqual([1, []])
      expect(await count(`select 1 from cases.handover where case_id = $1 and state = 'asked'`)).toBe(1)
    })
  }, 60_000)
})

describe('a room', () => {
  /** Kept by the exclusion constraint `room_taken`. */
  it('is given once, to whoever was faster, and not to who moves into it either', async () => {
    const [siteId, roomId] = [newId(), newId()]
    await world.owner.query(`insert into network.site (id, organisation_id, name, secret) values ($1, $2, 'Sede', false)`, [siteId, central.organisationId])
    await world.owner.query(`insert into agenda.room (id, organisation_id, site_id, name) values ($1, $2, $3, 'Stanza')`, [roomId, central.organisationId, siteId])
    await rounds(async (n) => {
      const on = day(10 + n)
      const plan = (who: Somebody, over: Record<string, unknown> = {}) => who.call(agenda.planAppointment, { caseId, kind: 'equipe', on, from: '10:00', minutes: 60, operators: [who.operatorId], placeKind: 'room', roomId, despite: true, ...over } as never)
      const other = (await plan(anna, { from: '15:00' })).body
      const replies = await Promise.all([plan(anna), plan(carla, { from: '10:30' }), plan(boss, { from: '09:30' }), anna.call(agenda.moveAppointment, { appointmentId: other.id, on, from: '10:15', minutes: 30, despite: true, version: other.version } as never)])
      expect(unheard(replies)).toEqual([])
      expect(await count(`select 1 from agenda.appointment a join agenda.appointment b on b.room_id = a.room_id and b.id > a.id and tstzrange(a.starts_at, a.ends_at) && tstzrange(b.starts_at, b.ends_at)
        where a.room_id = $1 and a.state in ('planned', 'confirmed', 'held') and b.state in ('planned', 'confirmed', 'held')`, [roomId])).toBe(0)
    })
  }, 60_000)
})

describe('a plan', () => {
  /** Kept by the lock of the plan. */
  it('does not come into force while somebody else’s word is being asked', async () => {
    await rounds(async () => {
      let made = await draft(anna, caseId, central.unitId)
      made = (await anna.call(plans.proposePlan, { planId: made.id, version: made.version })).body
      for (const one of made.agreements!) {
        made = (await anna.call(plans.recordAgreement, { planId: made.id, agreementId: one.id, stance: 'agrees', on: day(0), reason: null, ownWords: 'x', language: 'italiano' } as never)).body
      }
      const replies = await Promise.all([
        boss.call(plans.addParty, { planId: made.id, party: 'other', whoWords: 'Nonna', version: made.version } as never),
        anna.call(plans.bringIntoForce, { planId: made.id, version: made.version, on: day(0) as never }),
      ])
      expect(unheard(replies)).toEqual([])
      expect(await count(`select 1 from plans.plan p join plans.agreement a on a.plan_id = p.id and a.stance is null and a.superseded_at is null where p.case_id = $1 and p.state = 'in_force'`)).toBe(0)
    })
  }, 60_000)

  /** Kept by the lock of the plan and the index `review_one_open`. */
  it('has one review at a time', async () => {
    await rounds(async () => {
      const made = await inForce(anna, await draft(anna, caseId, central.unitId))
      const replies = await Promise.all([anna, boss, carla].map((who) => who.call(plans.beginReview, { planId: made.id, version: made.version })))
      expect([fine(replies), unheard(replies)]).toEqual([1, []])
    })
  }, 60_000)
})

describe('what is opened to another body', () => {
  const openGrants = () => count(`select 1 from access.reach_grant where subject = $1 and kind = 'invited' and state = 'active' and (valid_to is null or valid_to > now())`)
  /** Kept by the lock of the request. */
  it('does not stay open when the request is taken back as it is sent', async () => {
    const clinic = await world.organisation({ kind: 'sanita' })
    await rounds(async () => {
      const made = (await anna.call(referrals.draftRequest, {
        caseId, kind: 'npi', toUnitId: clinic.unitId, asked: 'x', why: 'x', urgency: 'soon', basis: 'compito_pubblico', consent: 'raccolto', childWords: 'x', expectedOn: day(30), sharedSections: ['health'],
      } as never)).body
      const replies = await Promise.all([
        anna.call(referrals.sendRequest, { requestId: made.id, version: made.version, sentOn: day(0), channel: 'prodotto', expectedOn: day(30) } as never),
        boss.call(referrals.withdrawRequest, { requestId: made.id, reason: 'x', version: made.version } as never),
      ])
      expect([fine(replies), unheard(replies)]).toEqual([1, []])
      expect(await openGrants()).toBe(replies[0]!.status === 200 ? 1 : 0)
    })
  }, 60_000)
  /** Kept by the lock of the service. */
  it('does not stay open when the service ends as more is opened', async () => {
    const cooperative = await world.organisation({ kind: 'terzo_settore' })
    await rounds(async () => {
      const asked = (await anna.call(referrals.askService, { caseId, kindId, purpose: 'x', askedOn: day(-20), basis: 'valutazione', childWords: 'x' } as never)).body
      const begin = { serviceId: asked.id, version: asked.version, startedOn: day(-15), providerUnitId: cooperative.unitId, weekly: '4', endsOn: day(30), costBearer: 'comune', openSections: ['social'], legalBasis: 'compito_pubblico' }
      const begun = (await anna.call(referrals.activateService, begin as never)).body
      expect(await openGrants()).toBe(1)
      const replies = await Promise.all([
        boss.call(referrals.endService, { serviceId: begun.id, on: day(0), outcome: 'raggiunto', words: 'x', version: begun.version } as never),
        anna.call(referrals.changeService, { ...begin, purpose: 'x', openSections: ['social', 'education'], version: begun.version } as never),
      ])
      expect(unheard(replies)).toEqual([])
      expect(fine(replies)).toBe(1)
      expect(await openGrants()).toBe(replies[0]!.status === 200 ? 0 : 1)
    })
  }, 60_000)
})

describe('a paper', () => {
  /** Kept by the lock of the counter’s row. */
  it('has a number of its own, without gaps', async () => {
    const people = { ...(await workPeople(world)), anna, lead: boss, body: central }
    const asked: papers.Paper[] = []
    for (let n = 0; n < 5; n++) {
      const paper = await writePaper(world, people, caseId, workMarks.paper, {}, false)
      asked.push((await anna.call(papers.askApproval, { paperId: paper.id, version: paper.version } as never)).body)
    }
    const replies = await Promise.all(asked.map((paper) => boss.call(papers.approvePaper, { paperId: paper.id, version: paper.version })))
    expect(replies.map(({ body }) => body.number!.n).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5])
  }, 60_000)
  /** Kept by the version and the lock of the paper. */
  it('is approved once', async () => {
    const people = { ...(await workPeople(world)), anna, lead: boss, body: central }
    const other = await world.operator(central, { role: 'manager' })
    let paper = await writePaper(world, people, caseId, workMarks.paper, {}, false)
    paper = (await anna.call(papers.askApproval, { paperId: paper.id, version: paper.version } as never)).body
    const replies = await Promise.all([boss, other, boss].map((who) => who.call(papers.approvePaper, { paperId: paper.id, version: paper.version })))
    expect([fine(replies), unheard(replies), await count('select 1 from composer.frozen where paper_id = $1', [paper.id])]).toEqual([1, [], 1])
  })
})

describe('an assessment', () => {
  /** Kept by the shared lock of who saves and the lock of who completes: what is signed is what stands there. */
  it('takes no word while it is signed', async () => {
    await rounds(async () => {
      const made = (await anna.call(startAssessment, { caseId, instrument, moment: 'T0', heldOn: '2026-03-02' } as never)).body
      await save(anna, made.id, 'sociale', { motivo: { text: 'prima' }, calore: { level: 3 } })
      const { version: at, sections } = (await anna.call(getAssessment, { assessmentId: made.id })).body
      const [complete, late] = await Promise.all([
        anna.call(completeAssessment, { assessmentId: made.id, decision: 'nulla', version: at } as never),
        save(anna, made.id, 'sociale', { motivo: { text: 'dopo' } }, sections.find(({ key }) => key === 'sociale')!.version),
      ])
      expect([complete.status, [200, 409].includes(late.status)]).toEqual([200, true])
      const text = JSON.stringify((await anna.call(getAssessment, { assessmentId: made.id })).body.sections)
      expect(text.includes('dopo')).toBe(late.status === 200)
    })
  }, 60_000)
})
