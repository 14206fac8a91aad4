import type { Locator, Page } from '@playwright/test'
import { asked, filesOf } from './asked.ts'
import { expect, test } from './journey.ts'
import { dialog, expectScreen, find, said, visit } from './steps.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support.ts'

/** A moment in its two fields. */
async function moment(scope: Locator, label: string, day: string, hour: string): Promise<void> {
  const field = scope.getByRole('group', { name: label })
  await field.getByLabel('Giorno').fill(day)
  await field.getByLabel('Ora', { exact: true }).fill(hour)
}

/** A step of the runner that is to be done now. */
const step = (page: Page, title: RegExp): Locator => page.getByRole('article', { name: title })

async function open(page: Page, title: RegExp): Promise<Locator> {
  const card = step(page, title)
  await card.getByRole('button', { name: /^Registra: / }).click()
  return card
}

/** Records the step; what is recorded is no longer among what is to be done. */
async function save(card: Locator): Promise<void> {
  await card.getByRole('button', { name: 'Registra', exact: true }).click()
  await expect(card).toHaveCount(0)
}

async function place(page: Page, when: { day: string; hour: string }): Promise<void> {
  await page.getByRole('button', { name: 'Avvia una procedura' }).first().click()
  const start = dialog(page, 'Avvia una procedura')
  await find(start, 'Quale procedura', '403', /403/)
  await expectAccessible(page)
  await moment(start, 'Quando è accaduto', when.day, when.hour)
  await start.getByRole('radio', { name: 'Comunità' }).check()
  await moment(start, 'Provvedimento adottato il', when.day, when.hour)
  await start.getByLabel('Chi lo ha disposto').fill('Servizio sociale, atto del dirigente')
  await start.getByRole('radio', { name: 'Entrambi i genitori' }).check()
  for (const check of await start.getByRole('checkbox').all()) await check.check()
  await start.getByRole('button', { name: 'Avvia', exact: true }).click()
  await said(page, 'Procedura avviata')
}

