import { buffer } from 'node:stream/consumers'
import { afterAll, expect, it } from 'vitest'
import { transact } from '#kernel/server/db.ts'
import { enqueue } from '#kernel/server/jobs.ts'
import { searchPeople } from '#modules/people/contract.ts'
import * as contract from '../contract.ts'
import { letters, openImport } from './testing/import-world.ts'

const { world, jobs, put, settled, count, close } = await openImport()
afterAll(close)

it('many rows stored together come out as one by one: numbers in order, each child with parents, found by search, one notice for each worker', async () => {
  const own = await world.organisation()
  const bruno = await world.operator(own, { name: 'Bruno Sala' })
  const [carla, dario] = [await world.operator(own, { name: 'Carla Fumagalli' }), await world.operator(own, { name: 'Dario Longoni' })]
  const worker = (index: number) => (index === 0 ? 'Longoni Dario' : index % 2 ? 'Fumagalli Carla' : 'Sala Bruno')
  const rows = Array.from({ length: 600 }, (_, index) => `Perego${letters(index)};Luca;${1 + (index % 28)}/3/2015;Perego${letters(index)} Anna;${worker(index)};${1 + (index % 28)}/1/${2024 + (index % 3)}`)
  const { body: run } = await put(bruno, Buffer.from(`Cognome;Nome;data nascita;Madre;Assistente sociale;Data apertura\n${rows.join('\n')}\n`), 'r.csv')
  await bruno.call(contract.confirmRun, { runId: run.id, version: run.version, include: 'all' })
  expect(await settled(bruno, run.id)).toMatchObject({ state: 'loaded', result: { created: 600, left: 0, refused: 0 } })
  const { rows: files } = await world.owner.query(`
    select f.number, f.child_name, (select count(*)::int from people.relation r where r.to_person = f.child_id and r.type = 'madre') as mothers,
      (select count(*)::int from kernel.reach x where x.subject = f.id) as sections, f.allow <> '{}' as listed,
      (select count(*)::int from cases.phase_change p where p.case_id = f.id) + (select count(*)::int from cases.file_event e where e.case_id = f.id) as history
    from cases.case_file f where f.organisation_id = $1 order by f.number`, [own.organisationId])
  expect(new Set(files.map(({ number }) => number.replace(/^[^-]+-/, '')))).toEqual(
    new Set([2024, 2025, 2026].flatMap((year) => Array.from({ length: 200 }, (_, index) => `${year}-${String(index + 1).padStart(6, '0')}`))))
  expect(files.every(({ mothers, sections, listed, history }) => mothers === 1 && sections === 9 && listed && history === 2)).toBe(true)
  const { rows: notices } = await world.owner.query(`select actor_id, kind, params from kernel.notice where actor_id = any ($1)`, [[bruno, carla, dario].map(({ operatorId }) => operatorId)])
  expect(notices).toHaveLength(2)
  expect(notices).toContainEqual({ actor_id: carla.operatorId, kind: 'cases.files_opened', params: { count: 300 } })
  expect(notices).toContainEqual({ actor_id: dario.operatorId, kind: 'cases.made_responsible', params: { number: expect.stringMatching(/-2024-/) } })
  const { rows: trail } = await world.owner.query(`select cardinality(subjects) as files from kernel.audit_event where action = 'importer.load' and actor_id = $1`, [bruno.operatorId])
  expect(trail).toEqual([{ files: 600 }])
  expect((await carla.call(searchPeople, { q: 'perego bace luca' })).body.rows.length).toBeGreaterThan(0)
  const stranger = await world.operator(await world.organisation())
  expect((await stranger.call(searchPeople, { q: 'perego luca' })).body.rows).toEqual([])
})

it('a load tried again after a failure or a crash keeps the doubts that were chosen', async () => {
  const dora = await world.operator(await world.organisation())
  const { body: run } = await put(dora, Buffer.from('Cognome;Nome;data nascita\nPerego;Luca;1/2/2015\nSala;Anna;31/2/2014\nRiva;Marco;boh\n'), 'r.csv')
  await world.owner.query(`
    create function public.fail_dora() returns trigger language plpgsql as $$ begin if new.child_name = 'Anna Sala' then raise exception 'broken on purpose'; end if; return new; end $$;
    create trigger zz_dora before insert on cases.case_file for each row execute function public.fail_dora()`)
  await dora.call(contract.confirmRun, { runId: run.id, version: run.version, include: [3] })
  const failed = await settled(dora, run.id)
  expect(failed).toMatchObject({ state: 'failed', failure: { row: 3 } })
  expect((await dora.call(contract.listRows, { runId: run.id })).body.chosen).toEqual([3])
  await world.owner.query('drop trigger zz_dora on cases.case_file')
  await dora.call(contract.confirmRun, { runId: run.id, version: failed.version })
  expect(await settled(dora, run.id)).toMatchObject({ state: 'loaded', result: { created: 2, left: 1 } })
})

