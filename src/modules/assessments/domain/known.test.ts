import { expect, it } from 'vitest'
import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Filled } from './fill.ts'
import { isOfForm } from './instruments/form.ts'
import { shippedInstruments } from './instruments/index.ts'
import { knownOf, type KnownFact } from './known.ts'

const today = '2026-11-22' as PlainDate
const facts: KnownFact[] = [
  { fact: 'relative', text: 'Fatima Prova', detail: 'Madre', kin: true }, { fact: 'relative', text: 'Tutrice Prova', detail: 'Tutore' }, { fact: 'language', text: 'arabo', detail: null }, { fact: 'identifier', text: 'SIM-7', detail: 'SIM' },
]
const known = (key: string, earlier: Parameters<typeof knownOf>[3] = []) => {
  const instrument = shippedInstruments.findLast((one) => one.key === key)!
  return knownOf(instrument, [], facts, earlier, (item) => isOfForm(instrument, item), today)
}

it('offers relatives, languages and numbers of the registry where they are asked again, guardians not among the family', () => {
  expect(known('anamnesi_sociale')).toEqual([{ section: 'famiglia', person: null, item: 'componenti', from: 'registry', answer: { rows: [{ chi: 'Fatima Prova (madre)' }] } }])
  expect(known('cartella_sociale_msna').map(({ item, answer }) => [item, answer.text ?? answer.rows])).toEqual([['sim', 'SIM-7'], ['parenti', [{ chi: 'Fatima Prova (madre)' }]]])
  expect(known('colloquio_ingresso_msna').map(({ item }) => item)).toEqual(['lingue', 'familiari'])
})

it('carries over from the last assessment what lasts, never levels, voices, the child’s own words or how it was filled', () => {
  const earlier: Filled[] = [
    { section: 'rilevazione', person: null, answers: { partecipanti: { choices: ['madre'] }, assenti: { text: 'Il padre' } } },
    { section: 'bambino', person: null, answers: { b1: { level: 2, voices: { child: 'Dormo male' } } } },
    { section: 'insieme', person: null, answers: { forza: { voices: { child: 'Gioco' } }, disaccordi: { rows: [{ tema: 'Le visite' }] } } },
  ]
  expect(known('mondo_del_bambino', earlier)).toEqual([{ section: 'insieme', person: null, item: 'disaccordi', from: 'earlier', answer: { rows: [{ tema: 'Le visite' }] } }])
  expect(known('autonomia_18', [{ section: 'parola', person: null, answers: { futuro: { text: 'A Milano' } } }, { section: 'vita', person: null, answers: { casa: { choice: 'in_corso' }, riferimento_chi: { text: 'Lo zio' } } }]).map(({ item }) => item)).toEqual(['casa', 'riferimento_chi'])
})

it('leaves out an earlier answer that the version of today does not take', () => {
  expect(known('autonomia_18', [{ section: 'vita', person: null, answers: { casa: { choice: 'mai_esistita' } } }])).toEqual([])
})

it('offers school in sections of education alone, health care in sections of health alone, psychological care behind the wall alone', () => {
  const parts: KnownFact[] = [
    { fact: 'school', text: 'Media Prova, classe 2B', detail: 'dal 01/09/2026 al 30/06/2027' }, { fact: 'health_service', text: 'Visita pediatrica: ATS', detail: 'dal 03/03/2026' },
    { fact: 'health_service', text: 'Sostegno psicologico', detail: null, waiting: true, clinical: true },
  ]
  const offered = (key: string) => {
    const instrument = shippedInstruments.findLast((one) => one.key === key)!
    return knownOf(instrument, [], parts, [], (item) => isOfForm(instrument, item), today).map(({ section, item, from, answer }) => ({ reach: instrument.sections.find((one) => one.key === section)!.reach, item, from, answer }))
  }
  expect(offered('anamnesi_sociale')).toEqual([
    { reach: 'education', item: 'percorso', from: 'school', answer: { rows: [{ scuola: 'Media Prova, classe 2B', periodo: 'dal 01/09/2026 al 30/06/2027' }] } },
    { reach: 'health', item: 'salute', from: 'services', answer: { text: 'Visita pediatrica: ATS, dal 03/03/2026.' } },
    { reach: 'health', item: 'invio', from: 'services', answer: { choice: 'inviato' } },
  ])
  expect(offered('cartella_sociale_msna').map(({ item, from }) => [item, from])).toEqual([['scuola', 'school']])
  // the school he went to before coming is asked in the entry talk, in a part of the file more people read
  expect(offered('colloquio_ingresso_msna')).toEqual([])
})
