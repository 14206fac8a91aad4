import type { Input } from '#kernel/contract/endpoint.ts'
import { conflict, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { operation } from '#kernel/server/operation.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import * as contract from '../contract/assessment.ts'
import { w } from '../domain/instrument.ts'
import { assertMayWrite } from './access.ts'
import * as store from './assessment-store.ts'
import { homeOf, load, type Loaded, type Needs } from './load.ts'
import { presentSitting } from './present.ts'

type Written = Omit<Input<typeof contract.addSitting>, 'assessmentId'>

/** A draft whose instrument is held in sittings, of which one may be written. */
async function draft(context: Needs, assessmentId: string): Promise<Loaded> {
  const loaded = await load(context, assessmentId, 'alone')
  const { row, file, instrument, acting } = loaded
  assertMayWrite(acting, file, row, instrument)
  if (!instrument.sittings) throw conflict(w('Questo strumento non si tiene in sedute', 'This instrument is not held in sittings'))
  return loaded
}

function columnsOf({ instrument }: Loaded, now: number, { heldOn, from, to, place, present, breaks, phases, note }: Written): store.SittingContent {
  if (heldOn > dateInRome(now)) throw invalid('heldOn', w('È nel futuro: scrivi una seduta che c’è stata', 'It is in the future: write a sitting that was held'))
  if (from && to && from >= to) throw invalid('to', w('Finisce prima di cominciare: controlla le ore', 'It ends before it begins: check the hours'))
  if (phases.some((key) => !instrument.phases?.some((phase) => phase.key === key))) throw invalid('phases', w('Scegli le fasi dell’elenco', 'Choose phases of the list'))
  return { held_on: heldOn, from_time: from, to_time: to, place, present, breaks, phases, note }
}

async function presented(context: Needs, assessmentId: string, id: string): Promise<contract.Sitting> {
  const row = (await store.sittingsOf(context.tx, assessmentId)).find((one) => one.id === id)
  if (!row) throw notFound()
  return presentSitting(row, await operatorHeaders(context.tx, [row.by_operator]), true)
}

export const addSitting = operation(contract.addSitting, async (context, { assessmentId, ...written }) => {
  const loaded = await draft(context, assessmentId)
  const id = newId(context.now)
  await store.insertSitting(context.tx, {
    id, assessment_id: assessmentId, case_id: loaded.file.id, section: homeOf(loaded.instrument).section, ...columnsOf(loaded, context.now, written), by_operator: context.actor.id,
    at: new Date(context.now).toISOString(),
  })
  return presented(context, assessmentId, id)
})

export const changeSitting = operation(contract.changeSitting, async (context, { assessmentId, sittingId, version, ...written }) => {
  const loaded = await draft(context, assessmentId)
  if (!(await store.changeSitting(context.tx, assessmentId, sittingId, version, columnsOf(loaded, context.now, written)))) throw stale(await presented(context, assessmentId, sittingId))
  return presented(context, assessmentId, sittingId)
})

export const removeSitting = operation(contract.removeSitting, async (context, { assessmentId, sittingId, version }) => {
  await draft(context, assessmentId)
  if (!(await store.deleteSitting(context.tx, assessmentId, sittingId, version))) throw stale(await presented(context, assessmentId, sittingId))
  return { removed: true as const }
})
