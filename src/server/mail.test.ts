import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { getNotice } from '#kernel/contract/index.ts'
import { openPool, transact } from '#kernel/server/db.ts'
import { enqueue, startWorker, type JobWorker } from '#kernel/server/jobs.ts'
import { MailError, openMailer, type Mailer } from '#kernel/server/mail.ts'
import { factsOf, mailKinds, mailWords } from '#kernel/server/mail-words.ts'
import { mailTasks, summaryDay } from '#kernel/server/mail-tasks.ts'
import { notify } from '#kernel/server/notices.ts'
import { chooseMail, getProfile } from '#modules/access/contract.ts'
import { mailAddressOf } from '#modules/network/server/index.ts'
import { openSmtp, type SmtpStandIn } from '#tests/support/smtp.ts'
import { openWorld, type Somebody } from '#tests/support/world.ts'

const world = await openWorld()
const log = pino({ level: 'silent' })
const publicUrl = 'https://accanto.esempio.it'
const jobs = openPool(world.jobs, { size: 2 })
let smtp: SmtpStandIn
let worker: JobWorker | undefined
const at = await world.organisation()

beforeAll(async () => {
  smtp = await openSmtp()
})
beforeEach(() => {
  Object.assign(smtp, { busy: false })
  smtp.letters.length = 0
})
afterEach(async () => {
  await worker?.stop()
  worker = undefined
  await world.owner.query('delete from graphile_worker._private_jobs')
})
afterAll(async () => {
  await Promise.all([jobs.end(), smtp.close()])
  await world.close()
})

const realMailer = (): Mailer => openMailer({ url: smtp.url, from: 'Accanto <accanto@esempio.it>', tls: true })
const start = async (mailer: Mailer | undefined = realMailer()): Promise<void> => {
  worker = await startWorker({ connection: world.jobs, tasks: mailTasks({ mailer, publicUrl, addressOf: mailAddressOf }), log })
}
const somebody = async (address: string | null, choice: 'at_once' | 'daily' | 'none' = 'at_once'): Promise<Somebody> => {
  const one = await world.operator(at)
  await world.owner.query('update network.operator set email = $2 where id = $1', [one.operatorId, address])
  await world.owner.query('update kernel.actor set mail = $2 where id = $1', [one.operatorId, choice])
  return one
}
let kind = 0
const tell = (to: string, notice: { kind?: string; params?: Record<string, string>; mail?: boolean } = {}): Promise<void> =>
  transact(jobs, (tx) => notify(tx, Date.now(), [{ to, kind: notice.kind ?? `test.kind${++kind}`, ...notice }]))
const until = async (condition: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 200; tries++) {
    if (await condition()) return
    await sleep(25)
  }
  throw new Error('waited in vain')
}
const waiting = async (): Promise<number> => (await world.owner.query('select count(*)::int as n from graphile_worker._private_jobs')).rows[0].n as number
const quiet = () => until(async () => (await waiting()) === 0)
const failedOnce = () => until(async () => (await world.owner.query('select from graphile_worker._private_jobs where attempts = 1 and locked_at is null and last_error is not null')).rowCount === 1)
const again = () => world.owner.query('update graphile_worker._private_jobs set run_at = now()')
const noticesOf = async (one: Somebody) => (await world.owner.query('select sent_at, refused_at from kernel.notice where actor_id = $1', [one.operatorId])).rows

describe('a notice', () => {
  it('goes to who wants it at once, to who chose never only when it may not wait, and to nobody without an address', async () => {
    const [wants, never, nowhere] = [await somebody('wants@esempio.it'), await somebody('never@esempio.it', 'none'), await somebody(null)]
    for (const { operatorId } of [wants, never, nowhere]) await tell(operatorId)
    await tell(never.operatorId, { mail: true })
    await start()
    await quiet()
    expect(smtp.letters.map(({ to }) => to).toSorted()).toEqual(['never@esempio.it', 'wants@esempio.it'])
    expect((await noticesOf(nowhere))[0]).toEqual({ sent_at: null, refused_at: null })
  })

  it('of a transaction that rolls back is never sent', async () => {
    const one = await somebody('rolled@esempio.it')
    await expect(transact(jobs, async (tx) => {
      await notify(tx, Date.now(), [{ to: one.operatorId, kind: 'test.rolled' }])
      throw new Error('changed my mind')
    })).rejects.toThrow('changed my mind')
    expect(await waiting()).toBe(0)
  })

  it('says what is expected in the reader’s language with the number of the file, and never a name, whatever stands in its parameters', async () => {
    const one = await somebody('reader@esempio.it')
    await tell(one.operatorId, { kind: 'cases.made_responsible', params: { number: 'ABC-2026-000012', child: 'Amina Diallo', by: 'Carla Verdi' } })
    await tell(one.operatorId, { kind: 'cases.joined_team', params: { number: 'Amina Diallo' } })
    await start()
    await quiet()
    await worker?.stop()
    worker = undefined
    await world.owner.query(`update kernel.actor set language = 'en' where id = $1`, [one.operatorId])
    await tell(one.operatorId, { kind: 'cases.handover_asked', params: { number: 'ABC-2026-000012' } })
    await start()
    await quiet()
    const subjects = smtp.letters.map(({ subject }) => subject)
    expect(subjects).toContain('Accanto: ora rispondi del fascicolo ABC-2026-000012')
    expect(subjects).toContain('Accanto: you are asked to take over file ABC-2026-000012')
    for (const letter of smtp.letters) {
      expect(`${letter.raw} ${letter.subject} ${letter.text}`).not.toMatch(/Amina|Diallo|Verdi/i)
      expect(letter.text).toMatch(/https:\/\/accanto\.esempio\.it\/avvisi\/[0-9a-f-]{36}\n/)
    }
  })

  it('waits in the product when no mail server is configured', async () => {
    const one = await somebody('nobody@esempio.it')
    await tell(one.operatorId)
    worker = await startWorker({ connection: world.jobs, tasks: mailTasks({ mailer: undefined, publicUrl, addressOf: mailAddressOf }), log })
    await quiet()
    expect(await noticesOf(one)).toEqual([{ sent_at: null, refused_at: null }])
  })
})

