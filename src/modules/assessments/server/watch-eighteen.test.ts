import { afterAll, beforeAll, expect, it } from 'vitest'
import { save, start, type View } from '#tests/support/assessments-world.ts'
import { buildCase, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { addStandard, endStandard, getTerm, listStandards } from '#modules/deadlines/contract.ts'
import { completeAssessment, correctAssessment, getAssessment } from '../contract.ts'
import type { Answers } from '../domain/instrument.ts'

let world: World
let anna: Somebody
beforeAll(async () => {
  world = await openWorld()
  world.clock.set('2026-11-22T10:00:00Z')
  anna = await world.operator(await world.organisation(), { name: 'Anna Verdi' })
})
afterAll(() => world.close())

const answered = (choice: string, ...keys: string[]): Answers => Object.fromEntries(keys.map((key) => [key, { choice }]))
const terms = async (file: BuiltCase) => (await world.owner.query('select due, state, kind, title, section, responsible_id from deadlines.term where subject = $1 order by due, scheduled_at, id', [file.caseId])).rows

/** Fills what the checklist asks, everything in this state, and completes it. */
async function fill(view: View, state: string, over: Record<string, Answers> = {}): Promise<View> {
  const whole: Record<string, Answers> = {
    parola: { futuro: { text: 'Con un amico, a lavorare in cucina.' } }, documenti: answered(state, 'identita', 'permesso', 'cf', 'residenza', 'prosieguo'), formazione: answered(state, 'lingua', 'titolo', 'lavoro'),
    vita: { ...answered(state, 'conto', 'casa', 'riferimento', 'budget', 'salute', 'cura'), riferimento_chi: { text: 'La zia' } }, accordo: { manca: { text: 'Passaporto e casa.' } },
  }
  for (const [section, answers] of Object.entries(whole)) await save(anna, view.id, section, { ...answers, ...over[section] })
  const { version } = (await anna.call(getAssessment, { assessmentId: view.id })).body
  return (await anna.call(completeAssessment, { assessmentId: view.id, version })).body
}

const begin = (file: BuiltCase, heldOn = '2026-11-20') => start(anna, file.caseId, 'autonomia_18', { heldOn, moment: null } as never)

it('what is not ready rings before the birthday, to who answers for the file, and is not named', async () => {
  const file = await buildCase(world, { holder: anna, child: { birth: '2009-09-30' } })
  await fill(await begin(file), 'in_corso')
  const rows = await terms(file)
  expect(rows.map(({ due }) => due)).toEqual(['2027-03-30', '2027-06-30', '2027-09-29'])
  expect(rows.every(({ state, kind, section, responsible_id }) => state === 'open' && kind === 'standard' && section === 2 && responsible_id === anna.operatorId)).toBe(true)
  expect(JSON.stringify(rows)).not.toMatch(/passaporto|casa|permesso/i)
})

it('rings by the months that the service gave itself, and says where the date comes from', async () => {
  const lead = await world.operator({ organisationId: anna.organisationId, unitId: anna.unitId }, { role: 'coordinator' })
  expect((await lead.call(addStandard, { unitId: anna.unitId, ruleId: 'PRO-02b', title: null, trigger: null, amount: 9, measure: 'months', source: 'Delibera 12/2026', validFrom: '2026-11-01' } as never)).status).toBe(200)
  const file = await buildCase(world, { holder: anna, child: { birth: '2009-09-30' } })
  await fill(await begin(file), 'in_corso')
  expect((await terms(file)).map(({ due }) => due)).toEqual(['2026-12-30', '2027-06-30', '2027-09-29'])
  const { rows: [first] } = await world.owner.query('select id from deadlines.term where subject = $1 order by due limit 1', [file.caseId])
  const { body } = await anna.call(getTerm, { termId: first.id } as never)
  expect(body).toMatchObject({ ruleId: 'PRO-02b', kind: 'standard' })
  expect(JSON.stringify(body)).toContain('9 mesi prima del compleanno (numero del servizio, non legge)')
  const [own] = (await lead.call(listStandards, {})).body.rows
  await lead.call(endStandard, { standardId: own!.id, validTo: '2026-11-01', version: own!.version } as never)
})

it('of what is ready already only the last day is left; near the birthday days past are not raised', async () => {
  const ready = await buildCase(world, { holder: anna, child: { birth: '2009-09-30' } })
  await fill(await begin(ready), 'acquisito')
  expect((await terms(ready)).map(({ due }) => due)).toEqual(['2027-09-29'])
  const near = await buildCase(world, { holder: anna, child: { birth: '2009-01-01' } })
  await fill(await begin(near), 'non_avviato')
  expect((await terms(near)).map(({ due }) => due)).toEqual(['2026-12-31'])
})

it('filled in again or corrected, the days to come give way to those counted anew', async () => {
  const file = await buildCase(world, { holder: anna, child: { birth: '2009-09-30' } })
  await fill(await begin(file, '2026-10-01'), 'in_corso')
  const second = await fill(await begin(file), 'acquisito', { vita: { casa: { choice: 'in_corso' } } })
  const open = async () => (await terms(file)).filter(({ state }) => state === 'open').map(({ due }) => due)
  expect(await open()).toEqual(['2027-06-30', '2027-09-29'])
  const draft = (await anna.call(correctAssessment, { assessmentId: second.id, reason: 'La casa c’è', version: second.version })).body
  await fill({ ...second, version: draft.version }, 'acquisito')
  expect(await open()).toEqual(['2027-09-29'])
  expect((await terms(file)).filter(({ state }) => state === 'done')).toHaveLength(3)
})
