import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, dateInRome } from '#kernel/domain/plain-date.ts'
import { planAppointment } from '#modules/agenda/contract.ts'
import { writeEntry } from '#modules/cases/contract.ts'
import { createTerm } from '#modules/deadlines/contract.ts'
import { listen, pdf, send } from '#modules/documents/server/testing/upload.ts'
import { decide, endLink } from '#modules/identity/contract/suggestion.ts'
import { replaceEngine } from '#modules/identity/server/engine.ts'
import { register, suggest, type Registered } from '#modules/identity/server/testing/identity-world.ts'
import { added, everything } from '#modules/identity/server/testing/whole-database.ts'
import { addContact, addRelative } from '#modules/people/contract.ts'
import { addPermit } from '#modules/permits/contract.ts'
import { createPlan } from '#modules/plans/contract.ts'
import { enrol } from '#modules/schools/contract.ts'
import { frame } from '#tests/support/plans-world.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'

let world: World
let anna: Somebody
const restore = replaceEngine(() => Promise.resolve([]))
beforeAll(async () => {
  world = await openWorld()
  anna = await world.operator(await world.organisation())
})
afterAll(async () => {
  restore()
  await world.close()
})

const day = (offset: number) => addDays(dateInRome(Date.now()), offset)

/** One writing through each door that holds facts of a child, on the file given. */
const writings = (): Record<string, (of: Registered) => Promise<{ status: number }>> => ({
  permit: ({ caseId, childId }) => anna.call(addPermit, { caseId, personId: childId, kind: 'asilo', state: 'delivered', number: 'I123', issuedOn: day(-100), expiresOn: day(50) } as never),
  school: ({ caseId }) => anna.call(enrol, { caseId, schoolWords: 'Scuola media Frankel', level: 'secondaria_primo', class: '1B', validFrom: day(-30) } as never),
  plan: ({ caseId }) => anna.call(createPlan, { caseId, keeperUnit: anna.unitId, ...(frame({}) as object) } as never),
  term: ({ caseId }) => anna.call(createTerm, { caseId, ruleId: 'ASS-03', event: day(-1) } as never),
  diary: ({ caseId }) => anna.call(writeEntry, { caseId, kind: 'nota', section: 'social', origin: 'attivita_propria', happenedAt: new Date().toISOString(), body: 'Nota.' } as never),
  appointment: ({ caseId, childId }) => anna.call(planAppointment, { caseId, kind: 'colloquio', on: day(3), from: '15:00', minutes: 60, operators: [anna.operatorId], people: [childId], despite: true } as never),
  document: async ({ caseId }) => send(await listen(world), anna, `/api/subjects/${caseId}/documents`, { fileName: 'relazione.pdf', section: 'social', type: 'relazione', origin: 'prodotto_interno' }, pdf('x')),
  telephone: ({ childId }) => anna.call(addContact, { personId: childId, kind: 'cellulare', value: '+39 333 111222' }),
  relative: ({ caseId, childId }) => anna.call(addRelative, { personId: childId, subject: caseId, relative: { given: 'Fatou', family: 'Madre' }, type: 'madre' } as never),
})

describe('two registrations joined as one child', () => {
  it('what is written meanwhile, through every door, stands on its own side and stays there when they are separated', async () => {
    const [a, b] = [await register(world, anna, { given: 'Awa', family: 'Prima' }), await register(world, anna, { given: 'Hawa', family: 'Seconda' })]
    const suggestionId = await suggest(world, a.childId, b.childId)
    const { body: { link } } = await anna.call(decide, { suggestionId, verdict: 'same', reason: 'Stessa madre', version: 1 })
    const linked = await everything(world)
    for (const [door, write] of Object.entries(writings())) expect([door, (await write(b)).status]).toEqual([door, 200])
    const written = await everything(world)
    const rows = added(linked, written)
    expect(new Set(rows.map(([table]) => table.split('.')[0])).size).toBeGreaterThanOrEqual(7)
    expect(rows.filter(([, row]) => row.includes(a.childId) || row.includes(a.caseId))).toEqual([])
    await anna.call(endLink, { linkId: link!.id, reason: 'Non erano la stessa', version: 1 })
    expect(added(written, await everything(world))).toEqual([])
    expect(added(await everything(world), written)).toEqual([])
  }, 60_000)

  it('are known as joined to the module identity alone: nothing another module writes, now or later, can stand on the wrong side', async () => {
    const { rows } = await world.owner.query<{ what: string }>(`
      select 'function ' || p.oid::regprocedure as what from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname <> 'identity' and p.prosrc ~ 'identity\\.link\\M'
      union all select 'foreign key ' || conname from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        where k.confrelid = 'identity.link'::regclass and n.nspname <> 'identity'
      union all select 'trigger ' || tgname from pg_trigger where tgrelid = 'identity.link'::regclass and not tgisinternal
      union all select 'view ' || viewname from pg_views where schemaname <> 'identity' and definition ~ 'identity\\.link\\M'
      union all select 'policy ' || tablename || ' ' || policyname from pg_policies where schemaname <> 'identity' and coalesce(qual, '') || coalesce(with_check, '') ~ 'identity\\.link\\M'`)
    expect(rows).toEqual([])
  })
})
