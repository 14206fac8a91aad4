import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Operation } from '#kernel/server/operation.ts'
import { operations } from '#server/registry.ts'
import { openTo } from '#tests/support/case-builder.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import { chanceOf } from '../oracle/random.ts'
import { prepare, send } from '../routes/request.ts'
import { day, fullFile, marks, withhold, type FullFile } from './full-file.ts'

type Part = keyof typeof marks
interface Reader {
  who: Somebody
  /** Reaches the header, and what was written in these parts. */
  header: boolean
  parts: readonly Part[]
}

let world: World
let file: FullFile
let readers: Record<string, Reader>
beforeAll(async () => {
  world = await openWorld()
  const body = await world.organisation()
  const anna = await world.operator(body, { name: 'Anna Verdi' })
  file = await fullFile(world, anna)
  const elsewhere = await world.organisation()
  const guest = async (role: string, sections: readonly number[]) => {
    const who = await world.operator(elsewhere, { role })
    await openTo(world, file.caseId, { operatorId: who.operatorId }, sections)
    return who
  }
  const kept = async (sections: readonly number[]) => {
    const who = await world.operator(body)
    await withhold(world, file.caseId, who.operatorId, sections)
    return who
  }
  const ended = await world.operator(elsewhere, { role: 'worker' })
  await world.owner.query('delete from kernel.reach_source where id = $1', [await openTo(world, file.caseId, { operatorId: ended.operatorId })])
  const invited = await world.organisation()
  await openTo(world, file.caseId, { unitId: invited.unitId }, [1, 2, 3, 4, 5, 6])
  const otherUnit = { organisationId: body.organisationId, unitId: await world.unit(body.organisationId) }
  readers = {
    'the worker who holds it': { who: anna, header: true, parts: ['judicial', 'penal', 'work', 'education'] },
    'a stranger': { who: await world.operator(elsewhere), header: false, parts: [] },
    'a worker of another unit of the body': { who: await world.operator(otherUnit), header: false, parts: [] },
    'who leads another unit of the body': { who: await world.operator(otherUnit, { role: 'coordinator' }), header: false, parts: [] },
    'a school': { who: await guest('partner', [5]), header: true, parts: ['education'] },
    'a partner invited to all but the secret place': { who: await world.operator(invited, { role: 'partner' }), header: true, parts: ['judicial', 'work', 'education'] },
    'an educator of the unit': { who: await world.operator(body, { role: 'educator' }), header: true, parts: ['work', 'education'] },
    'the front desk': { who: await world.operator(body, { role: 'front_desk' }), header: true, parts: [] },
    'from whom the file is kept': { who: await kept([0]), header: false, parts: [] },
    'from whom the judicial part is kept': { who: await kept([3]), header: true, parts: ['work', 'education'] },
    'from whom status is kept': { who: await kept([6]), header: true, parts: ['judicial', 'penal', 'education'] },
    'from whom school is kept': { who: await kept([5]), header: true, parts: ['judicial', 'penal', 'work'] },
    'whose grant ended': { who: ended, header: false, parts: [] },
    'the administrator of the body': { who: await world.operator(body, { role: 'administrator' }), header: false, parts: [] },
  }
})
afterAll(() => world.close())

const ours = /^(agenda|deadlines|measures|procedures|permits|schools|cases|audit|people|documents)\./
const reading = operations.map(({ endpoint }) => endpoint).filter(({ id, method, auth }) => method === 'GET' && ours.test(id) && auth !== 'public')

