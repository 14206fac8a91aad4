import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import readXlsxFile from 'read-excel-file/node'
import { afterAll, describe, expect, it } from 'vitest'
import { writeXlsx } from '#kernel/server/xlsx.ts'
import * as contract from '../contract.ts'
import { sampleFile } from './sample-file.ts'
import { letters, openImport } from './testing/import-world.ts'

const { world, put, settled, count, close } = await openImport()
afterAll(close)
const body = await world.organisation()
const anna = await world.operator(body, { name: 'Anna Neri' })
await world.operator(body, { name: 'Carla Bianchi' })
const sample = readFileSync(sampleFile('xlsx'))
const everything = async () => Promise.all(['people.person', 'people.relation', 'cases.case_file', 'kernel.reach_source', 'importer.row_result', 'importer.loaded_row'].map(count))

describe('who may not', () => {
  it('loads nothing: other roles, other units, other bodies', async () => {
    for (const role of ['clerk', 'educator', 'partner', 'administrator', 'observer']) expect((await put(await world.operator(body, { role }), sample)).status).toBe(403)
    const stranger = await world.operator(await world.organisation())
    expect((await put(stranger, sample, 'registro.xlsx', anna.unitId)).status).not.toBe(200)
    const { body: run } = await put(anna, sample)
    for (const endpoint of [contract.getRun, contract.listRows, contract.downloadRefused, contract.getProgress]) {
      expect((await stranger.call(endpoint, { runId: run.id } as never)).status).toBe(404)
    }
    expect((await stranger.call(contract.confirmRun, { runId: run.id, version: 1, include: [] })).status).toBe(404)
    expect((await stranger.call(contract.listRuns, {})).body.rows).toEqual([])
  })
})

describe('what is refused', () => {
  it.each([
    ['another type', Buffer.from('%PDF-1.4'), 'registro.pdf', /Excel/],
    ['a workbook that is not one', Buffer.from('PK\x03\x04 rotto'), 'registro.xlsx', /archivi/],
    ['no headings', Buffer.from('Rossi;Mario\nBianchi;Anna\n'), 'registro.csv', /titoli delle colonne/],
  ])('%s', async (_, bytes, name, why) => {
    const { status, body: problem } = await put(anna, bytes, name)
    expect(status).toBe(415)
    expect(problem.detail).toMatch(why)
  })

  it('too many rows', async () => {
    const rows = ['Cognome;Nome;data nascita', ...Array.from({ length: 5100 }, (_, index) => `Rossi${index};Anna;1/1/2015`)].join('\n')
    expect((await put(anna, Buffer.from(rows), 'registro.csv')).status).toBe(413)
  })
})

