import { conflict, invalid, notFound, stale } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { notify } from '#kernel/server/notices.ts'
import { operation } from '#kernel/server/operation.ts'
import { sectionName, sections } from '#modules/access/contract.ts'
import { assertReached } from '#modules/access/server/index.ts'
import { fileHead, touchActivity, type FileHead } from '#modules/cases/server/index.ts'
import * as contract from '../contract/request.ts'
import { ruleOfKind } from '../domain/request-states.ts'
import { assertMay, assertOpen, mayAsk, mayNote, standingIn } from './access.ts'
import { assertUnit } from './ask-service.ts'
import { documentsOf, receiversOf } from './file-store.ts'
import { assertBody, openFor } from './opening.ts'
import { presentRequest } from './present-request.ts'
import { beginRequest, finishRequest } from './request-change.ts'
import * as store from './request-store.ts'
import type { Needs } from './service-change.ts'
import { answerAwaited } from './terms.ts'

type Written = Omit<Input<typeof contract.draftRequest>, 'caseId'>

/** Checks everything one may write of a request, and answers its columns. */
async function columnsOf(context: Needs, file: FileHead, written: Written) {
  const { tx, now } = context
  await assertCode(tx, now, 'request_kind', written.kind, 'kind')
  const { section, clinical } = ruleOfKind(written.kind)
  const standing = await standingIn(tx, file.id, sectionName(section))
  if (!standing.roles.length) {
    throw invalid('kind', { it: 'Questa richiesta sta in una parte del fascicolo che non vedi: chiedi all’operatore responsabile', en: 'This request belongs to a part of the file that you do not see: ask the responsible worker' })
  }
  assertMay(mayAsk(standing) && (!clinical || mayNote(standing.roles)), 'ask')
  await assertCode(tx, now, 'legal_basis', written.basis, 'basis')
  await assertCode(tx, now, 'request_consent', written.consent, 'consent')
  assertBody(written.toUnitId, written.toWords, true, { unit: 'toUnitId', words: 'toWords' })
  await assertUnit(context, written.toUnitId, 'toUnitId')
  if (written.toUnitId === file.unit_id) throw invalid('toUnitId', { it: 'È l’unità che ha in carico il fascicolo: scegline un’altra', en: 'This unit holds the file: choose another' })
  await assertShared(context, file.id, written)
  return {
    section, clinical, kind: written.kind, to_unit_id: written.toUnitId, to_words: written.toWords, child_words: written.childWords ?? file.child_name, asked: written.asked, why: written.why,
    urgency: written.urgency, basis: written.basis, consent: written.consent, consent_words: written.consentWords, shared_sections: written.sharedSections.map((name) => sections[name]),
    shared_documents: [...new Set(written.sharedDocuments)], expected_on: written.expectedOn,
  }
}

/** Documents go with the request: one of the file that the writer sees; to a body inside the product only if its section is opened, since nothing opens by itself. */
async function assertShared({ tx }: Needs, caseId: string, { sharedSections, sharedDocuments, toUnitId }: Written): Promise<void> {
  const reached = await assertReached(tx, caseId)
  if (sharedSections.some((name) => !reached.includes(name))) throw invalid('sharedSections', { it: 'Non puoi aprire ad altri una sezione che tu non vedi', en: 'You cannot open to others a section that you do not see' })
  if (sharedSections.some((name) => name === 'reporter' || name === 'protected_location')) {
    throw invalid('sharedSections', { it: 'Segnalante e indirizzo protetto non si aprono con una richiesta', en: 'Reporter and protected address are not opened with a request' })
  }
  const documents = await documentsOf(tx, caseId, sharedDocuments)
  for (const [index, id] of sharedDocuments.entries()) {
    const one = documents.get(id)
    if (!one || one.section === sections.reporter || one.section === sections.protected_location) throw invalid(`sharedDocuments.${index}`, { it: 'Questo documento non è fra quelli che si possono inviare', en: 'This document is not among those that can be sent' })
    if (toUnitId && !sharedSections.includes(sectionName(one.section))) {
      throw invalid('sharedDocuments', {
        it: `«${one.title}» sta in una sezione che non apri: apri anche quella, o togli il documento`, en: `“${one.title}” belongs to a section that you do not open: open it too, or leave the document out`,
      })
    }
  }
}

export const draftRequest = operation(contract.draftRequest, async (context, { caseId, ...written }) => {
  const { tx, actor, audit, note, now } = context
  audit(caseId)
  const file = await fileHead(tx, caseId)
  if (!file) throw notFound()
  const columns = await columnsOf(context, file, written)
  assertOpen(file)
  const id = newId(now)
  await store.insertRequest(tx, { id, case_id: caseId, organisation_id: file.organisation_id, state: 'draft', ...columns, created_by: actor.id, created_at: new Date(now).toISOString() })
  await touchActivity(tx, [caseId], new Date(now).toISOString())
  note({ kind: written.kind })
  return presentRequest(context, (await store.requestOf(tx, id))!)
})

export const changeRequest = operation(contract.changeRequest, async (context, { requestId, version, ...written }) => {
  const { file, row } = await beginRequest(context, requestId, version)
  if (row.state !== 'draft') throw conflict({ it: 'È già stata inviata: non si cambia più. Puoi ritirarla e scriverne un’altra.', en: 'It was sent already and is not changed any more. You may withdraw it and write another.' })
  if (!(await store.updateRequest(context.tx, row.id, row.version, await columnsOf(context, file, written)))) throw stale(await presentRequest(context, row))
  return presentRequest(context, (await store.requestOf(context.tx, row.id))!)
})

export const sendRequest = operation(contract.sendRequest, async (context, { requestId, version, sentOn, channel, protocol, expectedOn }) => {
  const { tx, actor, now } = context
  const { row } = await beginRequest(context, requestId, version)
  if (row.state !== 'draft') throw conflict({ it: 'È già stata inviata.', en: 'It was sent already.' })
  await assertCode(tx, now, 'request_channel', channel, 'channel')
  const today = dateInRome(now)
  if (sentOn > today) throw invalid('sentOn', { it: 'È nel futuro: registra l’invio quando è fatto', en: 'It lies ahead: record the sending once done' })
  if (channel === 'prodotto' && !row.to_unit_id) throw invalid('channel', { it: 'Questo ente non usa Accanto: scegli come l’hai inviata', en: 'This body does not use Accanto: choose how you sent it' })
  if (channel === 'prodotto' && sentOn !== today) throw invalid('sentOn', { it: 'Dentro Accanto parte oggi', en: 'Inside Accanto it leaves today' })
  if (expectedOn < sentOn) throw invalid('expectedOn', { it: 'Viene prima dell’invio: controlla le date', en: 'It comes before the sending: check the dates' })
  const grant = await openFor(context, {
    caseId: row.case_id, unitId: row.to_unit_id, sections: row.shared_sections.map(sectionName), legalBasis: row.basis, reason: `Richiesta: ${row.kind}`,
  }, 'sharedSections', 'basis')
  const after = await finishRequest(context, row, { state: 'sent', sent_on: sentOn, channel, protocol, expected_on: expectedOn, last_on: null, grant_id: grant }, { what: 'sent', on: sentOn, words: row.asked })
  await answerAwaited(context, after, row.to_name, expectedOn)
  if (row.to_unit_id) {
    const told = (await receiversOf(tx, row.to_unit_id)).filter((one) => one !== actor.id)
    await notify(tx, now, told.map((to) => ({ to, kind: 'referrals.request_received', params: { requestId: row.id, urgency: row.urgency }, mail: row.urgency === 'urgent' })))
  }
  return presentRequest(context, after)
})
