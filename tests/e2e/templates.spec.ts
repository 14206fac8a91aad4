import { starterTemplate } from '../../src/modules/composer/server/render/docx/shipped.ts'
import { readZip, writeZip } from '../../src/modules/composer/server/render/docx/zip.ts'
import { expect, test } from './journey.ts'
import { dialog, expectScreen, said, visit } from './steps.ts'
import { expectAccessible } from './support.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

test('a template with a wrong placeholder is named with its place, the corrected one is taken, tried and retired', async ({ as }) => {
  test.setTimeout(120_000)
  const page = await as('stefano')
  await visit(page, '/modelli-relazioni', 'Modelli delle relazioni')
  const files = readZip(await starterTemplate('psychosocial'))
  files.set('word/document.xml', Buffer.from(files.get('word/document.xml')!.toString().replace('{{titolo}}', '{{titulo}}')))
  await page.getByRole('button', { name: 'Carica un modello' }).click()
  const upload = dialog(page, 'Carica un modello o lo stemma')
  const put = (buffer: Buffer) => upload.locator('input[type=file]').setInputFiles({ name: 'carta-intestata.docx', mimeType: DOCX, buffer })
  await put(await writeZip(files))
  await expect(upload.getByRole('alert')).toContainText('c’è una cosa da correggere', { timeout: 30_000 })
  await expect(upload.getByRole('alert')).toContainText('{{titulo}} Segnaposto che non esiste')
  await expect(upload.getByRole('alert')).toContainText('{{titolo}}')
  await expectAccessible(page)
  await put(await starterTemplate('psychosocial'))
  await said(page, 'Modello provato: da ora è in uso')
  await expect(upload).toHaveCount(0)
  await expectScreen(page, 'Modelli delle relazioni')
  const [made] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Prova carta-intestata.docx con una relazione inventata' }).click()])
  expect(made.suggestedFilename()).toBe('prova-modello.docx')
  await page.getByRole('button', { name: 'Ritira carta-intestata.docx' }).click()
  const retire = dialog(page, 'Ritira «carta-intestata.docx»')
  await retire.getByLabel('Perché').fill('prova finita')
  await expectAccessible(page)
  await retire.getByRole('button', { name: 'Ritira' }).click()
  await said(page, 'Modello ritirato')
})
