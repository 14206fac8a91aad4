import { expect, test } from './journey.ts'
import { expectAccessible } from './support.ts'
import { dialog, expectScreen, visit } from './steps.ts'

test('a register is tried, confirmed, and the same one twice opens nothing', async ({ as }) => {
  test.setTimeout(120_000)
  const page = await as('davide')
  const sample = await (await page.request.get('/api/imports/sample/xlsx')).body()
  const take = async (name = 'registro.xlsx', buffer = sample) => {
    await visit(page, '/importa', 'Importa un registro')
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: name.endsWith('csv') ? 'text/csv' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer })
    await expect(page.getByRole('heading', { name: 'Che cosa c’è in ogni colonna' })).toBeVisible()
  }
  await take()
  await expectScreen(page, 'Importa un registro')
  await page.getByRole('button', { name: 'Vai alla prova' }).click()
  await expect(page.getByRole('heading', { name: 'Che cosa succederà' })).toBeVisible()
  await expect(page.getByText('Confrontati')).toBeVisible({ timeout: 30_000 })
  const undecided = page.getByRole('button', { name: 'Tutte le altre: non lo so' })
  if (await undecided.isEnabled().catch(() => false)) {
    await undecided.click()
    await dialog(page, 'Rispondere «non lo so» a tutte le altre?').getByRole('button', { name: 'Tutte le altre: non lo so' }).click()
  }
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

  // the same child under two spellings: asked about before the file opens, the second row left out when it is the same
  await take('due-grafie.csv', Buffer.from('Cognome;Nome;data nascita\nKanteh;Momodou;17/05/2013\nKante;Mamadou;17/05/2013\n'))
  await page.getByRole('button', { name: 'Vai alla prova' }).click()
  const answer = page.getByRole('group', { name: /Riga 3, .*: è lo stesso minore di Riga 2/ })
  await expect(answer).toBeVisible({ timeout: 30_000 })
  await expectAccessible(page)
  await answer.getByRole('radio', { name: 'È lo stesso', exact: true }).check()
  await expect(page.getByText('È la stessa persona della riga 2: tienine una sola')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Apri 1 fascicolo' })).toBeEnabled()
})
