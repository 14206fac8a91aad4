import { demoCode, DEMO_PASSWORD } from '../../src/demo/sign-ins.ts'
import { filesOf } from './asked.ts'
import { expect, test } from './journey.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support.ts'
import { expectScreen } from './steps.ts'

test('the way in: a wrong password teaches nothing, then password and code', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL!, serviceWorkers: 'block', viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  await page.goto('/fascicoli')
  await expectScreen(page, 'Accedi ad Accanto')
  const enter = async (username: string, password: string) => {
    await page.getByLabel('Nome utente').fill(username)
    await page.getByRole('textbox', { name: /^Password/ }).fill(password)
    await page.getByRole('button', { name: 'Accedi', exact: true }).click()
  }
  await enter('nessuno.qui', 'una password qualunque')
  const refusal = await page.getByRole('alert').innerText()
  await enter('silvia.monti', 'una password sbagliata')
  await expect(page.getByRole('alert')).toHaveText(refusal.replaceAll('\n', ''), { useInnerText: false })
  await expectAccessible(page)
  await enter('silvia.monti', DEMO_PASSWORD)
  await expectScreen(page, 'Conferma che sei tu')
  await page.getByLabel('Codice di 6 cifre').fill(demoCode())
  await page.getByRole('button', { name: 'Accedi', exact: true }).click()
  await expectScreen(page, 'Fascicoli')
  await page.getByRole('button', { name: 'Il tuo profilo: Silvia Monti' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Esci' }).click()
  await expectScreen(page, 'Accedi ad Accanto')
  await context.close()
})

test('the screen locks when nobody touches it, and what was being written is still there', async ({ as }) => {
  const page = await as('anna')
  await page.clock.install()
  const file = (await filesOf(page)).at(-1)!
  await page.goto(`/fascicoli/${file.id}/cronologia`)
  await page.getByRole('button', { name: 'Scrivi una nota' }).click()
  const note = page.getByRole('textbox', { name: /^Nota/ })
  await note.fill('Il nonno si offre di accompagnarlo a scuola il lunedì.')
  await page.clock.fastForward('16:00')
  await expect(page.getByRole('heading', { name: 'Schermo protetto' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await page.getByRole('textbox', { name: /^Password/ }).fill('non è questa')
  await page.getByRole('button', { name: 'Sblocca' }).click()
  await expect(page.getByRole('heading', { name: 'Schermo protetto' })).toBeVisible()
  await page.getByRole('textbox', { name: /^Password/ }).fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Sblocca' }).click()
  await expect(page.getByRole('heading', { name: 'Schermo protetto' })).toBeHidden()
  await expect(note).toHaveValue('Il nonno si offre di accompagnarlo a scuola il lunedì.')
  await page.getByRole('button', { name: 'Elimina la bozza' }).click()
})
