import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { asked, filesOf } from './asked.ts'
import { expect, test } from './journey.ts'
import { dialog, expectScreen, find, said, visit } from './steps.ts'
import { expectAccessible } from './support.ts'

/** A weekday this many weeks ahead, as one types it and as screens show it. */
function dayAhead(weeks: number, weekday: number): { typed: string; iso: string } {
  const date = new Date()
  date.setUTCDate(date.getUTCDate() + weeks * 7 + ((weekday - date.getUTCDay() + 7) % 7))
  const iso = date.toISOString().slice(0, 10)
  return { typed: `${iso.slice(8)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`, iso }
}

/** Plans from the form that is open; answers where its appointment lives. */
async function save(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Fissa', exact: true }).click()
  await said(page, /Appuntamento fissato|Fissati \d+ appuntamenti/)
  await page.waitForURL(/\/agenda\/[0-9a-f-]{36}$/)
  return new URL(page.url()).pathname
}

/** Who is signed in here, as lists of workers name him. */
const me = async (page: Page): Promise<string> => (await asked<{ me: { id: string } }>(page, '/api/agenda/desk')).me.id

/** A file with another tied to it as a sibling’s, both within her reach. */
async function withSibling(page: Page): Promise<{ file: { id: string }; sibling: { caseId: string; childName: string } }> {
  for (const file of await filesOf(page)) {
    const desk = await asked<{ file: { siblings: { caseId: string; childName: string }[] } }>(page, `/api/agenda/desk?ofCase=${file.id}`)
    const [sibling] = desk.file.siblings
    if (sibling) return { file, sibling }
  }
  throw new Error('no siblings among her files')
}

