import { invalid } from '#kernel/contract/problem.ts'
import { operation } from '#kernel/server/operation.ts'
import { notify } from '#kernel/server/notices.ts'
import { reachedBy } from '#modules/access/server/index.ts'
import { operatorHeaders } from '#modules/network/server/index.ts'
import * as contract from '../contract/assessment.ts'
import { assertMayJoin, assertMayWrite } from './access.ts'
import * as store from './assessment-store.ts'
import { load } from './load.ts'
import { presentAssessment } from './present.ts'
import { assertVersion } from './start-assessment.ts'

/** Who fills a draft together. Somebody added reads only the sections he reaches: this opens nothing of the file. */
export const setFillers = operation(contract.setFillers, async (context, { assessmentId, operators, version }) => {
  const loaded = await load(context, assessmentId, 'alone')
  const { row, file, instrument, acting } = loaded
  assertMayWrite(acting, file, row, instrument)
  await assertVersion(context, loaded, version)
  const known = await operatorHeaders(context.tx, operators)
  const chosen = [...new Set<string>(operators)]
  // who does not reach the file is not told that it exists
  const colleagues = await reachedBy(context.tx, file.id, 0, chosen)
  for (const [index, id] of chosen.entries()) {
    if (!(known.get(id)?.active && colleagues.has(id)) && !row.fillers.includes(id)) throw invalid(`operators.${index}`, { it: 'Questa persona non lavora su questo fascicolo: aggiungila prima all’équipe', en: 'This person does not work on this file: add them to the team first' })
  }
  if (!chosen.includes(context.actor.id)) throw invalid('operators', { it: 'Non puoi togliere te stesso: scarta la bozza, oppure fai togliere il tuo nome a un collega', en: 'You cannot remove yourself: give the draft up, or have a colleague remove your name' })
  await store.changeAssessment(context.tx, row.id, version, { fillers: chosen })
  await notify(context.tx, context.now, chosen.filter((id) => !row.fillers.includes(id)).map((to) => ({ to, kind: 'assessments.shared', subject: file.id, params: { assessmentId: row.id, number: file.number } })))
  return presentAssessment(context, await load(context, assessmentId))
})

/** Takes up a colleague's draft; those who fill it are told. */
export const joinFilling = operation(contract.joinFilling, async (context, { assessmentId, version }) => {
  const loaded = await load(context, assessmentId, 'alone')
  const { row, file, instrument, acting } = loaded
  assertMayJoin(acting, file, row, instrument)
  await assertVersion(context, loaded, version)
  await store.changeAssessment(context.tx, row.id, version, { fillers: [...row.fillers, context.actor.id] })
  const told = await reachedBy(context.tx, file.id, 0, row.fillers)
  await notify(context.tx, context.now, row.fillers.filter((to) => told.has(to)).map((to) => ({ to, kind: 'assessments.joined', subject: file.id, params: { assessmentId: row.id, number: file.number } })))
  return presentAssessment(context, await load(context, assessmentId))
})
