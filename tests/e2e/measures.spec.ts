import { filesOf, asked } from './asked.ts'
import { expect, test } from './journey.ts'
import { dialog, expectScreen, find, said, visit } from './steps.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support.ts'

interface Desk {
  parents: { id: string; name: string }[]
}

test('an order is written as it lies on the desk: its terms start, who decides changes, a wrong date is said in its place', async ({ as }) => {
  const page = await as('anna')
  const files = await filesOf(page)
  let file = files[0]!
  let desk: Desk = { parents: [] }
  for (const one of files) {
    file = one
    desk = await asked<Desk>(page, `/api/cases/${one.id}/measures-desk`)
    if (desk.parents.length) break
  }
  await page.goto(`/fascicoli/${file.id}/provvedimenti`)
  await expect(page.getByRole('heading', { level: 2, name: `Chi decide oggi per ${file.childName}` })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Registra un provvedimento' }).click()
  await expectScreen(page, 'Registra un provvedimento')

  await page.getByLabel('Oppure scrivila').fill('Tribunale per i minorenni di Prova')
  await page.getByLabel('Numero del provvedimento').fill('77/2026')
  await page.getByLabel('Data del provvedimento').fill('20 giorni fa')
  await find(page, 'Il tipo', 'affidamento al servizio', /art\. 5-bis/)
  await page.getByRole('combobox', { name: new RegExp(`Responsabilità di ${desk.parents[0]!.name}`) }).selectOption({ label: 'limitata' })
  await page.getByLabel('Limiti e atti sottratti').first().fill('Le scelte sanitarie le fa il servizio.')
  await page.getByRole('button', { name: 'Aggiungi una prescrizione' }).click()
  await page.getByLabel('Che cosa va fatto').fill('Seguire il percorso al consultorio')
  await page.getByLabel('A chi').selectOption({ label: 'Entrambi i genitori' })
  await page.getByLabel('Entro il').fill('tra 40 giorni')
  // a notification before the order cannot be: said next to its field, and nothing typed is lost
  await page.getByLabel('Notificato al servizio il').fill('40 giorni fa')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Registra', exact: true }).click()
  await expect(page.getByText('La notifica non può venire prima del provvedimento').first()).toBeVisible()
  await expect(page.getByLabel('Che cosa va fatto')).toHaveValue('Seguire il percorso al consultorio')
  await page.getByLabel('Notificato al servizio il').fill('3 giorni fa')
  await page.getByRole('button', { name: 'Registra', exact: true }).click()
  await said(page, 'Provvedimento registrato')

  await expectScreen(page, /Affidamento al servizio sociale .* n\. 77\/2026/)
  await expect(page.getByText('Nome del responsabile dell’affidamento').first()).toBeVisible()
  await expect(page.getByText('Relazione periodica del servizio').first()).toBeVisible()
  await page.getByRole('button', { name: 'Rispondi: Gli atti che compie il servizio sociale, anche con i servizi sanitari' }).click()
  const answer = dialog(page, /Gli atti che compie il servizio/)
  await answer.getByLabel('Che cosa dice').fill('scelte sanitarie di maggiore importanza')
  await answer.getByRole('button', { name: 'Salva' }).click()
  await said(page, 'Controllo salvato')
  await expectAccessible(page)

  await page.goto(`/fascicoli/${file.id}/provvedimenti`)
  await expect(page.getByText('Il servizio: scelte sanitarie di maggiore importanza.').first()).toBeVisible()
  await expect(page.getByText(new RegExp(`La responsabilità di ${desk.parents[0]!.name} è limitata`)).first()).toBeVisible()
  // on a day before the order nothing was limited
  await page.getByLabel('Il giorno').fill('1/1/2020')
  await expect(page.getByRole('heading', { level: 2, name: /Chi decideva per/ })).toBeVisible()
  await expect(page.getByText(new RegExp(`La responsabilità di ${desk.parents[0]!.name} è limitata`))).toHaveCount(0)
  await page.getByRole('button', { name: 'Torna a oggi' }).click()
  await page.getByText('La stessa figura come tabella').click()
  await expect(page.getByRole('table', { name: 'Chi decide nel tempo' })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: /Affidamento al servizio sociale .* n\. 77\/2026/ }).first().click()
  await page.getByRole('button', { name: 'Registra un seguito' }).click()
  const end = dialog(page, 'Che cosa è seguito a questo provvedimento')
  await end.getByLabel('È stato').selectOption({ label: 'revocato' })
  await end.getByLabel('Da che giorno').fill('oggi')
  await end.getByLabel('Parole').fill('Revocato con decreto letto in udienza')
  await end.getByRole('button', { name: 'Salva' }).click()
  await said(page, 'Salvato')
  await expect(page.getByText('Concluso').first()).toBeVisible()
})

