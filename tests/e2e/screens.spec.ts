import type { Page } from '@playwright/test'
import { asked, filesOf } from './asked.ts'
import { test } from './journey.ts'
import type { PersonKey } from './people.ts'
import { visit } from './steps.ts'

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
  ilaria: async () => [['/oggi', 'Buon lavoro, Ilaria'], ['/registro', 'Registro degli accessi']],
  daniela: async () => [['/oggi', 'Buon lavoro, Daniela'], ['/fascicoli', 'Fascicoli'], ['/scuola', 'Frequenza a rischio']],
}

type Round = (page: Page) => Promise<Screen[]>

// Done at a desk; on a phone the screens are built of the same parts.
const atADesk = /trova|inviate|importa|consulenze\/nuova|questa|rete\/|operator|registro/

for (const [who, screens] of Object.entries(rounds) as [PersonKey, Round][]) {
  for (const width of [1280, 390]) {
    test(`every screen of ${who} is accessible and fits ${width} px`, async ({ as }) => {
      test.setTimeout(240_000)
      const page = await as(who, width)
      const shown = (await screens(page)).filter(([path]) => width > 390 || !atADesk.test(path))
      for (const [path, title] of shown) await test.step(path, () => visit(page, path, title))
    })
  }
}

test('at 200 % nothing is lost: the window is half as wide', async ({ as }) => {
  test.setTimeout(120_000)
  const page = await as('anna', 640)
  const [file] = await filesOf(page)
  await visit(page, '/oggi', 'Buon lavoro, Anna')
  await visit(page, '/fascicoli', 'Fascicoli')
  await visit(page, `/fascicoli/${file!.id}/persone`, file!.childName)
  await visit(page, '/segnalazioni/nuova', 'Nuova segnalazione')
})
