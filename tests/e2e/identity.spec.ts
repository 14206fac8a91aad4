import { randomUUID } from 'node:crypto'
import { asked, type FileRow } from './asked.ts'
import { expect, test } from './journey.ts'
import { dialog, expectScreen, said, visit } from './steps.ts'
import type { Page } from '@playwright/test'

interface Known {
  id: string
  given: string
  family: string
  birth: string
}

/** A child of this person's unit whose file is closed, as he is registered. */
async function knownChild(page: Page): Promise<Known> {
  const { rows } = await asked<{ rows: FileRow[] }>(page, '/api/cases?scope=unit&status=closed&limit=50')
  for (const row of rows) {
    const { childId } = await asked<{ childId: string }>(page, `/api/cases/${row.id}`)
    const { names, births } = await asked<{ names: { given: string | null; family: string | null; chosen: boolean }[]; births: { date: string | null; precision: string; chosen: boolean }[] }>(page, `/api/people/${childId}`)
    const [name, birth] = [names.find((one) => one.chosen), births.find((one) => one.chosen)]
    if (name?.given && name.family && birth?.date && birth.precision === 'day') return { id: childId, given: name.given, family: name.family, birth: birth.date }
  }
  throw new Error('the demonstration has no child with a closed file here')
}

/** The same name with a consonant doubled, as another ear hears it. */
const otherSpelling = (name: string): string => name.replace(/([lmnrst])(?!\1)(?=[aeiou])/, '$1$1')

test('a report tells of a known child under another spelling: answered, read as one, separated again', async ({ as }) => {
  test.setTimeout(180_000)
  const page = await as('francesca')
  const known = await knownChild(page)
  const heard = { given: otherSpelling(known.given), family: known.family, birthDate: known.birth }
  const { rows: units } = await asked<{ rows: { id: string; own: boolean; member: boolean }[] }>(page, '/api/reports/receivers')
  const sent = await page.request.post('/api/reports', {
    headers: { 'idempotency-key': randomUUID() },
    data: {
      unitId: units.find((one) => one.member)!.id, source: 'scuola', channel: 'telefono', receivedAt: new Date().toISOString(), urgency: 'entro_7_giorni', facts: 'Non viene a scuola da un mese.', children: [heard], reporter: {},
    },
  })
  expect(sent.ok(), await sent.text()).toBe(true)
  const { id } = (await sent.json()) as { id: string }
  await page.goto(`/segnalazioni/${id}`)
  await page.getByRole('button', { name: 'Decidi' }).click()
  const triage = dialog(page, 'Che cosa segue a questa segnalazione?')
  await triage.getByRole('radio', { name: /^Apri un fascicolo/ }).check()
  const found = triage.getByRole('group', { name: new RegExp(`La tua risposta: .*${known.family}`) }).first()
  await expect(found).toBeVisible()
  await triage.getByRole('textbox', { name: /^Perché/ }).last().fill('Serve una valutazione: la scuola non lo vede più.')
  await triage.getByRole('button', { name: 'Scrivi la decisione' }).click()
  await expect(triage.getByText('Prima di aprire il fascicolo rispondi').first()).toBeVisible()
  await found.getByText('È la stessa persona', { exact: true }).click()
  await triage.getByRole('textbox', { name: /^Perché/ }).first().fill('Stessa data di nascita e stessa madre')
  await triage.getByRole('button', { name: 'Scrivi la decisione' }).click()
  await said(page, 'Decisione scritta')
  await visit(page, `/persone/${known.id}`, new RegExp(known.family))
  const view = page.getByRole('table', { name: 'La stessa persona in più registrazioni' })
  await expect(view.getByRole('row', { name: new RegExp(heard.given) }).first()).toBeVisible()
  await page.getByRole('link', { name: 'Confronta' }).first().click()
  await expectScreen(page, 'Stessa persona')
  await page.getByRole('button', { name: 'Separa' }).click()
  const separating = dialog(page, 'Separare le due registrazioni')
  await separating.getByLabel('Perché').fill('Il padre dice che è il cugino')
  await separating.getByRole('button', { name: 'Separa le registrazioni' }).click()
  await said(page, 'Registrazioni separate')
  await visit(page, `/persone/${known.id}`, new RegExp(known.family))
  await expect(view).toHaveCount(0)
  await expect(page.getByText('Il padre dice che è il cugino')).toBeVisible()
})

test('while a new file is written, who is known already appears and must be answered', async ({ as }) => {
  const page = await as('davide', 390)
  const known = await knownChild(page)
  await visit(page, '/fascicoli/nuovo', 'Nuovo fascicolo')
  await page.getByLabel('Nome', { exact: true }).fill(known.given)
  await page.getByLabel('Cognome').fill(known.family)
  await page.getByLabel('Data di nascita').fill(known.birth.split('-').toReversed().join('/'))
  await expect(page.getByRole('group', { name: new RegExp(`La tua risposta: .*${known.family}`) }).first()).toBeVisible()
  await expectScreen(page, 'Nuovo fascicolo', true)
})

test('a boy who looks for his sister finds her, and the kinship is written down', async ({ as }) => {
  test.setTimeout(180_000)
  const page = await as('andrea')
  await visit(page, '/ricerche-familiari', 'Ricerche di familiari')
  await page.getByRole('table').getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: 'Chi potrebbe essere' })).toBeVisible()
  await page.getByRole('button', { name: 'È la persona cercata' }).first().click()
  const ending = page.getByRole('dialog')
  await ending.getByLabel('Com’è andata').fill('Si sono riconosciuti al telefono')
  await ending.getByRole('button', { name: 'Concludi' }).click()
  await said(page, 'Ricerca conclusa')
  await expect(page.getByText('Trovato', { exact: true }).first()).toBeVisible()
  await visit(page, '/identita', 'Identità')
  // what people answered already, of pairs that the engine really found: one child, and two cousins
  const { rows } = await asked<{ rows: { state: string }[] }>(await as('anna'), '/api/identity/suggestions?show=answered')
  expect(rows.map(({ state }) => state)).toEqual(expect.arrayContaining(['same', 'different']))
})
