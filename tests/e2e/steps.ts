import { expect, type Locator, type Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from './support.ts'

/** Screens scanned by this process, at their width: journeys cross the same ones many times. */
const scanned = new Set<string>()

/** Is this screen at this width new to the scan? Asked once. */
function firstSeen(page: Page): boolean {
  const screen = `${new URL(page.url()).pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')} ${page.viewportSize()?.width}`
  if (scanned.has(screen)) return false
  scanned.add(screen)
  return true
}

/** The screen is there (its title says so), is accessible (scanned at its first sight, or always when asked) and as wide as the window. */
export async function expectScreen(page: Page, title: string | RegExp, always = false): Promise<void> {
  const scan = always || firstSeen(page)
  // a part that arrives late may draw the screen anew under the scan: what counts is how the screen stands
  await expect(async () => {
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await expect(page.locator('.ac-skeleton')).toHaveCount(0)
    if (scan) await expectAccessible(page)
  }).toPass({ timeout: 40_000 })
  await expectNoSidewaysScroll(page)
}

/** Goes to an address and waits for its screen. */
export async function visit(page: Page, path: string, title: string | RegExp, always = false): Promise<void> {
  await page.goto(path)
  await expectScreen(page, title, always)
}

/** Picks in a field where one types to find. */
export async function find(scope: Page | Locator, label: string | RegExp, text: string, option: string | RegExp = text): Promise<void> {
  const field = scope.getByRole('combobox', { name: label })
  const page = 'page' in scope ? scope.page() : scope
  // the list is drawn anew when the server's answer replaces the first choices: what was about to be clicked may go
  await expect(async () => {
    await field.fill('')
    await field.fill(text)
    await page.getByRole('listbox').getByRole('option', { name: option }).first().click({ timeout: 3000 })
    await expect(page.getByRole('listbox')).toHaveCount(0, { timeout: 3000 })
    await expect(field).not.toHaveValue('', { timeout: 1000 })
    // what was typed is not yet what was picked
    if (option !== text) await expect(field).not.toHaveValue(text, { timeout: 1000 })
  }).toPass()
}

/** The dialog with this title. */
export const dialog = (page: Page, title: string | RegExp): Locator => page.getByRole('dialog', { name: title }).or(page.getByRole('alertdialog', { name: title }))

/** What was just done, said at the edge of the screen. */
export const said = (page: Page, text: string | RegExp): Promise<void> => expect(page.getByText(text).first()).toBeVisible()

/** A day so long ago, as one types it. */
export const ago = (days: number): string => {
  const [year, month, day] = new Date(Date.now() - days * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Rome' }).split('-')
  return `${Number(day)}/${Number(month)}/${year}`
}
