import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { asked, filesOf } from './asked.ts'
import { expect, test } from './journey.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support.ts'
import { dialog, said, visit } from './steps.ts'

interface Row {
  id: string
  instrumentKey: string
  moment: string | null
  state: string
}
const rowsOf = async (page: Page, caseId: string): Promise<Row[]> => (await asked<{ rows: Row[] }>(page, `/api/cases/${caseId}/assessments?limit=100`)).rows

/** What a screen would send, for the parts of the journey that are not looked at. */
async function send<T>(page: Page, method: 'POST' | 'PUT', path: string, data: unknown): Promise<T> {
  const answer = await page.request.fetch(path, { method, data, headers: { 'idempotency-key': randomUUID() } })
  expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true)
  return (await answer.json()) as T
}

/** Begins an assessment as a person does: from the file, by the words of the instrument. */
async function begin(page: Page, caseId: string, q: string, name: RegExp): Promise<string> {
  await page.goto(`/fascicoli/${caseId}/valutazioni`)
  await page.getByRole('button', { name: 'Nuova valutazione' }).click()
  const chooser = dialog(page, 'Nuova valutazione')
  await chooser.getByRole('searchbox').fill(q)
  await chooser.getByRole('button', { name }).click()
  await page.getByRole('button', { name: 'Inizia' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  return page.url().match(/valutazioni\/([0-9a-f-]{36})/)![1]!
}

const part = async (page: Page, name: RegExp): Promise<void> => {
  await page.getByRole('navigation', { name: 'Parti della valutazione' }).getByRole('link', { name }).click()
  await expect(page.getByRole('heading', { level: 2, name })).toBeVisible()
}
const saved = (page: Page) => expect(page.getByText(/Salvato \d+ s fa/)).toBeVisible()
const dimension = (page: Page, key: string) => page.locator(`#voce-${key}`)

test('the child’s world is filled by two, corrected, filled again and compared', async ({ as }) => {
  test.setTimeout(420_000)
  const page = await as('anna')
  const file = (await filesOf(page)).at(-1)!
  const id = await begin(page, file.id, 'bambino', /Mondo del bambino/)
  await page.getByLabel('La madre').check()
  await page.getByLabel('Il bambino').check()
  await saved(page)
  await expectAccessible(page)

  await part(page, /la mia crescita/)
  const b1 = dimension(page, 'b1')
  await b1.getByRole('radio', { name: /2 Problema moderato/ }).focus()
  await page.keyboard.press(' ')
  await expect(b1.getByText('Bisogno grave')).toBeVisible()
  await b1.getByLabel('Il minore', { exact: true }).fill('لا أنام جيداً')
  await b1.getByLabel('I genitori').fill('Dorme poco da quando abbiamo cambiato casa.')
  await page.getByRole('navigation', { name: 'Parti della valutazione' }).getByText('1 di 7 risposte').waitFor()
  await saved(page)
  await expectAccessible(page)

  // saving fails for a while, one moves to another part and writes on: nothing is lost
  await page.route('**/api/assessments/*/sections/*', (route) => (route.request().method() === 'PUT' ? route.fulfill({ status: 429, body: '' }) : route.fallback()))
  await b1.getByLabel('Gli operatori').fill('Scritto mentre non si salvava.')
  await part(page, /che cosa ho bisogno/)
  await dimension(page, 'f1').getByRole('radio', { name: /3 Problema lieve/ }).check()
  await expect(page.getByText('Non salvato: riprovo da solo appena possibile').first()).toBeVisible({ timeout: 40_000 })
  await page.unroute('**/api/assessments/*/sections/*')
  await saved(page)
  await page.reload()
  await expect(dimension(page, 'f1').getByRole('radio', { name: /3 Problema lieve/ })).toBeChecked()
  await part(page, /la mia crescita/)
  await expect(b1.getByLabel('Gli operatori')).toHaveValue('Scritto mentre non si salvava.')
  await expect(b1.getByLabel('Il minore', { exact: true })).toHaveValue('لا أنام جيداً')

  await test.step('a colleague takes part and writes in the same item', async () => {
    const lucia = await as('lucia')
    await lucia.goto(`/valutazioni/${id}`)
    await lucia.getByRole('button', { name: 'Altre azioni' }).click()
    await lucia.getByRole('menuitem', { name: 'Prosegui tu' }).click()
    await dialog(lucia, 'Proseguire la bozza di un collega').getByLabel('Motivo').fill('La compiliamo insieme in équipe.')
    await dialog(lucia, 'Proseguire la bozza di un collega').getByRole('button', { name: 'Prosegui tu' }).click()
    await said(lucia, 'Ora la compili anche tu')
    await part(lucia, /la mia crescita/)
    await expect(lucia.getByText(/Anche Anna Ferri sta scrivendo/)).toBeVisible()
    await dimension(lucia, 'b2').getByLabel('Gli operatori').fill('Testo di Lucia.')
    await saved(lucia)
    await dimension(page, 'b2').getByLabel('Gli operatori').fill('Testo di Anna.')
    await expect(page.getByText('Qualcun altro ha scritto nella stessa voce')).toBeVisible()
    await expect(page.getByText('Testo di Lucia.')).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Tieni il mio' }).click()
    await expect(page.getByText('Qualcun altro ha scritto nella stessa voce')).toHaveCount(0)
    await saved(page)
    await lucia.reload()
    await expect(dimension(lucia, 'b2').getByLabel('Gli operatori')).toHaveValue('Testo di Anna.')
    await lucia.getByRole('button', { name: /messi? da parte/ }).click()
    await expect(dialog(lucia, 'Testi messi da parte').getByText('Testo di Lucia.').first()).toBeVisible()
  })

  await test.step('what is missing is a link, then it is signed', async () => {
    await page.getByRole('link', { name: 'Concludi e firma' }).first().click()
    await expect(page.getByText(/Manca una cosa|Mancano \d+ cose/)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: /Almeno una dimensione/ }).click()
    await expect(dimension(page, 'b1').getByRole('radio', { name: /2 Problema moderato/ })).toBeFocused()
    await part(page, /mio ambiente/)
    await dimension(page, 'a4').getByRole('radio', { name: /Non valutato/ }).check()
    await dimension(page, 'a3').getByRole('radio', { name: /4 Nella norma/ }).check()
    await saved(page)
    await page.getByRole('link', { name: 'Concludi e firma' }).first().click()
    await expect(page.getByText('Non manca nulla: puoi firmare.')).toBeVisible()
    await page.getByRole('button', { name: 'Firma e completa' }).click()
    await said(page, 'Valutazione firmata e completata')
    await expect(page.getByText(/Firmata da Anna Ferri, Assistente sociale/)).toBeVisible()
    await expect(page.getByText('لا أنام جيداً')).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('corrected with its reason: both versions stay', async () => {
    await page.getByRole('button', { name: 'Altre azioni' }).click()
    await page.getByRole('menuitem', { name: 'Correggi' }).click()
    await dialog(page, 'Correggere una valutazione firmata').getByLabel('Motivo').fill('Il livello di B1 era sbagliato.')
    await dialog(page, 'Correggere una valutazione firmata').getByRole('button', { name: 'Correggi' }).click()
    await expect(page.getByText(/Stai correggendo una valutazione firmata/)).toBeVisible()
    await part(page, /la mia crescita/)
    await dimension(page, 'b1').getByRole('radio', { name: /3 Problema lieve/ }).check()
    await saved(page)
    await page.getByRole('link', { name: 'Concludi e firma' }).first().click()
    await page.getByRole('button', { name: 'Firma e completa' }).click()
    await expect(page.getByText(/corretta: Il livello di B1/)).toBeVisible()
    await page.getByRole('link', { name: 'Revisione 1' }).click()
    await expect(page.getByText('2 · Problema moderato')).toBeVisible()
  })

  await test.step('a second one, and what changed', async () => {
    const second = await send<{ id: string; sections: { key: string; version: number }[] }>(page, 'POST', `/api/cases/${file.id}/assessments`, { instrument: 'mondo_del_bambino', moment: 'T1', heldOn: dateInRome(Date.now()) })
    const put = (section: string, changed: unknown) => send(page, 'PUT', `/api/assessments/${second.id}/sections/${section}`, { changed, version: 0 })
    await put('rilevazione', { partecipanti: { choices: ['bambino'] } })
    await put('bambino', { b1: { level: 5, voices: { child: 'Adesso dormo.' } } })
    await put('famiglia', { f1: { level: 2 } })
    await put('ambiente', { a4: { level: 4 } })
    const now = await asked<{ version: number }>(page, `/api/assessments/${second.id}`)
    await send(page, 'POST', `/api/assessments/${second.id}/complete`, { version: now.version })
    await page.goto(`/fascicoli/${file.id}/valutazioni`)
    await expect(page.getByRole('heading', { name: 'Bisogni gravi' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: /Confronta Mondo del bambino/ }).click()
    await expect(page.getByText('1 migliorata · 1 peggiorata · 0 invariate')).toBeVisible()
    await expect(page.getByRole('img', { name: /Bambino.*disegno del cambiamento/ })).toBeVisible()
    await expect(page.getByRole('row', { name: /B1 Salute e crescita.*3 · Problema lieve.*5 · Lieve punto di forza.*meglio/ })).toBeVisible()
    await expect(page.getByText('Adesso dormo.')).toBeVisible()
    await expectAccessible(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await expectNoSidewaysScroll(page)
    await expect(page.getByRole('img', { name: /Bambino.*disegno del cambiamento/ })).toBeVisible()
  })
})

test('an early-detection sheet is worked through by keyboard and closes with a person’s decision and its date', async ({ as }) => {
  test.setTimeout(300_000)
  const page = await as('anna')
  const file = (await filesOf(page)).at(-1)!
  const id = await begin(page, file.id, 'rilevazione', /Scheda di rilevazione precoce/)
  await page.getByLabel('Che cosa è successo').fill('Racconta di avere paura di tornare a casa.')
  await page.getByLabel('Da chi viene').fill('insegnante')
  await page.getByLabel('Al sicuro stanotte').check()
  await part(page, /Segni emotivi/)
  await page.locator('[data-indicator] input').first().focus()
  await page.keyboard.press('1')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('3')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Sobbalza quando si chiude una porta.')
  const more = page.locator('#voce-ipervigilanza')
  await more.getByLabel('Quando').fill('ieri')
  await more.getByLabel('Chi l’ha visto o riferito').fill('insegnante')
  await more.getByLabel('Media').check()
  await expect(page.getByText('1 presenti · 1 non osservati · 0 non valutabili · 8 senza risposta')).toBeVisible()
  await page.getByRole('button', { name: 'Segna gli altri «non osservato»' }).click()
  await expect(page.getByText('1 presenti · 9 non osservati · 0 non valutabili · 0 senza risposta')).toBeVisible()
  await saved(page)
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Concludi e firma' }).first().click()
  await expect(page.getByText('È un conteggio, non un giudizio: decide una persona.')).toBeVisible()
  await page.getByRole('button', { name: 'Firma e completa' }).click()
  await expect(page.getByText('Decidi tu: scegli una delle possibilità. I conteggi non decidono.').or(page.getByText(/Campo obbligatorio|campo da correggere/)).first()).toBeVisible()
  await page.getByRole('radio', { name: /Osservare e rivalutare/ }).check()
  await page.getByLabel('Perché', { exact: false }).last().fill('Se ne riparla con la scuola tra due settimane.')
  await page.getByLabel('Rivalutare il').fill('tra 14 giorni')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Firma e completa' }).click()
  await said(page, 'Valutazione firmata e completata')
  await expect(page.getByText('Osservare e rivalutare').first()).toBeVisible()

  await visit(page, '/valutazioni?elenco=da-rivedere', 'Valutazioni')
  await expect(page.locator(`a[href="/valutazioni/${id}"]`)).toBeVisible()
  const terms = await asked<{ rows: { title: string | { it: string } }[] }>(page, `/api/deadlines/terms?subject=${file.id}&limit=100`).catch(() => null)
  if (terms) expect(JSON.stringify(terms.rows)).toContain('Valutazione da rivedere')
})

test('the entry talk goes on over sittings, on a phone, and asks what the law asks', async ({ as }) => {
  test.setTimeout(300_000)
  const page = await as('andrea', 390)
  const files = await filesOf(page)
  const id = await begin(page, files[0]!.id, 'ingresso', /Colloquio d’ingresso/)
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  const picker = page.getByLabel(/^Parte \d+ di/)
  await picker.selectOption({ label: 'Sedute' })
  await page.getByRole('button', { name: 'Aggiungi una seduta' }).click()
  const form = dialog(page, 'Aggiungi una seduta')
  await form.getByLabel('Dalle').fill('9')
  await form.getByLabel('Alle', { exact: true }).fill('10.30')
  await form.getByLabel('Chi c’era').fill('Mediatrice, responsabile della struttura')
  await form.getByLabel('a) Informazione sul contesto').check()
  await form.getByRole('button', { name: 'Salva' }).click()
  await said(page, 'Seduta salvata')
  await expect(page.getByRole('heading', { name: /09:00–10:30/ })).toBeVisible()
  await page.goto(`/valutazioni/${id}?parte=viaggio`)
  await expect(page.locator('section', { has: page.getByRole('heading', { level: 2 }) }).getByText(/non chiedere i particolari/).first()).toBeVisible()
  await expect(page.getByText('Come è stato partire? Chi ha deciso? Chi c’era con te?')).toBeVisible()
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await page.goto(`/valutazioni/${id}?parte=concludi`)
  await expect(page.getByRole('link', { name: /6\. Opinione del minore/ })).toBeVisible()
  await visit(page, '/valutazioni', 'Valutazioni')
  await expect(page.getByRole('link', { name: files[0]!.childName }).first()).toBeVisible()
  expect((await rowsOf(page, files[0]!.id)).some((row) => row.id === id && row.state === 'draft')).toBe(true)
})
