import type { Page } from '@playwright/test'
import { filesOf } from './asked.ts'
import { expect, test } from './journey.ts'
import { expectAccessible } from './support.ts'
import { dialog, said, visit } from './steps.ts'

const day = (page: Page, text: string) => page.getByRole('button', { name: new RegExp(`^\\w+ ${text}: `) })

test('absences are entered by keyboard, saved by themselves, corrected with history, and pasted', async ({ as }) => {
  test.setTimeout(300_000)
  const page = await as('anna')
  const [file] = await filesOf(page)
  await page.goto(`/fascicoli/${file!.id}/scuola?mese=2026-10`)
  await expect(page.getByRole('heading', { level: 1, name: file!.childName })).toBeVisible()
  const enrol = page.getByRole('button', { name: 'Iscrivi a una scuola' })
  await expect(enrol).toBeVisible()
  if (await page.getByText('Non risulta iscritto').isVisible()) {
    await enrol.click()
    const form = dialog(page, 'Nuova iscrizione')
    await form.getByLabel('Oppure nome della scuola').fill('Scuola media Pertini')
    await form.getByLabel('Ordine di scuola').selectOption({ label: 'Secondaria di primo grado' })
    await form.getByLabel('Dal', { exact: true }).fill('14/9/2026')
    await form.getByRole('button', { name: 'Salva' }).click()
    await said(page, 'Iscrizione scritta')
  }
  await expectAccessible(page)
  await day(page, '6 ottobre 2026').focus()
  await page.keyboard.press('ArrowRight')
  await expect(day(page, '7 ottobre 2026')).toBeFocused()
  await page.keyboard.press('p')
  await page.keyboard.press(' ')
  await expect(day(page, '7 ottobre 2026')).toHaveAccessibleName(/Assente$/)
  await expect(page.getByText('Tutto salvato')).toBeVisible()
  await page.reload()
  await expect(day(page, '7 ottobre 2026')).toHaveAccessibleName(/Assente$/)
  await day(page, '7 ottobre 2026').focus()
  await page.keyboard.press('g')
  await expect(day(page, '7 ottobre 2026')).toHaveAccessibleName(/Giustificata$/)
  await expect(page.getByText('Tutto salvato')).toBeVisible()
  await day(page, '7 ottobre 2026').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: /7 ottobre 2026/ })).toBeFocused()
  await page.getByText('Correzioni', { exact: true }).click()
  await expect(page.getByRole('region', { name: /7 ottobre 2026/ }).getByRole('listitem').filter({ hasText: 'Assente' })).not.toHaveCount(0)
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Incolla le date' }).click()
  const paste = dialog(page, 'Incolla le date di assenza')
  await paste.getByLabel('Date').fill('5-24/10/2026, 4/10/2026, boh')
  await expect(paste.getByText('4/10/2026: è domenica')).toBeVisible()
  await expect(paste.getByText('boh: non è una data')).toBeVisible()
  await expect(paste.getByText('18 giorni riconosciuti')).toBeVisible()
  await expectAccessible(page)
  await paste.getByRole('button', { name: 'Segna 18 giorni' }).click()
  await expect(page.getByText(/Superato il limite: 16 giorni/)).toBeVisible()
  await page.getByText('I giorni contati (16)').click()
  await expect(page.getByRole('listitem').filter({ hasText: '05/10/2026' })).toBeVisible()
  await expectAccessible(page)

  await visit(page, '/scuola', 'Frequenza a rischio')
  await page.getByLabel('Quanto').selectOption({ label: 'Oltre 15 giorni' })
  await expect(page.getByRole('link', { name: file!.childName }).first()).toBeVisible()
})