describe('what goes wrong', () => {
  it('a refused address is given up, and its owner reads it in the profile until a message goes', async () => {
    const one = await somebody('gone@esempio.it')
    await world.owner.query(`insert into access.account (operator_id, username, password_hash, password_changed_at) values ($1, 'gone', '', now())`, [one.operatorId])
    const refusedAt = async () => (await one.call(getProfile, {})).body.mail.refusedAt
    expect(await refusedAt()).toBeNull()
    smtp.refused.add('gone@esempio.it')
    await tell(one.operatorId)
    await start()
    await quiet()
    const [notice] = await noticesOf(one)
    expect(notice).toMatchObject({ sent_at: null })
    expect(notice?.refused_at).not.toBeNull()
    expect(await refusedAt()).not.toBeNull()
    smtp.refused.clear()
    await tell(one.operatorId)
    await quiet()
    expect(smtp.letters.map(({ to }) => to)).toEqual(['gone@esempio.it'])
    expect(await refusedAt()).toBeNull()
  })

  it('a server that is busy or down is tried again later', async () => {
    const one = await somebody('later@esempio.it')
    smtp.busy = true
    await tell(one.operatorId)
    await start()
    await failedOnce()
    expect(smtp.letters).toHaveLength(0)
    smtp.busy = false
    await again()
    await quiet()
    expect(smtp.letters).toHaveLength(1)
    const nobodyThere = openMailer({ url: 'smtp://127.0.0.1:9', from: 'accanto@esempio.it', tls: true })
    await expect(nobodyThere.send({ id: 'x', to: 'private@esempio.it', subject: 's', text: 't' })).rejects.toSatisfy(
      (error: unknown) => error instanceof MailError && !error.message.includes('private'),
    )
  })

  it('who dies between sending and marking sends the same message again, recognisable by its Message-ID', async () => {
    const one = await somebody('twice@esempio.it')
    const real = realMailer()
    let dies = true
    await tell(one.operatorId)
    await start({ send: async (letter) => {
      const outcome = await real.send(letter)
      if (!dies) return outcome
      dies = false
      throw new Error('killed')
    } })
    await failedOnce()
    await again()
    await quiet()
    expect(smtp.letters).toHaveLength(2)
    expect(smtp.letters[0]!.id).toMatch(/^<notice-[0-9a-f-]{36}@esempio\.it>$/)
    expect(smtp.letters[1]!.id).toBe(smtp.letters[0]!.id)
    expect((await noticesOf(one))[0]?.sent_at).not.toBeNull()
  })

  it('never speaks in clear to a mail server outside, unless told to', async () => {
    // the loopback by an address that is not known as such (and no name server is asked for): the stand-in offers no encryption
    const outside = (tls: boolean) => openMailer({ url: smtp.url.replace('127.0.0.1', '[::ffff:127.0.0.1]'), from: 'accanto@esempio.it', tls })
    const letter = { id: 'x', to: 'a@esempio.it', subject: 's', text: 't' }
    await expect(outside(true).send(letter)).rejects.toBeInstanceOf(MailError)
    expect(smtp.letters).toHaveLength(0)
    expect(await outside(false).send(letter)).toBe('sent')
  })
})