it('two rows of one person already present: the second is refused, and the file is his', async () => {
  const own = await world.organisation()
  const elio = await world.operator(own)
  const load = async (text: string) => {
    const { body: run } = await put(elio, Buffer.from(text), 'r.csv')
    await elio.call(contract.confirmRun, { runId: run.id, version: run.version, include: 'all' })
    return settled(elio, run.id)
  }
  await load('Cognome;Nome;data nascita\nAlaoui;Mohamed;1/2/2012\n')
  await world.owner.query(`update cases.case_file set status = 'closed', closed_on = opened_on where organisation_id = $1`, [own.organisationId])
  const twice = 'Cognome;Nome;data nascita;n. fascicolo\nAlaoui;Mohamed;1/2/2012;1/2020\nAlaoui;Muhammad;1/2/2012;2/2020\n'
  const { body: run } = await put(elio, Buffer.from(twice), 'r.csv')
  const [first, second] = (await elio.call(contract.listRows, { runId: run.id })).body.rows
  expect(first).toMatchObject({ outcome: 'create', findings: [{ code: 'maybeKnown' }] })
  expect(second).toMatchObject({ outcome: 'refused', findings: [{ code: 'duplicateInFile' }] })
  const people = await count('people.person')
  const { rows: [line] } = (await elio.call(contract.listKnown, { runId: run.id })).body
  await elio.call(contract.answerKnown, { runId: run.id, answers: [{ candidateId: line!.id, verdict: 'same' }] })
  await elio.call(contract.confirmRun, { runId: run.id, version: run.version, include: 'all' })
  expect(await settled(elio, run.id)).toMatchObject({ state: 'loaded', result: { created: 1, refused: 1 } })
  expect(await count('people.person')).toBe(people)
})

it('the sheet goes 30 days after the load, or after it was left alone; not before', async () => {
  const fabio = await world.operator(await world.organisation())
  const add = async (state: 'ready' | 'loaded', days: number) => {
    const { body: run } = await put(fabio, Buffer.from(`Cognome;Nome;data nascita\nRiva;Marco${letters(days)}${state};1/2/2015\n`), 'r.csv')
    if (state === 'loaded') {
      await fabio.call(contract.confirmRun, { runId: run.id, version: run.version, include: [] })
      await settled(fabio, run.id)
    }
    const { rows } = await world.owner.query<{ blob_id: string }>(
      `update importer.run set created_at = now() - $2::interval, queued_at = queued_at - queued_at + (now() - $2::interval), finished_at = finished_at - finished_at + (now() - $2::interval)
       where id = $1 returning blob_id`, [run.id, `${days} days`])
    return { id: run.id, blob: rows[0]!.blob_id }
  }
  const gone = [await add('ready', 31), await add('loaded', 31)]
  const kept = [await add('ready', 29), await add('loaded', 29)]
  await transact(jobs, (tx) => enqueue(tx, 'importer.forget_sheets', {}))
  const state = async (id: string) => (await world.owner.query('select state, blob_id is null as forgotten from importer.run where id = $1', [id])).rows[0]
  for (let tries = 0; tries < 100 && !((await state(gone[0]!.id)).forgotten && (await state(gone[1]!.id)).forgotten); tries++) await new Promise((resolve) => setTimeout(resolve, 50))
  expect([await state(gone[0]!.id), await state(gone[1]!.id)]).toEqual([{ state: 'discarded', forgotten: true }, { state: 'loaded', forgotten: true }])
  for (const { blob } of gone) await expect(world.runtime.services.blobs.get(blob).then(buffer)).rejects.toThrow()
  for (const { id, blob } of kept) {
    expect((await state(id)).forgotten).toBe(false)
    expect((await buffer(await world.runtime.services.blobs.get(blob))).length).toBeGreaterThan(0)
  }
  expect((await fabio.call(contract.getProgress, { runId: gone[1]!.id })).body).toMatchObject({ state: 'loaded', can: { refused: false } })
})
