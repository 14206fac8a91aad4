import { conflict, forbidden, notFound, stale } from '#kernel/contract/problem.ts'
import { operation } from '#kernel/server/operation.ts'
import { actingIn } from '#modules/access/server/index.ts'
import * as contract from '../contract.ts'
import { assertMayTriage } from './access.ts'
import { loadReport, presentReport } from './present-report.ts'
import { assertWellTold, childRows, partyRows, reporterRow, toldRow } from './report-input.ts'
import * as store from './report-store.ts'

/** Corrects a report before anything is decided on it; afterwards what was told stays as it was decided upon. */
export const updateReport = operation(contract.updateReport, async ({ tx, actor, audit, now }, { reportId, version, reporter, ...told }) => {
  audit(reportId)
  const facts = await loadReport(tx, reportId)
  assertMayTriage(await actingIn(tx, actor, reportId), facts)
  if (facts.decided) {
    throw conflict({
      it: 'Su questa segnalazione è già stato deciso: quello che è stato riferito non si cambia più. Scrivi le novità nel diario del fascicolo o in una nuova decisione.',
      en: 'This report was decided on: what was told does not change any more. Write what is new in the diary of the file or in a new decision.',
    })
  }
  await assertWellTold(tx, now, told, reporter ?? null)
  const known = new Set((await store.childrenOf(tx, reportId)).map(({ id }) => id))
  const changes = {
    source: told.source, channel: told.channel, received_at: told.receivedAt, urgency: told.urgency, municipality_istat: told.municipality ?? null,
  }
  if (!(await store.changeReport(tx, reportId, version, changes))) throw stale(await presentReport(tx, actor, reportId))
  if (!(await store.toldOf(tx, reportId))) throw notFound()
  await store.changeTold(tx, reportId, toldRow(told))
  await store.replaceChildren(tx, reportId, childRows(told.children, now, known), known)
  await store.replaceParties(tx, reportId, partyRows(told.parties, now))
  if (reporter && !(await store.changeReporter(tx, reportId, reporterRow(reporter)))) {
    throw forbidden({ it: 'Chi ha segnalato non è tra ciò che puoi vedere.', en: 'Who reported is not among what you may see.' })
  }
  return presentReport(tx, actor, reportId)
})
