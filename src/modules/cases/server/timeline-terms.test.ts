import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completeTerm, createTerm } from '#modules/deadlines/contract.ts'
import { buildCase, openTo } from '#tests/support/case-builder.ts'
import { openWorld, type World } from '#tests/support/world.ts'
import { readTimeline } from '../contract/timeline.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('the timeline of a file', () => {
  it('tells a term that was met and one that was missed, only to who reaches their section', async () => {
    const anna = await world.operator(await world.organisation(), { name: 'Anna Verdi' })
    const file = await buildCase(world, { holder: anna })
    const term = (await anna.call(createTerm, { caseId: file.caseId, ruleId: 'ASS-03', event: '2026-03-21' })).body
    await anna.call(completeTerm, { termId: term.id, version: 1, words: 'Inviata in ritardo' })
    const asked = { caseId: file.caseId, sources: 'term' as never }
    const { rows } = (await anna.call(readTimeline, asked)).body
    expect(rows.map(({ event, title, text, by }) => [event, title, text, by?.name ?? null])).toEqual([
      ['met', term.title, 'Inviata in ritardo', 'Anna Verdi'], ['missed', term.title, null, null],
    ])
    const school = await world.operator(await world.organisation({ kind: 'scuola' }), { role: 'partner' })
    await openTo(world, file.caseId, { unitId: school.unitId }, [1, 5])
    expect((await school.call(readTimeline, asked)).body.rows).toEqual([])
  })
})
