import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { generateSync } from 'otplib'
import { asked } from './asked.ts'
import { expect, test } from './journey.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support.ts'
import { dialog, expectScreen, visit } from './steps.ts'

const password = 'quattro parole messe in fila'

async function send<T>(page: Page, path: string, data: object): Promise<T> {
  const answer = await page.request.post(path, { data, headers: { 'idempotency-key': randomUUID() } })
  expect(answer.status(), await answer.text()).toBe(200)
  return (await answer.json()) as T
}

test('an account is made, its owner comes in for the first time, and his language follows him to another computer', async ({ as, browser, baseURL }) => {
  const stefano = await as('stefano')
  const username = `elena.tosi${Date.now() % 100_000}`
  const unit = (await asked<{ rows: { id: string; name: string }[] }>(stefano, '/api/network/units?q=centrale')).rows.find(({ name }) => name === 'Équipe centrale di valutazione')!
  const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Rome' })
  const { id: operatorId } = await send<{ id: string }>(stefano, '/api/network/operators', {
    givenName: 'Elena', familyName: 'Tosi', unitId: unit.id, profession: 'assistente_sociale', kind: 'employed', validFrom: today, languages: [],
  })
  let temporary = ''
  await test.step('the administrator makes the account, and is shown the password once', async () => {
    await visit(stefano, `/operatori/${operatorId}`, /Tosi/)
    await stefano.getByRole('button', { name: 'Crea account' }).click()
    await stefano.getByRole('textbox', { name: /^Nome utente/ }).fill(username)
    await expectAccessible(stefano)
    await stefano.getByRole('button', { name: 'Crea account' }).click()
    const shown = dialog(stefano, 'Password provvisoria')
    temporary = (await shown.locator('code').innerText()).trim()
    await expectAccessible(stefano)
    await shown.getByRole('button', { name: 'L’ho comunicata' }).click()
    await expect(stefano.getByText('Provvisoria: la cambierà al primo accesso')).toBeVisible()
    await expect(stefano.getByText(temporary)).toHaveCount(0)
    await send(stefano, `/api/operators/${operatorId}/roles`, { unitId: unit.id, role: 'worker', validFrom: today })
  })
  const open = async () => {
    const context = await browser.newContext({ baseURL: baseURL!, serviceWorkers: 'block', viewport: { width: 390, height: 844 }, locale: 'it-IT', timezoneId: 'Europe/Rome', reducedMotion: 'reduce' })
    return { context, page: await context.newPage() }
  }
  const enter = async (page: Page, secretWords: string) => {
    await page.goto('/oggi')
    await expectScreen(page, 'Accedi ad Accanto')
    await page.getByLabel('Nome utente').fill(username)
    await page.getByRole('textbox', { name: /^Password/ }).fill(secretWords)
    await page.getByRole('button', { name: 'Accedi', exact: true }).click()
  }
  const first = await open()
  let secret = ''
  let recovery = ''
  await test.step('the temporary password is replaced, the phone connected, the recovery codes shown', async () => {
    const { page } = first
    await enter(page, temporary)
    await expectScreen(page, 'Scegli la tua password')
    await page.getByRole('textbox', { name: /^Nuova password/ }).fill('corta')
    await page.getByRole('button', { name: 'Continua' }).click()
    await expectScreen(page, 'Scegli la tua password')
    await page.getByRole('textbox', { name: /^Nuova password/ }).fill(password)
    await page.getByRole('button', { name: 'Continua' }).click()
    await expectScreen(page, 'Collega il tuo telefono')
    secret = (await page.locator('ol code').innerText()).replaceAll(' ', '')
    await page.getByLabel('Codice di 6 cifre').fill(generateSync({ secret }))
    await page.getByRole('button', { name: 'Collega il telefono' }).click()
    await expectScreen(page, 'Codici di riserva')
    recovery = (await page.getByRole('listitem').first().innerText()).trim()
    await page.getByRole('button', { name: 'Li ho conservati, entra' }).click()
    await expectScreen(page, 'Buon lavoro, Elena')
  })
  await test.step('English, chosen here …', async () => {
    const { page } = first
    await page.getByRole('button', { name: 'Il tuo profilo: Elena Tosi' }).click()
    await Promise.all([page.waitForResponse((answer) => answer.url().endsWith('/api/profile/language') && answer.ok()), page.getByRole('button', { name: 'English' }).click()])
    await expect(page.getByRole('heading', { level: 1, name: 'Good day, Elena' })).toBeVisible()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await first.context.close()
  })
  await test.step('… is spoken on the next computer, entered with a recovery code', async () => {
    const { context, page } = await open()
    await enter(page, password)
    await expectScreen(page, 'Conferma che sei tu')
    await page.getByRole('button', { name: /codice di riserva/ }).click()
    await page.getByRole('textbox', { name: /Codice di riserva/ }).fill(recovery)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Accedi', exact: true }).click()
    await expectScreen(page, 'Good day, Elena')
    await context.close()
  })
})
