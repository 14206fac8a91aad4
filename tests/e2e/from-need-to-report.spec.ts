import { randomUUID } from 'node:crypto'
import { answersOfTheTalk, begin, put, sign, wish } from './assessed.ts'
import { expect, test } from './journey.ts'
import { approve, askApproval, expectReceipts, paperAt, pecReceipt, sayMethod, section, words, writeEverywhere } from './reported.ts'
import { ago, dialog, expectScreen, find, said, visit } from './steps.ts'
import { expectAccessible } from './support.ts'

// A surname of its own, so that the journey can be walked again on one product.
const surname = `Diar${randomUUID().replace(/[^a-f]/g, '').slice(0, 6)}`
const child = { given: 'Moussa', family: surname, whole: `Moussa ${surname}` }
const homework = 'A colloquio la scuola dice che frequenta tutte le mattine e chiede i compiti.'
const talk = 'Racconta che alla comunità sta bene e che cucina il venerdì.'
const call = 'Al telefono la responsabile della comunità dice che ha trovato un corso di cucina.'
const title = 'Relazione di aggiornamento al tribunale'

test('from the entry talk to the report that is sent: one child, every module, nothing typed twice', async ({ as }) => {
  test.setTimeout(300_000)
  const anna = await as('anna')
  let [file, caseId, pei, address, held] = ['', '', '', '', '']

  await test.step('a file is opened, and the order of the court says by when to report', async () => {
    await anna.goto('/fascicoli/nuovo')
    await anna.getByLabel('Nome', { exact: true }).fill(child.given)
    await anna.getByLabel('Cognome').fill(child.family)
    await anna.getByLabel('Data di nascita').fill('3/2/2010')
    await anna.getByLabel('Aperto il').fill(ago(120))
    await anna.getByRole('button', { name: 'Apri fascicolo' }).click()
    await expectScreen(anna, child.whole)
    file = new URL(anna.url()).pathname
    caseId = file.split('/').at(-1)!
    await anna.goto(`${file}/provvedimenti/nuovo`)
    await anna.getByLabel('Oppure scrivila').fill('Tribunale per i minorenni di Prova')
    await anna.getByLabel('Numero del provvedimento').fill('512/2026')
    await anna.getByLabel('Data del provvedimento').fill(ago(110))
    await find(anna, 'Il tipo', 'vigilanza', /Mandato di vigilanza/)
    await anna.getByLabel('Incarico al servizio').fill('Riferire sull’inserimento e sulle condizioni del minore.')
    await anna.getByLabel('Prima relazione entro').fill('tra 12 giorni')
    await anna.getByRole('button', { name: 'Registra', exact: true }).click()
    await said(anna, 'Provvedimento registrato')
  })

  await test.step('entry talk, in a sitting, signed', async () => {
    const id = await begin(anna, file, 'ingresso', /Colloquio d’ingresso/, ago(105))
    await expectAccessible(anna)
    await anna.goto(`/valutazioni/${id}?parte=sedute`)
    await anna.getByRole('button', { name: 'Aggiungi una seduta' }).click()
    const sitting = dialog(anna, 'Aggiungi una seduta')
    await sitting.getByLabel('Giorno').fill(ago(105))
    await sitting.getByLabel('Dalle').fill('9')
    await sitting.getByLabel('Alle', { exact: true }).fill('10.30')
    await sitting.getByRole('button', { name: 'Salva' }).click()
    await said(anna, 'Seduta salvata')
    for (const [section, answers] of Object.entries(answersOfTheTalk)) await put(anna, id, section, answers)
    await sign(anna, id)
    await expect(anna.getByText(wish).first()).toBeVisible()
  })

  await test.step('assessment: one serious need, which no goal answers yet', async () => {
    const id = await begin(anna, file, 'bambino', /Mondo del bambino/, ago(100))
    await put(anna, id, 'rilevazione', { partecipanti: { choices: ['bambino'] } })
    await put(anna, id, 'bambino', { b6: { level: 2, voices: { child: 'Non capisco la lingua.', workers: 'Parla pochissimo italiano.' } } })
    await put(anna, id, 'famiglia', { f1: { level: 4 } })
    await put(anna, id, 'ambiente', { a4: { level: 4 } })
    await sign(anna, id)
    await visit(anna, `${file}/progetto`, child.whole)
    await expect(anna.getByRole('region', { name: 'Bisogni gravi senza obiettivo' }).getByText(/Apprendimento/).first()).toBeVisible()
  })

  await test.step('the PEI stands inside the framework project and answers the need', async () => {
    const make = async (heading: RegExp) => {
      await anna.goto(`${file}/progetto`)
      await anna.getByRole('button', { name: 'Nuovo progetto' }).click()
      const one = dialog(anna, 'Nuovo progetto')
      await one.getByLabel('Comincia il').fill(ago(95))
      await one.getByLabel('Comincia il').blur()
      await one.getByRole('button', { name: 'Nuovo progetto' }).click()
      await expectScreen(anna, heading)
    }
    await make(/Progetto quadro/)
    await make(/PEI|educativo individualizzato/i)
    pei = new URL(anna.url()).pathname
    await anna.getByRole('button', { name: /Scrivi: Il quadro/ }).click()
    await anna.getByLabel('Situazione').fill('Vive in comunità da tre mesi, parla poco italiano.')
    await expect(anna.getByText(/salvato/i).first()).toBeVisible()
    await anna.getByRole('button', { name: 'Ho finito' }).first().click()
    await anna.getByLabel('Aggiungi un’area').selectOption({ label: 'Istruzione e formazione' })
    await anna.getByRole('region', { name: 'Istruzione e formazione' }).getByRole('button', { name: 'Ho finito' }).click()
    await anna.getByRole('button', { name: 'Aggiungi un obiettivo in Istruzione e formazione' }).click()
    const goal = dialog(anna, 'Aggiungi un obiettivo')
    await goal.getByLabel('Che cosa si vedrà di diverso').fill('Segue la lezione e chiede quando non capisce')
    for (const [label, words] of [['Molto meno', 'Mai'], ['Meno di quanto', 'Se qualcuno traduce'], ['Quello che ci si aspetta', 'Quasi sempre'], ['Più di quanto', 'Sempre'], ['Molto più', 'Aiuta un compagno']] as const) await goal.getByLabel(new RegExp(`^${label}`)).fill(words)
    await goal.getByLabel('Da dove si parte').selectOption('-2')
    await goal.getByRole('checkbox', { name: /Apprendimento/ }).check()
    await goal.getByRole('button', { name: 'Salva' }).click()
    await expect(goal).toHaveCount(0)
    await anna.getByRole('button', { name: /Aggiungi un’azione a:/ }).click()
    const action = dialog(anna, 'Aggiungi un’azione')
    await action.getByLabel('Che cosa si fa').fill('Corso di italiano tre volte la settimana')
    await action.getByLabel('Il bambino o la ragazza').check()
    await action.getByRole('button', { name: 'Salva' }).click()
    await expect(action).toHaveCount(0)
    await anna.getByRole('button', { name: 'Proponi alle parti' }).click()
    await said(anna, /Proposto/)
  })

  await test.step('everybody says a word, and it is in force since three months', async () => {
    await anna.goto(pei)
    const silent = anna.getByText('non ha ancora detto')
    await expect(silent.first()).toBeVisible()
    for (let left = await silent.count(); left > 0; left -= 1) {
      await anna.getByRole('listitem').filter({ has: silent }).first().getByRole('button').click()
      const word = dialog(anna, /Registra la parola di/)
      await word.getByLabel(/^Quando l’ha detto/).fill(ago(92))
      if (await word.getByLabel('In quale lingua').count()) {
        await word.getByLabel('Con le sue parole').fill('Va bene, voglio il corso.')
        await word.getByLabel('In quale lingua').fill('bambara')
      }
      await word.getByRole('button', { name: 'Registra' }).click()
      await expect(word).toHaveCount(0)
      await expect(silent).toHaveCount(left - 1)
    }
    await anna.getByRole('button', { name: 'Metti in vigore' }).click()
    const force = dialog(anna, 'Metti in vigore')
    // three months are 89 days at the least: later than that, the review would be late on some days of the year
    await force.getByLabel('Dal giorno').fill(ago(85))
    await force.getByLabel('Dal giorno').blur()
    await force.getByRole('button', { name: 'Metti in vigore' }).click()
    await expect(force).toHaveCount(0)
    await expectScreen(anna, /PEI|educativo individualizzato/i)
    await visit(anna, `${file}/progetto`, child.whole)
    await expect(anna.getByRole('region', { name: 'Bisogni gravi senza obiettivo' })).toHaveCount(0)
  })

  await test.step('three months of work: a note of two months ago', async () => {
    await anna.goto(`${file}/cronologia`)
    await anna.getByRole('button', { name: 'Scrivi una nota' }).click()
    await anna.getByRole('textbox', { name: /^Nota/ }).fill(homework)
    await anna.getByLabel('Quando').first().fill(ago(60))
    await anna.getByRole('textbox', { name: /^Nota/ }).press('Control+Enter')
    await said(anna, 'Nota salvata')
  })

  await test.step('a note by keyboard alone, in few strokes besides its words', async () => {
    await visit(anna, file, child.whole)
    let strokes = 0
    const press = async (...keys: string[]) => {
      strokes += keys.length
      for (const key of keys) await anna.keyboard.press(key)
    }
    const palette = anna.getByRole('dialog', { name: 'Cerca o avvia qualcosa' })
    await press('Control+k')
    await palette.waitFor()
    await press(...'crono')
    await expect(palette.getByRole('menuitem').first()).toContainText('Cronologia')
    await press('Enter')
    await anna.getByRole('button', { name: 'Scrivi una nota' }).waitFor()
    await press('n')
    await expect(anna.getByRole('textbox', { name: /^Nota/ })).toBeFocused()
    await anna.keyboard.type(call)
    await press('Control+Enter')
    await said(anna, 'Nota salvata')
    expect(strokes).toBeLessThanOrEqual(12)
  })

  await test.step('a talk that was held, its account written once', async () => {
    await anna.goto(`/agenda/nuovo?fascicolo=${caseId}`)
    await anna.getByLabel('Tipo').selectOption({ label: 'Colloquio' })
    await anna.getByLabel('Giorno', { exact: false }).first().fill(ago(30))
    await anna.getByLabel('Ora', { exact: false }).first().fill('7:00')
    await anna.getByRole('button', { name: 'Fissa', exact: true }).click()
    await anna.waitForURL(/\/agenda\/[0-9a-f-]{36}$/)
    held = anna.url().split('/').at(-1)!
    await anna.getByLabel('Resoconto').fill(talk)
    await anna.getByLabel('Resoconto').press('Control+Enter')
    await said(anna, 'Scritto nel diario')
  })

  await test.step('the minutes as a paper begin from that account', async () => {
    await anna.goto(`${file}/relazioni/nuova?tipo=minutes&da=${held}`)
    await anna.getByRole('button', { name: 'Inizia a scrivere' }).click()
    await expect(words(anna, 'Verbale')).toContainText(talk)
  })

  await test.step('a service that began', async () => {
    await anna.goto(`${file}/servizi`)
    await anna.getByRole('button', { name: 'Chiedi un servizio' }).first().click()
    const ask = dialog(anna, 'Chiedi un servizio')
    await ask.getByLabel('Servizio', { exact: false }).first().selectOption({ label: 'Vicinanza solidale' })
    await ask.getByLabel('A che cosa serve').fill('Un pomeriggio in famiglia per parlare italiano')
    await ask.getByLabel('Chiesto il').fill(ago(88))
    await ask.getByRole('button', { name: 'Chiedi' }).click()
    await said(anna, 'Servizio chiesto')
    await anna.getByRole('button', { name: 'Attiva' }).click()
    const start = dialog(anna, 'Attiva il servizio')
    await start.getByLabel('Comincia il').fill(ago(80))
    await start.getByLabel('Oppure un ente fuori dalla rete').fill('Famiglie del quartiere')
    await start.getByLabel('Ore alla settimana').fill('3')
    await start.getByRole('button', { name: 'Attiva' }).click()
    await said(anna, 'Servizio attivato')
  })

  await test.step('its hours of this week', async () => {
    // months of the past are closed with their summary: hours are typed in the open one
    await visit(anna, '/servizi/settimana?di=mine', 'Ore della settimana')
    await anna.getByRole('textbox', { name: new RegExp(`${child.whole}, Vicinanza solidale`) }).first().fill('2:30')
    await anna.keyboard.press('ArrowRight')
    await expect(anna.getByText('Tutto salvato')).toBeVisible()
  })

  await test.step('the review scores the goal', async () => {
    await anna.goto(pei)
    await anna.getByRole('button', { name: 'Comincia la verifica' }).click()
    await expectScreen(anna, /Verifica in corso/)
    await anna.getByLabel(/^0 ·/).check()
    await anna.getByLabel('Da che cosa si vede').fill('Il registro della scuola e quello che dice lui')
    await anna.getByRole('button', { name: 'Salva la valutazione' }).click()
    await said(anna, 'Valutazione salvata')
    await anna.getByLabel('Il bambino o la ragazza').check()
    await anna.getByRole('textbox', { name: 'Che cosa si è detto e deciso' }).fill('Frequenta e chiede. Si va avanti.')
    await expect(anna.getByText(/salvato/i).first()).toBeVisible()
    await anna.getByRole('button', { name: 'Concludi la verifica' }).click()
    const hold = dialog(anna, 'Concludi la verifica')
    await hold.getByRole('button', { name: 'Concludi la verifica' }).click()
    await expectScreen(anna, /PEI|educativo individualizzato/i)
    await expect(anna.getByRole('img', { name: 'Andamento' })).toBeVisible()
  })

  await test.step('the report answers the order with the facts of these months', async () => {
    await anna.goto(`${file}/relazioni/nuova`)
    await expectScreen(anna, 'Nuova relazione')
    await expect(anna.getByText('Riferire sull’inserimento e sulle condizioni del minore.')).toBeVisible()
    await anna.getByLabel('Dal', { exact: false }).first().fill(ago(120))
    await anna.getByRole('button', { name: 'Inizia a scrivere' }).click()
    await anna.waitForURL(/\/relazioni\/[0-9a-f-]{36}/)
    await expectScreen(anna, title)
    address = new URL(anna.url()).pathname
    expect((await paperAt(anna, address)).term).not.toBeNull()
    const tools = anna.getByRole('complementary', { name: 'Strumenti' })
    const search = tools.getByRole('textbox', { name: 'Cerca nei fatti' })
    await search.fill('Vicinanza solidale')
    await expect(tools.getByRole('listitem').filter({ hasText: /Vicinanza solidale/ }).first()).toBeVisible()
    // the account of the talk is in the agenda and in the diary: one fact
    for (const words of [talk, homework, call]) {
      await search.fill(words)
      await expect(tools.getByRole('listitem').filter({ hasText: words })).toHaveCount(1)
    }
    await anna.getByLabel('Aggiungi a').selectOption({ label: 'Fatti accertati nel periodo' })
    const fact = tools.getByRole('listitem').filter({ hasText: call })
    await fact.getByRole('button', { name: /^Aggiungi: / }).click()
    await expect(section(anna, 'Fatti accertati nel periodo').getByText(call).first()).toBeVisible()
    await writeEverywhere(anna, address, 'Scritto per il giudice.')
    await expectAccessible(anna)
    await sayMethod(anna, 'Colloqui e Mondo del bambino', (addressee) => expect(addressee).toHaveValue('Tribunale per i minorenni di Prova'))
    await askApproval(anna)
  })

  await test.step('a school gets the page that says no, and not a word of it', async () => {
    const school = await as('daniela')
    await school.goto(address)
    await expect(school.getByRole('heading', { level: 1, name: 'Relazione' })).toBeVisible()
    await expect(school.getByText('Non esiste, oppure non è tra ciò che puoi vedere')).toBeVisible()
    await expect(school.getByText(child.family)).toHaveCount(0)
    await expectAccessible(school)
    await school.context().close()
  })

  await test.step('the coordinator approves', async () => {
    const lucia = await as('lucia')
    await visit(lucia, `${address}?lato=controllo`, title)
    await approve(lucia, address)
  })

  await test.step('sent: its proof closes the term, which says so', async () => {
    await visit(anna, address, title)
    await anna.getByRole('button', { name: 'Registra l’invio' }).click()
    const send = dialog(anna, 'Registra l’invio')
    await send.getByLabel('Come').selectOption({ label: 'PEC' })
    await send.getByLabel('Numero di protocollo').fill('7781/2026')
    await send.locator('input[type=file]').setInputFiles(pecReceipt('Accettazione'))
    await expect(send.getByRole('combobox', { name: /Accettazione/ }).locator('option:checked')).toHaveText('accettazione PEC')
    await expectAccessible(anna)
    await send.getByRole('button', { name: 'Registra l’invio' }).click()
    await said(anna, /Invio registrato/)
    const { term } = await paperAt(anna, address)
    expect(term!.state).toBe('done')
    // the receipt of delivery comes later; both are files of the sending, as the post office signed them
    await anna.getByRole('button', { name: 'Aggiungi una ricevuta' }).click()
    const later = dialog(anna, 'Aggiungi una ricevuta')
    await later.locator('input[type=file]').setInputFiles(pecReceipt('Consegna'))
    await later.getByRole('button', { name: 'Aggiungi una ricevuta' }).click()
    await said(anna, 'Ricevuta aggiunta')
    await expectReceipts(anna, [['accettazione PEC', 'Accettazione'], ['consegna PEC', 'Consegna']])
    await anna.goto(`/termini/${term!.id}`)
    await expect(anna.getByText(/7781\/2026/).first()).toBeVisible()
    await expectAccessible(anna)
  })
})
