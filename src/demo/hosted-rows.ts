import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { lastHalfYear } from '#modules/composer/domain/hosted.ts'
import type { Row } from './bulk.ts'
import type { Child } from './children.ts'
import { bodyId, unitId, type Worker } from './network.ts'
import { at, stableId } from './seed.ts'

const relations = [
  'Telefona alla madre ogni due giorni; nessuna visita, la famiglia è all’estero.', 'Un fratello maggiore lo va a trovare la domenica; con il padre si sentono poco.',
  'La madre scrive ogni settimana; una zia in Italia lo ospita qualche sabato.', 'Nessun contatto diretto: sono in corso le indagini familiari.',
]
const conditions = [
  'Buona salute, vaccinazioni complete. Dorme bene, va volentieri a scuola.', 'Buona salute fisica; nei primi mesi fatica ad addormentarsi, seguito dagli educatori.',
  'Buona salute. Sereno con i compagni, gioca a calcio due volte la settimana.', 'Buona salute; in cura dal dentista. Più fiducioso rispetto all’ingresso.',
]

/** The half-yearly list of one community, half written by its educators: the coordinator completes it. */
export function hostedRows(all: readonly Child[], people: readonly Worker[], today: PlainDate): [table: string, rows: Row[]][] {
  const { from, to } = lastHalfYear(today)
  const capo = people.find(({ unit, role }) => unit === 'corte' && role === 'coordinator')!
  const educator = people.find(({ unit, role }) => unit === 'corte' && role === 'educator')!
  const hosted = all.filter((child) => child.community === 'corte' && !child.closed && child.opened <= to)
  const [list, begun] = [stableId('hosted list corte'), at(addDays(today, -9), 10)]
  const idOf = (child: Child): string => stableId(`hosted child ${child.index}`)
  return [
    ['composer.hosted_list', [{
      id: list, organisation_id: bodyId('comunita1'), unit_id: unitId('corte'), state: 'writing', period_from: from, period_to: to, current: 1, version: 1, created_by: capo.id, created_at: begun, changed_at: begun,
      addressee: { name: 'Procura della Repubblica presso il Tribunale per i minorenni di Milano', office: null, address: null, pec: null, attention: null },
    }]],
    ['composer.hosted_child', hosted.map((child) => ({ id: idOf(child), list_id: list, case_id: child.caseId, entered_on: child.opened, added_by: capo.id, added_at: begun, version: 1 }))],
    ['composer.hosted_words', hosted.slice(0, Math.ceil(hosted.length / 2)).flatMap((child, index) => [
      ['residence', `genitori: ${child.person.origin === 'italia' ? 'Lodi' : 'Paese di origine, località non nota'}`], ['relations', relations[index % relations.length]!], ['condition', conditions[index % conditions.length]!],
    ].map(([about, words]) => ({ child_id: idOf(child), about, words, saved_by: educator.id, saved_at: at(addDays(today, -7), 17), version: 1 })))],
    ['composer.hosted_event', [{ id: stableId('hosted list corte begun'), list_id: list, n: 1, what: 'started', at: begun, by_operator: capo.id }]],
  ]
}
