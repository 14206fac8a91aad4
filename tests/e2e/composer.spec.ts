import { filesOf } from './asked.ts'
import { expect, test } from './journey.ts'
import { approve, askApproval, paperAt, sayMethod, section, words, write, writeEverywhere } from './reported.ts'
import { dialog, expectScreen, said, visit } from './steps.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support.ts'

test('a report to the court: facts of the file, two authors, the check, approval, PDF, signed copy, sent with its term', async ({ as }) => {
  test.setTimeout(420_000)
  const anna = await as('anna')
  const [file] = await filesOf(anna)
  const nothing = await as('daniela')

  await visit(anna, `/fascicoli/${file!.id}/relazioni`, file!.childName)
  await anna.getByRole('link', { name: 'Nuova relazione' }).first().click()
  await expectScreen(anna, 'Nuova relazione')
  await anna.getByLabel('Tipo di scritto').selectOption({ label: 'Relazione di aggiornamento al tribunale' })
  const question = anna.getByLabel('Quesito del giudice')
  if (await question.count()) await question.fill('Riferire sulle condizioni del minore.')
  await anna.getByLabel('Dal', { exact: false }).first().fill('1/1/2025')
  await anna.getByRole('button', { name: 'Inizia a scrivere' }).click()
  await anna.waitForURL(/\/relazioni\/[0-9a-f-]{36}/)
  await expectScreen(anna, 'Relazione di aggiornamento al tribunale')
  const address = new URL(anna.url()).pathname
  const paper = () => paperAt(anna, address)

  // the school does not know that it exists
  expect((await nothing.request.get(`/api${address.replace('/relazioni/', '/papers/')}`)).status()).toBe(404)

  // a fact of the file, with its source, then words of one's own
  await words(anna, 'Fatti accertati nel periodo').click()
  await anna.getByLabel('Aggiungi a').selectOption({ label: 'Fatti accertati nel periodo' })
  const tools = anna.getByRole('complementary', { name: 'Strumenti' })
  await tools.getByRole('button', { name: /^Aggiungi: / }).first().click()
  await expect(section(anna, 'Fatti accertati nel periodo').getByText(/Fonte: /).first()).toBeVisible()
  await writeEverywhere(anna, address, 'Testo scritto per il giudice.')
  await expect.poll(async () => (await paper()).sections.find(({ title }) => title === 'Fatti accertati nel periodo')!.blocks.map(({ kind }) => kind)).toContain('fact')
  await expectAccessible(anna)

  // the check names what it found and where
  await tools.getByRole('button', { name: 'Controllo' }).click()
  await expect(tools.getByText('Ci sono valutazioni ma nessun metodo indicato')).toBeVisible()
  await expectAccessible(anna)
  await sayMethod(anna, 'Colloqui e visite domiciliari', (addressee) => addressee.fill('Tribunale per i minorenni di Milano'))
  await expect(tools.getByText('Ci sono valutazioni ma nessun metodo indicato')).toHaveCount(0)

  // approval: asked, sent back with words, asked again
  await askApproval(anna)
  const lucia = await as('lucia')
  await visit(lucia, '/relazioni?work=approve&scope=all', 'Relazioni da scrivere, approvare, inviare')
  await visit(lucia, address, 'Relazione di aggiornamento al tribunale')
  await lucia.getByRole('button', { name: 'Commenta' }).nth(2).click()
  await dialog(lucia, 'Commenta').getByLabel('Commento').fill('Aggiungi la data della visita.')
  await dialog(lucia, 'Commenta').getByRole('button', { name: 'Commenta' }).click()
  await lucia.getByRole('button', { name: 'Rimanda a chi scrive' }).click()
  await dialog(lucia, 'Rimanda a chi scrive').getByLabel('Che cosa manca o va cambiato').fill('Manca la data della visita.')
  await dialog(lucia, 'Rimanda a chi scrive').getByRole('button', { name: 'Rimanda a chi scrive' }).click()
  await said(lucia, 'Rimandata con le tue parole')
  await visit(anna, `${address}?lato=commenti`, 'Relazione di aggiornamento al tribunale')
  await expect(anna.getByText('Manca la data della visita.')).toBeVisible()
  await anna.getByRole('button', { name: 'Chiudi', exact: true }).first().click()
  await expect(anna.getByText('Nessun commento')).toBeVisible()
  await askApproval(anna)

  // the coordinator explains what is left, approves; the files make themselves
  await visit(lucia, `${address}?lato=controllo`, 'Relazione di aggiornamento al tribunale')
  await approve(lucia, address)
  const pdf = await anna.request.get(`/api/documents/${(await paper()).frozen[0]!.pdf!.id}/content`)
  expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')

  // signed: the same bytes are the same words; another text is refused, saying so
  await visit(anna, address, 'Relazione di aggiornamento al tribunale')
  await anna.getByRole('button', { name: 'Carica il file firmato' }).click()
  await dialog(anna, 'Carica il file firmato').locator('input[type=file]').setInputFiles({ name: 'relazione firmata.pdf', mimeType: 'application/pdf', buffer: await pdf.body() })
  await said(anna, 'File firmato: il testo è quello approvato')
  await expectScreen(anna, 'Relazione di aggiornamento al tribunale')
  await anna.getByRole('button', { name: 'Registra l’invio' }).click()
  const send = dialog(anna, 'Registra l’invio')
  await send.getByLabel('Come').selectOption({ label: 'deposito telematico' })
  await send.getByLabel('Numero di protocollo').fill('4411/2026')
  await expectAccessible(anna)
  await send.getByRole('button', { name: 'Registra l’invio' }).click()
  await said(anna, 'Invio registrato')
  await expect(anna.getByText(/inviata a Tribunale/).first()).toBeVisible()
  await expect(words(anna, 'Risposta al quesito')).toHaveCount(0)

  // on a phone, and in the list of the file
  const phone = await as('anna', 390)
  await visit(phone, address, 'Relazione di aggiornamento al tribunale')
  await expectNoSidewaysScroll(phone)
  await visit(phone, `/fascicoli/${file!.id}/relazioni`, file!.childName)
  await expect(phone.getByText('inviata', { exact: true }).first()).toBeVisible()
})

test('two people in one section: the second is told, and both texts are kept', async ({ as }) => {
  const anna = await as('anna')
  const [, file] = await filesOf(anna)
  await visit(anna, `/fascicoli/${file!.id}/relazioni/nuova?tipo=closing`, 'Nuova relazione')
  await anna.getByRole('button', { name: 'Inizia a scrivere' }).click()
  await anna.waitForURL(/\/relazioni\/[0-9a-f-]{36}/)
  const address = new URL(anna.url()).pathname
  await expectScreen(anna, 'Relazione di chiusura')
  // the same person on another device
  const other = await as('anna')
  await visit(other, address, 'Relazione di chiusura')
  await write(anna, 'Il percorso compiuto', 'Prima mano.')
  await words(other, 'Il percorso compiuto').click()
  await other.keyboard.type('Seconda mano.')
  await expect(other.getByText(/ha salvato un altro testo mentre scrivevi/)).toBeVisible()
  await expect(other.getByText('Prima mano.')).toBeVisible()
  await expectAccessible(other)
  await other.getByRole('button', { name: 'Tieni il mio' }).click()
  await expect(section(other, 'Il percorso compiuto').getByText(/^Salvato/).first()).toBeAttached()
  await other.reload()
  await expect(words(other, 'Il percorso compiuto')).toContainText('Seconda mano.')
})
