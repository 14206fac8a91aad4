import { asked, filesOf } from './asked.ts'
import { expect, test } from './journey.ts'
import { dialog, expectScreen, find, said, visit } from './steps.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support.ts'

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toLocaleDateString('it-IT', { timeZone: 'Europe/Rome' })

test('a permit from the hand to its renewal, and what it leaves in the deadlines', async ({ as }) => {
  const andrea = await as('andrea')
  const [file] = await filesOf(andrea)
  const tab = `/fascicoli/${file!.id}/permessi`

  await test.step('contradictory dates are told next to the field, and nothing typed is lost', async () => {
    await visit(andrea, tab, file!.childName)
    await andrea.getByRole('button', { name: 'Aggiungi un permesso' }).first().click()
    const adding = dialog(andrea, 'Aggiungi un permesso')
    await adding.getByLabel('Tipo').selectOption({ label: 'Studio' })
    await adding.getByLabel('Numero', { exact: true }).fill('I55501234')
    await adding.getByLabel('Rilasciato il').fill(inDays(-20))
    await adding.getByLabel('Scade il').fill(inDays(-30))
    await adding.getByRole('button', { name: 'Salva' }).click()
    await expect(adding.getByText(/Viene prima del rilascio/).first()).toBeVisible()
    await expect(adding.getByLabel('Numero', { exact: true })).toHaveValue('I55501234')
    await adding.getByLabel('Scade il').fill(inDays(25))
    await expectAccessible(andrea)
    await adding.getByRole('button', { name: 'Salva' }).click()
    await said(andrea, 'Permesso salvato')
    await expectScreen(andrea, file!.childName)
  })

  await test.step('its expiry is among the terms of the child, with the reason', async () => {
    await visit(andrea, `/fascicoli/${file!.id}/termini`, file!.childName)
    await andrea.getByRole('link', { name: /Scade il permesso di soggiorno/ }).first().click()
    await expectScreen(andrea, /Scade il permesso di soggiorno/)
    await expect(andrea.getByRole('heading', { name: 'Perché questa data' })).toBeVisible()
  })

  await test.step('the renewal is asked: the term is met, the list says so', async () => {
    await visit(andrea, tab, file!.childName)
    const card = andrea.getByRole('region', { name: 'Studio' })
    await card.getByRole('button', { name: 'Chiedi il rinnovo o la conversione' }).click()
    const renewing = dialog(andrea, 'Chiedi il rinnovo o la conversione')
    await renewing.getByLabel('Come').selectOption({ label: 'Kit postale' })
    await renewing.getByLabel('Numero della ricevuta').fill('065501234567')
    await renewing.getByRole('button', { name: 'Salva' }).click()
    await said(andrea, 'Richiesta registrata')
    await visit(andrea, '/permessi?renewal=asked&q=I55501234', 'Permessi in scadenza')
    await expect(andrea.getByText(/065501234567/)).toBeVisible()
  })
})

