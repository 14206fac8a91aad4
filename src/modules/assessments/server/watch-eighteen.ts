import { dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { completeTerms, ownNumbersOf, scheduleTerms, termsOf, waiveTerms, type TermContext } from '#modules/deadlines/server/index.ts'
import type { Circumstances, Filled } from '../domain/fill.ts'
import { daysToWatch } from '../domain/watch-eighteen.ts'
import { signedOf } from './assessment-store.ts'
import { homeOf, type Loaded } from './load.ts'

const EIGHTEEN = 'assessments.eighteen'

const titleOf = (months: number | null): string => months === null
  ? 'Ultimo giorno prima dei 18 anni: ciò che si chiede da minorenne va chiesto adesso'
  : `Verso i 18 anni: rivedere ciò che va pronto ${months} ${months === 1 ? 'mese' : 'mesi'} prima del compleanno`

/**
 * What a checklist towards eighteen found not ready rings before the birthday, to who answers for the file: a term for each of its dates, which says that
 * something must be looked at and never what, with its reason; it follows a birth that is corrected, and the months that the service gave itself. Filled in
 * again, the days still to come give way to those counted anew; corrected too.
 */
export async function watchEighteen(context: TermContext, { row, file, instrument }: Pick<Loaded, 'row' | 'file' | 'instrument'>, { filled, around }: { filled: readonly Filled[]; around: Circumstances }): Promise<void> {
  if (!instrument.beforeEighteen) return
  await waiveTerms(context, { source: { kind: EIGHTEEN, id: row.id } }, 'La valutazione è stata corretta')
  const earlier = (await signedOf(context.tx, [file.id], row.instrument_key)).filter(({ id }) => id !== row.id)
  const waiting = earlier.length ? await termsOf(context, { sources: earlier.map(({ id }) => ({ kind: EIGHTEEN, id })) }) : []
  if (waiting.length) await completeTerms(context, { ids: waiting.map(({ id }) => id) }, { words: 'Rivisto con l’elenco compilato di nuovo' })
  if (!file.child_birth) return
  const today = dateInRome(context.now)
  const own = await ownNumbersOf(context.tx, [file.unit_id], ['PRO-02b', 'PRO-02c'], today)
  const days = daysToWatch(instrument, filled, around, file.child_birth as PlainDate, today, (rule) => own.get(`${file.unit_id} ${rule}`))
  await scheduleTerms(context, days.map(({ months, ruleId }) => ({
    subject: file.id, section: homeOf(instrument).section, ruleId, event: file.child_birth, length: months, title: titleOf(months), label: 'prassi, non termine di legge', source: { kind: EIGHTEEN, id: row.id },
  })))
}
