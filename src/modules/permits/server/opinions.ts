import { invalid, notFound, stale } from '#kernel/contract/problem.ts'
import type { Input } from '#kernel/contract/endpoint.ts'
import { newId } from '#kernel/domain/ids.ts'
import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { actingIn } from '#modules/access/server/index.ts'
import type { FileHead } from '#modules/cases/server/index.ts'
import * as contract from '../contract/opinion.ts'
import { assertMayCorrect, assertMayWrite, assertOpen } from './access.ts'
import { getFile, tell } from './begin-change.ts'
import { presentOpinion } from './present.ts'
import * as store from './store.ts'
import { assertDocument, assertSection, documentKept } from './written.ts'

type Written = Omit<Input<typeof contract.addOpinion>, 'caseId'>

/** Refuses what an opinion cannot say, next to its field. */
async function columnsOf({ tx, now }: Pick<Context, 'tx' | 'now'>, file: FileHead, written: Written, former: string | null = null) {
  const needed = written.state !== 'not_needed'
  if (needed && !written.askedOn) throw invalid('askedOn', { it: 'Scrivi quando è stato chiesto', en: 'Write when it was asked' })
  if (!needed && !written.exemption) throw invalid('exemption', { it: 'Scegli perché il parere non serve', en: 'Choose why the opinion is not needed' })
  if (written.askedBy) await assertCode(tx, now, 'opinion_asker', written.askedBy, 'askedBy')
  if (written.exemption) await assertCode(tx, now, 'opinion_exemption', written.exemption, 'exemption')
  for (const document of written.attached) await assertCode(tx, now, 'opinion_document', document, 'attached')
  assertOpinionDates(written, file.child_birth as PlainDate | null, dateInRome(now))
  await assertDocument(tx, file.id, written.documentId)
  return {
    state: written.state, asked_on: needed ? written.askedOn : null, asked_by: needed ? written.askedBy : null, in_sim: needed && written.inSim, sim_number: needed ? written.simNumber : null,
    attached: needed ? written.attached : [], outcome_on: needed ? written.outcomeOn : null, exemption: needed ? null : written.exemption, document_id: await documentKept(tx, written.documentId, former), note: written.note,
  }
}

function assertOpinionDates({ state, askedOn, outcomeOn }: Written, birth: PlainDate | null, today: PlainDate): void {
  for (const [path, date] of [['askedOn', askedOn], ['outcomeOn', outcomeOn]] as const) {
    if (date && date > today) throw invalid(path, { it: 'È nel futuro: scrivi la data in cui è accaduto', en: 'It lies ahead: write the date on which it happened' })
    if (date && birth && date < birth) throw invalid(path, { it: 'Viene prima della nascita: controlla la data', en: 'It comes before the birth: check the date' })
  }
  if (askedOn && outcomeOn && outcomeOn < askedOn) throw invalid('outcomeOn', { it: 'Viene prima della richiesta: controlla le due date', en: 'It comes before the request: check both dates' })
  if ((state === 'positive' || state === 'negative') && !outcomeOn) throw invalid('outcomeOn', { it: 'Scrivi quando è arrivato', en: 'Write when it came' })
}

const waits = (state: string): boolean => state === 'asked' || state === 'completion_asked'

async function assertOnlyOne({ tx }: Pick<Context, 'tx'>, caseId: string, state: string, own?: string): Promise<void> {
  if (waits(state) && (await store.opinionsOf(tx, caseId)).some((one) => one.id !== own && waits(one.state))) {
    throw invalid('state', { it: 'C’è già una richiesta in attesa: registra il suo esito', en: 'A request is waiting already: record its outcome' })
  }
}

export const addOpinion = operation(contract.addOpinion, async (context, { caseId, ...written }) => {
  const { tx, actor, note, now } = context
  const file = await getFile(context, caseId)
  await assertSection(tx, caseId)
  const here = await actingIn(tx, actor, caseId, 'work_status')
  assertMayWrite(here)
  assertOpen(file)
  const columns = await columnsOf(context, file, written)
  await assertOnlyOne(context, caseId, columns.state)
  const id = newId(now)
  await store.insertOpinion(tx, { id, case_id: caseId, ...columns, created_by: actor.id, created_at: new Date(now).toISOString() })
  await tell(context, { caseId, opinion: id, what: `opinion_${columns.state}`, factOn: columns.outcome_on ?? columns.asked_on })
  note({ state: columns.state })
  return presentOpinion(tx, here, file, (await store.opinionOf(tx, id))!)
})

export const changeOpinion = operation(contract.changeOpinion, async (context, { opinionId, version, ...written }) => {
  const { tx, actor } = context
  const row = await store.opinionOf(tx, opinionId)
  if (!row) throw notFound()
  const file = await getFile(context, row.case_id)
  const here = await actingIn(tx, actor, file.id, 'work_status')
  assertMayCorrect(here, file, row)
  assertOpen(file)
  if (row.version !== version) throw stale(await presentOpinion(tx, here, file, row))
  const columns = await columnsOf(context, file, written, row.document_id)
  await assertOnlyOne(context, row.case_id, columns.state, row.id)
  if (!(await store.updateOpinion(tx, row.id, version, columns))) throw stale(await presentOpinion(tx, here, file, (await store.opinionOf(tx, row.id))!))
  const { id: _id, case_id: _case, created_by: _by, version: _version, ...said } = row
  await tell(context, { caseId: row.case_id, opinion: row.id, what: `opinion_${columns.state}`, factOn: columns.outcome_on ?? columns.asked_on, before: said })
  return presentOpinion(tx, here, file, (await store.opinionOf(tx, row.id))!)
})
