import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Id } from '#kernel/domain/ids.ts'
import { publish, save, start } from '#tests/support/assessments-world.ts'
import { buildCase, type BuiltCase } from '#tests/support/case-builder.ts'
import { sample } from '#tests/support/sample-instrument.ts'
import { openWorld, type Body, type Somebody, type World } from '#tests/support/world.ts'
import * as contract from '../contract.ts'
import { formItems } from '../domain/instruments/form.ts'
import { shippedInstruments } from '../domain/instruments/index.ts'
import { hashOf } from './library.ts'

let world: World
let body: Body
let anna: Somebody
let admin: Somebody
let file: BuiltCase
beforeAll(async () => {
  world = await openWorld()
  body = await world.organisation()
  anna = await world.operator(body)
  admin = await world.operator(body, { role: 'administrator' })
})
afterAll(() => world.close())
beforeEach(async () => {
  file = await buildCase(world, { holder: anna })
})

const organisationId = () => body.organisationId as Id<'organisation'>
const copy = async (who = admin): Promise<contract.LocalInstrument> =>
  (await who.call(contract.copyInstrument, { from: 'mondo_del_bambino', organisationId: organisationId(), title: { it: 'Il nostro mondo', en: 'Our world' } })).body
const withSample = (over: Partial<typeof sample> = {}) => ({ ...sample, ...over }) as unknown as contract.InstrumentView

describe('a shipped version', () => {
  it('is never changed in place: what is filled is bound to its text; a change is a new version beside it', () => {
    expect(shippedInstruments.map((one) => [one.key, one.version, hashOf(one).slice(0, 16)])).toEqual([
      ['mondo_del_bambino', 1, 'dbe61001e8e4e534'],
      ['anamnesi_sociale', 1, '92a244e5e8700163'],
      ['colloquio_ingresso_msna', 1, 'd2d6934c01f6b609'],
      ['cartella_sociale_msna', 1, 'c34c831290d7a528'],
      ['rilevazione_precoce', 1, '054d01ff38fcb0ae'],
      ['indicatori_tratta', 1, 'd568b4977d58ff17'],
      ['vulnerabilita_art17', 1, '145024d5cd6d0b88'],
      ['superiore_interesse', 1, '5d2ba5467c62baa6'],
      ['bisogno_persona', 1, '439bb7ad67430a8d'],
      ['bisogno_nucleo', 1, 'be50e11fe5a910ab'],
      ['competenze', 1, '2a266b2467505d36'],
      ['autonomia_18', 1, 'c826461535fce0e3'],
      ['colloquio_ingresso_msna', 2, '59a5e18275023f69'],
      ['rilevazione_precoce', 2, '9e8df2cbf6066edb'],
      ['indicatori_tratta', 2, '0fdb6fa9c3b75cfd'],
      ['vulnerabilita_art17', 2, '0b3b81252744e2a3'],
      ['competenze', 2, '2ea2463144c04a5a'],
      ['indicatori_tratta', 3, '7e75cb1cc73b551f'],
    ])
  })

  it('copied, says of each item itself whether it tells only how it was filled', async () => {
    const { body: made } = await admin.call(contract.copyInstrument, { from: 'colloquio_ingresso_msna', organisationId: organisationId(), title: { it: 'Il nostro colloquio', en: 'Our talk' } })
    const form = made.definition.sections.flatMap(({ items }) => items.filter((one) => one.form).map(({ key }) => key))
    expect(form).toEqual(formItems['colloquio_ingresso_msna'])
    expect((await anna.call(contract.getInstrument, { key: 'colloquio_ingresso_msna' })).body.definition.sections.flatMap(({ items }) => items).some((one) => one.form)).toBe(false)
  })
})