describe('the sample', () => {
  it('is understood row by row, from both its forms, and nothing is stored', async () => {
    const before = await everything()
    const outcomes = []
    for (const format of ['xlsx', 'csv'] as const) {
      const { body: run } = await put(anna, readFileSync(sampleFile(format)), `registro.${format}`)
      const { body: dry } = await anna.call(contract.listRows, { runId: run.id, limit: 200 })
      expect(dry.counts).toEqual({ create: 40, doubt: 12, refused: 5, skipped: 3 })
      outcomes.push(Object.fromEntries(dry.rows.filter(({ row }) => row > 35).map((row) => [row.row, `${row.outcome} ${row.findings.map(({ code }) => code).join(' ')}`.trim()])))
      expect(dry.rows.filter(({ row }) => row <= 35).every(({ outcome }) => outcome === 'create')).toBe(true)
    }
    expect(outcomes[0]).toEqual(expected)
    expect(outcomes[1]).toEqual(expected)
    expect(await everything()).toEqual(before)
  })

  it('lies encrypted while it is looked at', async () => {
    const { body: run } = await put(anna, sample)
    const { rows } = await world.owner.query<{ blob_id: string }>('select blob_id from importer.run where id = $1', [run.id])
    const bytes = await buffer(await world.runtime.services.blobs.get(rows[0]!.blob_id))
    expect(bytes.includes('Bassani')).toBe(false)
    const { rows: kept } = await world.owner.query('select to_jsonb(r) as row from importer.run r where id = $1', [run.id])
    expect(JSON.stringify(kept)).not.toContain('Bassani')
  })

  it('a failure in the middle creates nothing, says where, and can be tried again', async () => {
    await world.owner.query(`
      create function public.fail_once() returns trigger language plpgsql as $$ begin if new.child_name = 'Sara Longoni' then raise exception 'broken on purpose'; end if; return new; end $$;
      create trigger zz_fail before insert on cases.case_file for each row execute function public.fail_once()`)
    const before = await everything()
    const { body: run } = await put(anna, sample)
    await anna.call(contract.confirmRun, { runId: run.id, version: run.version, include: [] })
    const failed = await settled(anna, run.id)
    expect(failed).toMatchObject({ state: 'failed', failure: { row: 31 }, can: { confirm: true } })
    expect(await everything()).toEqual(before)
    await world.owner.query('drop trigger zz_fail on cases.case_file')
    await anna.call(contract.confirmRun, { runId: run.id, version: failed.version, include: [] })
    expect(await settled(anna, run.id)).toMatchObject({ state: 'loaded', result: { created: 40, left: 12, refused: 5 } })
  })

  it('was stored as the people and files it names, and says so in the trail', async () => {
    const { rows } = await world.owner.query(`
      select c.child_name, c.opened_on, c.municipality_istat, a.display_name as responsible, c.status from cases.case_file c join kernel.actor a on a.id = c.responsible_id
      where c.child_name in ('Marco Colnaghi', 'Giulia Bassani', 'Sofia De Marchi') order by 1`)
    expect(rows).toEqual([
      { child_name: 'Giulia Bassani', opened_on: '2024-03-11', municipality_istat: '108033', responsible: 'Carla Bianchi', status: 'open' },
      { child_name: 'Marco Colnaghi', opened_on: '2024-09-12', municipality_istat: '108033', responsible: 'Carla Bianchi', status: 'open' },
      { child_name: 'Sofia De Marchi', opened_on: '2024-09-12', municipality_istat: '108033', responsible: 'Anna Neri', status: 'open' },
    ])
    const family = await world.owner.query(`
      select p.display_name, r.type from people.relation r join people.person p on p.id = r.from_person join people.person c on c.id = r.to_person where c.display_name = 'Marco Colnaghi' order by 1`)
    expect(family.rows).toEqual([{ display_name: 'Maria Colnaghi', type: 'madre' }, { display_name: 'Paolo Colnaghi', type: 'padre' }])
    const { rows: trail } = await world.owner.query(`select outcome, cardinality(subjects) as files, actor_id from kernel.audit_event where action = 'importer.load' order by at`)
    expect(trail).toMatchObject([{ outcome: 'ok', files: 40, actor_id: anna.operatorId }])
    const { rows: sessions } = await world.owner.query(`select 1 from kernel.session where user_agent = 'Importazione' and revoked_at is null and expires_at > now() + interval '31 minutes'`)
    expect(sessions).toEqual([])
  })

  it('loaded again creates nothing; another file with the same children neither', async () => {
    const before = await everything()
    const { body: again } = await put(anna, sample)
    const dry = (await anna.call(contract.listRows, { runId: again.id, limit: 200 })).body
    expect(dry.counts.create).toBe(0)
    for (const { row, findings } of dry.rows) expect([row, findings.map(({ code }) => code)]).toEqual([row, [...new Set(findings.map(({ code }) => code))]])
    await anna.call(contract.confirmRun, { runId: again.id, version: again.version, include: [] })
    expect(await settled(anna, again.id)).toMatchObject({ state: 'failed', failure: { code: 'conflict' }, can: { refused: true } })
    // nothing to load: what is refused comes back all the same
    const sheet = (await readXlsxFile((await anna.call(contract.downloadRefused, { runId: again.id })).body as Buffer))[0]!.data
    expect(sheet).toHaveLength(1 + dry.counts.refused + dry.counts.doubt)
    expect(sheet.slice(1).every((line) => ['Rifiutata', 'Non inclusa'].includes(String(line[1])) && String(line[2]).length > 0)).toBe(true)
    const other = Buffer.from('Nome e cognome;nato il\nGiulia Bassani;14 maggio 2012\n')
    const { body: run } = await put(anna, other, 'altro.csv')
    const [row] = (await anna.call(contract.listRows, { runId: run.id })).body.rows
    expect(row).toMatchObject({ outcome: 'refused', findings: [{ code: 'openFile' }] })
    expect((await everything()).slice(0, 5)).toEqual(before.slice(0, 5))
  })

  it('gives back what was not loaded, with the reasons', async () => {
    const { rows } = (await anna.call(contract.listRuns, {})).body
    const run = rows.find(({ state }) => state === 'loaded')!
    const { body: bytes } = await anna.call(contract.downloadRefused, { runId: run.id })
    const sheet = (await readXlsxFile(bytes as Buffer))[0]!.data
    expect(sheet).toHaveLength(18)
    expect(sheet[0]!.slice(0, 5)).toEqual(['Riga', 'Esito', 'Motivo', 'Cognome e nome', 'data nasc.'])
    expect(sheet[1]!.slice(0, 5)).toEqual([36, 'Rifiutata', 'È la stessa persona della riga 6: tienine una sola', 'Bassani Giulia', '14/05/2012'])
    const created = (await anna.call(contract.listCreated, { runId: run.id, limit: 200 })).body
    expect(created.rows).toHaveLength(40)
    expect(created.rows[0]).toMatchObject({ row: 6, childName: 'Giulia Bassani' })
  })
})

