import { asked, filesOf } from './asked.ts'
import { expect, test } from './journey.ts'
import { dialog, expectScreen, said, visit } from './steps.ts'
import { expectAccessible, expectNoSidewaysScroll } from './support.ts'

interface Plans {
  rows: { id: string; kind: string; state: string }[]
}

test('a plan is written, agreed with a dissent, reviewed late goal by goal, and told to the child in Arabic on one page', async ({ as }) => {
  test.setTimeout(180_000)
  const page = await as('anna')
  let file = null
  for (const one of await filesOf(page)) {
    const { rows } = await asked<Plans>(page, `/api/cases/${one.id}/plans`)
    if (!rows.some(({ kind, state }) => kind === 'progetto_quadro' && state !== 'closed')) file = one
    if (file) break
  }
  await page.goto(`/fascicoli/${file!.id}/progetto`)
  await page.getByRole('button', { name: 'Nuovo progetto' }).click()
  const begin = dialog(page, 'Nuovo progetto')
  await begin.getByLabel('Comincia il').fill('5 mesi fa')
  await begin.getByLabel('Comincia il').blur()
  await begin.getByRole('button', { name: 'Nuovo progetto' }).click()
  await expectScreen(page, /Progetto quadro/)

  // an area is written and saved by itself
  await page.getByRole('button', { name: 'Scrivi: Il quadro' }).click()
  await page.getByLabel('Situazione').fill('I genitori chiedono aiuto per la mattina.')
  await expect(page.getByText(/salvato/i).first()).toBeVisible()
  await page.getByRole('button', { name: 'Ho finito' }).click()
  await expect(page.getByRole('button', { name: 'Scrivi: Il quadro' })).toBeVisible()
  await page.getByLabel('Aggiungi un’area').selectOption({ label: 'Istruzione e formazione' })
  await page.getByRole('region', { name: 'Istruzione e formazione' }).getByRole('button', { name: 'Ho finito' }).click()

  await page.getByRole('button', { name: 'Aggiungi un obiettivo in Istruzione e formazione' }).click()
  const goal = dialog(page, 'Aggiungi un obiettivo')
  await goal.getByLabel('Che cosa si vedrà di diverso').fill('Va a scuola ogni giorno')
  for (const [label, words] of [['Molto meno', 'Mai'], ['Meno di quanto', 'Un giorno su due'], ['Quello che ci si aspetta', 'Quasi sempre'], ['Più di quanto', 'Sempre'], ['Molto più', 'Sempre e puntuale']] as const) await goal.getByLabel(new RegExp(`^${label}`)).fill(words)
  await goal.getByLabel('Da dove si parte').selectOption('-2')
  await expectAccessible(page)
  await goal.getByRole('button', { name: 'Salva' }).click()
  await said(page, 'Salvato')
  await page.getByRole('button', { name: 'Aggiungi un’azione a: Va a scuola ogni giorno' }).click()
  const action = dialog(page, 'Aggiungi un’azione')
  await action.getByLabel('Che cosa si fa').fill('Prepara lo zaino la sera')
  await action.getByLabel('Il bambino o la ragazza').check()
  await action.getByRole('button', { name: 'Salva' }).click()
  await expect(page.getByText('Prepara lo zaino la sera').first()).toBeVisible()

  // in words for the child; a telephone number does not pass
  await page.getByRole('button', { name: 'Parole per il bambino: Va a scuola ogni giorno' }).click()
  const words = dialog(page, 'Parole per il bambino')
  await words.getByLabel('Lingua').selectOption('ar')
  await words.getByLabel(/Parole per il bambino \(/).fill('اتصل على 3331234567')
  await words.getByRole('button', { name: 'Salva' }).click()
  await expect(words.getByText(/numero di telefono/).first()).toBeVisible()
  await words.getByLabel(/Parole per il bambino \(/).fill('أذهب إلى المدرسة كل يوم')
  await words.getByRole('button', { name: 'Salva' }).click()
  await expect(words).toHaveCount(0)

  // proposed: everybody's word, a dissent too, before it comes into force
  await page.getByRole('button', { name: 'Proponi alle parti' }).click()
  await said(page, /Proposto/)
  await page.getByRole('button', { name: 'Metti in vigore' }).click()
  await dialog(page, 'Metti in vigore').getByRole('button', { name: 'Metti in vigore' }).click()
  await expect(dialog(page, 'Metti in vigore').getByText(/Manca ancora la parola/)).toBeVisible()
  await dialog(page, 'Metti in vigore').getByRole('button', { name: 'Annulla' }).click()
  const silent = page.getByText('non ha ancora detto')
  for (let left = await silent.count(), turn = 0; left > 0; left -= 1, turn += 1) {
    await page.getByRole('listitem').filter({ has: silent }).first().getByRole('button').click()
    const word = dialog(page, /Registra la parola di/)
    if (turn === 0) {
      await word.getByLabel('Con le sue parole').fill('Va bene, ma piano.')
      await word.getByLabel('In quale lingua').fill('italiano')
    } else if (turn === 1) {
      await word.getByLabel('non è d’accordo').check()
      await word.getByLabel('Perché').fill('Preferisce aspettare.')
    }
    await word.getByRole('button', { name: 'Registra' }).click()
    await expect(word).toHaveCount(0)
    await expect(silent).toHaveCount(left - 1)
  }
  await expect(page.getByText('Va bene, ma piano.')).toBeVisible()
  await page.getByRole('button', { name: 'Metti in vigore' }).click()
  const force = dialog(page, 'Metti in vigore')
  await force.getByLabel('Dal giorno').fill('7 mesi fa')
  await force.getByLabel('Dal giorno').blur()
  await force.getByRole('button', { name: 'Metti in vigore' }).click()
  await expect(force).toHaveCount(0)
  await expect(page.getByText(/Verifica in ritardo/).first()).toBeVisible()
  await expectScreen(page, /Progetto quadro/)
  const address = new URL(page.url()).pathname

  // the next family meeting: its rhythm proposes the day, agenda takes it, and each leads to the other
  await page.getByRole('button', { name: 'Cambia gli incontri' }).click()
  const meetings = dialog(page, 'Cambia gli incontri')
  await meetings.getByRole('button', { name: 'Aggiungi una riga' }).click()
  await meetings.getByLabel('Altri: scrivi chi').last().fill('La nonna')
  await meetings.getByLabel('Come').last().selectOption({ label: 'Incontri protetti' })
  await meetings.getByLabel('Quanto spesso').last().fill('ogni due settimane')
  await meetings.getByLabel('Ritmo').last().selectOption({ label: 'ogni due settimane' })
  await meetings.getByRole('button', { name: 'Salva' }).click()
  await expect(page.getByText(/Il prossimo sarebbe .*: ogni due settimane, contando da/)).toBeVisible()
  await page.getByRole('link', { name: 'Fissa in agenda l’incontro: La nonna' }).click()
  await expectScreen(page, 'Nuovo appuntamento')
  await page.getByLabel(/^Ora/).fill('7:15')
  await page.getByRole('button', { name: 'Fissa', exact: true }).click()
  await expectScreen(page, /Incontro protetto/)
  await page.getByRole('link', { name: 'apri il progetto' }).click()
  await expectScreen(page, /Progetto quadro/)
  await expect(page.getByText('Prossimo:').getByRole('link')).toBeVisible()

  // the review: scored on the scale, late with its reason, the plan goes on
  await page.getByRole('button', { name: 'Comincia la verifica' }).click()
  await expectScreen(page, /Verifica in corso/)
  await page.getByLabel(/^0 ·/).check()
  await page.getByLabel('Da che cosa si vede').fill('Il registro: due assenze')
  await page.getByRole('button', { name: 'Salva la valutazione' }).click()
  await said(page, 'Valutazione salvata')
  await page.getByLabel('Il bambino o la ragazza').check()
  await page.getByRole('textbox', { name: 'Che cosa si è detto e deciso' }).fill('Va molto meglio.')
  await expect(page.getByText(/salvato/i).first()).toBeVisible()
  await page.getByRole('button', { name: 'Concludi la verifica' }).click()
  const hold = dialog(page, 'Concludi la verifica')
  await hold.getByLabel('Perché in ritardo').fill('Attesa del mediatore')
  await hold.getByRole('button', { name: 'Concludi la verifica' }).click()
  await expectScreen(page, /Progetto quadro/)
  await expect(page.getByRole('img', { name: 'Andamento' })).toBeVisible()
  await expect(page.getByText('tenuta in ritardo')).toBeVisible()

  await visit(page, `${address}/foglio?lingua=ar`, 'Foglio per il bambino')
  const sheet = page.locator('article[lang="ar"]')
  await expect(sheet).toHaveAttribute('dir', 'rtl')
  await expect(sheet).toContainText('أذهب إلى المدرسة كل يوم')
  await expect(sheet).not.toContainText('aiuto per la mattina')
  await page.emulateMedia({ media: 'print' })
  expect((await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
})

test('reviews due are listed; the school sees its area only, and no word of the parties', async ({ as }) => {
  const lucia = await as('lucia')
  await visit(lucia, '/progetti?due=90', 'Progetti e verifiche')
  await expect(lucia.getByText(/verifica entro/i).first()).toBeVisible()
  const school = await as('daniela', 390)
  const { rows } = await asked<{ rows: { id: string }[] }>(school, '/api/plans')
  for (const { id } of rows.slice(0, 3)) {
    const plan = await asked<{ agreements: unknown; parts: unknown[]; goalList: { area: string }[] }>(school, `/api/plans/${id}`)
    expect([plan.agreements, plan.parts]).toEqual([null, []])
    expect(plan.goalList.every(({ area }) => ['SCU', 'LIN', 'B6', 'A5'].includes(area))).toBe(true)
  }
  if (rows[0]) {
    await visit(school, `/progetti/${rows[0].id}`, /Progetto|PEI/)
    await expect(school.getByText('Che cosa dicono le parti')).toHaveCount(0)
  }
  await expectNoSidewaysScroll(school)
})
