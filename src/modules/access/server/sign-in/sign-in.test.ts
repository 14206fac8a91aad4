import { randomBytes } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { listNotices } from '#kernel/contract/index.ts'
import { openPool } from '#kernel/server/db.ts'
import { masterKey, type MasterKey } from '#kernel/server/files/master-key.ts'
import { openSignIn, PASSWORD } from '#tests/support/sign-in.ts'
import * as contract from '../../contract/sign-in.ts'
import { resealSecrets } from './reseal.ts'
import { sealSecret } from './secrets.ts'

const { world, browser, account, enrolled, codeAt, later, presentTime } = await openSignIn()
afterAll(() => world.close())
beforeEach(presentTime)

describe('the first factor', () => {
  it('answers an unknown name, a wrong password and a locked or disabled account with the same body', async () => {
    const [locked, disabled, wrong] = [await account(), await account(), await account()]
    await world.owner.query(`update access.account set locked_until = now() + interval '10 minutes' where operator_id = $1`, [locked.operatorId])
    await world.owner.query('update kernel.actor set disabled_at = now() where id = $1', [disabled.operatorId])
    const answers = await Promise.all([
      browser().call(contract.signIn, { username: 'nessuno', password: PASSWORD }),
      browser().call(contract.signIn, { username: wrong.username, password: 'sbagliata sbagliata' }),
      browser().call(contract.signIn, { username: locked.username, password: PASSWORD }),
      browser().call(contract.signIn, { username: disabled.username, password: PASSWORD }),
    ])
    expect(answers.map((one) => one.status)).toEqual([401, 401, 401, 401])
    expect(new Set(answers.map((one) => one.text)).size).toBe(1)
  })

  it('alone opens nothing', async () => {
    const { username } = await account()
    const page = browser()
    expect((await page.call(contract.signIn, { username, password: PASSWORD })).json).toEqual({ next: 'enrol' })
    expect((await page.call(listNotices)).status).toBe(401)
    expect((await page.call(contract.getSession)).json).toEqual({ actor: null, next: 'enrol' })
  })

  it('locks after five failures for a quarter of an hour, then for longer', async () => {
    const { username, operatorId } = await account()
    const page = browser('', '198.51.100.9')
    for (let attempt = 0; attempt < 5; attempt++) await page.call(contract.signIn, { username, password: 'sbagliata sbagliata' })
    expect((await page.call(contract.signIn, { username, password: PASSWORD })).status).toBe(401)
    later(14)
    expect((await page.call(contract.signIn, { username, password: PASSWORD })).status).toBe(401)
    later(2)
    for (let attempt = 0; attempt < 5; attempt++) await page.call(contract.signIn, { username, password: 'sbagliata sbagliata' })
    later(16)
    expect((await page.call(contract.signIn, { username, password: PASSWORD })).status).toBe(401)
    later(15)
    expect((await page.call(contract.signIn, { username, password: PASSWORD })).status).toBe(200)
    const { rows } = await world.owner.query(`select count(*) from kernel.audit_event where action = 'access.signIn' and outcome = 'refused' and detail->>'operatorId' = $1`, [operatorId])
    expect(Number(rows[0].count)).toBe(10)
  })

  it('counts attempts made at the same time one by one', async () => {
    const { username, operatorId } = await account()
    await Promise.all(Array.from({ length: 5 }, () => browser('', '198.51.100.10').call(contract.signIn, { username, password: 'sbagliata sbagliata' })))
    const { rows } = await world.owner.query('select failures, locked_until from access.account where operator_id = $1', [operatorId])
    expect(rows[0]).toMatchObject({ failures: 5, locked_until: expect.anything() })
  })

  it('is stopped for an address that fails thirty times, whatever the names', async () => {
    const page = browser('', '203.0.113.5')
    for (let attempt = 0; attempt < 30; attempt++) await page.call(contract.signIn, { username: `nessuno${attempt}`, password: 'sbagliata sbagliata' })
    expect((await page.call(contract.signIn, { username: 'nessuno', password: 'x' })).status).toBe(429)
    later(16)
    expect((await page.call(contract.signIn, { username: 'nessuno', password: 'x' })).status).toBe(401)
  }, 30_000)
})

describe('a temporary password', () => {
  it('must be replaced, by one that is not weak, before anything else', async () => {
    const { username, page } = { ...(await account({ temporary: true })), page: browser() }
    expect((await page.call(contract.signIn, { username, password: PASSWORD })).json.next).toBe('password')
    expect((await page.call(contract.beginEnrolment)).status).toBe(409)
    for (const weak of ['corta', 'Password12345!', `${username}-comune`, PASSWORD]) {
      const reply = await page.call(contract.replaceTemporaryPassword, { newPassword: weak })
      expect(reply.json.errors, weak).toEqual([{ path: 'newPassword', message: expect.any(String) }])
    }
    expect((await page.call(contract.replaceTemporaryPassword, { newPassword: 'ombrello verde lontano mare' })).json.next).toBe('enrol')
    expect((await browser().call(contract.signIn, { username, password: PASSWORD })).status).toBe(401)
  })

  it('counts no more after seven days', async () => {
    const { username } = await account({ temporary: true })
    later(8 * 24 * 60)
    expect((await browser('', '198.51.100.11').call(contract.signIn, { username, password: PASSWORD })).status).toBe(401)
  })
})

