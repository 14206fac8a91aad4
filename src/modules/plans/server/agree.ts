import { conflict, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import type { Tx } from '#kernel/server/db.ts'
import { operation } from '#kernel/server/operation.ts'
import { unitHeaders } from '#modules/network/server/index.ts'
import * as contract from '../contract/agree.ts'
import { silentOf, stanceProblem, type Party, type StanceProblem } from '../domain/parties.ts'
import { mayHear } from './access.ts'
import * as store from './agree-store.ts'
import { freeze } from './editions.ts'
import { blindTo, namesOf } from './names.ts'
import { answer, changePlan, openPlan, stepFrom, tell, toDecide, toWrite } from './open-plan.ts'
import { silentRows } from './parties-of.ts'
import { presentPlan } from './present.ts'
import * as plans from './store.ts'
import { beginTerms, endTerms } from './terms.ts'

export const proposePlan = operation(contract.proposePlan, async (context, { planId, version }) => {
  const opened = await toDecide(context, planId, version)
  const state = stepFrom(opened, 'propose')
  const { missing } = await presentPlan(context, opened)
  const lacking = missing.filter(({ needed }) => needed)
  if (lacking.length) throw conflict({ it: `Prima di proporlo: ${lacking.map(({ words }) => words.it).join('; ')}.`, en: `Before proposing it: ${lacking.map(({ words }) => words.en).join('; ')}.` })
  await store.insertAgreements(context.tx, await silentRows(context, opened))
  const next = await changePlan(context, opened, { state })
  await tell(context, opened, { what: 'proposed' })
  return presentPlan(context, next)
})

export const takeBack = operation(contract.takeBack, async (context, { planId, version, reason }) => {
  const opened = await toDecide(context, planId, version)
  const state = stepFrom(opened, 'take_back')
  await store.supersedeAll(context.tx, planId, opened.plan.edition, new Date(context.now).toISOString())
  const next = await changePlan(context, opened, { state })
  await tell(context, opened, { what: 'taken_back', words: reason })
  return presentPlan(context, next)
})

export const addParty = operation(contract.addParty, async (context, { planId, version, party, personId, unitId, whoWords }) => {
  const { tx, actor, now } = context
  const opened = await toDecide(context, planId, version)
  if (opened.plan.state !== 'proposed') throw conflict({ it: 'Si chiede la parola su un progetto proposto: proponilo prima.', en: 'A word is asked of a plan that was proposed: propose it first.' })
  if (personId && !(await plans.familyOf(tx, opened.file.id)).includes(personId)) throw invalid('personId', { it: 'Questa persona non è del fascicolo: scegli dall’elenco', en: 'This person does not belong to the file: choose from the list' })
  if (unitId && !(await unitHeaders(tx, [unitId])).has(unitId)) throw invalid('unitId', { it: 'Scegli un servizio dell’elenco', en: 'Choose a unit of the list' })
  if ([personId, unitId, whoWords].filter(Boolean).length !== 1) throw invalid('whoWords', { it: 'Scrivi chi è, oppure scegli dall’elenco', en: 'Write who it is, or choose from the list' })
  await store.insertAgreements(tx, [{
    id: newId(now), plan_id: planId, case_id: opened.file.id, edition: opened.plan.edition, party, person_id: personId ?? null, unit_id: unitId ?? null, who_words: whoWords, stance: null, said_on: null,
    reason: null, own_words: null, language: null, mediator: null, recorded_by: actor.id, recorded_at: new Date(now).toISOString(),
  }])
  await tell(context, opened, { what: 'party_added' })
  return presentPlan(context, await changePlan(context, opened, {}))
})

const refusals: Readonly<Record<StanceProblem, [path: string, it: string, en: string]>> = {
  reason: ['reason', 'Scrivi perché', 'Write why'],
  future: ['on', 'È nel futuro: scrivi il giorno in cui l’ha detto', 'It is in the future: write the day on which it was said'],
  before: ['on', 'Viene prima che il progetto cominciasse', 'It comes before the plan began'],
  concerned: ['stance', 'Il progetto riguarda sempre il bambino: se non è stato ascoltato scrivi perché', 'A plan always concerns the child: if he was not heard write why'],
  language: ['language', 'Scrivi in quale lingua gli è stato spiegato', 'Write in which language it was explained to him'],
}

/** A word once recorded stays: another word of the same party stands in its place, and both are read. */
export const recordAgreement = operation(contract.recordAgreement, async (context, { planId, agreementId, ...said }) => {
  const { tx, actor, note, now } = context
  const opened = await toWrite(context, planId)
  if (!mayHear(opened)) throw notFound()
  const row = (await store.agreementsOf(tx, planId)).find(({ id }) => id === agreementId)
  if (!row || row.edition !== opened.plan.edition) throw notFound()
  if (opened.plan.state === 'draft') throw conflict({ it: 'Il progetto è tornato in bozza: quando è riproposto si chiede di nuovo la parola di tutti.', en: 'The plan is a draft again: when it is proposed anew everybody is asked again.' })
  const problem = stanceProblem({ party: row.party as Party, stance: said.stance, on: said.on, reason: said.reason, hasWords: said.ownWords !== null, language: said.language }, dateInRome(now))
  if (problem) throw invalid(refusals[problem][0], { it: refusals[problem][1], en: refusals[problem][2] })
  const at = new Date(now).toISOString()
  if (!(await store.supersede(tx, agreementId, at))) throw stale(await answer(context, planId))
  const { by: _by, id: _id, superseded_at: _gone, ...same } = row
  await store.insertAgreements(tx, [{
    ...same, id: newId(now), stance: said.stance, said_on: said.on, reason: said.reason, own_words: said.ownWords, language: said.language, mediator: said.mediator ?? null, recorded_by: actor.id, recorded_at: at,
  }])
  await tell(context, opened, { what: 'heard' })
  note({ party: row.party })
  return answer(context, planId)
})

/** Never with a silent party: each has agreed, dissented or was not heard for a written reason. The text is kept as it stands; reviews and actions begin to wait. */
export const bringIntoForce = operation(contract.bringIntoForce, async (context, { planId, version, on }) => {
  const { tx, now } = context
  const opened = await toDecide(context, planId, version)
  const state = stepFrom(opened, 'bring_into_force')
  const words = (await store.agreementsOf(tx, planId)).filter((one) => one.edition === opened.plan.edition && one.superseded_at === null)
  const silent = silentOf(words.map((one) => ({ ...one, party: one.party as Party, stance: one.stance as never })))
  if (silent.length || !words.some(({ party }) => party === 'child')) {
    const names = await namesOf(tx, { people: silent.map((one) => one.person_id), units: silent.map((one) => one.unit_id) })
    const who = silent.map((one) => (one.party === 'child' ? opened.file.child_name : (names.person(one.person_id) ?? names.unit(one.unit_id) ?? one.who_words))).join(', ')
    throw conflict({ it: `Manca ancora la parola di: ${who}. Il progetto può entrare in vigore con un dissenso scritto, non con un silenzio.`, en: `Still silent: ${who}. A plan may come into force with a recorded dissent, not with a silence.` })
  }
  const actions = await plans.actionsOf(tx, [planId])
  await assertOwnersSee(tx, opened.file.id, actions)
  if (on > dateInRome(now)) throw invalid('on', { it: 'È nel futuro: scrivi il giorno in cui è entrato in vigore', en: 'It is in the future: write the day on which it came into force' })
  if (opened.plan.in_force_on && on < opened.plan.in_force_on) throw invalid('on', { it: 'Viene prima della versione precedente', en: 'It comes before the earlier version' })
  await freeze(context, opened, on)
  await beginTerms(context, opened.plan, actions, on as PlainDate)
  const next = await changePlan(context, opened, { state, standing: opened.plan.edition, in_force_on: on })
  await tell(context, opened, { what: 'in_force', words: null })
  return presentPlan(context, next)
})

/** Its days begin to wait: whoever is to keep one must be told of it. */
async function assertOwnersSee(tx: Tx, caseId: string, actions: readonly plans.ActionRecord[]): Promise<void> {
  const blind = await blindTo(tx, caseId, actions)
  if (!blind.size) return
  const lost = actions.filter(({ id }) => blind.has(id))
  const names = await namesOf(tx, { operators: lost.map((one) => one.operator_id) })
  const said = lost.map((one) => `«${one.words}» (${names.operator(one.operator_id) ?? '—'})`).join(', ')
  throw conflict({
    it: `Chi deve farle non lavora più o non vede questa parte del fascicolo: ${said}. Passale a qualcun altro, o aprigliela, poi riprova.`,
    en: `Those who are to do these work here no more or do not see that part of the file: ${said}. Hand them to somebody else, or open it to them, then try again.`,
  })
}

export const newEdition = operation(contract.newEdition, async (context, { planId, version, reason }) => {
  const opened = await toDecide(context, planId, version)
  if (opened.plan.state === 'under_review') throw conflict({ it: 'È in corso una verifica: concludila, il progetto può cambiare lì.', en: 'A review is under way: finish it, the plan can change there.' })
  const next = await changePlan(context, opened, { state: stepFrom(opened, 'new_edition'), edition: opened.plan.edition + 1 })
  await tell(context, opened, { what: 'new_edition', words: reason })
  return presentPlan(context, next)
})

export const closePlan = operation(contract.closePlan, async (context, { planId, version, outcome, on, words }) => {
  const { tx, now } = context
  const opened = await toDecide(context, planId, version)
  if (opened.plan.state === 'under_review') throw conflict({ it: 'È in corso una verifica: concludila, il progetto si può chiudere lì.', en: 'A review is under way: finish it, the plan can be closed there.' })
  const state = stepFrom(opened, 'close')
  await assertCode(tx, now, 'plan_outcome', outcome, 'outcome')
  if (on > dateInRome(now)) throw invalid('on', { it: 'È nel futuro: scrivi il giorno in cui si è chiuso', en: 'It is in the future: write the day on which it was closed' })
  if (on < opened.plan.starts_on) throw invalid('on', { it: 'Viene prima dell’inizio del progetto', en: 'It comes before the plan began' })
  await endTerms(context, opened.plan, await plans.actionsOf(tx, [planId]), `Il progetto si è chiuso: ${words}`)
  const next = await changePlan(context, opened, { state, closed_on: on, outcome })
  await tell(context, opened, { what: 'closed', words })
  return presentPlan(context, next)
})

/** Its reviews are counted again from today; its pending actions wait again for their days. */
export const reopenPlan = operation(contract.reopenPlan, async (context, { planId, version, reason }) => {
  const { tx, now } = context
  const opened = await toDecide(context, planId, version)
  const state = stepFrom(opened, 'reopen')
  if (opened.plan.kind === 'progetto_quadro' && (await plans.plansOf(tx, opened.file.id)).some((one) => one.kind === opened.plan.kind && one.state !== 'closed')) {
    throw conflict({ it: 'Intanto è stato aperto un altro progetto quadro: chiudi prima quello.', en: 'Another framework project was opened meanwhile: close that one first.' })
  }
  const next = await changePlan(context, opened, { state, closed_on: null, outcome: null, ...(opened.plan.standing === null ? {} : { edition: opened.plan.standing }) })
  if (state === 'in_force') {
    const actions = await plans.actionsOf(tx, [planId])
    const blind = await blindTo(tx, opened.file.id, actions)
    // closed, nothing could be handed to others: the day waits for who answers for the file, and the plan says whom to choose
    await beginTerms(context, next.plan, actions.map((one) => (blind.has(one.id) ? { ...one, operator_id: null } : one)), dateInRome(now))
  }
  await tell(context, opened, { what: 'reopened', words: reason })
  return presentPlan(context, await openPlan(context, planId))
})