describe('the library', () => {
  it('is read by whoever is signed in, searched and filtered, page by page', async () => {
    const first = (await anna.call(contract.listInstruments, { limit: 5 })).body
    expect(first.rows).toHaveLength(5)
    const second = (await anna.call(contract.listInstruments, { limit: 200, cursor: first.next! })).body
    expect(new Set([...first.rows, ...second.rows].map(({ key }) => key)).size).toBe(first.total)
    expect((await anna.call(contract.listInstruments, { q: 'colloquio ingresso' })).body.rows.map(({ key }) => key)).toContain('colloquio_ingresso_msna')
    expect((await anna.call(contract.listInstruments, { family: 'tutela' })).body.rows.every(({ family }) => family === 'tutela')).toBe(true)
    expect((await anna.call(contract.listInstruments, { q: 'zzzz' })).body).toMatchObject({ rows: [], total: 0, next: null })
  })

  it('says what one may begin, by the roles through which the file is reached', async () => {
    const clerk = await world.operator(body, { role: 'clerk' })
    expect((await clerk.call(contract.listInstruments, { startable: 'true' })).body.rows).toEqual([])
    expect((await anna.call(contract.listInstruments, { startable: 'true', caseId: file.caseId })).body.rows.length).toBeGreaterThan(5)
    const stranger = await world.operator(await world.organisation())
    expect((await stranger.call(contract.listInstruments, { caseId: file.caseId, startable: 'true' })).body.rows).toEqual([])
  })
})

