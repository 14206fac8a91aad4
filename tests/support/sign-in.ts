// What the tests of sign-in share: browsers that keep their cookies, and people with an account.
import { randomUUID } from 'node:crypto'
import { generateSync } from 'otplib'
import type { Endpoint } from '#kernel/contract/endpoint.ts'
import * as contract from '#modules/access/contract/sign-in.ts'
import { hashPassword } from '#modules/access/server/sign-in/password-hash.ts'
import { openWorld, type World } from './world.ts'

export const PASSWORD = 'quattro gatti sul tetto'

/** A browser on this world: keeps the cookies it is given. */
export function openBrowser(world: World, userAgent: string, ip: string) {
  const cookies = new Map<string, string>()
  return {
    cookies,
    async call(endpoint: Endpoint, input: Record<string, unknown> = {}, key = randomUUID()) {
      const response = await world.app.inject({
        method: endpoint.method, url: endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => String(input[name])), remoteAddress: ip,
        headers: { 'user-agent': userAgent, 'idempotency-key': key, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
        ...(endpoint.method === 'GET' ? {} : { payload: input }),
      })
      for (const { name, value } of response.cookies) {
        if (value) cookies.set(name, value)
        else cookies.delete(name)
      }
      return { status: response.statusCode, json: response.json(), text: response.body }
    },
  }
}

/** A world with a body whose people sign in as on the screen. Its clock can be moved. */
export async function openSignIn() {
  const world = await openWorld()
  const body = await world.organisation({ name: 'Comune di Prova' })
  const stored = await hashPassword(PASSWORD)
  let count = 0
  const browser = (userAgent = 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0', ip = '198.51.100.7') => openBrowser(world, userAgent, ip)
  const codeAt = (secret: string, minutes = 0) => generateSync({ secret, epoch: Math.floor(world.clock.now() / 1000) + minutes * 60 })

  async function account({ temporary = false }: { temporary?: boolean } = {}) {
    const person = await world.operator(body)
    const username = `persona.${++count}`
    await world.owner.query(
      'insert into access.account (operator_id, username, password_hash, password_changed_at, must_change_password) values ($1, $2, $3, now(), $4)',
      [person.operatorId, username, stored, temporary],
    )
    return { ...person, username }
  }

  /** Somebody who has just signed in for the first time. */
  async function enrolled() {
    const person = await account()
    const page = browser()
    await page.call(contract.signIn, { username: person.username, password: PASSWORD })
    const { json } = await page.call(contract.beginEnrolment)
    const confirmed = await page.call(contract.confirmEnrolment, { code: codeAt(json.secret) })
    return { ...person, page, secret: json.secret as string, recoveryCodes: confirmed.json.recoveryCodes as string[] }
  }

  return {
    world, browser, codeAt, account, enrolled,
    /** Moves the clock on: the app shows another code. */
    later: (minutes: number) => world.clock.set(new Date(world.clock.now() + minutes * 60_000).toISOString()),
    presentTime: () => world.clock.set(new Date().toISOString()),
  }
}
