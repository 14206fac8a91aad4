import { afterAll, beforeAll, expect, test } from 'vitest'
import { deadlineTasks } from '#modules/deadlines/server/index.ts'
import { addBirthFact } from '#modules/people/contract.ts'
import { buildCase } from '#tests/support/case-builder.ts'
import { runJobs } from '#tests/support/run-jobs.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { addPermit } from '../contract.ts'

let world: World
let anna: Somebody
beforeAll(async () => {
  world = await openWorld()
  anna = await world.operator(await world.organisation())
})
afterAll(() => world.close())

const termsOf = async (subject: string) => (await world.owner.query('select rule_id, due from deadlines.term where subject = $1 order by id', [subject])).rows
const runFollow = () => runJobs(world, deadlineTasks(), 'deadlines.followBirth')

test('the conversion before eighteen follows a corrected birth, in every file of the child, in the name of who corrected it', async () => {
  const file = await buildCase(world, { holder: anna, child: { birth: '2010-05-06' } })
  const elsewhere = await world.operator(await world.organisation())
  const other = await buildCase(world, { holder: elsewhere })
  await world.owner.query('update cases.case_file set child_id = $1, child_birth = $2 where id = $3', [file.childId, '2010-05-06', other.caseId])
  await world.owner.query('insert into kernel.reach_member (member, subject, section) values ($1, $2, 0)', [file.childId, other.caseId])
  for (const [who, caseId] of [[anna, file.caseId], [elsewhere, other.caseId]] as const) {
    expect((await who.call(addPermit, { caseId, kind: 'minore_eta', state: 'delivered', number: 'I1' } as never)).status).toBe(200)
    expect(await termsOf(caseId)).toEqual([{ rule_id: 'PER-07', due: '2028-05-05' }])
  }
  await runFollow()
  const born = { date: '2010-11-20', precision: 'day', place: null, municipality: null, country: null, source: 'documento_estero', reliability: 'certa', note: null, choose: true }
  expect((await anna.call(addBirthFact, { personId: file.childId, ...born } as never)).status).toBe(200)
  await runFollow()
  for (const caseId of [file.caseId, other.caseId]) {
    expect(await termsOf(caseId)).toEqual([{ rule_id: 'PER-07', due: '2028-11-19' }])
    const { rows } = await world.owner.query(`select h.by_operator, h.reason from deadlines.term_history h join deadlines.term t on t.id = h.term_id where t.subject = $1 and h.what = 'event_corrected'`, [caseId])
    expect(rows).toEqual([{ by_operator: anna.operatorId, reason: 'Corretta la data di nascita' }])
  }
})
