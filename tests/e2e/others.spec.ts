import { asked, filesOf } from './asked.ts'
import { expect, test } from './journey.ts'
import { people } from './people.ts'
import { expectAccessible } from './support.ts'
import { dialog, expectScreen, find, said, visit } from './steps.ts'

const healthNote = 'La neuropsichiatra chiede il quaderno del sonno: la madre lo porta giovedì.'
const socialNote = 'La madre racconta che lo sfratto è rinviato a gennaio.'

test('the health agency is invited to one section, sees it and finds nothing else', async ({ as }) => {
  const [anna, claudio] = [await as('anna'), await as('claudio')]
  const file = (await filesOf(anna))[2]!
  const of = `/fascicoli/${file.id}`
  await test.step('before the invitation the file is not there', () => visit(claudio, of, 'Fascicolo non disponibile'))
  await test.step('a note of health and one of social work', async () => {
    await visit(anna, `${of}/cronologia`, file.childName)
    for (const [text, section] of [[healthNote, 'Salute'], [socialNote, 'Sociale']] as const) {
      await anna.getByRole('button', { name: 'Scrivi una nota' }).click()
      await anna.getByRole('textbox', { name: /^Nota/ }).fill(text)
      await anna.getByLabel('Sezione').first().selectOption({ label: section })
      await anna.getByRole('textbox', { name: /^Nota/ }).press('Control+Enter')
      await expect(anna.getByText(text)).toBeVisible()
      await expect(anna.getByRole('button', { name: 'Salva la nota' })).toHaveCount(0)
    }
  })
  await test.step('the section is opened, with its reason and its end', async () => {
    await visit(anna, `${of}/accessi`, file.childName)
    await anna.getByRole('button', { name: 'Apri ad altri' }).click()
    const opening = dialog(anna, 'Apri il fascicolo ad altri')
    await find(opening, 'Servizio o ente', 'neuropsichiatria', /Neuropsichiatria/i)
    await opening.getByRole('checkbox', { name: 'Salute' }).check()
    await opening.getByLabel('Base giuridica').selectOption({ index: 1 })
    await opening.getByLabel('Perché gli serve').fill('Valutazione neuropsichiatrica chiesta dal pediatra.')
    await opening.getByLabel('Fino a quando').fill('tra 180 giorni')
    await expectAccessible(anna)
    await opening.getByRole('button', { name: 'Apri queste sezioni' }).click()
    await expect(anna.getByText('vede: salute').first()).toBeVisible()
  })
  await test.step('what the agency sees', async () => {
    await visit(claudio, `${of}/cronologia`, file.childName)
    await expect(claudio.getByText(healthNote)).toBeVisible()
    await expect(claudio.getByText('Alcune parti non sono tra quelle che puoi vedere.')).toBeVisible()
    await expect(claudio.getByText(socialNote)).toHaveCount(0)
    await expect(claudio.getByRole('navigation', { name: 'Parti del fascicolo' }).getByRole('link', { name: 'Persone' })).toHaveCount(0)
    const seen = await asked<{ sections: string[] }>(claudio, `/api/cases/${file.id}`)
    expect(seen.sections).toEqual(['file', 'health'])
    await visit(claudio, '/fascicoli', 'Fascicoli')
    await expect(claudio.getByRole('link', { name: file.childName })).toBeVisible()
  })
})

test('what is withheld from a body, it no longer finds: nor in the file, nor in the list, nor in the search', async ({ as }) => {
  const [anna, daniela] = [await as('anna'), await as('daniela')]
  const file = (await filesOf(anna))[3]!
  const of = `/fascicoli/${file.id}`
  await test.step('the school sees a section', async () => {
    await visit(anna, `${of}/accessi`, file.childName)
    await anna.getByRole('button', { name: 'Apri ad altri' }).click()
    const opening = dialog(anna, 'Apri il fascicolo ad altri')
    await find(opening, 'Servizio o ente', 'frankel', /Frankel/)
    await opening.getByRole('checkbox', { name: 'Istruzione' }).check()
    await opening.getByLabel('Base giuridica').selectOption({ index: 1 })
    await opening.getByLabel('Perché gli serve').fill('Seguire la frequenza.')
    await opening.getByRole('button', { name: 'Apri queste sezioni' }).click()
    await expect(anna.getByText('vede: istruzione').first()).toBeVisible()
    await visit(daniela, of, file.childName)
  })
  await test.step('then the whole file is withheld from it', async () => {
    await anna.getByRole('button', { name: 'Tieni riservato da…' }).click()
    const withholding = dialog(anna, 'Tieni riservato da qualcuno')
    await find(withholding, 'Servizio o ente', 'frankel', /Frankel/)
    await withholding.getByLabel('Motivo').selectOption({ index: 1 })
    await withholding.getByLabel('In poche parole').fill('Il padre lavora nella scuola.')
    await expectAccessible(anna)
    await withholding.getByRole('button', { name: 'Tieni riservato', exact: true }).click()
    await said(anna, 'Da ora non lo vede')
    await expect(anna.getByText('non vede niente di questo fascicolo').first()).toBeVisible()
    await expectScreen(anna, file.childName)
  })
  await test.step('and it finds nothing of it, without being told why', async () => {
    await visit(daniela, of, 'Fascicolo non disponibile')
    await visit(daniela, '/fascicoli', 'Fascicoli')
    await expect(daniela.getByRole('link', { name: file.childName })).toHaveCount(0)
    expect((await asked<{ rows: unknown[] }>(daniela, `/api/cases?q=${encodeURIComponent(file.childName)}`)).rows).toEqual([])
    expect((await daniela.request.get(`/api/cases/${file.id}/timeline`)).status()).toBe(404)
    await daniela.goto(`${of}/accessi`)
    await expect(daniela.getByText('Il padre lavora nella scuola.')).toHaveCount(0)
  })
})

