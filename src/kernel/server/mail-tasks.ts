import { Temporal } from 'temporal-polyfill'
import { holidayOn } from '../domain/holidays.ts'
import { addDays, asPlainDate, ROME, startOfDayInRome, type PlainDate } from '../domain/plain-date.ts'
import type { Tx } from './db.ts'
import { enqueue, type Task } from './jobs.ts'
import { noticeLetter, summaryLetter } from './mail-letter.ts'
import type { Mailer } from './mail.ts'
import * as store from './mail-store.ts'

export interface MailNeeds {
  /** Absent: nothing is sent and notices wait in the product. */
  mailer: Mailer | undefined
  publicUrl: string
  /** Where somebody's e-mail goes; null when he has no address or no longer works. */
  addressOf: (tx: Tx, actorId: string) => Promise<string | null>
}

/** Notices as e-mails: each that may not wait or is wanted at once, and the summary of the morning. */
export const mailTasks = (needs: MailNeeds): Readonly<Record<string, Task>> => ({
  'kernel.mail_notice': mailNotice(needs),
  'kernel.mail_summaries': planSummaries(needs),
  'kernel.mail_summary': mailSummary(needs),
})

/** In UTC, twice: one of the two is seven o'clock in Rome, in winter or in summer. */
export const mailCron = [{ task: 'kernel.mail_summaries', match: '0 5,6 * * *' }] as const

const nowText = (): string => new Date(Date.now()).toISOString()

/** Sent first and marked afterwards: who dies between sends the same message, with the same Message-ID, again. */
const mailNotice = ({ mailer, publicUrl, addressOf }: MailNeeds): Task => async ({ notice }, { read, once, log }) => {
  if (!mailer) return
  const found = await read(async (tx) => {
    const row = await store.noticeToMail(tx, String(notice))
    const address = row && (await addressOf(tx, row.actor_id))
    return row && address ? { row, address } : undefined
  })
  if (!found) return
  const { row, address } = found
  const outcome = await mailer.send(noticeLetter(row, { actorId: row.actor_id, address, language: languageOf(row.language) }, publicUrl))
  if (outcome === 'refused') log.warn({ notice: row.id }, 'the mail server refuses an address')
  await once((tx) => store.markMailed(tx, [row.id], outcome, nowText()))
}

/** The day whose summary is due at this instant: seven in the morning of Rome, on working days. */
export function summaryDay(at: number): PlainDate | null {
  const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(ROME)
  const day = asPlainDate(here.toPlainDate().toString())
  return here.hour === 7 && here.dayOfWeek <= 5 && !holidayOn(day) ? day : null
}

/** A summary never goes back further than this, so that a server that begins to send mail does not tell what is long past. */
const DAYS_BACK = 7

const planSummaries = ({ mailer }: MailNeeds): Task => async (payload, { once }) => {
  // the instant for which it was planned, also when it runs late
  const planned = (payload['_cron'] as { ts?: string } | undefined)?.ts
  const at = planned ? Date.parse(planned) : Date.now()
  const day = summaryDay(at)
  if (!mailer || !day) return
  await once(async (tx) => {
    const until = new Date(at).toISOString()
    for (const actor of await store.peopleToTell(tx, sinceOf(day), until)) {
      await enqueue(tx, 'kernel.mail_summary', { actor, day, until }, { key: `mail_summary ${actor}`, maxAttempts: 8 })
    }
  })
}

const mailSummary = ({ mailer, publicUrl, addressOf }: MailNeeds): Task => async (payload, { read, once, log }) => {
  if (!mailer) return
  const [actorId, day, until] = [String(payload['actor']), asPlainDate(String(payload['day'])), String(payload['until'])]
  const found = await read(async (tx) => {
    const rows = await store.untoldNotices(tx, actorId, sinceOf(day), until)
    const address = rows.length ? await addressOf(tx, actorId) : null
    return address ? { rows, address } : undefined
  })
  if (!found) return
  const { rows, address } = found
  const outcome = await mailer.send(summaryLetter(day, rows, { actorId, address, language: languageOf(rows[0]!.language) }, publicUrl))
  if (outcome === 'refused') log.warn({ actor: actorId }, 'the mail server refuses an address')
  await once((tx) => store.markMailed(tx, rows.map(({ id }) => id), outcome, nowText()))
}

const sinceOf = (day: PlainDate): string => startOfDayInRome(addDays(day, -DAYS_BACK))
const languageOf = (language: string): 'it' | 'en' => (language === 'en' ? 'en' : 'it')