test('an appointment is planned, answered from another body, moved by words, by keyboard and by mouse', async ({ as }) => {
  test.setTimeout(300_000)
  const anna = await as('anna')
  const [file] = await filesOf(anna)
  // each run has weeks of its own, so that it can run again on one product
  const day = dayAhead(8 + Math.floor(Math.random() * 30), 3)

  await visit(anna, `/fascicoli/${file!.id}/agenda`, file!.childName)
  await anna.getByRole('link', { name: 'Nuovo appuntamento' }).first().click()
  await expectScreen(anna, 'Nuovo appuntamento')
  await anna.getByLabel('Tipo').selectOption({ label: 'Colloquio' })
  // once added the field is empty again, for the next one
  await anna.getByRole('combobox', { name: 'Aggiungi un operatore' }).fill('bruni')
  await anna.getByRole('listbox').getByRole('option', { name: /Claudio Bruni/ }).click()
  await expect(anna.getByRole('checkbox', { name: 'Claudio Bruni' })).toBeChecked()
  await anna.getByLabel('Giorno', { exact: false }).first().fill(day.typed)
  await anna.getByRole('button', { name: 'Trova un orario libero per tutti' }).click()
  await expect(anna.getByText('Orari in cui tutti sono liberi', { exact: false })).toBeVisible()
  await anna.getByLabel('Ora', { exact: false }).first().fill('1530')
  await anna.getByLabel('Dove').selectOption({ label: 'Stanza' })
  await anna.getByRole('combobox', { name: /^Stanza/ }).selectOption({ index: 1 })
  const room = await anna.getByRole('combobox', { name: /^Stanza/ }).inputValue()
  await anna.getByText('Scopo, mediatore, promemoria, ripetizione').click()
  await anna.getByLabel('Perché').fill('Capire come va a scuola')
  await expectAccessible(anna)
  const address = await save(anna)
  await expectScreen(anna, new RegExp(`Colloquio · ${file!.childName}`))

  // who comes from another body sees when and where, not which child
  const claudio = await as('claudio')
  await visit(claudio, address, /^Colloquio/)
  await claudio.getByRole('button', { name: 'Proponi un altro orario' }).click()
  const other = dialog(claudio, 'Proponi un altro orario')
  await other.getByLabel('Giorno').fill(day.typed)
  await other.getByLabel('Ora').fill('9.30')
  await other.getByRole('button', { name: 'Proponi un altro orario' }).click()
  await said(claudio, 'Risposta inviata')

  // moved by words, taken back, and moved again
  await visit(anna, address, new RegExp(file!.childName))
  await expect(anna.getByText('Propone', { exact: false }).first()).toBeVisible()
  await anna.getByRole('button', { name: 'Sposta…' }).first().focus()
  await anna.keyboard.press('Enter')
  const move = dialog(anna, 'Sposta l’appuntamento')
  await move.getByLabel('Ora').fill('09:30')
  await expectAccessible(anna)
  await move.getByRole('button', { name: 'Salva' }).click()
  await said(anna, 'Spostato')
  await expect(anna.getByText('09:30–10:30').first()).toBeVisible()
  await anna.getByRole('button', { name: 'Annulla', exact: true }).click()
  await expect(anna.getByText('15:30–16:30').first()).toBeVisible()

  // the month, the list, the calendar of the service: the same appointment
  for (const view of ['vista=mese', 'vista=elenco', 'vista=settimana&di=unit']) {
    await visit(anna, `/agenda?${view}&giorno=${day.iso}`, 'Agenda')
    await expect(anna.locator('.ac-event, .ac-slot').filter({ hasText: file!.childName }).filter({ hasText: '15:30–16:30' }).first()).toBeVisible()
  }

  const week = `vista=settimana&giorno=${day.iso}`
  const inWeek = anna.locator('.ac-calendar [tabindex]').filter({ hasText: file!.childName })
  await test.step('carried by keyboard in the week: nothing is sent before Enter, and Esc puts it back', async () => {
    await visit(anna, `/agenda?${week}`, 'Agenda')
    await inWeek.focus()
    await anna.keyboard.press('Shift+ArrowRight')
    await expect(inWeek).toBeFocused()
    await anna.keyboard.press('Escape')
    await expect(inWeek).toContainText('15:30–16:30')
    await expect(inWeek).toBeFocused()
    for (const key of ['Shift+ArrowUp', 'Shift+ArrowUp']) await anna.keyboard.press(key)
    await expect(anna.getByRole('status').filter({ hasText: '14:30. Frecce' })).toBeVisible()
    await expect(inWeek).toBeFocused()
    await expectAccessible(anna)
    await anna.keyboard.press('Enter')
    await said(anna, /Spostato: .*14:30/)
    await expect(inWeek).toContainText('14:30–15:30')
    await expect(inWeek).toBeFocused()
  })

  await test.step('dragged with the mouse; where somebody is taken it asks first, and left there it is asked', async () => {
    const own = await anna.request.post('/api/appointments', { headers: { 'idempotency-key': randomUUID() }, data: { kind: 'tempo_proprio', on: day.iso, from: '17:30', minutes: 60, operators: [await me(anna)] } })
    expect(own.ok(), await own.text()).toBe(true)
    await anna.reload()
    const drag = async (hours: number) => {
      // with the hours after it: hearings of the week stand above the calendar and push it down
      await inWeek.evaluate((element) => element.scrollIntoView({ block: 'center' }))
      const box = (await inWeek.boundingBox())!
      await anna.mouse.move(box.x + box.width / 2, box.y + 10)
      await anna.mouse.down()
      await anna.mouse.move(box.x + box.width / 2, box.y + 10 + (box.height * hours) / 2, { steps: 4 })
      await anna.mouse.move(box.x + box.width / 2, box.y + 10 + box.height * hours, { steps: 4 })
      await anna.mouse.up()
    }
    await drag(3)
    const taken = dialog(anna, 'A quell’ora qualcuno è già occupato')
    await expect(taken.getByText('Anna Ferri')).toBeVisible()
    await taken.getByRole('button', { name: 'Annulla' }).click()
    await expect(inWeek).toContainText('14:30–15:30')
    await drag(1)
    await said(anna, /Spostato: .*15:30/)
    await anna.reload()
    await expect(inWeek).toContainText('15:30–16:30')
  })

  await test.step('who is invited is told, and asked again', async () => {
    await claudio.goto(address)
    await expect(claudio.getByText('Puoi esserci?')).toBeVisible()
    await claudio.getByRole('button', { name: /^Avvisi/ }).click()
    await expect(claudio.getByText(/Un appuntamento è stato spostato: .*15:30/).first()).toBeVisible()
  })

  await test.step('the calendar of the room shows it: to who works elsewhere that the room is taken, and nothing else', async () => {
    await visit(anna, `/agenda?di=room&stanza=${room}&${week}`, 'Agenda')
    await expect(inWeek).toContainText('Colloquio')
    const francesca = await as('francesca')
    await visit(francesca, `/agenda?di=room&stanza=${room}&${week}`, 'Agenda')
    const there = francesca.locator('.ac-calendar .ac-event', { hasText: '15:30–16:30' })
    await expect(there).toHaveText('15:30–16:30 Occupato')
    await expect(francesca.getByText(file!.childName)).toHaveCount(0)
    expect((await francesca.request.get(`/api${address.replace('/agenda/', '/appointments/')}`)).status()).toBe(404)
  })
})

