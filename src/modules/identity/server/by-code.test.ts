import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCase } from '#modules/cases/contract.ts'
import { addIdentifier } from '#modules/people/contract.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { findCandidates } from '../contract/suggestion.ts'
import { realEngine, replaceEngine } from './engine.ts'
import { register } from './testing/identity-world.ts'

let world: World
let anna: Somebody
let luca: Somebody
const restore = replaceEngine(realEngine)
beforeAll(async () => {
  world = await openWorld()
  anna = await world.operator(await world.organisation({ name: 'Comune di Qui' }))
  luca = await world.operator(await world.organisation({ name: 'Comune di Là' }))
})
afterAll(async () => {
  restore()
  await world.close()
})

describe('a tax code typed of somebody new', () => {
  const code = 'DLLMMD12C04Z329W'

  it('leads to who has it under another name: within reach with the reason, answered before the file opens; out of reach as one counted question', async () => {
    const old = await register(world, luca, { given: 'Mamadou', family: 'Lontani' })
    await luca.call(addIdentifier, { personId: old.childId, type: 'CF', value: code })
    const typed = { given: 'Moussa', family: 'Tutt’altro', taxCode: code }
    const [found] = (await luca.call(findCandidates, typed)).body.rows
    expect(found).toMatchObject({ person: { id: old.childId }, lines: expect.arrayContaining([expect.objectContaining({ fact: 'code' })]) })
    const opened = (over: object) => luca.call(openCase, { child: { given: 'Mamadou', family: 'Lontani', taxCode: code, ...over }, unitId: luca.unitId as never, responsibleId: luca.operatorId as never, answers: [] } as never)
    expect((await opened({})).problem).toMatchObject({ code: 'conflict', detail: expect.stringContaining('rispondi') })
    // half a code means nobody, and nothing is told without the typing having stopped
    expect((await anna.call(findCandidates, { ...typed, taxCode: code.slice(0, 9), beyond: 'true' })).body.elsewhere).toEqual([])
    expect((await anna.call(findCandidates, typed)).body).toEqual({ rows: [], siblings: [], elsewhere: [], limited: false })
    const asked = async () => Number((await world.owner.query('select count(*)::int as n from identity.asked where actor_id = $1', [anna.operatorId])).rows[0].n)
    const before = await asked()
    const { body } = await anna.call(findCandidates, { ...typed, beyond: 'true' })
    expect(body).toMatchObject({ rows: [], elsewhere: [{ organisationName: 'Comune di Là' }] })
    expect(JSON.stringify(body)).not.toContain(old.childId)
    expect(await asked()).toBe(before + 1)
  })
})
