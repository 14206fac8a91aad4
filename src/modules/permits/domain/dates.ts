import type { Words } from '#kernel/domain/bilingual.ts'
import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'

/** The dates of a permit as typed; null when not known. */
export interface PermitDates {
  askedOn: PlainDate | null
  appointmentOn: PlainDate | null
  receiptOn: PlainDate | null
  issuedOn: PlainDate | null
  expiresOn: PlainDate | null
  deliveredOn: PlainDate | null
  refusedOn: PlainDate | null
}

export interface DateProblem {
  path: keyof PermitDates
  message: Words
}

/** Facts, which cannot lie ahead; an appointment and an expiry can. */
const facts = ['askedOn', 'receiptOn', 'issuedOn', 'deliveredOn', 'refusedOn'] as const
const names = {
  askedOn: { it: 'della richiesta', en: 'the request' }, appointmentOn: { it: 'dell’appuntamento', en: 'the appointment' }, receiptOn: { it: 'della ricevuta', en: 'the receipt' },
  issuedOn: { it: 'del rilascio', en: 'the issue' }, deliveredOn: { it: 'della consegna', en: 'the delivery' }, refusedOn: { it: 'del rifiuto', en: 'the refusal' },
  expiresOn: { it: 'della scadenza', en: 'the expiry' },
} as const
/** Each comes no earlier than the others named beside it. */
const order = [
  ['appointmentOn', ['askedOn']],
  ['receiptOn', ['askedOn']],
  ['issuedOn', ['askedOn']],
  ['deliveredOn', ['askedOn', 'issuedOn']],
  ['refusedOn', ['askedOn']],
  ['expiresOn', ['issuedOn', 'askedOn']],
] as const satisfies readonly (readonly [keyof PermitDates, readonly (keyof PermitDates)[]])[]

/** An expiry farther than this after the issue is a slip of the pen. */
const LONGEST_DAYS = 3_660

const say = (date: PlainDate): string => date.split('-').reverse().map((part) => String(Number(part))).join('/')

/**
 * What is wrong with the dates of a permit, each next to its field; nothing when they agree. `birth` is the person's, when known.
 */
export function dateProblems(dates: PermitDates, { birth, today }: { birth: PlainDate | null; today: PlainDate }): DateProblem[] {
  const found: DateProblem[] = []
  const wrong = (path: keyof PermitDates, message: Words) => void (found.some((one) => one.path === path) || found.push({ path, message }))
  for (const path of facts) {
    const date = dates[path]
    if (date && date > today) wrong(path, { it: 'È nel futuro: scrivi la data in cui è accaduto', en: 'It lies ahead: write the date on which it happened' })
  }
  for (const path of Object.keys(names) as (keyof PermitDates)[]) {
    const date = dates[path]
    if (date && birth && date < birth) wrong(path, { it: `Viene prima della nascita (${say(birth)}): controlla la data`, en: `It comes before the birth (${say(birth)}): check the date` })
  }
  for (const [path, earlier] of order) {
    for (const before of earlier) {
      const [date, first] = [dates[path], dates[before]]
      if (date && first && date < first) wrong(path, {
        it: `Viene prima ${names[before].it} (${say(first)}): controlla le due date`, en: `It comes before ${names[before].en} (${say(first)}): check both dates`,
      })
    }
  }
  const from = dates.issuedOn ?? today
  if (dates.expiresOn && dates.expiresOn > addDays(from, LONGEST_DAYS)) wrong('expiresOn', { it: 'È troppo lontana: controlla l’anno', en: 'It is too far: check the year' })
  return found
}

/** What may deserve a second look without being wrong. */
export type Remark = 'beyond-eighteen' | 'no-expiry' | 'no-number'

/** `eighteen` is the person's eighteenth birthday, when the birth is known. A permit *minore età* is valid to 18 (PER-01). */
export function remarksOf(
  { kind, state, number, expiresOn }: { kind: string; state: string; number: string | null; expiresOn: PlainDate | null }, eighteen: PlainDate | null,
): Remark[] {
  const inHand = state === 'issued' || state === 'delivered'
  return [
    ...(kind === 'minore_eta' && eighteen && expiresOn && expiresOn > eighteen ? ['beyond-eighteen' as const] : []),
    ...(inHand && !expiresOn ? ['no-expiry' as const] : []),
    ...(inHand && !number ? ['no-number' as const] : []),
  ]
}
