import { conditionFaults, cycleFaults, never } from './condition-faults.ts'
import type { Fault } from './fault.ts'
import { type Instrument, type Item, type Option, type Section, w, type Words } from './instrument.ts'

/** Roles of the product that can fill an instrument. */
export const fillingRoles = ['worker', 'coordinator', 'manager', 'educator', 'specialist', 'mediator', 'front_desk', 'partner'] as const

/** Everything that stops a definition from being published; empty: it can be. */
export function faultsOf(instrument: Instrument): Fault[] {
  const at = itemPlaces(instrument)
  return [
    ...headFaults(instrument), ...duplicates('sections', instrument.sections.map(({ key }) => key), 'Due sezioni hanno la stessa chiave', 'Two sections have the same key'),
    ...itemDuplicates(at), ...instrument.sections.flatMap((section, index) => sectionFaults(instrument, section, `sections.${index}`)),
    ...conditionFaults(instrument), ...cycleFaults(instrument), ...never(instrument), ...closingFaults(instrument),
  ]
}

interface Place {
  item: Item
  where: string
}
const itemPlaces = (instrument: Instrument): Place[] =>
  instrument.sections.flatMap((section, s) => section.items.map((item, i) => ({ item, where: `sections.${s}.items.${i}` })))

const fault = (where: string, it: string, en: string): Fault => ({ where, says: w(it, en) })
const unsaid = (text: Words | undefined): boolean => !text || !text.it.trim() || !text.en.trim()

function duplicates(where: string, keys: readonly (string | number)[], it: string, en: string): Fault[] {
  return keys.flatMap((key, index) => (keys.indexOf(key) < index ? [fault(`${where}.${index}`, `${it}: «${key}». Cambiane una.`, `${en}: “${key}”. Change one of them.`)] : []))
}

const itemDuplicates = (places: readonly Place[]): Fault[] =>
  places.flatMap(({ item, where }, index) =>
    places.findIndex((one) => one.item.key === item.key) < index
      ? [fault(where, `Due voci hanno la stessa chiave: «${item.key}». Cambiane una.`, `Two items have the same key: “${item.key}”. Change one of them.`)] : [])

function headFaults(instrument: Instrument): Fault[] {
  const found: Fault[] = []
  if (unsaid(instrument.title)) found.push(fault('title', 'Scrivi il titolo in italiano e in inglese', 'Write the title in Italian and in English'))
  if (unsaid(instrument.purpose)) found.push(fault('purpose', 'Scrivi a che cosa serve, in italiano e in inglese', 'Write what it is for, in Italian and in English'))
  if (!instrument.source.text.trim()) found.push(fault('source', 'Scrivi la fonte: una norma, una linea guida, o «strumento dell’ente»', 'Write the source: a norm, a guideline, or “the body’s own instrument”'))
  if (!instrument.fillers.roles.length) found.push(fault('fillers', 'Scegli almeno un ruolo che lo può compilare', 'Choose at least one role that may fill it'))
  for (const role of instrument.fillers.roles) {
    if (!(fillingRoles as readonly string[]).includes(role)) found.push(fault('fillers', `Il ruolo «${role}» non compila valutazioni`, `The role “${role}” fills no assessments`))
  }
  if (!instrument.sections.some(({ items }) => items.length)) found.push(fault('sections', 'Non c’è nessuna domanda: aggiungine almeno una', 'There is no question: add at least one'))
  const once = new Set((instrument.phases ?? []).map(({ key }) => key))
  if (once.size !== (instrument.phases ?? []).length) found.push(fault('phases', 'Due fasi hanno la stessa chiave', 'Two phases have the same key'))
  return found
}

function sectionFaults(instrument: Instrument, section: Section, where: string): Fault[] {
  const found: Fault[] = []
  if (unsaid(section.title)) found.push(fault(where, 'Scrivi il titolo della sezione in italiano e in inglese', 'Write the title of the section in Italian and in English'))
  if (!section.items.length) found.push(fault(where, `La sezione «${section.title.it}» è vuota: aggiungi una domanda, o toglila`, `The section “${section.title.en}” is empty: add a question, or remove it`))
  if (section.clinical && section.reach !== 'health') {
    found.push(fault(where, 'Una sezione con contenuto psicologico sta nella parte «salute» del fascicolo', 'A section with psychological content belongs to the part “health” of the file'))
  }
  if (section.each && instrument.about !== 'people') found.push(fault(where, 'Si ripete per ogni persona, ma lo strumento riguarda solo il minore', 'It is repeated for each person, but the instrument is about the child alone'))
  if (section.phase && !instrument.phases?.some(({ key }) => key === section.phase)) found.push(fault(where, `La fase «${section.phase}» non esiste`, `The phase “${section.phase}” does not exist`))
  return [...found, ...section.items.flatMap((item, index) => itemFaults(instrument, item, `${where}.items.${index}`))]
}

