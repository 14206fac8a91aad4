import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect } from './journey.ts'
import { dialog, said } from './steps.ts'

/** What the child says in the entry talk, in the child's words. */
export const wish = 'Voglio andare a scuola e imparare a fare il cuoco.'

/** What a screen would send, for the answers of an instrument that are not looked at here: its own journey types them. */
export async function put(page: Page, assessment: string, section: string, changed: unknown, version = 0): Promise<void> {
  const answer = await page.request.put(`/api/assessments/${assessment}/sections/${section}`, { data: { changed, version }, headers: { 'idempotency-key': randomUUID() } })
  expect(answer.ok(), `${section}: ${await answer.text()}`).toBe(true)
}

/** Begins an assessment from the file, dated; answers its id. */
export async function begin(page: Page, file: string, q: string, name: RegExp, on: string): Promise<string> {
  await page.goto(`${file}/valutazioni`)
  await page.getByRole('button', { name: 'Nuova valutazione' }).first().click()
  const chooser = dialog(page, 'Nuova valutazione')
  await chooser.getByRole('searchbox').fill(q)
  await chooser.getByRole('button', { name }).click()
  await page.getByLabel(/^Giorno/).fill(on)
  await page.getByRole('button', { name: 'Inizia' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  return page.url().match(/valutazioni\/([0-9a-f-]{36})/)![1]!
}

/** Signs what is filled, once nothing is missing. */
export async function sign(page: Page, id: string): Promise<void> {
  await page.goto(`/valutazioni/${id}?parte=concludi`)
  await expect(page.getByText('Non manca nulla: puoi firmare.')).toBeVisible()
  await page.getByRole('button', { name: 'Firma e completa' }).click()
  await said(page, 'Valutazione firmata e completata')
}

/** An entry talk with every answer that its signing wants. */
export const answersOfTheTalk: Readonly<Record<string, unknown>> = {
  presenti: { conduce: { text: 'Anna Ferri' }, professione: { choice: 'assistente_sociale' }, tutore: { choice: 'presente' }, mediatore: { choice: 'presente' }, lingua: { text: 'bambara' } },
  informazione: { spiegato: { choices: ['dove', 'perche', 'pause', 'diritti'] } },
  identita: { dati: { choice: 'uguali' }, documenti: { choice: 'con_se' } },
  lingue: { lingue: { rows: [{ lingua: 'bambara' }] } },
  origine: { luogo: { text: 'Un villaggio vicino al fiume.' }, scuola: { text: 'Cinque anni di scuola.' } },
  viaggio: { partenza: { text: 'Sono partito con mio cugino.' }, tappe: { text: 'Algeria, Tunisia, Italia.' } },
  relazioni: { persone: { text: 'Mia madre e mio cugino.' } },
  aspettative: { aspettative: { text: wish } },
  ricostruzione: { ricostruzione: { text: 'Partito a quindici anni, arrivato in estate.' }, riletto: { yes: 'yes' } },
  progetto: { proposta: { text: 'Comunità, corso di italiano, iscrizione a scuola.' }, prossimo: { text: 'Visita alla scuola lunedì.' }, desideri: { text: wish }, indagini: { choice: 'si' } },
  relazione: { r1_storia: { text: 'Viene da un villaggio, ha lavorato nei campi.' }, r2_relazioni: { text: 'Sente la madre ogni domenica.' } },
  relazione_vulnerabilita: { r3_profili: { choices: ['nessuno'] }, r4_fatti: { text: 'Nessuno emerso.' }, avviso: { yes: 'no' } },
  relazione_opinione: { r5_coinvolgimento: { text: 'Con la mediatrice, rileggendo insieme.' }, r6_opinione: { text: wish }, invii: { choices: ['comune', 'cartella'] } },
}
