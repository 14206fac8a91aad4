// `npm run manual:pictures`: the pictures of docs/manuale, taken of the real product with the demonstration world, so that they never lie for long.
import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import sharp from 'sharp'
import { asked, filesOf } from '../tests/e2e/asked.ts'
import { sessionOf, signEverybodyIn, type PersonKey } from '../tests/e2e/people.ts'
import { startProduct } from '../tests/e2e/product.ts'

const target = path.resolve(import.meta.dirname, '../docs/manuale/immagini')
const LARGEST = 150_000

interface Picture {
  name: string
  who: PersonKey | null
  /** The address, or how to find it. */
  at: string | ((page: Page) => Promise<string>)
  /** What to do before looking. */
  before?: (page: Page) => Promise<void>
  height?: number
}

const mine = (part: string) => async (page: Page) => `/fascicoli/${(await filesOf(page))[0]!.id}${part}`
const firstOf = (list: string, screen: string) => async (page: Page) => `${screen}/${(await asked<{ rows: { id: string }[] }>(page, list)).rows[0]!.id}`
const press = (name: string) => (page: Page) => page.getByRole('button', { name, exact: true }).click()

/** A placement of two hours ago on the first file, so that its clock runs; later pictures find it running. */
const running403 = (part: string) => async (page: Page) => {
  const file = (await filesOf(page))[0]!.id
  const known = (await asked<{ rows: { id: string }[] }>(page, `/api/cases/${file}/procedures`)).rows[0]
  if (known) return `/procedure/corso/${known.id}${part}`
  const happened = new Date(Date.now() - 2 * 3_600_000).toISOString()
  const fields = { adottato: happened, autorita: 'Servizio sociale, atto del dirigente', allontanato_da: 'entrambi', pregiudizio: true, pericolo: true, emergenza: true }
  const answer = await page.request.post(`/api/cases/${file}/procedures`, { data: { definitionId: '403', happened, option: 'comunita', fields }, headers: { 'idempotency-key': randomUUID() } })
  return `/procedure/corso/${((await answer.json()) as { id: string }).id}${part}`
}
/** The child most absent of those within the duty of schooling: fifteen at the most. */
const absent = async (page: Page) => {
  const { rows } = await asked<{ rows: { caseId: string; childBirth: string }[] }>(page, '/api/attendance/at-risk?level=crossed')
  const oldest = String(new Date().getFullYear() - 15)
  return `/fascicoli/${rows.find(({ childBirth }) => childBirth > oldest)!.caseId}/scuola`
}

/** The first open file within reach of which the list holds a row like this; the address is made of the file and the row. */
const fileWith = (list: string, fits: (row: Record<string, unknown>) => boolean, to: (file: string, row: Record<string, unknown>) => string) => async (page: Page) => {
  for (const { id } of (await asked<{ rows: { id: string }[] }>(page, '/api/cases?status=open&limit=100')).rows) {
    const row = (await asked<{ rows: Record<string, unknown>[] }>(page, `/api/cases/${id}/${list}`)).rows.find(fits)
    if (row) return to(id, row)
  }
  throw new Error(`no file with ${list} like that`)
}