const expected = {
  36: 'refused duplicateInFile', 37: 'refused duplicateInFile', 39: 'refused noName', 40: 'refused noName noBirth', 41: 'doubt birthDate', 42: 'doubt birthDate', 43: 'doubt birthDate',
  44: 'create yearOnly', 45: 'create yearOnly', 46: 'create noBirth', 47: 'doubt taxCode', 48: 'doubt taxCode', 49: 'create birthFromCode', 50: 'refused futureOpening',
  51: 'doubt openedOn', 52: 'doubt closed', 53: 'doubt adult', 54: 'doubt nameOrder', 55: 'doubt nameOrder', 56: 'create', 57: 'create', 58: 'create citizenship', 59: 'create worker',
  61: 'create noBirth', 62: 'doubt alikeInFile noBirth', 63: 'doubt oddName', 64: 'create',
}

describe('columns', () => {
  it('can be corrected; two of one meaning, none with a name, or a stranger in charge are refused', async () => {
    const { body: run } = await put(anna, Buffer.from('Nominativo;nato il;colonna x\nPerego Luca;1/2/2015;f\nSala Anna;3/4/2014;f\nRiva Marco;3/4/2013;m\n'), 'r.csv')
    const file = (await anna.call(contract.getRun, { runId: run.id })).body
    expect(file.columns).toMatchObject([{ field: 'fullName', samples: ['Perego Luca', 'Sala Anna', 'Riva Marco'] }, { field: 'birthDate' }, { field: null }])
    const change = (over: object) => anna.call(contract.setMapping, { runId: run.id, version: run.version, nameOrder: 'auto', responsibleId: anna.operatorId as never, columns: file.columns, ...over })
    expect((await change({ columns: [{ index: 0, field: 'fullName' }, { index: 1, field: 'fullName' }] })).status).toBe(400)
    expect((await change({ columns: [{ index: 1, field: 'birthDate' }] })).status).toBe(400)
    const { problem } = await change({ columns: Array.from({ length: 500 }, (_, index) => ({ index, field: 'niente' })) })
    expect(JSON.stringify(problem).length).toBeLessThan(4000)
    expect(problem.errors).toHaveLength(21)
    expect(problem.errors?.at(-1)?.message).toContain('altri 480 errori')
    const stranger = await world.operator(await world.organisation())
    expect((await change({ responsibleId: stranger.operatorId })).problem.errors?.[0]?.path).toBe('responsibleId')
    const corrected = (await change({ nameOrder: 'givenFirst', columns: [{ index: 0, field: 'fullName' }, { index: 2, field: 'sex' }] })).body
    expect(corrected.columns.map(({ field }) => field)).toEqual(['fullName', null, 'sex'])
    expect((await change({})).problem.code).toBe('stale')
    const dry = (await anna.call(contract.listRows, { runId: run.id })).body
    expect(dry.rows[0]).toMatchObject({ name: 'Luca Perego', birth: null, outcome: 'doubt' })
  })
})

