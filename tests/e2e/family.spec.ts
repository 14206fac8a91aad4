import { filesOf } from './asked.ts'
import { expect, test } from './journey.ts'
import { expectAccessible } from './support.ts'
import { dialog, expectScreen, visit } from './steps.ts'

test('a grandmother is added, and the family is walked through by keyboard', async ({ as }) => {
  const page = await as('francesca')
  const [file] = await filesOf(page)
  await visit(page, `/fascicoli/${file!.id}/persone`, file!.childName)
  await page.getByRole('button', { name: 'Aggiungi una persona' }).click()
  const adding = dialog(page, 'Una persona della famiglia o della rete')
  await adding.getByLabel(/Che cos’è per/).selectOption({ label: 'Nonno o nonna' })
  await adding.getByLabel('Nome', { exact: true }).fill('Zeinab')
  await adding.getByLabel('Cognome').fill('Abdelnour')
  await adding.getByLabel('Telefono').fill('+39 333 010 2030')
  await adding.getByText('Altri dati').first().click()
  await adding.getByLabel('Nome nella grafia originale').fill('زينب عبد النور')
  await expectAccessible(page)
  await adding.getByRole('button', { name: 'Aggiungi', exact: true }).click()
  const graph = page.getByRole('figure', { name: /famiglia/i })
  await expect(graph.getByText('زينب عبد النور')).toBeVisible()
  const table = page.getByRole('table', { name: 'Le persone del fascicolo' })
  await expect(table.getByRole('row', { name: /Zeinab Abdelnour/ })).toContainText('+39 333 010 2030')
  await graph.getByRole('link', { name: new RegExp(file!.childName.split(' ')[0]!) }).first().focus()
  await page.keyboard.press('ArrowUp')
  const focused = graph.locator('a:focus')
  await expect(focused).toHaveCount(1)
  await expect(focused).not.toContainText('Bambin')
  const name = (await focused.locator('bdi').first().innerText()).trim()
  await page.keyboard.press('Enter')
  await expectScreen(page, new RegExp(name))
})

test('a person is found by a name spelt another way, and both scripts are shown', async ({ as }) => {
  const page = await as('andrea')
  await visit(page, '/persone', 'Persone')
  await page.getByRole('searchbox').fill('Ahmad')
  const found = page.getByRole('table').getByRole('link', { name: /^Ahmed/ }).first()
  await expect(found).toContainText(/[\u0600-\u06FF]{3}/)
  await expectAccessible(page)
  await found.click()
  await expectScreen(page, /^Ahmed/)
  await expect(page.getByText(/[\u0600-\u06FF]{3}/).first()).toBeVisible()
})