describe('a local instrument', () => {
  it('is made by an administrator, of his own body only', async () => {
    expect((await anna.call(contract.listLocalInstruments, {})).status).toBe(403)
    expect((await anna.call(contract.copyInstrument, { from: 'mondo_del_bambino', organisationId: organisationId(), title: { it: 'x', en: 'x' } })).status).toBe(403)
    const foreign = await world.operator(await world.organisation(), { role: 'administrator' })
    expect((await foreign.call(contract.copyInstrument, { from: 'mondo_del_bambino', organisationId: organisationId(), title: { it: 'x', en: 'x' } })).status).toBe(403)
    const draft = await copy()
    for (const reply of [
      await foreign.call(contract.getLocalInstrument, { localId: draft.id }), await foreign.call(contract.publishInstrument, { localId: draft.id, revision: 1 }),
      await foreign.call(contract.saveLocalInstrument, { localId: draft.id, definition: withSample(), revision: 1 }), await foreign.call(contract.discardInstrument, { localId: draft.id, revision: 1 }),
      await anna.call(contract.getLocalInstrument, { localId: draft.id }),
    ]) expect(reply.status).toBe(404)
  })

  it('starts as a copy, which leaves the shipped one as it was; its key is the server’s', async () => {
    const before = (await anna.call(contract.getInstrument, { key: 'mondo_del_bambino' })).body
    const draft = await copy()
    const renamed = { ...draft.definition, key: 'mondo_del_bambino', version: 9, sections: draft.definition.sections.slice(0, 1) }
    const saved = (await admin.call(contract.saveLocalInstrument, { localId: draft.id, definition: renamed, revision: draft.revision })).body
    expect(saved).toMatchObject({ key: draft.key, version: 1, state: 'draft', definition: { key: draft.key, version: 1 } })
    expect((await anna.call(contract.getInstrument, { key: 'mondo_del_bambino' })).body).toEqual(before)
    expect((await admin.call(contract.saveLocalInstrument, { localId: draft.id, definition: renamed, revision: draft.revision })).problem.code).toBe('stale')
  })

  it('is saved with faults, told in words, and not published with them', async () => {
    const draft = await copy()
    const broken = withSample({ rules: [{ key: 'r', says: { it: 'Impossibile', en: 'Impossible' }, needs: { item: 'calore', atLeast: 9 } }] })
    const saved = (await admin.call(contract.saveLocalInstrument, { localId: draft.id, definition: broken, revision: 1 })).body
    expect(saved.faults).toMatchObject([{ where: 'rules.0.needs', says: { it: expect.stringContaining('non può essere rispettata') } }])
    const reply = await admin.call(contract.publishInstrument, { localId: draft.id, revision: saved.revision })
    expect(reply.status).toBe(400)
    expect(reply.problem.errors).toMatchObject([{ path: 'rules.0.needs' }])
    expect((await anna.call(contract.startAssessment, { caseId: file.caseId, instrument: draft.key, moment: 'T0', heldOn: '2026-03-02' })).status).toBe(404)
  })

  it('is tried with nobody’s data, and nothing is kept', async () => {
    const draft = await copy()
    await admin.call(contract.saveLocalInstrument, { localId: draft.id, definition: withSample(), revision: 1 })
    const rows = async () => Number((await world.owner.query('select count(*) from assessments.answers')).rows[0].count)
    const before = await rows()
    const tried = (await admin.call(contract.tryInstrument, { localId: draft.id, sections: { sociale: { alloggio: { choice: 'no' }, calore: { level: 1 }, parola: { level: 3 } }, segni: { debito: { state: 'observed' } } }, moment: 'T0' })).body
    expect(tried).toMatchObject({ counts: { serious: 2, indicators: { present: 1 } }, alerts: [{ it: 'C’è un debito' }], wrong: [{ item: 'parola' }] })
    expect(tried.visible).toContain('da_quando')
    expect(tried.missing.map(({ item }) => item)).toEqual(expect.arrayContaining(['motivo', 'da_quando', 'debito']))
    expect(await rows()).toBe(before)
  })

  it('published again is a new version of its own key; what was filled stays bound to its own', async () => {
    const key = await publish(world, body)
    const view = await start(anna, file.caseId, key)
    await save(anna, view.id, 'sociale', { motivo: { text: 'Prima' } })
    const first = (await admin.call(contract.listLocalInstruments, { q: key })).body.rows.find((row) => row.key === key)!
    expect(first).toMatchObject({ state: 'published', filled: 1, can: { edit: false, renew: true } })
    expect((await admin.call(contract.saveLocalInstrument, { localId: first.id, definition: withSample(), revision: first.revision })).status).toBe(409)
    const next = (await admin.call(contract.renewInstrument, { localId: first.id, revision: first.revision })).body
    expect((await admin.call(contract.renewInstrument, { localId: first.id, revision: first.revision })).status).toBe(409)
    const changed = withSample({ sections: sample.sections.map((section, index) => (index ? section : { ...section, items: section.items.map((item) => (item.key === 'motivo' ? { ...item, label: { it: 'Motivo nuovo', en: 'New reason' } } : item)) })) })
    const saved = (await admin.call(contract.saveLocalInstrument, { localId: next.id, definition: changed, revision: next.revision })).body
    await admin.call(contract.publishInstrument, { localId: next.id, revision: saved.revision })
    const old = (await anna.call(contract.getAssessment, { assessmentId: view.id })).body
    expect(old).toMatchObject({ instrumentVersion: 1, newerVersion: 2 })
    expect(JSON.stringify(old.definition)).not.toContain('Motivo nuovo')
    const fresh = await start(anna, file.caseId, key, { moment: 'T1' })
    expect(fresh).toMatchObject({ instrumentVersion: 2, newerVersion: null })
    await save(anna, fresh.id, 'sociale', { motivo: { text: 'Dopo' } })
    const side = (await anna.call(contract.compareAssessments, { caseId: file.caseId, ids: `${fresh.id},${view.id}` as never })).body
    expect(side).toMatchObject({ versionsDiffer: true, assessments: [{ id: view.id }, { id: fresh.id }], sections: [{ items: [{ label: { it: 'Motivo nuovo' }, relabelled: true, answers: [{ text: 'Prima' }, { text: 'Dopo' }] }] }] })
    expect((await anna.call(contract.getInstrument, { key, version: 1 })).body.version).toBe(1)
  })

  it('retired with its reason is begun no more, and reads on', async () => {
    const key = await publish(world, body)
    const view = await start(anna, file.caseId, key)
    const row = (await admin.call(contract.listLocalInstruments, { q: key, state: 'published' })).body.rows.find((one) => one.key === key)!
    expect((await admin.call(contract.retireInstrument, { localId: row.id, reason: '', revision: row.revision })).status).toBe(400)
    expect((await admin.call(contract.retireInstrument, { localId: row.id, reason: 'Sostituito', revision: row.revision })).body).toMatchObject({ state: 'retired', retiredReason: 'Sostituito' })
    expect((await anna.call(contract.startAssessment, { caseId: file.caseId, instrument: key, moment: 'T0', heldOn: '2026-03-02' })).status).toBe(404)
    expect((await save(anna, view.id, 'sociale', { motivo: { text: 'ancora' } })).status).toBe(200)
  })

  it('is thrown away as a draft', async () => {
    const draft = await copy()
    expect((await admin.call(contract.discardInstrument, { localId: draft.id, revision: 9 })).status).toBe(409)
    expect((await admin.call(contract.discardInstrument, { localId: draft.id, revision: 1 })).status).toBe(200)
    expect((await admin.call(contract.getLocalInstrument, { localId: draft.id })).status).toBe(404)
  })
})
