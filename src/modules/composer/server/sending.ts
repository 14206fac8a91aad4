import { invalid } from '#kernel/contract/problem.ts'
import { addDays, dateInRome, startOfDayInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Context } from '#kernel/server/operation.ts'
import { completeTerms, termsOf } from '#modules/deadlines/server/index.ts'
import type { SignedComparison } from './render/index.ts'

/** A sending is recorded after it happened: not before the approval, and nothing of a day still to come. Days in Rome. @throws 422 next to the field */
export function assertDaysOfSending({ now }: Pick<Context, 'now'>, approvedAt: string, on: PlainDate, protocolOn: PlainDate | null): void {
  const today = dateInRome(now)
  if (on > today) throw invalid('on', { it: 'L’invio non può essere già avvenuto in futuro: controlla la data', en: 'It cannot have been sent already in the future: check the date' })
  if (on < dateInRome(Date.parse(approvedAt))) throw invalid('on', { it: 'È prima dell’approvazione: controlla la data', en: 'This is before the approval: check the date' })
  if (protocolOn && protocolOn > today) throw invalid('protocolOn', { it: 'Il protocollo non può essere di un giorno che deve ancora venire', en: 'The protocol cannot be of a day still to come' })
}

/** Closes the term that was met, as done on the day of the sending: sent today, now; sent before, at the end of that day. Answers how many were closed. */
export async function closeMetTerm(context: Pick<Context, 'tx' | 'actor' | 'now'>, termId: string | null, on: PlainDate, proof: { words: string; documentId?: string | null }): Promise<number> {
  if (!termId) return 0
  const [term] = await termsOf(context, { ids: [termId], ended: true })
  if (!term || (term.state !== 'open' && term.state !== 'missed' && term.state !== 'suspended')) return 0
  const doneAt = on === dateInRome(context.now) ? context.now : Date.parse(startOfDayInRome(addDays(on, 1))) - 1000
  return completeTerms(context, { ids: [termId] }, { ...proof, at: new Date(doneAt).toISOString() })
}

/** The words of a signed copy must be those approved; what cannot be read must have been compared by a person. @throws 422 at `path`, or at `eye` when somebody has to look */
export function assertSameWords({ result, differences: [first] }: SignedComparison, byEye: boolean, { path, eye }: { path: string; eye: string }): void {
  if (result === 'different') {
    throw invalid(path, {
      it: `Il testo del file non è quello approvato${first ? `: dove la versione approvata dice «${first.frozen}» il file dice «${first.signed}»` : ''}. Carica il file firmato di questa versione.`,
      en: `The words of the file are not those approved${first ? `: where the approved version says “${first.frozen}” the file says “${first.signed}”` : ''}. Upload the signed file of this version.`,
    })
  }
  if (result === 'unreadable' && !byEye) {
    throw invalid(eye, {
      it: 'Il testo non si può leggere dal file (forse è una scansione): confrontalo tu pagina per pagina con la versione approvata e confermalo.',
      en: 'The words cannot be read out of the file (a scan, perhaps): compare it page by page with the approved version yourself and confirm.',
    })
  }
}
