import { filesOf } from './asked.ts'
import { expect, test } from './journey.ts'
import { expectAccessible } from './support.ts'
import { dialog, visit } from './steps.ts'

/** A page of PDF with one line of text. */
function pdf(text: string): Buffer {
  const stream = `BT /F1 18 Tf 60 740 Td (${text}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let file = '%PDF-1.4\n'
  const at = objects.map((object, index) => {
    const start = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return start
  })
  const table = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${at.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('')}`
  return Buffer.from(`${file}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`, 'latin1')
}

test('a report is uploaded and read in the page; a program is refused with its reason', async ({ as }) => {
  const page = await as('francesca')
  const file = (await filesOf(page))[1]!
  await visit(page, `/fascicoli/${file.id}/documenti`, file.childName)
  const add = page.getByRole('button', { name: 'Aggiungi documenti' })
  const drop = page.getByLabel('File da caricare')
  await add.or(drop).first().waitFor()
  if (await add.isVisible()) await add.click()
  await drop.setInputFiles([
    { name: 'relazione di aggiornamento.pdf', mimeType: 'application/pdf', buffer: pdf('Relazione di aggiornamento') },
    { name: 'programma.exe', mimeType: 'application/octet-stream', buffer: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400)]) },
  ])
  const ready = page.getByRole('list', { name: 'File pronti' }).getByRole('listitem')
  const item = (name: string) => ready.filter({ has: page.getByText(name, { exact: true }) })
  await item('relazione di aggiornamento.pdf').getByLabel('Tipo').selectOption({ label: 'Relazione sociale' })
  await item('programma.exe').getByLabel('Tipo').selectOption({ label: 'Altro documento' })
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Carica 2 file' }).click()
  await expect(ready).toHaveCount(1)
  await expect(ready.getByRole('alert')).toBeVisible()
  await expectAccessible(page)
  await ready.getByRole('button', { name: /Togli programma/ }).click()
  await page.getByRole('button', { name: /relazione di aggiornamento/i }).first().click()
  const reading = dialog(page, /relazione di aggiornamento/i)
  await expect(reading.getByTitle(/Anteprima di/)).toBeVisible()
  await page.keyboard.press('Escape')
  // what is looked for stands in the address
  await page.getByLabel('Tipo').selectOption({ label: 'Relazione sociale' })
  await expect(page).toHaveURL(/tipo=/)
  await page.reload()
  await expect(page.getByLabel('Tipo').locator('option:checked')).toHaveText('Relazione sociale')
  await expect(page.getByRole('button', { name: /relazione di aggiornamento/i }).first()).toBeVisible()
})