test('the deadlines by keyboard: entered in five fields, found, closed with its proof', async ({ as }) => {
  const andrea = await as('andrea')
  const [file] = await filesOf(andrea)

  await test.step('a term counted by a rule shows its date before it is saved', async () => {
    await visit(andrea, '/termini/nuovo', 'Nuovo termine')
    await find(andrea, 'Fascicolo', file!.number, file!.childName)
    await find(andrea, 'Regola', 'ASS-03', /ASS-03/)
    const rome = andrea.getByLabel('Dove ha sede l’ufficio')
    await andrea.getByRole('textbox', { name: /notifica/i }).fill('14/6/2026')
    await expect(rome, 'fifteen days end on 29 June, a holiday in Rome').toBeVisible()
    await andrea.getByRole('textbox', { name: /notifica/i }).fill(inDays(-14))
    await expect(andrea.getByText('Scadrà')).toBeVisible()
    await expect(rome).toHaveCount(0)
    await expectAccessible(andrea)
    await andrea.getByRole('button', { name: 'Metti in scadenza' }).click()
    await said(andrea, 'Termine messo in scadenza')
    await expectScreen(andrea, 'Nome del responsabile dell’affidamento')
  })

  await test.step('J walks the list, F marks as done, with what proves it', async () => {
    await visit(andrea, `/termini?q=${file!.number}`, 'Scadenzario')
    const rows = andrea.locator('[data-term]')
    await expect(rows.first()).toBeVisible()
    const index = (await rows.allInnerTexts()).findIndex((text) => text.includes('Nome del responsabile'))
    for (let n = 0; n <= index; n++) await andrea.keyboard.press('j')
    await andrea.keyboard.press('f')
    const doing = dialog(andrea, 'Segna come fatto')
    await doing.getByLabel('Con che cosa lo si prova').fill('PEC al tribunale, protocollo 4471')
    await expectAccessible(andrea)
    await doing.getByRole('button', { name: 'Segna come fatto' }).click()
    await said(andrea, 'Segnato come fatto')
    const { rows: done } = await asked<{ rows: { title: string; proof: { words: string } | null }[] }>(andrea, `/api/terms?state=done&q=${file!.number}`)
    expect(done.map((one) => one.proof?.words)).toContain('PEC al tribunale, protocollo 4471')
  })

  await test.step('week and month have their address, and arrows walk the days', async () => {
    await visit(andrea, '/termini?vista=settimana', 'Scadenzario')
    await visit(andrea, '/termini?vista=mese&giorno=2026-12-08', 'Scadenzario')
    await expect(andrea.getByRole('heading', { name: 'dicembre 2026', exact: true })).toBeVisible()
    await andrea.locator('[data-day="2026-12-08"]').focus()
    await andrea.keyboard.press('ArrowRight')
    await expect(andrea.locator('[data-day="2026-12-09"]')).toBeFocused()
    await andrea.keyboard.press('PageDown')
    await expect(andrea.getByRole('heading', { name: 'gennaio 2027', exact: true })).toBeVisible()
    await expect(andrea).toHaveURL(/giorno=2027-01-09/)
  })
})

test('the calendar address is shown once, and closed', async ({ as }) => {
  const andrea = await as('andrea', 390)
  await visit(andrea, '/termini/calendario', 'Scadenze nel tuo calendario')
  await andrea.getByLabel('Dove lo userai').fill('Telefono di prova')
  await andrea.getByRole('button', { name: 'Crea l’indirizzo' }).click()
  const address = await andrea.getByText(/\/api\/calendar\/.*\.ics/).innerText()
  await expectAccessible(andrea)
  await expectNoSidewaysScroll(andrea)
  const path = new URL(address.replace(/\s/g, '')).pathname
  const calendar = await andrea.request.get(path)
  expect(await calendar.text()).toContain('BEGIN:VCALENDAR')
  await andrea.getByRole('button', { name: 'L’ho copiato' }).click()
  await expect(andrea.getByText(/\/api\/calendar\//)).toHaveCount(0)
  await andrea.getByRole('button', { name: 'Chiudi l’indirizzo Telefono di prova' }).click()
  await dialog(andrea, 'Chiudere questo indirizzo?').getByRole('button', { name: 'Chiudi', exact: true }).last().click()
  await said(andrea, 'Indirizzo chiuso')
  expect((await andrea.request.get(path)).status()).toBe(404)
})

test('a school without the part on work and status sees no permit at all', async ({ as }) => {
  const daniela = await as('daniela')
  const { rows } = await asked<{ rows: { id: string; childName: string }[] }>(daniela, '/api/cases?limit=1')
  expect((await asked<{ rows: unknown[] }>(daniela, '/api/permits')).rows).toEqual([])
  expect((await daniela.request.get(`/api/cases/${rows[0]!.id}/permits`)).status()).toBe(404)
  await visit(daniela, `/fascicoli/${rows[0]!.id}`, rows[0]!.childName)
  await expect(daniela.getByRole('link', { name: 'Permessi' })).toHaveCount(0)
})