it('chosen doubts are loaded with the rest; somebody already present gets the file as himself', async () => {
  const own = await world.organisation()
  const bruno = await world.operator(own)
  const csv = (rows: string) => Buffer.from(`Cognome;Nome;data nascita\n${rows}`)
  const put2 = async (rows: string) => (await put(bruno, csv(rows), 'r.csv')).body
  const run = await put2('Perego;Luca;1/2/2015\nSala;Anna;31/2/2014\nRiva;Marco;boh\n')
  await bruno.call(contract.confirmRun, { runId: run.id, version: 1, include: [3] })
  expect(await settled(bruno, run.id)).toMatchObject({ result: { created: 2, left: 1, refused: 0 } })
  await world.owner.query(`update cases.case_file set status = 'closed', closed_on = opened_on where organisation_id = $1`, [own.organisationId])
  const people = await count('people.person')
  const again = await put2('PEREGO;LUCA;01.02.2015\n')
  const [row] = (await bruno.call(contract.listRows, { runId: again.id })).body.rows
  expect(row?.findings.map(({ code }) => code)).toContain('alreadyLoaded')
  const third = (await put(bruno, Buffer.from('Cognome;Nome;data nascita;n. fascicolo\nPerego;Luca;1/2/2015;7/2026\n'), 'r.csv')).body
  expect((await bruno.call(contract.listRows, { runId: third.id })).body.rows[0]).toMatchObject({ outcome: 'create', findings: [{ code: 'maybeKnown' }] })
  expect((await bruno.call(contract.confirmRun, { runId: third.id, version: 1, include: 'all' })).problem.detail).toContain('la riga 2')
  const { rows: [line] } = (await bruno.call(contract.listKnown, { runId: third.id })).body
  expect(line).toMatchObject({ row: 2, exact: true, band: 'very_likely', person: { header: { displayName: 'Luca Perego' }, files: [{ status: 'closed' }] } })
  await bruno.call(contract.answerKnown, { runId: third.id, answers: [{ candidateId: line!.id, verdict: 'same' }] })
  expect((await bruno.call(contract.listRows, { runId: third.id })).body.rows[0]).toMatchObject({ outcome: 'create', findings: [{ code: 'becomesHis' }] })
  await bruno.call(contract.confirmRun, { runId: third.id, version: 1, include: 'all' })
  expect(await settled(bruno, third.id)).toMatchObject({ result: { created: 1 } })
  expect(await count('people.person')).toBe(people)
})

it('places are recognised as people write them: a country, its citizens, either name of a bilingual municipality', async () => {
  const { body: run } = await put(anna, Buffer.from([
    'Cognome;Nome;data nascita;cittadinanza;comune', 'Perla;Ada;1/1/2015;Marocco;Bolzano', 'Perla;Bea;1/1/2015;marocchino;Bozen', 'Perla;Cleo;1/1/2015;Italia;Monza (MB)',
    'Perla;Dora;1/1/2015;Costa d’Avorio;Duino Aurisina', 'Perla;Emma;1/1/2015;Morocco;Livo', 'Perla;Fede;1/1/2015;marziana;Borgo Inventato',
  ].join('\n')), 'luoghi.csv')
  const { body: dry } = await anna.call(contract.listRows, { runId: run.id })
  expect(dry.rows.map(({ findings }) => findings.map(({ code }) => code).filter((code) => ['citizenship', 'municipality'].includes(code)))).toEqual([
    // there are two Livo
    [], [], [], [], ['municipality'], ['municipality', 'citizenship'],
  ])
})

it('5,000 rows are looked at in one go', async () => {
  const carla = await world.operator(await world.organisation())
  const names = ['Luca', 'Anna', 'Marco', 'Sara', 'Giulia', 'Omar']
  const rows = Array.from({ length: 5000 }, (_, index) => [`Ba${letters(index)}ssi ${names[index % 6]}`, `${1 + (index % 28)}/${1 + (index % 12)}/${2009 + (index % 15)}`, `Via Roma ${index}, Monza`])
  const xlsx = await buffer(writeXlsx({ name: 'Minori', columns: ['Cognome e nome', 'data nascita', 'residenza'].map((header) => ({ header })), rows }))
  const started = performance.now()
  const { body: run } = await put(carla, xlsx)
  const received = performance.now()
  const dry = (await carla.call(contract.listRows, { runId: run.id })).body
  console.log(`5,000 rows: received in ${Math.round(received - started)} ms, looked at in ${Math.round(performance.now() - received)} ms`)
  expect(dry.counts).toEqual({ create: 5000, doubt: 0, refused: 0, skipped: 0 })
})
