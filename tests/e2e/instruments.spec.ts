import { expect, test } from './journey.ts'
import { dialog, expectScreen, said, visit } from './steps.ts'

test('an administrator copies an instrument, is stopped by a rule that can never be met, tries it with nobody’s data and publishes it; a worker finds it', async ({ as }) => {
  const title = `Il nostro mondo ${Date.now() % 100_000}`
  const admin = await as('stefano')
  await visit(admin, '/strumenti', 'Strumenti di valutazione')
  await admin.getByRole('link', { name: 'Mondo del bambino', exact: true }).click()
  await expectScreen(admin, 'Mondo del bambino')
  await admin.getByRole('button', { name: 'Copia per il mio ente' }).click()
  const copying = dialog(admin, 'Copia lo strumento')
  await copying.getByLabel('Titolo in italiano').fill(title)
  await copying.getByRole('button', { name: 'Copia per il mio ente' }).click()
  await expectScreen(admin, title)
  await expect(admin.getByText('Si può pubblicare')).toBeVisible()

  // a question of the body's own, and a rule that contradicts itself
  await admin.getByRole('button', { name: 'Aggiungi una domanda' }).first().click()
  const question = dialog(admin, 'Nuova domanda')
  await question.getByLabel('Domanda (in italiano)').fill('Chi lo accompagna a scuola?')
  await question.getByLabel('Domanda (in inglese)').fill('Who takes the child to school?')
  await question.getByLabel('Tipo di risposta').selectOption('yes_no')
  await question.getByRole('button', { name: 'Applica' }).click()
  await admin.getByRole('button', { name: 'Modifica Chi lo accompagna a scuola?' }).click()
  const again = dialog(admin, 'Chi lo accompagna a scuola?')
  const shown = again.getByRole('group', { name: 'Si mostra solo se' })
  await shown.getByRole('button', { name: 'Aggiungi una condizione' }).click()
  await shown.getByLabel('Confronto').selectOption('age')
  await shown.getByLabel('Da anni').fill('15')
  await shown.getByLabel('A anni', { exact: true }).fill('10')
  await again.getByRole('button', { name: 'Applica' }).click()
  await expect(admin.getByText('«Chi lo accompagna a scuola?» non si mostrerebbe mai')).toBeVisible()
  await expect(admin.getByRole('button', { name: 'Pubblica' })).toBeDisabled()
  await admin.getByRole('button', { name: 'Modifica Chi lo accompagna a scuola?' }).click()
  await shown.getByLabel('A anni', { exact: true }).fill('18')
  await again.getByRole('button', { name: 'Applica' }).click()
  await expect(admin.getByText('Si può pubblicare')).toBeVisible()

  // nobody's data: asked only at the age of the rule
  await admin.getByRole('link', { name: 'Prova', exact: true }).click()
  await expectScreen(admin, `Area di prova: ${title}`)
  await admin.getByLabel('Età del minore (per le regole)').fill('9')
  await expect(admin.getByRole('radio', { name: 'Non si sa' })).toHaveCount(0)
  await admin.getByLabel('Età del minore (per le regole)').fill('16')
  await expect(admin.getByRole('radio', { name: 'Non si sa' })).toHaveCount(1)
  await admin.getByRole('link', { name: 'Torna alla bozza' }).click()

  await admin.getByRole('button', { name: 'Pubblica' }).click()
  await dialog(admin, 'Pubblicare questa versione?').getByRole('button', { name: 'Pubblica' }).click()
  await said(admin, 'Una versione pubblicata non si cambia')
  await visit(admin, '/strumenti/locali', 'Strumenti dell’ente')
  await expect(admin.getByRole('row', { name: title })).toContainText('In uso')

  const worker = await as('anna')
  await visit(worker, '/strumenti', 'Strumenti di valutazione')
  await expect(worker.getByRole('link', { name: title })).toBeVisible()
  await expect(worker.getByRole('link', { name: 'Strumenti dell’ente' })).toHaveCount(0)
})
