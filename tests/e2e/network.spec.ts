import { asked } from './asked.ts'
import { expect, test } from './journey.ts'
import { expectAccessible } from './support.ts'
import { visit } from './steps.ts'

test('who serves a municipality is found in the network, and a secret address is not shown', async ({ as }) => {
  const page = await as('andrea')
  await visit(page, '/rete', 'Enti della rete')
  await page.getByRole('searchbox').fill('gelso')
  await page.getByRole('link', { name: /Casa Gelso/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Casa Gelso/ })).toBeVisible()
  await page.getByRole('link', { name: 'Sedi' }).click()
  await expect(page.getByText(/via dei Gelsi/)).toHaveCount(0)
  await expectAccessible(page)
})

test('only an administrator changes the network', async ({ as }) => {
  const [anna, stefano] = [await as('anna'), await as('stefano')]
  const { rows } = await asked<{ rows: { id: string }[] }>(anna, '/api/network/organisations?q=olona')
  const sites = `/rete/${rows[0]!.id}/sedi`
  await visit(anna, sites, /Olona/)
  await expect(anna.getByRole('button', { name: /Aggiungi/ })).toHaveCount(0)
  await visit(stefano, sites, /Olona/)
  await expect(stefano.getByRole('button', { name: /Aggiungi/ }).first()).toBeVisible()
})