const pictures: readonly Picture[] = [
  { name: 'accesso', who: null, at: '/', height: 620 },
  { name: 'oggi', who: 'anna', at: '/oggi' },
  { name: 'cerca', who: 'anna', at: '/oggi', before: async (page) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').waitFor()
  } },
  { name: 'fascicoli', who: 'anna', at: '/fascicoli' },
  { name: 'fascicolo-panoramica', who: 'anna', at: mine('') },
  { name: 'fascicolo-cronologia', who: 'anna', at: mine('/cronologia') },
  { name: 'fascicolo-nota', who: 'anna', at: mine('/cronologia'), before: press('Scrivi una nota') },
  { name: 'fascicolo-persone', who: 'anna', at: mine('/persone') },
  { name: 'fascicolo-documenti', who: 'anna', at: mine('/documenti') },
  { name: 'fascicolo-accessi', who: 'anna', at: mine('/accessi') },
  { name: 'apri-ad-altri', who: 'anna', at: mine('/accessi'), before: press('Apri ad altri') },
  { name: 'passaggio', who: 'anna', at: mine(''), before: async (page) => {
    await press('Azioni')(page)
    await page.getByRole('menuitem', { name: 'Passa il fascicolo' }).click()
  } },
  { name: 'segnalazioni', who: 'anna', at: '/segnalazioni' },
  { name: 'segnalazione-nuova', who: 'anna', at: '/segnalazioni/nuova' },
  { name: 'triage', who: 'anna', at: firstOf('/api/reports', '/segnalazioni'), before: press('Decidi') },
  { name: 'consulenze', who: 'anna', at: '/consulenze', height: 420 },
  { name: 'valutazioni', who: 'lucia', at: fileWith('assessments', ({ moment }) => moment === 'T2', (file) => `/fascicoli/${file}/valutazioni`) },
  {
    name: 'valutazioni-confronto', who: 'lucia', at: fileWith('assessments', ({ moment }) => moment === 'T2', (file) => `/fascicoli/${file}/valutazioni`),
    before: async (page) => {
      await page.getByRole('link', { name: /^Confronta/ }).first().click()
      await page.getByRole('heading', { level: 2 }).first().waitFor()
    },
  },
  { name: 'progetto', who: 'lucia', at: fileWith('plans', ({ state }) => state === 'in_force', (_, row) => `/progetti/${String(row['id'])}`) },
  { name: 'relazione', who: 'anna', at: firstOf('/api/papers?work=write', '/relazioni') },
  { name: 'relazione-inviata', who: 'lucia', at: fileWith('papers', ({ state }) => state === 'sent', (_, row) => `/relazioni/${String(row['id'])}`) },
  { name: 'agenda', who: 'anna', at: '/agenda' },
  { name: 'servizi', who: 'anna', at: mine('/servizi') },
  { name: 'scadenzario', who: 'anna', at: '/termini' },
  { name: 'chi-decide', who: 'lucia', at: fileWith('measures', () => true, (file) => `/fascicoli/${file}/provvedimenti`) },
  { name: 'permessi', who: 'andrea', at: '/permessi', height: 560 },
  { name: 'emergenza', who: 'andrea', at: '/emergenza' },
  { name: 'procedura', who: 'anna', at: running403('') },
  { name: 'procedura-orologio', who: 'anna', at: running403('/orologio') },
  { name: 'procedura-tabellone', who: 'anna', at: '/procedure', height: 560 },
  { name: 'procedura-manca', who: 'anna', at: '/procedure/manca', height: 640 },
  { name: 'scuola', who: 'lucia', at: absent },
  { name: 'scuola-elenco', who: 'lucia', at: '/scuola', height: 640 },
  { name: 'rete', who: 'stefano', at: '/rete' },
  { name: 'operatori', who: 'stefano', at: '/operatori' },
  { name: 'importa', who: 'davide', at: '/importa', height: 560 },
  { name: 'registro', who: 'ilaria', at: '/registro' },
  { name: 'profilo', who: 'anna', at: '/profilo' },
]

async function take(browser: Browser, url: string, { who, at, before, name, height = 800 }: Picture): Promise<void> {
  const context = await browser.newContext({
    baseURL: url, viewport: { width: 1280, height }, locale: 'it-IT', timezoneId: 'Europe/Rome', serviceWorkers: 'block', reducedMotion: 'reduce', ...(who ? { storageState: sessionOf(who) } : {}),
  })
  const page = await context.newPage()
  await page.goto(typeof at === 'string' ? at : await at(page))
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForLoadState('networkidle')
  await before?.(page)
  await page.waitForLoadState('networkidle')
  await page.evaluate('Promise.allSettled(document.getAnimations().map((one) => one.finished))')
  const small = await sharp(await page.screenshot()).png({ palette: true, colours: 128, effort: 10 }).toBuffer()
  if (small.length > LARGEST) throw new Error(`${name}: ${small.length} bytes are too many`)
  writeFileSync(path.join(target, `${name}.png`), small)
  await context.close()
}

mkdirSync(target, { recursive: true })
const running = process.env['E2E_URL']
const product = running ? { url: running, folder: process.env['E2E_FOLDER']!, stop: async () => undefined } : await startProduct()
try {
  process.env['E2E_FOLDER'] = product.folder
  if (!running) await signEverybodyIn(product.url, product.folder)
  const browser = await chromium.launch({ executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  const only = process.argv[2]
  for (const picture of pictures) if (!only || picture.name.includes(only)) await take(browser, product.url, picture)
  await browser.close()
} finally {
  await product.stop()
}
