import { expect, test } from './journey.ts'
import { expectAccessible } from './support.ts'
import { dialog, expectScreen, visit } from './steps.ts'

test('a register is tried, confirmed, and the same one twice opens nothing', async ({ as }) => {
  test.setTimeout(120_000)
  const page = await as('davide')
  const sample = await (await page.request.get('/api/imports/sample/xlsx')).body()
  const take = async () => {
    await visit(page, '/importa', 'Importa un registro')
    await page.locator('input[type=file]').setInputFiles({ name: 'registro.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: sample })
    await expect(page.getByRole('heading', { name: 'Che cosa c’è in ogni colonna' })).toBeVisible()
  }
  await take()
  await expectScreen(page, 'Importa un registro')
  await page.getByRole('button', { name: 'Vai alla prova' }).click()
  await expect(page.getByRole('heading', { name: 'Che cosa succederà' })).toBeVisible()
  await expectAccessible(page)
  const before = (await (await page.request.get('/api/cases?limit=1')).json()) as { total: number }
  await page.getByRole('button', { name: /^Apri \d+ fascicol/ }).click()
  await dialog(page, 'Conferma il caricamento').getByRole('button', { name: /^Apri \d+ fascicol/ }).click()
  await expect(page.getByText(/^Apert[oi] \d+ fascicol/)).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  const after = (await (await page.request.get('/api/cases?limit=1')).json()) as { total: number }
  expect(after.total).toBeGreaterThan(before.total)
  await take()
  await page.getByRole('button', { name: 'Vai alla prova' }).click()
  await expect(page.getByRole('heading', { name: 'Che cosa succederà' })).toBeVisible()
  await expect(page.getByText('Questa riga è già stata caricata in questo servizio').first()).toBeVisible()
})