describe('the summary of the morning', () => {
  it('is due at seven of Rome on working days, in winter and in summer', () => {
    expect(summaryDay(Date.parse('2026-11-23T06:00:00Z'))).toBe('2026-11-23')
    expect(summaryDay(Date.parse('2026-11-23T05:00:00Z'))).toBeNull()
    expect(summaryDay(Date.parse('2026-07-20T05:00:00Z'))).toBe('2026-07-20')
    expect(summaryDay(Date.parse('2026-07-20T06:00:00Z'))).toBeNull()
    expect(summaryDay(Date.parse('2026-11-22T06:00:00Z'))).toBeNull()
    expect(summaryDay(Date.parse('2026-12-08T06:00:00Z'))).toBeNull()
  })

  it('tells once what is unread, to who wants it, the same things counted together', async () => {
    const [daily, never, reader] = [await somebody('daily@esempio.it', 'daily'), await somebody('no@esempio.it', 'none'), await somebody('read@esempio.it', 'daily')]
    for (const { operatorId } of [daily, never, reader]) {
      await tell(operatorId, { kind: 'cases.danger_review' })
      await tell(operatorId, { kind: 'cases.danger_review' })
      await tell(operatorId, { kind: 'intake.report_assigned', params: { number: 'SEG-2026-000003' } })
    }
    await world.owner.query('update kernel.notice set read_at = now() where actor_id = $1', [reader.operatorId])
    await tell(daily.operatorId, { kind: 'test.late', mail: true })
    await start()
    await until(() => smtp.letters.length === 1)
    const morning = async (ts: string) => {
      await transact(jobs, (tx) => enqueue(tx, 'kernel.mail_summaries', { _cron: { ts } }))
      await quiet()
    }
    const day = nextWorkingDay()
    await morning(`${day}T00:00:00Z`)
    expect(smtp.letters).toHaveLength(1)
    const hour = [`${day}T05:00:00Z`, `${day}T06:00:00Z`].find((ts) => summaryDay(Date.parse(ts)))!
    await morning(hour)
    await morning(hour)
    expect(smtp.letters.map(({ to }) => to)).toEqual(['daily@esempio.it', 'daily@esempio.it'])
    const [, letter] = smtp.letters
    expect(letter).toMatchObject({ subject: 'Accanto: 3 avvisi da leggere', id: `<summary-${daily.operatorId}-${day}@esempio.it>` })
    expect(letter!.text).toContain('- Un avviso di pericolo è da rivedere (2)\n- Ora segui la segnalazione SEG-2026-000003')
  })
})

/** One not far off: a summary goes back a week at most. */
function nextWorkingDay(): string {
  for (let ahead = 1; ; ahead++) {
    const day = new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
    if (summaryDay(Date.parse(`${day}T05:00:00Z`)) ?? summaryDay(Date.parse(`${day}T06:00:00Z`))) return day
  }
}

describe('words', () => {
  it('exist for every kind of notice that the screens can say', () => {
    const root = path.resolve(import.meta.dirname, '../modules')
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('notice-words.ts'))
    const said = files.flatMap((name) => [...readFileSync(path.join(root, name), 'utf8').matchAll(/^ {2}'([a-z_]+\.[a-z_]+)':/gm)].map((match) => match[1]!))
    expect(said.length).toBeGreaterThan(15)
    const known = new Set(mailKinds())
    expect(said.filter((one) => !known.has(one))).toEqual([])
  })

  it('take from parameters a number, a count and a day only', () => {
    expect(factsOf({ number: 'ROSSI MARIO', count: 'tre', day: 'ieri', name: 'Amina' })).toEqual({ number: '', count: 0, day: '' })
    expect(factsOf({ number: 'ABC-2026-000012', count: 3, dueOn: '2026-12-01' })).toEqual({ number: 'ABC-2026-000012', count: 3, day: '2026-12-01' })
    expect(mailWords('nobody.knows', {}).subject).toEqual({ it: 'C’è una novità', en: 'There is something new' })
  })
})

describe('where an e-mail leads', () => {
  it('is read by its addressee alone', async () => {
    const [one, other] = [await somebody('a@esempio.it', 'none'), await somebody('b@esempio.it', 'none')]
    await tell(one.operatorId, { kind: 'cases.danger_review' })
    const { rows } = await world.owner.query('select id from kernel.notice where actor_id = $1', [one.operatorId])
    const noticeId = rows[0].id
    expect((await world.anonymous.call(getNotice, { noticeId })).status).toBe(401)
    expect((await other.call(getNotice, { noticeId })).status).toBe(404)
    expect((await one.call(getNotice, { noticeId: 'x' as never })).status).toBe(400)
    expect((await one.call(getNotice, { noticeId })).body).toMatchObject({ id: noticeId, kind: 'cases.danger_review', readAt: null })
  })
})

describe('how notices come by e-mail', () => {
  it('is chosen by each for himself', async () => {
    const [one, other] = [await somebody('one@esempio.it', 'daily'), await somebody('other@esempio.it', 'daily')]
    expect((await world.anonymous.call(chooseMail, { choice: 'none' })).status).toBe(401)
    expect((await one.call(chooseMail, { choice: 'weekly' as 'none' })).status).toBe(400)
    expect((await one.call(chooseMail, { choice: 'none' })).body).toEqual({ choice: 'none' })
    const { rows } = await world.owner.query('select id, mail from kernel.actor where id = any ($1)', [[one.operatorId, other.operatorId]])
    expect(Object.fromEntries(rows.map((row) => [row.id, row.mail]))).toEqual({ [one.operatorId]: 'none', [other.operatorId]: 'daily' })
    const { rows: trail } = await world.owner.query(`select detail from kernel.audit_event where action = 'access.chooseMail' and actor_id = $1 and outcome = 'ok'`, [one.operatorId])
    expect(trail).toEqual([{ detail: { choice: 'none' } }])
    // without an account there is no profile
    expect((await one.call(getProfile, {})).status).toBe(404)
  })
})