test('how a meeting went is written in under a minute by keyboard, and stands in the diary once', async ({ as }) => {
  test.setTimeout(240_000)
  const anna = await as('anna')
  // two children of one family, met together
  const { file, sibling } = await withSibling(anna)
  // an hour that has just passed: planned for this very day at midnight
  const today = new Date().toLocaleDateString('it-IT', { timeZone: 'Europe/Rome', day: '2-digit', month: '2-digit', year: 'numeric' })
  await anna.goto(`/agenda/nuovo?fascicolo=${file.id}`)
  await expect(anna.getByRole('heading', { level: 1, name: 'Nuovo appuntamento' })).toBeVisible()
  await anna.getByLabel('Tipo').selectOption({ label: 'Colloquio' })
  await anna.getByRole('group', { name: 'Anche per i fratelli' }).getByRole('checkbox', { name: sibling.childName }).check()
  await expect(anna.getByRole('group', { name: 'Persone del fascicolo' }).getByRole('checkbox', { name: sibling.childName })).toBeChecked()
  await anna.getByLabel('Giorno', { exact: false }).first().fill(today)
  await anna.getByLabel('Ora', { exact: false }).first().fill('00:00')
  const checked = anna.waitForResponse(/clashes.*minutes=15/)
  await anna.getByLabel('Durata').selectOption('15')
  const { operators, child } = (await (await checked).json()) as { operators: unknown[]; child: boolean }
  if (operators.length > 0 || child) await anna.getByRole('checkbox', { name: 'Va bene lo stesso' }).check()
  await save(anna)
  const text = `Ha raccontato della gita, prova ${Date.now()}`
  const account = anna.getByLabel('Resoconto')
  await expect(account).toBeFocused()
  await anna.keyboard.type(text)
  const alone = `Ha paura del buio, prova ${Date.now()}`
  await anna.getByLabel(`Solo per ${sibling.childName}`).fill(alone)
  await expect(anna.getByText(/salvat[oa]/i).first()).toBeVisible()
  await anna.reload()
  await expect(anna.getByLabel('Resoconto')).toHaveValue(text)
  await expect(anna.getByLabel(`Solo per ${sibling.childName}`)).toHaveValue(alone)
  await anna.getByRole('button', { name: 'Aggiungi una decisione' }).click()
  await anna.getByLabel('Che cosa si fa').fill('Chiamare la scuola')
  await find(anna, /Chi/, 'ferri', /Ferri Anna/)
  await anna.getByLabel('Entro', { exact: false }).fill('tra 7 giorni')
  await anna.getByLabel('Entro', { exact: false }).blur()
  await expectAccessible(anna)
  await anna.getByLabel('Resoconto').focus()
  await anna.keyboard.press('Control+Enter')
  await said(anna, 'Scritto nei fascicoli: 2')
  await expect(anna.getByText(`Il resoconto è una nota del diario · ${sibling.childName}`)).toBeVisible()
  await expectAccessible(anna)
  await expect(anna.getByRole('link', { name: 'Chiamare la scuola' })).toBeVisible()
  await anna.getByRole('link', { name: 'Leggilo nel diario' }).first().click()
  await expect(anna.getByText(text)).toHaveCount(1)
  await expect(anna.getByText(alone)).toHaveCount(0)
  await visit(anna, `/fascicoli/${sibling.caseId}/cronologia`, sibling.childName)
  await expect(anna.getByText(text)).toHaveCount(1)
  await expect(anna.getByText(alone)).toHaveCount(1)
})

test('a phone shows the list first; rooms have their register and calendar', async ({ as }) => {
  test.setTimeout(180_000)
  const phone = await as('anna', 390)
  await visit(phone, '/agenda', 'Agenda')
  await expect(phone.getByLabel('Come')).toHaveValue('list')
  // one's own hour, three weeks in a row
  await visit(phone, '/agenda/nuovo', 'Nuovo appuntamento')
  await phone.getByLabel('Tipo').selectOption({ label: 'Tempo per scrivere o altro impegno' })
  await phone.getByLabel('Giorno', { exact: false }).first().fill(dayAhead(45 + Math.floor(Math.random() * 200), 0).typed)
  await phone.getByLabel('Ora', { exact: false }).first().fill('7:00')
  await phone.getByText('Scopo, mediatore, promemoria, ripetizione').click()
  await phone.getByLabel('Si ripete').selectOption({ label: 'Ogni settimana' })
  await phone.getByLabel('Quante volte').fill('3')
  await phone.getByRole('button', { name: 'Fissa', exact: true }).click()
  await said(phone, 'Fissati 3 appuntamenti')
  const stefano = await as('stefano')
  await visit(stefano, '/agenda/stanze', 'Stanze')
  const name = `Stanza ${Date.now() % 100_000}`
  await stefano.getByRole('button', { name: 'Aggiungi una stanza' }).click()
  const form = dialog(stefano, 'Aggiungi una stanza')
  await form.getByLabel('Sede').selectOption({ index: 1 })
  await form.getByLabel('Nome').fill(name)
  await form.getByLabel('Posti').fill('6')
  await form.getByRole('checkbox', { name: 'Giochi e materiale per bambini' }).check()
  await form.getByRole('button', { name: 'Salva' }).click()
  await said(stefano, 'Stanza salvata')
  await stefano.getByRole('link', { name }).click()
  await expectScreen(stefano, 'Agenda')
})
