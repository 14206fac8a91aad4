import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildCase, openTo, type BuiltCase } from '#tests/support/case-builder.ts'
import { openWorld, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'

// What the database alone refuses, whatever the code above it does: each statement runs as the application, with somebody's session.
let world: World
let file: BuiltCase
let anna: Somebody
let paola: Somebody
let capo: Somebody
let partner: Somebody
let educator: Somebody
let stranger: Somebody
let paper: contract.Paper
const section = (key: string) => paper.sections.find((one) => one.key === key)!.id

async function attempt(who: Somebody, statement: string, values: unknown[] = []): Promise<{ rows: Record<string, unknown>[]; count: number } | 'refused'> {
  const client = await world.runtime.pool.connect()
  try {
    await client.query('begin')
    await client.query('select kernel.begin_session($1)', [createHash('sha256').update(who.token).digest('hex')])
    const { rows, rowCount } = await client.query(statement, values)
    return { rows: rows as Record<string, unknown>[], count: rowCount ?? 0 }
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return 'refused'
    throw error
  } finally {
    await client.query('rollback')
    client.release()
  }
}
const count = async (who: Somebody, table: string): Promise<number> => {
  const answer = await attempt(who, `select 1 from composer.${table}`)
  return answer === 'refused' ? -1 : answer.count
}

beforeAll(async () => {
  world = await openWorld()
  const body = await world.organisation()
  anna = await world.operator(body, { name: 'Anna Verdi' })
  paola = await world.operator(body, { name: 'Paola Blu', profession: 'psicologo' })
  capo = await world.operator(body, { role: 'coordinator' })
  file = await buildCase(world, { holder: anna })
  const elsewhere = await world.organisation()
  stranger = await world.operator(elsewhere)
  partner = await world.operator(elsewhere, { role: 'partner' })
  educator = await world.operator(elsewhere, { role: 'educator' })
  for (const { operatorId } of [partner, educator]) await openTo(world, file.caseId, { operatorId }, [1, 2, 3, 4, 5, 6])
  paper = (await anna.call(contract.startPaper, { caseId: file.caseId, kind: 'court_update', psychologists: [paola.operatorId as never] } as never)).body
  const psychology = paper.sections.find(({ key }) => key === 'psychology')!
  await paola.call(contract.saveSection, { paperId: paper.id, sectionId: psychology.id, blocks: [{ kind: 'paragraph', id: 'para-1', runs: [{ text: 'Riservato.' }] }], version: 1 })
  await world.owner.query(
    `insert into composer.frozen (paper_id, n, content, hash, clinical, approved_by, approved_at) values ($1, 1, '{"schema":1}', 'x', true, $2, now())`, [paper.id, capo.operatorId])
})
afterAll(() => world.close())

describe('papers in the database', () => {
  it('are nothing to strangers and partners, whatever table they ask', async () => {
    for (const who of [stranger, partner]) {
      for (const table of ['paper', 'section', 'section_text', 'section_author', 'text_version', 'quoted', 'remark', 'check_answer', 'frozen', 'receipt', 'event', 'timeline']) expect([table, await count(who, table)]).toEqual([table, 0])
    }
  })
  it('show an educator neither psychological sections nor a version that holds them', async () => {
    expect(await count(educator, 'paper')).toBe(1)
    expect(await count(educator, 'section')).toBe(paper.sections.length - 1)
    expect(await count(educator, 'section_text')).toBe(paper.sections.length - 1)
    expect(await count(educator, 'frozen')).toBe(0)
    expect(await count(paola, 'frozen')).toBe(1)
  })
  it('let only authors write, and only while it is written', async () => {
    const write = (who: Somebody, key: string) => attempt(who, `update composer.section_text set blocks = '[]', saved_by = $2, version = version + 1 where section_id = $1`, [section(key), who.operatorId])
    expect(await write(anna, 'facts')).toMatchObject({ count: 1 })
    expect(await write(anna, 'psychology')).toMatchObject({ count: 0 })
    expect(await write(paola, 'facts')).toMatchObject({ count: 0 })
    expect(await write(capo, 'facts')).toMatchObject({ count: 0 })
    expect(await write(educator, 'facts')).toMatchObject({ count: 0 })
    expect(await attempt(anna, `update composer.section_text set saved_by = $2 where section_id = $1`, [section('facts'), paola.operatorId])).toBe('refused')
  })
  it('let nobody change what was frozen, nor freeze without leading, nor rewrite history', async () => {
    for (const who of [anna, capo]) {
      expect(await attempt(who, `update composer.frozen set content = '{}' where paper_id = $1`, [paper.id])).toBe('refused')
      expect(await attempt(who, `update composer.frozen set hash = 'y' where paper_id = $1`, [paper.id])).toBe('refused')
      expect(await attempt(who, 'delete from composer.frozen')).toBe('refused')
      expect(await attempt(who, `update composer.event set what = 'x'`)).toBe('refused')
      expect(await attempt(who, 'delete from composer.paper')).toBe('refused')
    }
    expect(await attempt(anna, `insert into composer.frozen (paper_id, n, content, hash, clinical, approved_by, approved_at) values ($1, 2, '{}', 'x', false, $2, now())`, [paper.id, anna.operatorId])).toBe('refused')
    expect(await attempt(anna, `insert into composer.number_counter (organisation_id, year, last) values ($1, 2099, 900)`, [anna.organisationId])).toBe('refused')
  })
  it('tell secrets, and sessions to render, to nobody out of reach', async () => {
    expect(await attempt(stranger, `select * from composer.secrets_in($1, array['x'])`, [paper.id])).toMatchObject({ count: 0 })
    for (const who of [stranger, partner, educator]) expect(await attempt(who, `select composer.open_render_session(gen_random_uuid(), $1, '\\x00')`, [paper.id])).toBe('refused')
    expect(await attempt(anna, `select composer.open_render_session(gen_random_uuid(), $1, '\\x00')`, [paper.id])).toMatchObject({ count: 1 })
    expect(await attempt(stranger, `select composer.hidden_sections($1) as n`, [paper.id])).toMatchObject({ rows: [{ n: 0 }] })
  })
})
