import type { Locator, Page } from '@playwright/test'
import { asked } from './asked.ts'
import { expect } from './journey.ts'
import { dialog, said } from './steps.ts'

/** A piece of a paper by its title, and where one writes in it. */
export const section = (page: Page, title: string): Locator => page.getByRole('region', { name: title, exact: true })
export const words = (page: Page, title: string): Locator => page.getByRole('textbox', { name: `Testo della sezione ${title}`, exact: true })

/** Writes in a section and waits until it is on the server. */
export async function write(page: Page, title: string, text: string): Promise<void> {
  await words(page, title).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text)
  await expect(section(page, title).getByText(/^Salvato/).first()).toBeAttached()
}

export interface PaperNow {
  version: number
  term: { id: string; title: string; state: string } | null
  sections: { title: string; optional: boolean; blocks: { kind: string; edited?: boolean }[] }[]
  frozen: { pdf: { id: string } | null; docx: { id: string } | null; hash: string }[]
}

/** What the server holds of the paper at this address (`/relazioni/…`). */
export const paperAt = (page: Page, address: string): Promise<PaperNow> => asked<PaperNow>(page, `/api${address.replace('/relazioni/', '/papers/')}`)

/** Writes something in every section that must have words. */
export async function writeEverywhere(page: Page, address: string, text: string): Promise<void> {
  for (const one of (await paperAt(page, address)).sections.filter(({ optional }) => !optional)) await write(page, one.title, text)
}

/** In the heading: by which method the evaluations were made, and to whom it goes when asked. */
export async function sayMethod(page: Page, method: string, addressee: (box: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: 'Intestazione' }).click()
  const head = dialog(page, 'Intestazione')
  await addressee(head.getByRole('textbox', { name: 'Destinatario' }))
  await head.getByRole('button', { name: 'Aggiungi un metodo' }).click()
  await head.getByLabel('Metodo', { exact: true }).fill(method)
  await head.getByRole('button', { name: 'Salva' }).click()
  await expect(head).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Intestazione' }).getByText(method)).toBeVisible()
}

export async function askApproval(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Chiedi l’approvazione' }).click()
  await dialog(page, 'Chiedi l’approvazione').getByRole('button', { name: 'Chiedi l’approvazione' }).click()
  await said(page, 'Approvazione chiesta')
}

/** The coordinator, on the check of the paper, explains what is left and approves; the files make themselves. */
export async function approve(page: Page, address: string): Promise<void> {
  const explain = page.getByRole('button', { name: 'È un falso allarme' })
  await page.getByRole('button', { name: 'Approva', exact: true }).waitFor()
  for (let left = await explain.count(); left > 0; left -= 1) {
    await explain.first().click()
    await dialog(page, 'È un falso allarme').getByLabel('Motivo').fill('Visto, va bene così')
    await dialog(page, 'È un falso allarme').getByRole('button', { name: 'Salva' }).click()
    await expect(explain).toHaveCount(left - 1)
  }
  await page.getByRole('button', { name: 'Approva', exact: true }).click()
  await dialog(page, 'Approva').getByRole('button', { name: 'Approva' }).click()
  await said(page, 'Approvata')
  await expect.poll(async () => (await paperAt(page, address)).frozen[0]?.pdf ?? null, { timeout: 60_000 }).not.toBeNull()
}

/** A receipt of certified mail as the file that the provider gives. */
export const pecReceipt = (subject: string) => ({
  name: `${subject}.eml`, mimeType: 'message/rfc822',
  buffer: Buffer.from(`From: posta-certificata@pec.prova.it\r\nTo: protocollo@pec.prova.it\r\nDate: Mon, 2 Nov 2026 10:00:00 +0100\r\nSubject: ${subject}\r\nMessage-ID: <${subject}@pec.prova.it>\r\n\r\n${subject}: relazione di aggiornamento.\r\n`),
})

/** The receipts listed with a version are the files that were given, byte for byte. */
export async function expectReceipts(page: Page, receipts: readonly (readonly [kind: string, subject: string])[]): Promise<void> {
  for (const [kind, subject] of receipts) {
    const link = page.locator('.ac-version > div').filter({ hasText: new RegExp(`^${kind}: `) }).getByRole('link')
    const kept = await page.request.get((await link.getAttribute('href'))!)
    expect((await kept.body()).toString()).toBe(pecReceipt(subject).buffer.toString())
  }
}
