import { asked } from './asked.ts'
import { expect, test } from './journey.ts'
import { people } from './people.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support.ts'
import { dialog, expectScreen, find, said, visit } from './steps.ts'

const child = { given: 'Amina', family: 'Zanoni', birth: '14/5/2014', whole: 'Amina Zanoni' }
const schoolNote = 'La maestra racconta che da due settimane arriva puntuale e con la merenda.'
const healthNote = 'La pediatra ha rivisto la curva di crescita: ripresa buona, controllo tra un mese.'

test('a child from the first report to who looked at the file', async ({ as }) => {
  test.setTimeout(240_000)
  const anna = await as('anna')
  let file = ''
  let number = ''

  await test.step('a report is written down', async () => {
    await visit(anna, '/segnalazioni/nuova', 'Nuova segnalazione')
    await anna.getByLabel('I fatti, come sono stati riferiti').fill('La maestra riferisce che la bambina arriva senza merenda e si addormenta in classe.')
    await anna.getByRole('radio', { name: 'Entro una settimana' }).check()
    await find(anna, 'Comune in cui si trova il minore', 'Rho')
    await anna.getByLabel('Servizio che la riceve').selectOption({ label: 'Équipe centrale di valutazione, Azienda Sociale Intercomunale Olona' })
    const first = anna.getByRole('group', { name: 'Minore 1' })
    await first.getByLabel('Nome', { exact: true }).fill(child.given)
    await first.getByLabel('Cognome').fill(child.family)
    await first.getByLabel('Data di nascita').fill(child.birth)
    await anna.getByLabel('Da chi arriva').selectOption({ label: 'Scuola' })
    await anna.getByLabel('Come è arrivata').selectOption({ label: 'Telefono' })
    await anna.getByRole('button', { name: 'Registra la segnalazione' }).click()
    await said(anna, /Segnalazione SEG-ASIO-\d+-\d+ registrata/)
    await expectScreen(anna, /SEG-ASIO/)
  })

  await test.step('its triage opens a file', async () => {
    await anna.getByRole('button', { name: 'Decidi' }).click()
    const triage = dialog(anna, 'Che cosa segue a questa segnalazione?')
    await triage.getByRole('radio', { name: /Apri/ }).check()
    await triage.getByRole('textbox', { name: /^Perché/ }).fill('Trascuratezza riferita da più persone: serve una valutazione del nucleo.')
    await expectAccessible(anna)
    await triage.getByRole('button', { name: 'Scrivi la decisione' }).click()
    await said(anna, 'Decisione scritta')
    await anna.getByRole('link', { name: /ASIO-\d{4}-\d+/ }).first().click()
    await expectScreen(anna, child.whole)
    file = new URL(anna.url()).pathname
    number = (await anna.getByText(/ASIO-\d{4}-\d{6}/).first().innerText()).match(/ASIO-\d{4}-\d{6}/)![0]
  })

  await test.step('the central team asks a pole to take it over', async () => {
    await anna.getByRole('button', { name: 'Azioni' }).click()
    await anna.getByRole('menuitem', { name: 'Passa il fascicolo' }).click()
    const asking = dialog(anna, 'Passa il fascicolo')
    await find(asking, 'A quale servizio', 'polo territoriale di rho', /Polo territoriale di Rho/)
    await asking.getByLabel('Motivo').fill('Valutazione conclusa: il nucleo vive nel territorio del polo.')
    await expectAccessible(anna)
    await asking.getByRole('button', { name: 'Chiedi il passaggio' }).click()
    await said(anna, 'Passaggio chiesto: ora decide chi lo riceve')
  })

  const francesca = await as('francesca')
  await test.step('the pole accepts, and somebody answers for the file', async () => {
    await francesca.goto(file)
    await expect(francesca.getByRole('heading', { level: 1, name: child.whole })).toHaveCount(0)
    await visit(francesca, '/passaggi', 'Passaggi')
    const waiting = francesca.getByRole('listitem').filter({ hasText: number })
    await waiting.getByRole('button', { name: 'Prendi in carico' }).click()
    const accepting = dialog(francesca, 'Prendi in carico il fascicolo')
    await accepting.getByLabel('Chi ne risponderà').selectOption({ label: people.francesca.name })
    await accepting.getByRole('button', { name: 'Prendi in carico' }).click()
    await expectScreen(francesca, child.whole)
    await expect(francesca.getByText(/In carico a Polo territoriale di Rho/)).toBeVisible()
  })

  await test.step('who gave it away no longer sees it', async () => {
    await visit(anna, file, 'Fascicolo non disponibile')
    await expect(anna.getByText('Il fascicolo non è tra quelli che puoi vedere')).toBeVisible()
  })

  await test.step('a note by keyboard, whose draft survives closing the page', async () => {
    await visit(francesca, `${file}/cronologia`, child.whole)
    await francesca.keyboard.press('n')
    await expect(francesca.getByRole('textbox', { name: /^Nota/ })).toBeFocused()
    await francesca.keyboard.type(schoolNote)
    await expect(francesca.getByText(/^Salvat[ao]/).first()).toBeVisible()
    await francesca.reload()
    await expect(francesca.getByRole('textbox', { name: /^Nota/ })).toHaveValue(schoolNote)
    await francesca.getByLabel('Sezione').first().selectOption({ label: 'Scuola' })
    await expectAccessible(francesca)
    await francesca.getByRole('textbox', { name: /^Nota/ }).press('Control+Enter')
    await said(francesca, 'Nota salvata')
    await francesca.keyboard.press('n')
    await francesca.getByRole('textbox', { name: /^Nota/ }).fill(healthNote)
    await francesca.getByLabel('Sezione').first().selectOption({ label: 'Salute' })
    await francesca.getByRole('textbox', { name: /^Nota/ }).press('Control+Enter')
    await expect(francesca.getByRole('button', { name: 'Salva la nota' })).toHaveCount(0)
    await expect(francesca.getByText(healthNote)).toBeVisible()
  })

  await test.step('the school is invited to one section', async () => {
    await visit(francesca, `${file}/accessi`, child.whole)
    await francesca.getByRole('button', { name: 'Apri ad altri' }).click()
    const opening = dialog(francesca, 'Apri il fascicolo ad altri')
    await find(opening, 'Servizio o ente', 'frankel', /Frankel/)
    await opening.getByRole('checkbox', { name: 'Istruzione' }).check()
    await opening.getByLabel('Base giuridica').selectOption({ index: 1 })
    await opening.getByLabel('Perché gli serve').fill('Seguire la frequenza e il rendimento con la scuola.')
    await opening.getByLabel('Fino a quando').fill('tra 300 giorni')
    await expectAccessible(francesca)
    await opening.getByRole('button', { name: 'Apri queste sezioni' }).click()
    await expect(francesca.getByText('vede: istruzione').first()).toBeVisible()
  })

  await test.step('the school sees that section and nothing else', async () => {
    const daniela = await as('daniela')
    await visit(daniela, `${file}/cronologia`, child.whole)
    await expect(daniela.getByText(schoolNote)).toBeVisible()
    await expect(daniela.getByText(healthNote)).toHaveCount(0)
    const parts = daniela.getByRole('navigation', { name: 'Parti del fascicolo' })
    await expect(parts.getByRole('link', { name: 'Persone' })).toHaveCount(0)
    const id = file.split('/').at(-1)!
    const seen = await asked<{ sections: string[]; can: object }>(daniela, `/api/cases/${id}`)
    expect(seen.sections).toEqual(['file', 'education'])
    expect(Object.values(seen.can)).not.toContain(true)
    const { rows } = await asked<{ rows: { id: string; text: string | null }[] }>(francesca, `/api/cases/${id}/timeline`)
    const health = rows.find((row) => row.text === healthNote)!
    expect((await francesca.request.get(`/api/cases/${id}/diary/${health.id}`)).status()).toBe(200)
    expect((await daniela.request.get(`/api/cases/${id}/diary/${health.id}`)).status()).toBe(404)
  })

  const andrea = await as('andrea')
  await test.step('somebody of another city is refused, and opens it in an emergency', async () => {
    await visit(andrea, file, 'Fascicolo non disponibile')
    await expect(andrea.getByText('Il fascicolo non è tra quelli che puoi vedere')).toBeVisible()
    await andrea.getByRole('link', { name: /emergenza/i }).click()
    await expectScreen(andrea, 'Apri un fascicolo in emergenza')
    await andrea.getByLabel('Numero').fill(number)
    await andrea.getByRole('button', { name: 'Cerca', exact: true }).click()
    await expect(andrea.getByText(/Lo ha in carico Polo territoriale di Rho/)).toBeVisible()
    await andrea.getByLabel('Motivo').selectOption({ index: 1 })
    await andrea.getByLabel('Che cosa sta succedendo').fill('Trovata sola in stazione alle undici di sera, non sa dire chi chiamare.')
    await expectAccessible(andrea)
    await andrea.getByRole('button', { name: 'Apri in emergenza' }).click()
    await expectScreen(andrea, child.whole)
    await expect(andrea.getByText('Accesso in emergenza').first()).toBeVisible()
  })

  await test.step('who answers for the file and the coordinator know at once', async () => {
    await francesca.goto('/oggi')
    await francesca.getByRole('button', { name: /Avvisi: \d+ nuov/ }).click()
    await expect(francesca.getByText(/emergenza/i).first()).toBeVisible()
    await expectAccessible(francesca)
    await expectNoSidewaysScroll(francesca)
  })

  await test.step('two people review it', async () => {
    for (const who of ['davide', 'lucia'] as const) {
      const page = await as(who)
      await visit(page, '/emergenze', 'Accessi in emergenza')
      await page.getByRole('button', { name: `Esamina l’accesso di ${people.andrea.name}` }).click()
      const review = dialog(page, 'Esamina l’accesso in emergenza')
      await review.getByRole('radio', { name: 'Sì, era giustificato' }).check()
      await review.getByLabel('Motiva').fill('Minore sola di notte: la scelta era necessaria.')
      await review.getByRole('button', { name: 'Registra l’esame' }).click()
      await expect(page.getByText(`${people[who].name}: giustificato`)).toBeVisible()
    }
  })

  await test.step('who looked at the file', async () => {
    await visit(francesca, `${file}/accessi`, child.whole)
    await francesca.getByRole('button', { name: 'Mostra chi ha guardato' }).click()
    const looked = francesca.getByRole('region', { name: 'Chi ha guardato questo fascicolo' })
    for (const name of [people.andrea.name, people.daniela.name, people.francesca.name]) await expect(looked.getByText(name).first()).toBeVisible()
    await expectAccessible(francesca)
  })
})