function itemFaults(instrument: Instrument, item: Item, where: string): Fault[] {
  const named = `«${item.label.it || item.key}»`
  const called = `“${item.label.en || item.key}”`
  const found: Fault[] = []
  if (unsaid(item.label)) found.push(fault(where, `Scrivi la domanda di «${item.key}» in italiano e in inglese`, `Write the question of “${item.key}” in Italian and in English`))
  if (item.kind === 'choice' || item.kind === 'choices') found.push(...optionFaults(item.options, where, named, called, item.kind === 'choice' ? 2 : 1))
  if (item.kind === 'scale') {
    if (item.levels.length < 2) found.push(fault(where, `La scala di ${named} è vuota: scrivi almeno due livelli`, `The scale of ${called} is empty: write at least two levels`))
    found.push(...duplicates(where, item.levels.map(({ value }) => value), `Nella scala di ${named} due livelli hanno lo stesso valore`, `Two levels of ${called} have the same value`))
    if (item.levels.some(({ label }) => unsaid(label))) found.push(fault(where, `Ogni livello di ${named} ha bisogno di un nome in italiano e in inglese`, `Every level of ${called} needs a name in Italian and in English`))
    if (item.seriousFrom !== undefined && !item.levels.some(({ value }) => value === item.seriousFrom)) {
      found.push(fault(where, `Il livello da cui ${named} è un bisogno grave non è nella scala`, `The level from which ${called} is a serious need is not in the scale`))
    }
  }
  if (item.kind === 'indicator' && item.dimension !== undefined && !instrument.dimensions?.some(({ key }) => key === item.dimension)) {
    found.push(fault(where, `La dimensione «${item.dimension}» di ${named} non esiste`, `The dimension “${item.dimension}” of ${called} does not exist`))
  }
  if (item.kind === 'table') found.push(...tableFaults(item, where, named, called))
  if (item.kind === 'number' && item.min !== undefined && item.max !== undefined && item.min > item.max) found.push(fault(where, `In ${named} il minimo supera il massimo`, `In ${called} the lowest is above the highest`))
  return found
}

function optionFaults(options: readonly Option[], where: string, named: string, called: string, fewest: number): Fault[] {
  return [
    ...(options.length < fewest ? [fault(where, `${named} ha bisogno di almeno ${fewest} ${fewest === 1 ? 'voce' : 'voci'} tra cui scegliere`, `${called} needs at least ${fewest} to choose from`)] : []),
    ...duplicates(where, options.map(({ key }) => key), `In ${named} due voci hanno la stessa chiave`, `Two options of ${called} have the same key`),
    ...(options.some(({ label }) => unsaid(label)) ? [fault(where, `Ogni voce di ${named} va scritta in italiano e in inglese`, `Every option of ${called} is written in Italian and in English`)] : []),
  ]
}

const tableFaults = (item: Extract<Item, { kind: 'table' }>, where: string, named: string, called: string): Fault[] => [
  ...(item.columns.length ? [] : [fault(where, `La tabella ${named} non ha colonne`, `The table ${called} has no columns`)]),
  ...duplicates(where, item.columns.map(({ key }) => key), `In ${named} due colonne hanno la stessa chiave`, `Two columns of ${called} have the same key`),
  ...item.columns.flatMap((column) => (column.kind === 'choice' ? optionFaults(column.options ?? [], where, `«${column.label.it}»`, `“${column.label.en}”`, 2) : [])),
]

function closingFaults({ closing }: Instrument): Fault[] {
  if (!closing) return []
  return [
    ...(unsaid(closing.question) ? [fault('closing', 'Scrivi la domanda della decisione', 'Write the question of the decision')] : []),
    ...(closing.decisions.length < 2 ? [fault('closing', 'Una decisione ha bisogno di almeno due possibilità', 'A decision needs at least two possibilities')] : []),
    ...duplicates('closing.decisions', closing.decisions.map(({ key }) => key), 'Due decisioni hanno la stessa chiave', 'Two decisions have the same key'),
    ...(closing.decisions.some(({ label }) => unsaid(label)) ? [fault('closing', 'Ogni decisione va scritta in italiano e in inglese', 'Every decision is written in Italian and in English')] : []),
  ]
}
