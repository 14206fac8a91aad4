import { expect, test } from './journey.ts'
import { expectScreen } from './steps.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support.ts'

test('a worker asks when a term falls: an Easter weekend, the two nights of the clock, a birth, a rule without a date', async ({ as }) => {
  const page = await as('anna')
  await page.goto('/termini/calcolo')
  await expectScreen(page, 'Calcolo dei termini')
  await expectAccessible(page)

  // by keyboard: words, arrow, enter
  await page.getByRole('combobox', { name: /^Regola/ }).fill('trasmissione atti')
  await expect(page.getByRole('option', { name: /^403-02/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByLabel(/^Giorno/).fill('28/3/26')
  await expect(page.getByText('Manca l’ora')).toBeVisible()
  await page.getByLabel(/^Ora/).fill('18.20')
  await page.keyboard.press('Tab')
  const due = page.getByRole('region', { name: 'Da fare entro' })
  await expect(due.getByText('dom 29 marzo 2026, 18:20')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Perché questa data' })).toContainText('Si prende il momento più vicino')
  await expectAccessible(page)

  // the hour that does not exist, and the hour that comes twice
  await page.getByLabel(/^Giorno/).fill('29/3/2026')
  await page.getByLabel(/^Ora/).fill('2:30')
  await expect(page.getByText(/Quest’ora non esiste/)).toBeVisible()
  await page.getByLabel(/^Giorno/).fill('25/10/2026')
  await expect(page.getByText('Indica quale delle due ore')).toBeVisible()
  await page.getByLabel(/prima del cambio/).check()
  await expect(due.getByText('lun 26 ottobre 2026, 01:30')).toBeVisible()
  await page.getByLabel(/dopo il cambio/).check()
  await expect(due.getByText('lun 26 ottobre 2026, 02:30')).toBeVisible()

  await page.goto('/termini/calcolo?rule=ASS-03')
  await page.getByLabel(/^Data dell/).fill('21/3/2026')
  await expect(due.getByText('dom 5 aprile 2026')).toBeVisible()
  await expect(due).toContainText('ven 3 aprile 2026')
  await expect(due).toContainText('mar 7 aprile 2026 (solo per informazione)')
  await page.getByLabel(/^Data dell/).fill('31/2/2026')
  await page.keyboard.press('Tab')
  await expect(page.getByText('Il 31 febbraio non esiste: controlla il giorno')).toBeVisible()

  await page.goto('/termini/calcolo?rule=PRO-02')
  await page.getByLabel(/^Data di nascita/).fill('15/5/2009')
  await expect(due.getByText('ven 14 maggio 2027').first()).toBeVisible()
  await expect(page.getByText('Norma in movimento').first()).toBeVisible()
  expect(page.url(), 'a birth stays out of the address').not.toContain('2009')

  await page.goto('/termini/calcolo?rule=403-01')
  await expect(page.getByRole('region', { name: 'Nessuna scadenza di legge' })).toBeVisible()
  await expect(due).toBeHidden()
})

test('on a phone the calculator is one column', async ({ as }) => {
  const page = await as('anna', 390)
  await page.goto('/termini/calcolo?rule=AFF-08')
  await page.getByLabel(/^Data di inizio/).fill('31/8/2026')
  await page.getByLabel(/^Quale scadenza/).fill('3')
  await expect(page.getByRole('region', { name: 'Da fare entro' })).toContainText('mar 29 febbraio 2028')
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
})
