import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#kernel/domain/ids.ts'
import { draft, inDays, inForce, plansFile, plansWorld, type PlansWorld } from '#tests/support/plans-world.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { getAppointment, planAppointment, stepAppointment } from '#modules/agenda/contract.ts'
import { getPlan, saveContacts, type Plan } from '../contract.ts'
import { appointmentKindOf, isSuspended } from '../domain/meetings.ts'

let world: World
let w: PlansWorld
beforeAll(async () => {
  world = await openWorld()
  w = await plansWorld(world)
})
afterAll(() => world.close())
let plan: Plan
beforeEach(async () => {
  Object.assign(w, await plansFile(world, { anna: w.anna, community: w.community, scuola: w.school }))
  plan = await write(await draft(w.anna, w.file.caseId, w.community.unitId))
})

type Line = Record<string, unknown>
const mother: Line = { personId: null, words: 'La mamma', how: 'protetti', every: 'fortnight', often: 'ogni due settimane', place: 'Spazio neutro', note: null }
const write = async (of: Plan, lines: Line[] = [mother]): Promise<Plan> => (await w.anna.call(saveContacts, { planId: of.id, version: of.version, contacts: lines } as never)).body
const read = async (who: Somebody = w.anna): Promise<Plan> => (await who.call(getPlan, { planId: plan.id })).body
const contact = async () => (await read()).contacts[0]!
/** Plans a meeting in agenda as the screen does, so many days from now. */
const meet = async (days: number, over: Line = {}) => w.anna.call(planAppointment, {
  caseId: w.file.caseId, kind: 'incontro_protetto', on: inDays(days), from: '15:00', minutes: 60, section: 'social', operators: [w.anna.operatorId], people: [w.file.childId], despite: true,
  source: { kind: 'plans.plan', id: plan.id, part: (await contact()).id }, ...over,
} as never)

describe('a meeting agreed with the family', () => {
  it('is offered to be planned only while the plan is in force, to who writes in it and plans in agenda', async () => {
    expect((await read()).can.meet).toBe(false)
    plan = await inForce(w.anna, plan)
    expect([(await read()).can.meet, (await read(w.school)).can.meet]).toEqual([true, false])
    expect((await read(w.school)).contacts).toEqual([])
  })

  it('proposes the day of its rhythm, from the day the plan began, then from the last one; none without a rhythm or when suspended', async () => {
    plan = await inForce(w.anna, plan)
    expect(await contact()).toMatchObject({ every: 'fortnight', next: null, lastOn: null, proposedOn: inDays(14) })
    const made = (await meet(-10)).body
    expect(await contact()).toMatchObject({ next: null, lastOn: inDays(-10), proposedOn: inDays(4) })
    expect(made.file?.source).toEqual({ kind: 'plans.plan', id: plan.id, part: (await contact()).id })
    const there = { ...mother, id: (await contact()).id }
    plan = await write(await read(), [{ ...there, every: null }])
    expect(await contact()).toMatchObject({ every: null, proposedOn: null, lastOn: inDays(-10) })
    plan = await write(await read(), [{ ...there, how: 'sospesi' }])
    expect(await contact()).toMatchObject({ proposedOn: null })
  })

  it('shows the one that was planned and leads to it, until it is cancelled; saved again, it keeps its appointments', async () => {
    plan = await inForce(w.anna, plan)
    const made = (await meet(3)).body
    expect(await contact()).toMatchObject({ next: { appointmentId: made.id, startsAt: made.startsAt }, proposedOn: null })
    plan = await write(await read(), [{ ...mother, words: 'I nonni', every: 'week' }, { ...mother, id: (await contact()).id, often: 'il mercoledì' }])
    expect((await read()).contacts).toMatchObject([{ name: 'I nonni', next: null, proposedOn: inDays(7) }, { often: 'il mercoledì', next: { appointmentId: made.id } }])
    await w.anna.call(stepAppointment, { appointmentId: made.id, step: 'cancel', words: 'Spostato', version: made.version })
    expect((await read()).contacts[1]).toMatchObject({ next: null, proposedOn: inDays(14) })
  })

  it('of who does not reach its section says nothing of the appointment; a source of another file leads nowhere', async () => {
    plan = await inForce(w.anna, plan)
    const made = (await meet(3)).body
    expect((await w.school.call(getAppointment, { appointmentId: made.id })).status).toBe(404)
    const mine = plan
    Object.assign(w, await plansFile(world, { anna: w.anna, community: w.community, scuola: w.school }))
    await meet(1, { source: { kind: 'plans.plan', id: mine.id, part: mine.contacts[0]!.id } })
    plan = mine
    expect(await contact()).toMatchObject({ next: { appointmentId: made.id } })
  })

  it('refuses a line written twice, an unknown rhythm and a way of meeting that is not there', async () => {
    const { id } = await contact()
    const paths = async (lines: Line[]) => (await w.anna.call(saveContacts, { planId: plan.id, version: plan.version, contacts: lines } as never)).problem.errors?.map(({ path }) => path)
    expect(await paths([{ ...mother, id }, { ...mother, id }])).toEqual(['contacts.1.id'])
    expect(await paths([{ ...mother, every: 'day' }])).toEqual(['contacts.0.every'])
    expect(await paths([mother, { ...mother, how: 'boh' }, { ...mother, how: 'mah' }])).toEqual(['contacts.1.how', 'contacts.2.how'])
    plan = await write(plan, [{ ...mother, id: newId() }])
    expect(plan.contacts).toHaveLength(1)
  })
})

it('every way of meeting begins as a kind of appointment that is there; those suspended as none', async () => {
  const of = async (list: string): Promise<string[]> => (await world.owner.query('select code from kernel.code where list = $1', [list])).rows.map(({ code }) => code)
  const [ways, kinds] = [await of('family_contact'), await of('appointment_kind')]
  expect(ways.length).toBeGreaterThan(5)
  expect(ways.filter((how) => !kinds.includes(appointmentKindOf(how)))).toEqual([])
  expect(ways.filter(isSuspended)).toEqual(['sospesi'])
})
