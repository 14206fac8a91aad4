import { invalid, Problem } from '#kernel/contract/problem.ts'
import { searchTokens } from '#kernel/domain/name-keys.ts'
import { operation } from '#kernel/server/operation.ts'
import * as contract from '../contract/case.ts'
import * as store from './list-store.ts'

const HOURLY = 10

/** Finds who holds a file that is out of reach. An empty answer counts and is recorded like a full one. */
export const locateCase = operation(contract.locateCase, async ({ tx, audit, note }, { number, name, birth, taxCode }) => {
  const words = searchTokens(name ?? '')
  const byName = words.length >= 2 && birth
  if (!number && !taxCode && !byName) throw invalid('number', { it: 'Indica il numero del fascicolo, oppure il codice fiscale, oppure nome e cognome con la data di nascita', en: 'Give the number of the file, or the tax code, or given name and family name with the birth date' })
  if ((await store.locateAttempts(tx)) >= HOURLY) {
    throw new Problem('too-many', {
      it: 'Hai già cercato dieci volte nell’ultima ora. Per un pericolo immediato chiama il 112 o il servizio di reperibilità.',
      en: 'You have searched ten times in the last hour. In immediate danger call 112 or the service on duty.',
    })
  }
  const found = await store.locate(tx, {
    number: number?.toUpperCase() ?? null, words: byName ? words.map((word) => `=${word}`) : [], birth: byName ? birth : null, taxCode: taxCode?.toUpperCase().replace(/\s/g, '') ?? null,
  })
  note({ by: number ? 'number' : taxCode ? 'tax-code' : 'name', found: found !== null })
  if (!found) return { found: null }
  audit(found.case_id)
  return {
    found: { caseId: found.case_id, organisationName: found.organisation_name, unitName: found.unit_name, contact: found.contact, inReach: found.in_reach },
  }
})
