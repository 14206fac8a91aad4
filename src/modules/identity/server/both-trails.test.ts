import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { whoLooked } from '#modules/audit/contract.ts'
import { openCase } from '#modules/cases/contract.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { findCandidates, listElsewhere } from '../contract/suggestion.ts'
import { replaceEngine } from './engine.ts'
import { fakeEngine } from './testing/fake-engine.ts'
import { register, suggest, type Registered } from './testing/identity-world.ts'

let world: World
let anna: Somebody
let luca: Somebody
let restore = () => undefined as void

beforeAll(async () => {
  world = await openWorld()
  anna = await world.operator(await world.organisation(), { name: 'Anna Verdi' })
  luca = await world.operator(await world.organisation(), { name: 'Luca Bianchi' })
})
afterAll(() => world.close())
afterEach(() => restore())

const child = (family: string) => ({ given: 'Mamadou', family })
const told = async ({ caseId }: Registered) => (await luca.call(whoLooked, { subject: caseId } as never)).body.rows.filter(({ action }) => action === 'identity.glimpsed')
const byAnna = ({ caseId }: Registered) => ({ who: { name: 'Anna Verdi' }, outcome: 'ok', subjects: [{ subject: caseId }] })

it('a file says once a day who was told that its service may hold a child, whether searching or by a refusal, and nothing of the other child; of who is shielded there is no trace', async () => {
  restore = replaceEngine(fakeEngine([]))
  const [typed, shielded, beside] = [await register(world, luca, child('Primo')), await register(world, luca, child('Secondo')), await register(world, luca, child('Terzo'))]
  const own = await register(world, anna, { given: 'Mio', family: 'Quarto' })
  await world.owner.query(
    `insert into people.contact (id, person_id, kind, value, normalised, protected, recorded_by, recorded_at) values (gen_random_uuid(), $1, 'cellulare', '333', '333', true, $2, now())`, [shielded.childId, luca.operatorId])
  restore()
  restore = replaceEngine(fakeEngine([typed, shielded].map(({ childId }) => ({ personId: childId, family: 'Primo', band: 'very_likely' }))))
  const written = { given: 'Mamadou', family: 'Primo', birthDate: '2012-03-04' as never }
  // whoever writes somebody down says one thing after the other, and each is a search
  for (const more of [{}, { sex: 'M' as const }, { nationality: 'GN' }, {}]) expect((await anna.call(findCandidates, { ...written, ...more, beyond: 'true' })).body.elsewhere).toHaveLength(1)
  expect(await told(typed)).toMatchObject([byAnna(typed)])
  expect((await anna.call(openCase, { child: { ...child('Primo'), birth: { date: '2012-03-04' } }, unitId: anna.unitId, responsibleId: anna.operatorId } as never)).status).toBe(409)
  expect(await told(typed)).toMatchObject([byAnna(typed)])
  await world.owner.query(`update kernel.audit_event set at = at - interval '1 day' where action = 'identity.glimpsed'`)
  expect((await anna.call(openCase, { child: { ...child('Primo'), birth: { date: '2012-03-04' } }, unitId: anna.unitId, responsibleId: anna.operatorId } as never)).status).toBe(409)
  expect(await told(typed)).toMatchObject([byAnna(typed), byAnna(typed)])

  await suggest(world, own.childId, beside.childId)
  expect((await anna.call(listElsewhere, {})).body.rows.map(({ person }) => person.id)).toEqual([own.childId])
  expect(await told(beside)).toMatchObject([byAnna(beside)])
  expect(JSON.stringify([await told(typed), await told(beside)])).not.toContain(own.caseId)
  expect(await told(shielded)).toEqual([])
})