test('what is being written survives leaving the page, and is gone on from', async ({ as }) => {
  const page = await as('francesca')
  const [file] = await filesOf(page)
  await visit(page, `/fascicoli/${file!.id}/provvedimenti/nuovo`, 'Registra un provvedimento')
  await page.getByLabel('Numero del provvedimento').fill('bozza 9/2026')
  await expect(page.getByText(/^salvat/i).first()).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Numero del provvedimento'), 'the page loaded anew goes on from it').toHaveValue('bozza 9/2026')
  await page.goto(`/fascicoli/${file!.id}/provvedimenti`)
  await page.getByRole('region', { name: 'Bozze lasciate a metà' }).getByRole('link', { name: 'Continua' }).first().click()
  await expect(page.getByLabel('Numero del provvedimento')).toHaveValue('bozza 9/2026')
  await page.getByRole('button', { name: 'Butta la bozza' }).click()
  await said(page, 'Bozza buttata')
})

test('a hearing is written down, put off, and read in the list of the service, also on a phone', async ({ as }) => {
  const page = await as('lucia', 390)
  await visit(page, '/udienze', 'Udienze')
  await visit(page, '/provvedimenti', 'Provvedimenti')
  await expectNoSidewaysScroll(page)
  await page.getByLabel('Stato').selectOption({ label: 'Tutti' })
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  await expect(page).toHaveURL(/provvedimenti\/.+/)
  await expectScreen(page, /./, true)
  await page.getByRole('navigation', { name: /percorso|breadcrumb/i }).getByRole('link', { name: 'Provvedimenti' }).click()
  await page.getByRole('button', { name: 'Aggiungi udienza' }).first().click()
  const add = dialog(page, /Udienza, /)
  await add.getByLabel('Giorno').fill('tra 20 giorni')
  await add.getByLabel('Ora', { exact: true }).fill('930')
  await add.getByLabel('Per che cosa').fill('Ascolto del minore, prova')
  await add.getByRole('button', { name: 'Salva' }).click()
  await said(page, 'Salvato')
  await expect(page.getByText('Ascolto del minore, prova')).toBeVisible()
  await visit(page, '/udienze', 'Udienze')
  await expect(page.getByText('Ascolto del minore, prova').first()).toBeVisible()
})

test('a school sees nothing of them', async ({ as }) => {
  const page = await as('daniela')
  const files = await asked<{ rows: { id: string }[] }>(page, '/api/cases?limit=1')
  await page.goto(`/fascicoli/${files.rows[0]!.id}/provvedimenti`)
  await expect(page.getByRole('navigation', { name: 'Parti del fascicolo' }).or(page.getByRole('heading', { level: 1 })).first()).toBeVisible()
  await expect(page.getByRole('link', { name: 'Provvedimenti' })).toHaveCount(0)
  expect((await page.request.get(`/api/cases/${files.rows[0]!.id}/measures`)).status()).toBe(404)
  expect((await asked<{ rows: unknown[] }>(page, '/api/measures?state=all')).rows).toEqual([])
})
