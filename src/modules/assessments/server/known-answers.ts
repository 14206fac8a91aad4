import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { operation } from '#kernel/server/operation.ts'
import type { Tx } from '#kernel/server/db.ts'
import { statedFacts } from '#modules/people/server/index.ts'
import { healthCareOf } from '#modules/referrals/server/index.ts'
import { enrolmentsInWords } from '#modules/schools/server/index.ts'
import * as contract from '../contract/known.ts'
import { isOfForm } from '../domain/instruments/form.ts'
import { knownOf, type KnownFact } from '../domain/known.ts'
import { assertMayWrite } from './access.ts'
import { latestOf } from './latest.ts'
import * as labels from './label-store.ts'
import { load, visiblePart } from './load.ts'

/** Relations that make a family; others of the list are offices, care or company on the way. */
const kin: ReadonlySet<string> = new Set([
  'genitore', 'madre', 'padre', 'genitore_adottivo', 'genitore_decaduto', 'compagno_genitore', 'figlio', 'figlio_adottivo', 'figlio_partner', 'fratello', 'fratello_unilaterale', 'fratello_acquisito', 'gemello', 'nonno', 'bisnonno',
  'nipote_nonno', 'pronipote', 'zio', 'nipote_zio', 'cugino', 'prozio', 'pronipote_zio', 'altro_parente', 'affine', 'coniuge', 'ex_coniuge', 'convivente', 'ex_convivente',
])

const period = (from: PlainDate, to: PlainDate | null): string => (to ? `dal ${italian(from)} al ${italian(to)}` : `dal ${italian(from)}`)

/** Schools the child goes or went to, and health services followed in the file, as far as the actor reaches those parts. */
async function factsOfParts(tx: Tx, caseId: string): Promise<KnownFact[]> {
  const schools = (await enrolmentsInWords(tx, caseId)).map((one): KnownFact => ({ fact: 'school', text: one.text, detail: period(one.from, one.to) }))
  const services = (await healthCareOf(tx, caseId)).map((one): KnownFact => (
    { fact: 'health_service', text: one.text, detail: one.from ? `${one.waiting ? 'chiesto ' : ''}${period(one.from, null)}` : one.waiting ? 'chiesto' : null, waiting: one.waiting, clinical: one.clinical }))
  return [...schools, ...services]
}

/** What the registry says of the child and the reader may read there, in words. */
async function factsOfChild(tx: Tx, childId: string): Promise<KnownFact[]> {
  const stated = (await statedFacts(tx, [childId])).get(childId) ?? []
  const languages = await labels.languageNames(tx, stated.flatMap(({ fact, text }) => (fact === 'language' ? [text] : [])))
  const relations = await labels.relationNames(tx, stated.flatMap(({ fact, detail }) => (fact === 'relative' && detail ? [detail] : [])))
  return stated.flatMap((one): KnownFact[] => {
    if (one.fact === 'language') return [{ fact: 'language', text: languages.get(one.text) ?? one.text, detail: null }]
    if (one.fact === 'identifier') return [{ fact: 'identifier', text: one.text, detail: one.detail }]
    if (one.fact === 'relative') return [{ fact: 'relative', text: one.text, detail: one.detail ? (relations.get(one.detail) ?? one.detail) : null, kin: one.detail !== null && kin.has(one.detail) }]
    return []
  })
}

const italian = (day: string): string => day.split('-').reverse().join('/')

/** What is known already of the items of a draft: offered with its source, never written by itself. To who fills it only, of what he reaches. */
export const listKnownAnswers = operation(contract.listKnownAnswers, async (context, { assessmentId }) => {
  const { tx, now, note } = context
  const loaded = await load(context, assessmentId)
  const { row, file, instrument, acting } = loaded
  assertMayWrite(acting, file, row, instrument)
  const earlier = await latestOf(tx, file.id, row.instrument_key)
  const before = earlier && earlier.id !== row.id ? earlier : null
  const known = knownOf(visiblePart(instrument, acting), row.people, [...(await factsOfChild(tx, file.child_id)), ...(await factsOfParts(tx, file.id))], before?.filled ?? [], (item) => isOfForm(instrument, item), dateInRome(now))
  note({ known: known.length })
  return { rows: known.map((one) => ({ ...one, answer: one.answer as contract.KnownAnswer['answer'], on: one.from === 'earlier' ? before!.heldOn : null, moment: one.from === 'earlier' ? before!.moment : null })) }
})
