import type { Page } from '@playwright/test'
import { DEMO_PASSWORD } from '../../src/demo/sign-ins.ts'
import { filesOf } from './asked.ts'
import { expect, openAs, test } from './journey.ts'
import { nextCode, signIn } from './people.ts'
import { endSession, writingsIn } from './session-end.ts'
import { expectAccessible } from './support.ts'
import { visit } from './steps.ts'

test('the list of files filters, keeps its filters with a name, and is searched as one types', async ({ as }) => {
  const page = await as('davide')
  await visit(page, '/fascicoli', 'Fascicoli')
  const rows = page.getByRole('table').getByRole('row')
  const all = await rows.count()
  await page.getByLabel('Stato').selectOption({ label: 'Chiuso' })
  await expect(page).toHaveURL(/status=closed/)
  await expect.poll(() => rows.count()).toBeLessThan(all)
  await page.getByRole('button', { name: 'Filtri salvati' }).click()
  // it opens under its button, not in a corner of the screen
  const [button, field] = [await page.getByRole('button', { name: 'Filtri salvati' }).boundingBox(), await page.getByLabel('Nome del filtro').boundingBox()]
  expect(field!.y).toBeGreaterThan(button!.y + button!.height)
  await page.getByLabel('Nome del filtro').fill('Chiusi da rivedere')
  await page.getByRole('button', { name: 'Salva questi filtri' }).click()
  await expect(page.getByRole('button', { name: 'Chiusi da rivedere', exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.goto('/fascicoli')
  await page.getByRole('button', { name: 'Filtri salvati' }).click()
  await page.getByRole('button', { name: 'Chiusi da rivedere', exact: true }).click()
  await expect(page).toHaveURL(/status=closed/)
  await page.getByRole('button', { name: 'Filtri salvati' }).click()
  await page.getByRole('button', { name: 'Togli Chiusi da rivedere' }).click()
  await expect(page.getByRole('button', { name: 'Chiusi da rivedere', exact: true })).toHaveCount(0)
})

test('Ctrl-K goes to a child without the mouse', async ({ as }) => {
  const page = await as('anna')
  const [file] = await filesOf(page)
  await visit(page, '/oggi', 'Buon lavoro, Anna')
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: 'Cerca o avvia qualcosa' })
  await expect(palette).toBeVisible()
  await page.keyboard.type(file!.childName)
  // the file comes first; its terms, which carry its number too, follow
  await expect(palette.getByRole('menuitem', { name: new RegExp(`^${file!.childName} ${file!.number}`) })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: file!.childName })).toBeVisible()
})

test('a whole visit by keyboard: skip link, shortcuts, menu, Esc gives the focus back', async ({ as }) => {
  const page = await as('anna')
  const [file] = await filesOf(page)
  await page.goto('/oggi')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Vai al contenuto' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#main')).toBeFocused()
  await page.keyboard.press('g')
  await page.keyboard.press('f')
  await expect(page.getByRole('heading', { level: 1, name: 'Fascicoli' })).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Cerca in fascicoli' })).toBeFocused()
  await page.keyboard.type(file!.childName)
  await expect(page.getByRole('status').filter({ hasText: /risultat/ })).toBeVisible()
  const link = page.getByRole('link', { name: file!.childName }).first()
  await link.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /./ })).toContainText(file!.childName)
  const actions = page.getByRole('button', { name: 'Azioni', exact: true })
  await actions.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(actions).toBeFocused()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Scorciatoie da tastiera' })).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expect(actions).toBeFocused()
})

test('the session ends while one writes: one signs in again in place, and every text is there and saved', async ({ browser, baseURL }) => {
  const worker = 'giorgio.testa'
  const first = await openAs(browser, await signIn(baseURL!, worker))
  const file = (await filesOf(first))[1]!
  const writings = await writingsIn(first, file)
  const pages = await Promise.all(writings.map(async ({ path, open, box }) => {
    const page = await first.context().newPage()
    await page.goto(path)
    await open?.(page)
    await box(page).fill('Scritto prima. ')
    await expect(page.locator('.ac-draft-saved').first()).toBeAttached()
    return page
  }))
  await endSession(first, baseURL!)
  const textOf = ({ what }: { what: string }) => `Scritto prima. Scritto dopo: ${what}.`
  const covered = (page: Page) => page.getByRole('heading', { name: 'Schermo protetto' })
  for (const [index, writing] of writings.entries()) {
    await writing.box(pages[index]!).fill(textOf(writing))
    await expect(covered(pages[index]!), writing.what).toBeVisible()
  }
  for (const [index, writing] of writings.entries()) {
    const page = pages[index]!
    const box = writing.box(page)
    await test.step(writing.what, async () => {
      await page.getByRole('textbox', { name: /^Password/ }).fill(DEMO_PASSWORD)
      await page.getByRole('button', { name: 'Sblocca' }).click()
      if (index === 0) {
        await page.getByLabel('Nome utente').fill(worker)
        await page.getByRole('textbox', { name: /^Password/ }).fill(DEMO_PASSWORD)
        await expectAccessible(page)
        await page.getByRole('button', { name: 'Accedi', exact: true }).click()
        await page.getByLabel('Codice di 6 cifre').fill(nextCode())
        await page.getByRole('button', { name: 'Accedi', exact: true }).click()
      }
      await expect(covered(page)).toBeHidden()
      const written = () => box.evaluate((element) => ('value' in element ? String(element.value) : element.textContent))
      expect(await written()).toBe(textOf(writing))
      await expect(page.locator('.ac-draft-saved').first()).toBeAttached()
      await page.reload()
      await writing.reopen?.(page)
      await expect.poll(written).toBe(textOf(writing))
    })
  }
  await first.context().close()
})
