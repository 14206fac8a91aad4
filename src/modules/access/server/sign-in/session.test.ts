import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { openSignIn, PASSWORD } from '#tests/support/sign-in.ts'
import * as contract from '../../contract/sign-in.ts'

const { world, browser, enrolled, codeAt, later, presentTime } = await openSignIn()
afterAll(() => world.close())
beforeEach(presentTime)

describe('a session', () => {
  it('that slept opens again with the password alone; with a wrong one it ends after five', async () => {
    const { page, operatorId } = await enrolled()
    const sleep = () => world.owner.query(`update kernel.session set last_seen_at = now() - interval '40 minutes' where actor_id = $1`, [operatorId])
    await sleep()
    expect((await page.call(contract.listSessions)).status).toBe(401)
    expect((await page.call(contract.unlockSession, { password: 'sbagliata' })).json.errors[0].path).toBe('password')
    expect((await page.call(contract.unlockSession, { password: PASSWORD })).status).toBe(200)
    expect((await page.call(contract.listSessions)).status).toBe(200)
    await sleep()
    for (let attempt = 0; attempt < 5; attempt++) await page.call(contract.unlockSession, { password: 'sbagliata' })
    expect((await page.call(contract.unlockSession, { password: PASSWORD })).json.code).toBe('not-signed-in')
  })

  it('of somebody else or unknown cannot be woken', async () => {
    expect((await browser().call(contract.unlockSession, { password: PASSWORD })).status).toBe(401)
  })

  it('ends for good at sign-out, and leaves its trace', async () => {
    const { page, operatorId } = await enrolled()
    const token = page.cookies.get('accanto_session')!
    expect((await page.call(contract.signOut)).status).toBe(200)
    expect(page.cookies.has('accanto_session')).toBe(false)
    page.cookies.set('accanto_session', token)
    expect((await page.call(contract.listSessions)).status).toBe(401)
    const { rows } = await world.owner.query(`select outcome from kernel.audit_event where action = 'access.signOut' and actor_id = $1`, [operatorId])
    expect(rows).toEqual([{ outcome: 'ok' }])
  })

  it('is revoked by its holder at once, not by others', async () => {
    const { page, username, secret } = await enrolled()
    const stranger = await enrolled()
    later(1)
    const other = browser('Mozilla/5.0 (iPhone) Version/18 Safari/604.1')
    await other.call(contract.signIn, { username, password: PASSWORD })
    await other.call(contract.signInSecond, { code: codeAt(secret) })
    const { rows } = (await page.call(contract.listSessions)).json
    const target = rows.find((row: { browser: string }) => row.browser === 'Safari – iPhone')
    expect(rows.filter((row: { present: boolean }) => row.present)).toHaveLength(1)
    expect((await stranger.page.call(contract.revokeSession, { sessionId: target.id })).status).toBe(404)
    expect((await other.call(contract.listSessions)).status).toBe(200)
    expect((await page.call(contract.revokeSession, { sessionId: target.id })).status).toBe(200)
    expect((await other.call(contract.listSessions)).status).toBe(401)
  })
})

describe('my own account', () => {
  it('changes password only with the present one, and ends the other sessions', async () => {
    const { page, username, operatorId, token } = await enrolled()
    const wrong = await page.call(contract.changePassword, { currentPassword: 'sbagliata', newPassword: 'ombrello verde lontano mare' })
    expect(wrong.json.errors[0].path).toBe('currentPassword')
    const key = randomUUID()
    expect((await page.call(contract.changePassword, { currentPassword: PASSWORD, newPassword: 'ombrello verde lontano mare' }, key)).status).toBe(200)
    expect((await page.call(contract.listSessions)).json.rows).toHaveLength(1)
    expect((await world.app.inject({ url: '/api/sessions', headers: { cookie: `accanto_session=${token}` } })).statusCode).toBe(401)
    expect((await browser().call(contract.signIn, { username, password: PASSWORD })).status).toBe(401)
    const { rows } = await world.owner.query('select body_hash, answer from kernel.request where actor_id = $1 and key = $2', [operatorId, key])
    expect(rows[0].answer).toBeNull()
    expect(rows[0].body_hash.equals(createHash('sha256').update('access.changePassword\n{}').digest())).toBe(true)
  })

  it('renews recovery codes with a fresh code: the old ones stop', async () => {
    const { page, username, secret, recoveryCodes } = await enrolled()
    expect((await page.call(contract.renewRecoveryCodes, { code: codeAt(secret) })).json.errors[0].path).toBe('code')
    later(1)
    const key = randomUUID()
    const renewed = await page.call(contract.renewRecoveryCodes, { code: codeAt(secret) }, key)
    expect(renewed.json.recoveryCodes).toHaveLength(10)
    expect((await page.call(contract.renewRecoveryCodes, { code: codeAt(secret) }, key)).status).toBe(409)
    const again = browser()
    await again.call(contract.signIn, { username, password: PASSWORD })
    expect((await again.call(contract.signInSecond, { code: recoveryCodes[0]! })).status).toBe(401)
    expect((await again.call(contract.signInSecond, { code: renewed.json.recoveryCodes[0] })).status).toBe(200)
  })

  it('changes language, and shows what is known of it', async () => {
    const { page, username } = await enrolled()
    expect((await page.call(contract.changeLanguage, { language: 'de' })).status).toBe(400)
    await page.call(contract.changeLanguage, { language: 'en' })
    expect((await page.call(contract.getSession)).json.actor.language).toBe('en')
    expect((await page.call(contract.getProfile)).json).toMatchObject({ username, recoveryCodesLeft: 10, secondFactorSince: expect.any(String) })
  })
})