/** Everything that one may ask of this file with GET, each with the identifiers that are its own. */
function requests(endpoint: Operation['endpoint']): Record<string, unknown>[] {
  const ids = {
    ...file, subject: file.caseId, personId: file.childId, from: day(-40), to: day(0), day: file.absenceDay, limit: 100, scope: 'all', state: undefined, cursor: undefined, timeline: 'true', ended: 'true',
  }
  if (endpoint.id === 'deadlines.listTerms') return [{ ...ids, state: 'any' }, { ...ids, state: 'todo' }]
  if (endpoint.id === 'agenda.listCalendar') return [{ ...ids, from: day(0), to: day(30) }, { ...ids, from: day(0), to: day(30), whose: 'operator', operatorId: file.holderId }]
  if (endpoint.id === 'agenda.getDesk') return [{ ...ids, ofCase: file.caseId }]
  if (endpoint.id === 'deadlines.listCalendar') return [{ ...ids, from: day(0), to: day(30) }]
  if (endpoint.id === 'schools.listAtRisk' || endpoint.id === 'permits.listPermits') return [{ ...ids, scope: undefined }]
  if (endpoint.id === 'measures.getMeasure' || endpoint.id === 'measures.listMeasureVersions') return [ids, { ...ids, measureId: file.penalId }]
  if (endpoint.id === 'procedures.getRun') return [ids, { ...ids, runId: file.penalRunId }]
  return [ids]
}

/** Asks with only the given values in the query: nothing drawn by chance narrows a list. */
const ask = (endpoint: Operation['endpoint'], input: Record<string, unknown>, token: string) => {
  const bare = { ...prepare(endpoint, chanceOf(1), input) }
  const query = new URLSearchParams(Object.keys(endpoint.query.shape).flatMap((name) => (input[name] === undefined ? [] : [[name, String(input[name])] as [string, string]])))
  return send(world.app, { ...bare, url: `${bare.url.split('?')[0]!}${query.size ? `?${query}` : ''}` }, token)
}

describe('what each may read of a file, by every way of reading', () => {
  it.each([
    'the worker who holds it', 'a stranger', 'a worker of another unit of the body', 'who leads another unit of the body', 'a school', 'a partner invited to all but the secret place',
    'an educator of the unit', 'the front desk', 'from whom the file is kept', 'from whom the judicial part is kept', 'from whom status is kept', 'from whom school is kept', 'whose grant ended',
    'the administrator of the body',
  ])('%s', async (name) => {
    const { who, header, parts } = readers[name]!
    const told: string[] = []
    const seen = new Set<Part>()
    for (const endpoint of reading) {
      for (const input of requests(endpoint)) {
        const { statusCode, body } = await ask(endpoint, input, who.token)
        if (statusCode >= 500) told.push(`${endpoint.id} answered ${statusCode}`)
        for (const part of Object.keys(marks) as Part[]) {
          if (!body.includes(marks[part])) continue
          seen.add(part)
          if (!parts.includes(part)) told.push(`${endpoint.id} told ${part}`)
        }
        if (!parts.includes('penal') && /PEN-\d|messa_alla_prova|"map"/.test(body) && !/listDefinitions|getDefinition|listRules|getRule|listParameters|calculate/.test(endpoint.id)) told.push(`${endpoint.id} told that something is penal`)
        if (!header && statusCode === 200 && (body.includes(file.name) || body.includes(file.number) || body.includes(file.caseId))) told.push(`${endpoint.id} told that the file exists`)
      }
    }
    expect(told).toEqual([])
    // what he may read he does read somewhere: otherwise this test proves nothing
    expect([...seen].toSorted()).toEqual([...parts].toSorted())
  })

  it('counts of lists hold nothing out of reach', async () => {
    const { who } = readers['from whom the file is kept']!
    for (const endpoint of reading.filter(({ id }) => /listTerms|listCalendar|searchMeasures|listHearings|\.board|missingOfService|listAtRisk|listPermits/.test(id))) {
      for (const input of requests(endpoint)) {
        const { statusCode, body } = await ask(endpoint, input, who.token)
        expect(statusCode, `${endpoint.id} ${body}`).toBe(200)
        const counts = Object.entries(JSON.parse(body) as Record<string, unknown>).flatMap(([key, value]) =>
          key === 'total' ? [value] : key === 'counts' && value ? Object.values(value) : [])
        expect(counts.filter((one) => typeof one === 'number' && one > 0), endpoint.id).toEqual([])
      }
    }
  })
})
