import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cloneDatabase, type TestDatabase } from '#tests/support/database.ts'
import { loadReference } from './reference.ts'

let database: TestDatabase
let owner: pg.Client

beforeAll(async () => {
  database = await cloneDatabase()
  owner = new pg.Client(database.owner)
  await owner.connect()
  // the template may have been loaded already: start as a new installation does
  await owner.query('delete from kernel.reference_load')
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

const one = async (text: string, values: unknown[] = []): Promise<Record<string, unknown>> => (await owner.query(text, values)).rows[0]

it('loads every file once, and nothing the second time', async () => {
  const files = ['municipalities.json', 'countries.json', 'languages.json', 'codes.json', 'relation-types.json']
  expect(await loadReference(owner)).toEqual(files)
  expect(await loadReference(owner)).toEqual([])
})

it('holds the municipalities of Italy with their codes', async () => {
  expect(await one('select count(*)::int as valid from kernel.municipality where valid_to is null')).toEqual({ valid: 7896 })
  expect(await one(`select belfiore, province, region from kernel.municipality where istat = '015182'`))
    .toEqual({ belfiore: 'H264', province: 'MI', region: 'Lombardia' })
  expect(await one(`select istat, valid_from::text from kernel.municipality where folded = 'uggiate con ronago'`))
    .toEqual({ istat: '013256', valid_from: '2024-01-01' })
  const moved = await owner.query(`select istat, valid_to::text from kernel.municipality where belfiore = 'F478' order by istat`)
  expect(moved.rows).toEqual([{ istat: '041033', valid_to: '2021-06-17' }, { istat: '099030', valid_to: null }])
  expect(await one(`select name from kernel.municipality where folded like 'forli%' limit 1`)).toEqual({ name: 'Forlì' })
})

it('corrects what was changed by hand and brings back what was lost when a file is loaded again', async () => {
  await owner.query(`update kernel.country set name_it = 'X', folded = 'x' where code = 'EG'`)
  await owner.query(`delete from kernel.code where list = 'phase' and code = 'accesso'`)
  await owner.query(`update kernel.reference_load set hash = 'old' where file in ('countries.json', 'codes.json')`)
  expect(await loadReference(owner)).toEqual(['countries.json', 'codes.json'])
  expect(await one(`select name_it, citizenship_it, belfiore from kernel.country where code = 'EG'`))
    .toEqual({ name_it: 'Egitto', citizenship_it: 'egiziana', belfiore: 'Z336' })
  expect(await one(`select label_it from kernel.code where list = 'phase' and code = 'accesso'`)).toEqual({ label_it: 'Accesso e orientamento' })
})

it('gives every relation a label and an inverse in the same family', async () => {
  const { rows } = await owner.query(
    `select r.code from kernel.relation_type r join kernel.relation_type i on i.code = r.inverse
     left join kernel.code c on c.list = 'relation_type' and c.code = r.code
     where c.code is null or (i.inverse <> r.code and (select family_group from kernel.relation_type where code = i.inverse) <> r.family_group)`)
  expect(rows).toEqual([])
  expect(await one('select count(*)::int as n from kernel.relation_type')).toEqual({ n: 49 })
})

it('puts a later list of the installation over ours, refuses a broken one, and goes back to ours without it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'accanto-reference-'))
  const write = (name: string, lines: string[]) => writeFileSync(path.join(folder, name), lines.join('\n'))
  try {
    write('countries.csv', ['code;istat', 'EG;999'])
    write('municipalities.csv', ['istat;belfiore;name;province_code;province;province_name;region;valid_from', '015182;;Rho Nuova;;;;;', '999001;Z999;Comune di Prova;015;MI;Milano;Lombardia;2026-02-01', ''])
    expect(await loadReference(owner, folder)).toEqual(['municipalities.json', 'countries.json'])
    expect(await loadReference(owner, folder)).toEqual([])
    expect(await one(`select istat, name_it, belfiore from kernel.country where code = 'EG'`)).toEqual({ istat: '999', name_it: 'Egitto', belfiore: 'Z336' })
    expect(await one(`select name, folded, province from kernel.municipality where istat = '015182'`)).toEqual({ name: 'Rho Nuova', folded: 'rho nuova', province: 'MI' })
    expect(await one(`select name, valid_from::text from kernel.municipality where istat = '999001'`)).toEqual({ name: 'Comune di Prova', valid_from: '2026-02-01' })
    write('countries.csv', ['code;capitale', 'EG;Il Cairo'])
    await expect(loadReference(owner, folder)).rejects.toThrow(/countries\.csv, riga 1: colonne non valide: capitale/)
    write('countries.csv', ['code;istat', ';999'])
    await expect(loadReference(owner, folder)).rejects.toThrow(/countries\.csv, riga 2/)
    expect(await loadReference(owner)).toEqual(['municipalities.json', 'countries.json'])
    expect(await one(`select istat from kernel.country where code = 'EG'`)).toEqual({ istat: null })
    expect(await one(`select name from kernel.municipality where istat = '015182'`)).toEqual({ name: 'Rho' })
  } finally {
    rmSync(folder, { recursive: true })
    await owner.query(`delete from kernel.municipality where istat = '999001'`)
  }
})

it('undoes everything when one file fails', async () => {
  await owner.query(`update kernel.reference_load set hash = 'old'`)
  await owner.query(`alter table kernel.code add constraint broken check (list <> 'sinba_isee') not valid`)
  await owner.query(`delete from kernel.language where code = 'arz'`)
  await expect(loadReference(owner)).rejects.toThrow(/broken/)
  expect((await owner.query(`select from kernel.language where code = 'arz'`)).rowCount).toBe(0)
  await owner.query('alter table kernel.code drop constraint broken')
})
