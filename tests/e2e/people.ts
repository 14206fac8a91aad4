import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import type { BrowserContextOptions } from '@playwright/test'
import { generateSync } from 'otplib'
import { demoCode, DEMO_PASSWORD, DEMO_TOTP } from '../../src/demo/sign-ins.ts'

/** Who does the journeys: workers of the demonstration world, each signed in once for the whole run (a code counts once). */
export const people = {
  anna: { username: 'anna.ferri', name: 'Anna Ferri', words: 'worker of the central team' },
  francesca: { username: 'francesca.nava', name: 'Francesca Nava', words: 'worker of the pole of Rho' },
  lucia: { username: 'lucia.bassi', name: 'Lucia Bassi', words: 'coordinator of child protection' },
  davide: { username: 'davide.colli', name: 'Davide Colli', words: 'coordinator of the pole of Rho' },
  andrea: { username: 'andrea.neri', name: 'Andrea Neri', words: 'worker of the city' },
  daniela: { username: 'daniela.fabbri', name: 'Daniela Fabbri', words: 'school' },
  claudio: { username: 'claudio.bruni', name: 'Claudio Bruni', words: 'neuropsychiatry' },
  barbara: { username: 'barbara.leoni', name: 'Barbara Leoni', words: 'coordinator of a community' },
  stefano: { username: 'stefano.pozzi', name: 'Stefano Pozzi', words: 'administrator' },
  ilaria: { username: 'ilaria.fontanini', name: 'Ilaria Fontanini', words: 'privacy officer' },
} as const

export type PersonKey = keyof typeof people

// So that the list of sessions looks as it does to people.
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'

const fileOf = (folder: string, who: PersonKey): string => join(folder, 'sessions', `${who}.json`)

/** Where the session of somebody is kept, for `browser.newContext`. */
export const sessionOf = (who: PersonKey): string => fileOf(process.env['E2E_FOLDER']!, who)

/** Signs everybody in, through the same doors as the screens. */
export async function signEverybodyIn(url: string, folder: string): Promise<void> {
  mkdirSync(join(folder, 'sessions'), { recursive: true, mode: 0o700 })
  for (const who of Object.keys(people) as PersonKey[]) {
    writeFileSync(fileOf(folder, who), JSON.stringify(await signIn(url, people[who].username)))
  }
}

const HALF_MINUTE = 30
/** The code of the next half minute, which the server takes already: for who signs in twice, since a code counts once. */
export const nextCode = (): string => generateSync({ secret: DEMO_TOTP, epoch: Math.floor(Date.now() / 1000) + HALF_MINUTE })

/** What a browser that is signed in holds, for `browser.newContext`. */
export type Session = Exclude<BrowserContextOptions['storageState'], string | undefined>

/** Signs somebody in, through the same doors as the screens. */
export async function signIn(url: string, username: string): Promise<Session> {
  const cookies = new Map<string, string>()
  const post = async (path: string, body: unknown) => {
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': BROWSER, 'idempotency-key': randomUUID(), cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(`${username} may not come in: ${path} ${answer.status} ${await answer.text()}`)
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]!.split('=')
      cookies.set(name, value)
    }
  }
  await post('/api/sign-in', { username, password: DEMO_PASSWORD })
  await post('/api/sign-in/second', { code: demoCode() })
  return { cookies: [...cookies].map(([name, value]) => ({ name, value, domain: 'localhost', path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Strict' as const })), origins: [] }
}
