import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addRelation, addRelative } from '#modules/people/contract.ts'
import { openTo } from '#tests/support/case-builder.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { decide, getHistory } from '../contract/suggestion.ts'
import { replaceEngine } from './engine.ts'
import { fakeEngine } from './testing/fake-engine.ts'
import { register, suggest } from './testing/identity-world.ts'

let world: World
let anna: Somebody
let luca: Somebody
let restore = () => undefined as void

beforeAll(async () => {
  world = await openWorld()
  anna = await world.operator(await world.organisation(), { name: 'Anna Verdi' })
  luca = await world.operator(await world.organisation(), { name: 'Luca Bianchi' })
  restore = replaceEngine(fakeEngine([]))
})
afterAll(async () => {
  restore()
  await world.close()
})

const history = (who: Somebody, personId: string, besides?: string) => who.call(getHistory, { personId: personId as never, ...(besides ? { besides: besides as never } : {}) })
const seen = async (...asked: Parameters<typeof history>) => (await history(...asked)).body.rows.map(({ file, relation }) => ({ file: file.caseId, relation }))

describe('the whole story of a child', () => {
  it('is not told to a stranger, nor to who sees no more than his name', async () => {
    const child = await register(world, anna, { given: 'Awa', family: 'Storia' })
    expect((await history(luca, child.childId)).status).toBe(404)
    await openTo(world, child.caseId, { operatorId: luca.operatorId }, [5])
    expect((await history(luca, child.childId)).status).toBe(404)
  })

  it('holds the files of his other registrations and of his kin, each once, and not the one that is read already', async () => {
    const [child, again, brother, half] = [
      await register(world, anna, { given: 'Awa', family: 'Intera' }), await register(world, anna, { given: 'Hawa', family: 'Intera' }), await register(world, anna, { given: 'Omar', family: 'Intera' }),
      await register(world, anna, { given: 'Sara', family: 'Altra' }),
    ]
    const suggestionId = await suggest(world, child.childId, again.childId)
    await anna.call(decide, { suggestionId, verdict: 'same', reason: 'Stessa madre', version: 1 })
    await anna.call(addRelation, { personId: again.childId, otherId: brother.childId, type: 'fratello' })
    const { body: { personId: mother } } = await anna.call(addRelative, { personId: child.childId, subject: child.caseId, relative: { given: 'Fatou', family: 'Madre' }, type: 'madre' } as never)
    await anna.call(addRelation, { personId: half.childId, otherId: mother, type: 'madre' } as never)
    const all = [{ file: child.caseId, relation: null }, { file: again.caseId, relation: null }, { file: brother.caseId, relation: 'fratello' }, { file: half.caseId, relation: 'fratello' }]
    const sorted = (rows: { file: string }[]) => rows.toSorted((a, b) => (a.file < b.file ? -1 : 1))
    expect(sorted(await seen(anna, child.childId))).toEqual(sorted(all))
    expect(sorted(await seen(anna, child.childId, child.caseId))).toEqual(sorted(all.slice(1)))
    // through the link, what is known on one side is read from the other
    expect(sorted(await seen(anna, again.childId))).toEqual(sorted(all))
    const { rows } = await world.owner.query(`select subjects from kernel.audit_event where action = 'identity.getHistory' and actor_id = $1 order by at desc limit 1`, [anna.operatorId])
    expect(rows[0].subjects).toEqual(expect.arrayContaining([again.childId, brother.caseId]))
    // of a file out of reach nothing: neither itself, nor what is tied through it
    await openTo(world, child.caseId, { operatorId: luca.operatorId }, [1])
    expect(await seen(luca, child.childId)).toEqual([{ file: child.caseId, relation: null }])
    expect(JSON.stringify((await history(luca, child.childId)).body)).not.toContain(brother.childId)
  })
})