describe('the second factor', () => {
  it('is enrolled at the first sign-in, changes the token and gives ten recovery codes', async () => {
    const { username, operatorId } = await account()
    const page = browser()
    await page.call(contract.signIn, { username, password: PASSWORD })
    const pending = page.cookies.get('accanto_session')!
    const { json } = await page.call(contract.beginEnrolment)
    expect(json.qr).toMatch(/^data:image\/svg\+xml;base64,/)
    expect((await page.call(contract.confirmEnrolment, { code: '000000' })).status).toBe(401)
    const reply = await page.call(contract.confirmEnrolment, { code: codeAt(json.secret) })
    expect(reply.json.recoveryCodes).toHaveLength(10)
    expect(page.cookies.get('accanto_session')).not.toBe(pending)
    expect((await page.call(contract.getSession)).json.actor).toMatchObject({ id: operatorId, organisationName: 'Comune di Prova', roles: [{ role: 'worker', it: 'Operatore del caso' }], installs: false, hosts: false })
    const stale = browser()
    stale.cookies.set('accanto_session', pending)
    expect((await stale.call(contract.signInSecond, { code: '000000' })).status).toBe(401)
    const { rows } = await world.owner.query('select totp_secret from access.account where operator_id = $1', [operatorId])
    expect(rows[0].totp_secret.includes(Buffer.from(json.secret))).toBe(false)
  })

  it('still opens after the master key was changed and the old one left the file; one whose key is gone is counted and nobody else is stopped', async () => {
    const { username, secret, operatorId } = await enrolled()
    const lost = await enrolled()
    const services = world.runtime.services as { masterKey: MasterKey }
    const [old, next] = [services.masterKey, masterKey([randomBytes(32)])]
    await world.owner.query('update access.account set totp_secret = $2 where operator_id = $1', [lost.operatorId, sealSecret(masterKey([randomBytes(32)]), lost.operatorId, lost.secret)])
    const both: MasterKey = { ...next, unwrap: (scope, wrapped, id) => (id === old.id ? old : next).unwrap(scope, wrapped, id) }
    const jobs = openPool(world.jobs, { size: 1 })
    const total = Number((await world.owner.query('select count(*)::int as n from access.account where totp_secret is not null')).rows[0].n)
    try {
      expect(await resealSecrets(jobs, both, 2)).toEqual({ resealed: total - 1, closed: 1 })
      expect(await resealSecrets(jobs, next)).toEqual({ resealed: 0, closed: 1 })
      // the keeper of jobs changes nothing else of an account
      await expect(jobs.query('update access.account set totp_confirmed_at = null where operator_id = $1', [operatorId])).rejects.toMatchObject({ code: '42501' })
      services.masterKey = next
      later(2)
      const page = browser()
      await page.call(contract.signIn, { username, password: PASSWORD })
      expect((await page.call(contract.signInSecond, { code: codeAt(secret) })).status).toBe(200)
    } finally {
      services.masterKey = old
      await resealSecrets(jobs, { ...old, unwrap: (scope, wrapped, id) => (id === next.id ? next : old).unwrap(scope, wrapped, id) })
      await jobs.end()
    }
  })

  it('refuses a code that was used, takes the next one and those of one step around', async () => {
    const { username, secret } = await enrolled()
    const page = browser()
    await page.call(contract.signIn, { username, password: PASSWORD })
    expect((await page.call(contract.signInSecond, { code: codeAt(secret) })).status).toBe(401)
    expect((await page.call(contract.signInSecond, { code: codeAt(secret, 1.5) })).status).toBe(401)
    later(1)
    expect((await page.call(contract.signInSecond, { code: codeAt(secret, -0.5) })).status).toBe(200)
  })

  it('takes each recovery code once', async () => {
    const { username, recoveryCodes } = await enrolled()
    for (const expected of [200, 401]) {
      const page = browser()
      await page.call(contract.signIn, { username, password: PASSWORD })
      const reply = await page.call(contract.signInSecond, { code: recoveryCodes[3]! })
      expect(reply.status).toBe(expected)
      if (expected === 200) expect(reply.json).toEqual({ recoveryCodesLeft: 9 })
    }
  })

  it('given wrong five times ends the sign-in and locks the account', async () => {
    const { username, secret } = await enrolled()
    const page = browser('', '198.51.100.12')
    await page.call(contract.signIn, { username, password: PASSWORD })
    for (let attempt = 0; attempt < 5; attempt++) await page.call(contract.signInSecond, { code: '123456' })
    later(1)
    expect((await page.call(contract.signInSecond, { code: codeAt(secret) })).json.code).toBe('not-signed-in')
    expect((await page.call(contract.signIn, { username, password: PASSWORD })).status).toBe(401)
  })

  it('from a browser never seen leaves a notice, from a known one none', async () => {
    const { username, page, secret } = await enrolled()
    const notices = async () => (await page.call(listNotices)).json.rows
    expect(await notices()).toEqual([])
    later(1)
    await page.call(contract.signIn, { username, password: PASSWORD })
    await page.call(contract.signInSecond, { code: codeAt(secret) })
    expect(await notices()).toEqual([])
    later(1)
    const other = browser('Mozilla/5.0 (iPhone) Version/18 Safari/604.1')
    await other.call(contract.signIn, { username, password: PASSWORD })
    await other.call(contract.signInSecond, { code: codeAt(secret) })
    expect(await notices()).toMatchObject([{ kind: 'access.new_device', params: { browser: 'Safari – iPhone' } }])
  })
})
