import type { Page } from '@playwright/test'
import { asked, filesOf } from './asked.ts'
import { test } from './journey.ts'
import type { PersonKey } from './people.ts'
import { visit } from './steps.ts'
import { expectNoSidewaysScroll } from './support.ts'

// each round looks and changes nothing
test.describe.configure({ mode: 'parallel' })

type Screen = [path: string, title: string | RegExp]

const first = async (page: Page, path: string): Promise<string> => (await asked<{ rows: { id: string }[] }>(page, path)).rows[0]!.id

/** Screens that have an address of their own, with something in them, by who works there. */
const rounds: Partial<Record<PersonKey, (page: Page) => Promise<Screen[]>>> = {
  anna: async (page) => {
    const [file] = await filesOf(page)
    const of = `/fascicoli/${file!.id}`
    return [
      ['/oggi', 'Buon lavoro, Anna'], ['/fascicoli', 'Fascicoli'], ['/fascicoli/nuovo', 'Nuovo fascicolo'], ['/fascicoli/trova', 'Trova chi ha un fascicolo'],
      [of, file!.childName], [`${of}/cronologia`, file!.childName], [`${of}/persone`, file!.childName], [`${of}/documenti`, file!.childName], [`${of}/accessi`, file!.childName],
      ['/segnalazioni', 'Segnalazioni'], [`/segnalazioni/${await first(page, '/api/reports')}`, /SEG-/], ['/segnalazioni/inviate', 'Segnalazioni inviate'],
      ['/consulenze', /Consulenze/], ['/consulenze/nuova', 'Nuova consulenza'], [`/consulenze/${await first(page, '/api/advice')}`, /CON-/],
      ['/persone', 'Persone'], ['/emergenza', 'Apri un fascicolo in emergenza'], ['/emergenze', 'Accessi in emergenza'], ['/profilo', 'Il tuo profilo'], ['/importa', 'Importa un registro'],
      ['/termini', 'Scadenzario'], [`${of}/termini`, file!.childName], [`${of}/permessi`, file!.childName], [`${of}/scuola`, file!.childName], [`${of}/procedure`, file!.childName], ['/termini/nuovo', 'Nuovo termine'], ['/termini/preavvisi', /Preavvisi/], ['/permessi', 'Permessi in scadenza'],
      ['/questa-non-esiste', 'Questa pagina non c’è'],
    ]
  },
  lucia: async () => [
    ['/oggi', 'Buon lavoro, Lucia'], ['/passaggi', 'Passaggi'], ['/passaggi/operatore', 'Passa i fascicoli di chi lascia'],
    ['/procedure', 'Procedure in corso'], ['/procedure/manca', 'Che cosa manca oggi'], ['/procedure/libreria', 'Libreria delle procedure'], ['/procedure/libreria/403', /403/], ['/scuola', 'Frequenza a rischio'],
  ],
  stefano: async (page) => {
    const body = `/rete/${(await asked<{ rows: { id: string; name: string }[] }>(page, '/api/network/organisations?q=olona')).rows[0]!.id}`
    return [
      ['/oggi', 'Buon lavoro, Stefano'], ['/rete', 'Enti della rete'],
      ...['', '/unita', '/sedi', '/titoli', '/territorio', '/persone'].map((part): Screen => [body + part, /Olona/]),
      ['/termini/valori-di-legge', 'Valori di legge'], ['/operatori', 'Operatori'], [`/operatori/${await first(page, '/api/network/operators?q=ferri')}`, /Ferri/],
    ]
  },
  barbara: async (page) => [['/oggi', 'Buon lavoro, Barbara'], ['/elenchi-semestrali', 'Elenchi semestrali dei minori'], [`/elenchi-semestrali/${await first(page, '/api/hosted-lists')}`, /Elenco semestrale/]],
  ilaria: async () => [['/oggi', 'Buon lavoro, Ilaria'], ['/registro', 'Registro degli accessi']],
  daniela: async () => [['/oggi', 'Buon lavoro, Daniela'], ['/fascicoli', 'Fascicoli'], ['/scuola', 'Frequenza a rischio']],
}

type Round = (page: Page) => Promise<Screen[]>

/** The same screen on a phone: the window grows narrow, nothing may need a sideways scroll. */
async function narrow(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(page)
  await page.setViewportSize({ width: 1280, height: 900 })
}

for (const [who, screens] of Object.entries(rounds) as [PersonKey, Round][]) {
  test(`every screen of ${who} is accessible, and fits 1280 and 390 px`, async ({ as }) => {
    test.setTimeout(240_000)
    const page = await as(who)
    for (const [path, title] of await screens(page)) {
      await test.step(path, async () => {
        await visit(page, path, title, true)
        await narrow(page)
      })
    }
  })
}

test('what a worker opens on a phone is accessible there too', async ({ as }) => {
  const page = await as('anna', 390)
  const [file] = await filesOf(page)
  await visit(page, '/oggi', 'Buon lavoro, Anna')
  await visit(page, '/fascicoli', 'Fascicoli')
  await visit(page, `/fascicoli/${file!.id}/cronologia`, file!.childName)
  await visit(page, '/termini', 'Scadenzario')
  await visit(page, '/segnalazioni', 'Segnalazioni')
})

test('at 200 % nothing is lost: the window is half as wide', async ({ as }) => {
  test.setTimeout(120_000)
  const page = await as('anna', 640)
  const [file] = await filesOf(page)
  await visit(page, '/oggi', 'Buon lavoro, Anna')
  await visit(page, '/fascicoli', 'Fascicoli')
  await visit(page, `/fascicoli/${file!.id}/persone`, file!.childName)
  await visit(page, '/segnalazioni/nuova', 'Nuova segnalazione')
})
