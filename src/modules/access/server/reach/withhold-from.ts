import { conflict, invalid } from '#kernel/contract/problem.ts'
import { newId } from '#kernel/domain/ids.ts'
import { assertCode } from '#kernel/server/codes.ts'
import { operation } from '#kernel/server/operation.ts'
import { withholdFrom as contract } from '../../contract/reach.ts'
import { sections as numbers } from '../../domain/sections.ts'
import { assertReached } from '../reach.ts'
import * as store from '../reach-store.ts'
import { assertHolds } from './access.ts'
import { endOf } from './grant-access.ts'

export const withholdFrom = operation(contract, async ({ tx, actor, audit, now }, { subject, from, wholeFile, sections, reason, words, validTo }) => {
  audit(subject, { reason, wholeFile, sections: sections.join(' ') })
  await assertReached(tx, subject)
  assertHolds(await store.holds(tx, subject))
  if (!wholeFile && sections.length === 0) throw invalid('sections', { it: 'Scegli quali sezioni tenere riservate, oppure tutto il fascicolo', en: 'Choose which sections to withhold, or the whole file' })
  await assertCode(tx, now, 'withhold_reason', reason, 'reason')
  if ('operatorId' in from && from.operatorId === actor.id) throw invalid('from', { it: 'Non puoi tenere riservato qualcosa a te stesso', en: 'You cannot withhold something from yourself' })
  if ('unitId' in from && (await store.unitsAboveHolder(tx, subject)).includes(from.unitId)) {
    throw conflict({
      it: 'Questo servizio ha in carico il fascicolo: prima passalo a un altro servizio, poi tienilo riservato.',
      en: 'This service holds the file: hand it over first, then withhold it.',
    })
  }
  const id = newId<'withholding'>(now)
  await store.withhold(tx, {
    id, subject, reason, words,
    fromUnit: 'unitId' in from ? from.unitId : null,
    fromOperator: 'operatorId' in from ? from.operatorId : null,
    sections: wholeFile ? [0] : sections.map((name) => numbers[name]),
    validTo: endOf(validTo, now, 'validTo'),
  })
  return { id }
})
