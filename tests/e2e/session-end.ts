import { randomUUID } from 'node:crypto'
import { request, type Locator, type Page } from '@playwright/test'
import { addDays, dateInRome } from '#kernel/domain/plain-date.ts'
import { asked, type FileRow } from './asked.ts'
import { expect } from './journey.ts'

/** Something that is written: where, in which field, and how one comes back to it when the page alone does not show it. */
export interface Writing {
  what: string
  path: string
  open?: (page: Page) => Promise<void>
  box: (page: Page) => Locator
  reopen?: (page: Page) => Promise<void>
}

/** What a screen would send, for what is not looked at here. */
async function made(page: Page, path: string, data: unknown): Promise<string> {
  const answer = await page.request.post(path, { data, headers: { 'idempotency-key': randomUUID() } })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
  return ((await answer.json()) as { id: string }).id
}

/** Where a review that was begun and not held yet is written, of the plans within reach. */
async function openReview(page: Page): Promise<string> {
  const under = (await asked<{ rows: { id: string; state: string }[] }>(page, '/api/plans?limit=200')).rows.find(({ state }) => state === 'under_review')!
  const begun = (await asked<{ reviews: { id: string; state: string }[] }>(page, `/api/plans/${under.id}`)).reviews.find(({ state }) => state === 'open')!
  return `/progetti/${under.id}/verifiche/${begun.id}`
}

const daysAgo = (days: number): string => addDays(dateInRome(Date.now()), -days)

/** One of each kind of text that people write for long: a note, an order, an account of a talk, a report, a plan, its review with the score of a goal, an instrument. */
export async function writingsIn(page: Page, file: FileRow): Promise<Writing[]> {
  const of = `/api/cases/${file.id}`
  const { me } = await asked<{ me: { id: string } }>(page, '/api/agenda/desk')
  const { unit } = await asked<{ unit: { id: string } }>(page, of)
  const talk = await made(page, '/api/appointments', { kind: 'colloquio', caseId: file.id, on: daysAgo(1), from: '10:00', minutes: 60, operators: [me.id], despite: true })
  const paper = await made(page, `${of}/papers`, { kind: 'closing', period: { from: daysAgo(90), to: daysAgo(0) } })
  const begun = (await asked<{ rows: { id: string }[] }>(page, `${of}/plans`)).rows[0]
  const plan = begun?.id ?? await made(page, `${of}/plans`, { kind: 'progetto_quadro', keeperUnit: unit.id, startsOn: daysAgo(3), months: 12, reviewMonths: 6 })
  const review = await openReview(page)
  const filled = await made(page, `${of}/assessments`, { instrument: 'mondo_del_bambino', moment: 'T0', heldOn: daysAgo(0) })
  return [
    { what: 'diary', path: `/fascicoli/${file.id}/cronologia`, open: (at) => at.getByRole('button', { name: 'Scrivi una nota' }).first().click(), box: (at) => at.getByRole('textbox', { name: /^Nota/ }) },
    { what: 'measure', path: `/fascicoli/${file.id}/provvedimenti/nuovo`, box: (at) => at.getByLabel('Oppure scrivila'), reopen: async (at) => {
      await at.goto(`/fascicoli/${file.id}/provvedimenti`)
      await at.getByRole('region', { name: 'Bozze lasciate a metà' }).getByRole('link', { name: 'Continua' }).first().click()
    } },
    { what: 'account', path: `/agenda/${talk}`, box: (at) => at.getByLabel('Resoconto') },
    { what: 'paper', path: `/relazioni/${paper}`, box: (at) => at.getByRole('textbox', { name: 'Testo della sezione Il percorso compiuto', exact: true }) },
    { what: 'plan', path: `/progetti/${plan}`, open: (at) => at.getByRole('button', { name: /Scrivi: Il quadro/ }).click(), box: (at) => at.getByLabel('Situazione'), reopen: (at) => at.getByRole('button', { name: /Scrivi: Il quadro/ }).click() },
    { what: 'review', path: review, box: (at) => at.getByRole('textbox', { name: 'Che cosa si è detto e deciso' }) },
    { what: 'score', path: review, box: (at) => at.getByLabel('Da che cosa si vede').first() },
    { what: 'instrument', path: `/valutazioni/${filled}?parte=bambino`, box: (at) => at.getByLabel('Gli operatori').first() },
  ]
}

/** Ends the session of this browser on the server, as its end of life or an administrator does: the browser is not told. */
export async function endSession(page: Page, baseURL: string): Promise<void> {
  const cookies = await page.context().cookies()
  const elsewhere = await request.newContext({ baseURL, extraHTTPHeaders: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '), 'idempotency-key': randomUUID() } })
  expect((await elsewhere.post('/api/session/sign-out', { data: {} })).ok()).toBe(true)
  await elsewhere.dispose()
}