test('a 403 on the Easter weekend, across the night the clocks go forward', async ({ as }) => {
  test.setTimeout(420_000)
  const page = await as('andrea')
  const arabic = /[\u0600-\u06FF]/
  let file = ''
  let original = ''
  for (const one of await filesOf(page)) {
    const child = await asked<{ original: string | null }>(page, `/api/cases/${one.id}`)
    if (child.original && arabic.test(child.original)) [file, original] = [one.id, child.original]
  }
  expect(file, 'the demonstration has a child with an Arabic name').not.toBe('')

  await test.step('the placement starts it: 24 hours by the wall, that night only 23', async () => {
    await page.goto(`/fascicoli/${file}/procedure`)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(original)
    await place(page, { day: '28/3/2026', hour: '18:20' })
    await expectScreen(page, 'Intervento urgente ex art. 403 c.c.')
    const transmission = step(page, /^Trasmissione degli atti/)
    await expect(transmission.getByText('dom 29 marzo 2026, 18:20')).toBeVisible()
    await transmission.getByRole('button', { name: /questa scadenza/ }).click()
    await expect(page.getByRole('dialog')).toContainText('In mezzo cambia l’ora')
    await page.keyboard.press('Escape')
  })

  await test.step('nothing recorded within the term: the loss of effect is raised, no return is ordered', async () => {
    const lost = page.getByRole('region', { name: 'Perdita di efficacia' })
    await expect(lost).toContainText('non risulta registrato entro il termine')
    await expect(lost).toContainText('Il programma non ordina mai il rientro')
    await expectAccessible(page)
  })

  await test.step('an hour that did not exist is refused beside its field', async () => {
    const card = await open(page, /^Trasmissione degli atti/)
    await moment(card, 'Quando è accaduto', '29/3/2026', '02:30')
    await expect(card.getByText(/Quell’ora non c’è stata/)).toBeVisible()
    await moment(card, 'Quando è accaduto', '29/3/2026', '10:00')
    await card.getByRole('radio', { name: 'PEC' }).check()
    await save(card)
  })

  await test.step('it had been sent in time: effect is there again, 72 hours run across the working days', async () => {
    await expect(page.getByRole('region', { name: 'Perdita di efficacia' })).toContainText('La Procura revoca o chiede la convalida')
    await expect(step(page, /^La Procura revoca/).getByText('mer 1 aprile 2026, 10:00')).toBeVisible()
    const card = await open(page, /^La Procura revoca/)
    await moment(card, 'Quando è accaduto', '1/4/2026', '9:30')
    await card.getByRole('radio', { name: /Ricorso al Tribunale/ }).check()
    await save(card)
    await expect(step(page, /^Decreto sulla convalida/).getByText('ven 3 aprile 2026, 09:30')).toBeVisible()
  })

  await test.step('the decree of Good Friday: notice ends on Easter Sunday and is not extended', async () => {
    const card = await open(page, /^Decreto sulla convalida/)
    await moment(card, 'Quando è accaduto', '3/4/2026', '9:00')
    await card.getByRole('radio', { name: 'Convalida', exact: true }).check()
    await save(card)
    await expect(step(page, /^Notifica ai genitori/).getByText('dom 5 aprile 2026, 09:00')).toBeVisible()
    await expect(step(page, /^Udienza/).getByText('sab 18 aprile 2026')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Perdita di efficacia' })).toHaveCount(0)
    await expectAccessible(page)
  })

  await test.step('a correction of the first hour moves its term and is kept', async () => {
    await page.getByRole('button', { name: 'Correggi: Collocamento in luogo sicuro' }).click()
    const correct = dialog(page, /^Correggi il passo/)
    await moment(correct, 'Quando è accaduto', '28/3/2026', '17:50')
    await moment(correct, 'Provvedimento adottato il', '28/3/2026', '17:45')
    await correct.getByLabel(/^Perché lo correggi/).fill('L’ora del verbale è le 17:50')
    await expectAccessible(page)
    await correct.getByRole('button', { name: 'Correggi', exact: true }).click()
    await said(page, 'Corretto: i termini sono ricalcolati')
    await expect(page.getByText('dom 29 marzo 2026, 17:50').first()).toBeVisible()
    await expect(page.getByRole('list', { name: 'Che cosa è stato registrato' }).getByText('L’ora del verbale è le 17:50')).toBeVisible()
  })

  await test.step('it stands on the board, among what is missing, and in the palette', async () => {
    await visit(page, '/procedure', 'Procedure in corso')
    await page.getByRole('searchbox').fill('403')
    await expect(page.getByRole('table').getByRole('link').first()).toBeVisible()
    await visit(page, '/procedure/manca', 'Che cosa manca oggi')
    await expect(page.getByRole('table')).toContainText('Notifica ai genitori')
  })
})

test('the clock of a 403 at night on a phone: running, legible at twice the size, by keyboard', async ({ as }) => {
  test.setTimeout(240_000)
  const page = await as('anna', 390)
  const files = await filesOf(page)
  const file = files.at(-1)!
  await page.goto(`/fascicoli/${file.id}/procedure`)
  const wall = new Intl.DateTimeFormat('it-IT', { timeZone: 'Europe/Rome', dateStyle: 'short', timeStyle: 'short' }).formatToParts(Date.now() - 2 * 3_600_000)
  const part = (type: string): string => wall.find((one) => one.type === type)!.value
  await place(page, { day: `${part('day')}/${part('month')}/${part('year')}`, hour: `${part('hour')}:${part('minute')}` })
  await page.getByRole('link', { name: 'Apri l’orologio' }).click()
  await expectScreen(page, 'Intervento urgente ex art. 403 c.c.')
  const timer = page.getByRole('timer').first()
  await expect(timer).toContainText(/Mancano/)
  await expect(timer).toContainText(/2[12] h \d+ min/)
  await expect(page.getByText('Il programma non ordina mai il rientro', { exact: false })).toBeVisible()
  // zoomed to 200 %: half as many pixels of the page
  await page.setViewportSize({ width: 195, height: 422 })
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.getByRole('link', { name: /^Registra: Trasmissione/ }).focus()
  await page.keyboard.press('Enter')
  await expect(step(page, /^Trasmissione degli atti/).getByRole('group', { name: 'Quando è accaduto' })).toBeVisible()
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)

  const desk = await as('anna')
  await visit(desk, '/procedure/libreria', 'Libreria delle procedure')
  await desk.getByRole('link', { name: /403/ }).click()
  await expectScreen(desk, 'Intervento urgente ex art. 403 c.c.')
  await visit(desk, '/oggi', /Buon/)
  await expect(desk.getByRole('region', { name: 'Procedure che corrono' }).getByRole('timer').first()).toBeVisible()
})