test('the files of a worker who leaves go to a colleague all together, and the list by responsible worker knows it', async ({ as }) => {
  const davide = await as('davide')
  await visit(davide, '/passaggi/operatore', 'Passa i fascicoli di chi lascia')
  const choose = async (label: string, name: string) => {
    const box = davide.getByLabel(label)
    await box.selectOption(await box.locator('option', { hasText: name }).getAttribute('value'))
  }
  await choose('Chi lascia', 'Elena Marchi')
  await choose('Tutti a', people.francesca.name)
  await davide.getByLabel('Motivo').fill('Cambia servizio dal primo del mese.')
  await expectScreen(davide, 'Passa i fascicoli di chi lascia')
  const give = davide.getByRole('button', { name: /^Passa \d+ fascicoli/ })
  const count = Number((await give.innerText()).match(/\d+/)![0])
  await give.click()
  await said(davide, `${count} fascicoli passati`)
  await expect(davide.getByText('Non risponde di nessun fascicolo aperto nei servizi che coordini.')).toBeVisible()
  await test.step('who is chosen in the list stays there after a reload', async () => {
    await visit(davide, '/fascicoli?status=open', 'Fascicoli')
    await find(davide, 'Responsabile', 'marchi', /Marchi/)
    await expect(davide.getByText('Niente corrisponde a questa ricerca')).toBeVisible()
    await davide.getByRole('button', { name: 'Togli Responsabile' }).click()
    await find(davide, 'Responsabile', 'nava', /Nava/)
    await expect(davide.getByRole('row').nth(1)).toContainText(people.francesca.name)
    await davide.reload()
    await expect(davide.getByRole('combobox', { name: 'Responsabile' })).toHaveValue('Nava Francesca')
    await expectAccessible(davide)
  })
})

test('advice on reporting: the question is kept without any name, answered with its norms, and closed', async ({ as }) => {
  const [anna, daniela] = [await as('anna'), await as('daniela')]
  await visit(anna, '/consulenze/nuova', 'Nuova consulenza')
  const question = anna.getByRole('textbox', { name: /^La domanda/ })
  await question.fill('Il bambino con codice fiscale RSSMRC14E14F205X arriva spesso senza pranzo: la scuola deve segnalare?')
  await anna.getByLabel('Argomento').selectOption({ index: 1 })
  await anna.getByLabel('Chi chiede').selectOption({ label: 'Scuola' })
  await expect(anna.getByText('Attenzione: sembra un dato personale')).toBeVisible()
  await anna.getByRole('button', { name: 'Registra la consulenza' }).click()
  await expect(anna.getByRole('link', { name: /^La domanda/ })).toBeVisible()
  await expectAccessible(anna)
  await question.fill('Un bambino di dodici anni arriva spesso senza pranzo e con lividi che non spiega: la scuola deve segnalare, e a chi?')
  await anna.getByRole('button', { name: 'Registra la consulenza' }).click()
  await expectScreen(anna, /CON-/)
  const address = new URL(anna.url()).pathname
  await anna.getByRole('textbox', { name: /^Risposta/ }).fill('Sì: chi insegna in una scuola pubblica è incaricato di pubblico servizio e segnala, senza fare indagini.')
  await anna.getByLabel('Esito').selectOption({ index: 1 })
  await anna.getByRole('checkbox').first().check()
  await expectAccessible(anna)
  await anna.getByRole('button', { name: 'Rispondi', exact: true }).click()
  await said(anna, 'Risposta salvata')
  await expect(anna.getByText(/incaricato di pubblico servizio e segnala/)).toBeVisible()
  await anna.getByRole('button', { name: 'Chiudi la consulenza' }).click()
  await said(anna, 'Consulenza chiusa')
  await expectScreen(anna, /CON-/)
  await test.step('another body does not find it', async () => {
    expect((await daniela.request.get(`/api/advice/${address.split('/').at(-1)}`)).status()).toBe(404)
  })
})
