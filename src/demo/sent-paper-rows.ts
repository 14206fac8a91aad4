import { createHash } from 'node:crypto'
import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { canonical, numberWords } from '#modules/composer/domain/freeze.ts'
import type { Block, PaperContent, PaperKind } from '#modules/composer/domain/paper.ts'
import { skeletons, type SkeletonSection } from '#modules/composer/domain/skeletons.ts'
import type { Row } from './bulk.ts'
import type { Child } from './children.ts'
import type { ToldDocument } from './document-rows.ts'
import { leaderOf } from './meeting-rows.ts'
import { bodies, bodyId, unitId, type Worker } from './network.ts'
import { wholeText } from './paper-words.ts'
import { at, stableId } from './seed.ts'
import { closedTerm, historyOf, termRow } from './term-rows.ts'

type Tables = [table: string, rows: Row[]][]

/** A paper that was approved; most of them left. */
interface Finished {
  child: Child
  kind: PaperKind
  /** The day of the approval. */
  on: PlainDate
  sentOn: PlainDate | null
  leader: Worker
  number: number
  fileNumber: string
  today: PlainDate
}

export interface FinishedPapers {
  tables: Tables
  /** Signed copies and receipts, to be kept before the papers. */
  documents: ToldDocument[]
  /** Whose files have still to be made. */
  toRender: { paper: string; by: string }[]
}

const COURT = 'Tribunale per i minorenni di Milano'
const bodyOf = (child: Child): string => (child.unit === 'ufficio' ? 'citta' : 'azienda')
const idOf = ({ child }: Finished): string => stableId(`finished paper ${child.index}`)

/**
 * Papers approved, signed and sent, with the term they met, and some approved that wait to be signed.
 * @param numbers the number of each file
 */
export function finishedPapers(all: readonly Child[], people: readonly Worker[], numbers: ReadonlyMap<string, string>, today: PlainDate): FinishedPapers {
  const chosen = all.filter((child) => !child.closed && child.index % 6 === 3 && child.story.key !== 'penale' && child.opened < addDays(today, -100))
  const counted = new Map<string, number>()
  const finished = chosen
    .map((child, order) => ({ child, sent: order % 3 !== 2, on: addDays(today, order % 3 === 2 ? -1 : -12 - ((order * 11) % 70)) }))
    .toSorted((a, b) => a.on.localeCompare(b.on))
    .map(({ child, sent, on }): Finished => {
      const key = `${bodyOf(child)} ${on.slice(0, 4)}`
      counted.set(key, (counted.get(key) ?? 0) + 1)
      return { child, kind: child.story.key === 'msna' ? 'social_file' : 'court_update', on, sentOn: sent ? addDays(on, 2) : null, leader: leaderOf(people, child.unit), number: counted.get(key)!, fileNumber: numbers.get(child.caseId)!, today }
    })
  const rows = finished.map(rowsOf)
  const tables = ['deadlines.term', 'deadlines.term_history', 'composer.paper', 'composer.section', 'composer.section_text', 'composer.section_author', 'composer.frozen', 'composer.receipt', 'composer.event'] as const
  return {
    tables: [
      ...tables.map((table): [string, Row[]] => [table, rows.flatMap((one) => one[table] ?? [])]),
      ['composer.number_counter', [...counted].map(([key, last]) => ({ organisation_id: bodyId(key.split(' ')[0]!), year: Number(key.split(' ')[1]), last }))],
    ],
    documents: finished.flatMap(documentsOf),
    toRender: finished.map((one) => ({ paper: idOf(one), by: one.leader.id })),
  }
}

const sectionsOf = (one: Finished): { told: SkeletonSection; id: string; position: number; blocks: Block[] }[] => {
  const words = wholeText(one.kind)
  return skeletons[one.kind].sections.filter(({ key, clinical }) => words[key] && !clinical).map((told, position) => {
    const id = stableId(`finished paper ${one.child.index} ${told.key}`)
    return { told, id, position, blocks: [{ kind: 'paragraph', id: `${id.slice(0, 8)}-1`, runs: [{ text: words[told.key]! }] }] }
  })
}

function contentOf(one: Finished): PaperContent {
  const { child, kind, on, leader, number, fileNumber } = one
  const body = bodies.find(({ key }) => key === bodyOf(child))!
  const seat = body.sites[0]
  const hand = { name: child.responsible.name, role: 'assistente sociale' }
  return {
    schema: 1, kind, title: skeletons[kind].it, language: 'it',
    body: { organisationId: bodyId(body.key), name: body.name, unit: body.units.find(([key]) => key === child.unit)![1], address: seat ? seat[2] : null, contacts: '02 555 0100' },
    number: { n: number, year: Number(on.slice(0, 4)), version: 1, words: numberWords(number, Number(on.slice(0, 4)), 1) }, place: child.unit === 'ufficio' ? 'Lodi' : 'Rho', on,
    addressee: addressee(kind), subject: `${skeletons[kind].it}: ${child.person.given} ${child.person.family}`, references: [{ label: 'Fascicolo', value: fileNumber }],
    child: { name: `${child.person.given} ${child.person.family}`, bornOn: child.person.born, words: null },
    question: question(kind) ? { measure: '', text: question(kind)!, by: null } : null, period: { from: addDays(on, -170), to: on }, methods: methods(kind),
    sections: sectionsOf(one).map(({ told, blocks }) => ({ key: told.key, title: told.title, part: told.part, clinical: false, authors: [`${hand.name}, ${hand.role}`], blocks })),
    signatures: [hand], approvedBy: { name: leader.name, role: 'coordinatore' }, annexes: [], supersedes: null,
  }
}

const addressee = (kind: PaperKind) => ({ name: kind === 'social_file' ? 'Procura della Repubblica presso il Tribunale per i minorenni di Milano' : COURT, office: null, address: null, pec: null, attention: null })
const question = (kind: PaperKind): string | null => (skeletons[kind].answersOrder ? 'Riferire sulle condizioni del minore e sull’andamento degli incontri con il padre.' : null)
const methods = (kind: PaperKind) => (skeletons[kind].needsMethod ? [{ name: 'Colloqui, visite domiciliari, osservazione', words: '' }] : [])
const signedOf = (one: Finished): string => stableId(`signed ${one.child.index}`)
const receiptOf = (one: Finished): string => stableId(`receipt ${one.child.index}`)

/** The signed copy as it was scanned, and what the certified mail answered. */
function documentsOf(one: Finished): ToldDocument[] {
  const { child, kind, sentOn, number, on } = one
  if (!sentOn) return []
  const of = (id: string, title: string, type: string, origin: string, keptOn: PlainDate, lines: readonly string[]): ToldDocument => ({ id, child, section: 3, title, type, origin, datedOn: keptOn, keptOn, by: child.responsible.id, lines: [...lines, '', 'Documento di prova: persone e fatti inventati.'] })
  const name = `${skeletons[kind].it} n. ${number}/${on.slice(0, 4)}`
  return [
    of(signedOf(one), `${name}, copia firmata`, skeletons[kind].documentType, 'prodotto_interno', addDays(sentOn, -1), [`Fascicolo ${one.fileNumber}`, `Scansione della copia firmata da ${child.responsible.name}.`]),
    of(receiptOf(one), `Ricevuta di consegna: ${name}`, 'corrispondenza', 'altro_ente', sentOn, ['Il messaggio di posta certificata è stato consegnato.', `Destinatario: ${addressee(kind).name}`]),
  ]
}

function rowsOf(one: Finished): Partial<Record<string, Row[]>> {
  const { child, kind, on, sentOn, leader, number, today } = one
  const [id, me, year] = [idOf(one), child.responsible.id, Number(on.slice(0, 4))]
  const content = contentOf(one)
  const begun = at(addDays(on, -9), 10)
  const sections = sectionsOf(one)
  const title = skeletons[kind].it
  const sent = sentOn && { sent_to: addressee(kind).name, channel: 'pec', sent_on: sentOn, protocol_number: `${4100 + child.index}/${year}`, protocol_on: sentOn, sent_by: me, sent_at: at(sentOn, 11) }
  const term = sentOn && {
    ...termRow(child, 'finished paper', { section: 3, kind: 'judge', title: 'Relazione di aggiornamento chiesta dal tribunale', fixedOn: addDays(sentOn, 6), source: { kind: 'deadlines.manual', id: stableId(`by hand finished ${child.index}`) } }, today),
    ...closedTerm({ how: 'done', on: sentOn, by: me, words: `${title} n. ${number}/${year}, prot. ${4100 + child.index}/${year}`, document: signedOf(one) }),
  }
  const event = (what: string, when: string, by: string, words: string | null = null): Row => ({ id: stableId(`finished ${child.index} ${what}`), paper_id: id, case_id: child.caseId, n: 1, what, at: when, by_operator: by, words })
  return {
    'deadlines.term': term ? [term] : [], 'deadlines.term_history': term ? historyOf(term) : [],
    'composer.paper': [{
      id, case_id: child.caseId, kind, organisation_id: bodyId(bodyOf(child)), unit_id: unitId(child.unit), state: sentOn ? 'sent' : 'approved', title, subject: content.subject, addressee: content.addressee, question: content.question?.text ?? null,
      term_id: term ? term.id : null, due_on: term ? addDays(sentOn!, 6) : null, period_from: content.period!.from, period_to: on, methods: content.methods, annexes: [], place: content.place, dated_on: on, number, year, current: 1,
      asked_by: me, asked_at: at(addDays(on, -1), 15), approved_at: at(on, 12), sent_on: sentOn, created_by: me, created_at: begun, changed_at: sentOn ? at(sentOn, 11) : at(on, 12), version: sentOn ? 5 : 3,
    }],
    'composer.section': sections.map((s) => ({ id: s.id, paper_id: id, position: s.position, key: s.told.key, title: s.told.title, part: s.told.part, clinical: false, hint: s.told.hint })),
    'composer.section_text': sections.map((s) => ({ section_id: s.id, blocks: s.blocks, saved_by: me, saved_at: at(addDays(on, -2), 16), version: 2 })),
    'composer.section_author': sections.map((s) => ({ section_id: s.id, operator_id: me })),
    'composer.frozen': [{
      paper_id: id, n: 1, content, hash: createHash('sha256').update(canonical(content)).digest('hex'), clinical: false, approved_by: leader.id, approved_at: at(on, 12),
      signed_document: sentOn ? signedOf(one) : null, signed_check: sentOn ? 'by_eye' : null, signed_by: sentOn ? me : null, signed_at: sentOn ? at(addDays(sentOn, -1), 13) : null,
      ...(sent || { sent_to: null, channel: null, sent_on: null, protocol_number: null, protocol_on: null, sent_by: null, sent_at: null }),
    }],
    'composer.receipt': sentOn ? [{ paper_id: id, n: 1, document_id: receiptOf(one), kind: 'delivered', added_by: me, added_at: at(sentOn, 12) }] : [],
    'composer.event': [
      event('started', begun, me), event('asked', at(addDays(on, -1), 15), me), event('approved', at(on, 12), leader.id),
      ...(sentOn ? [event('signed', at(addDays(sentOn, -1), 13), me), event('sent', at(sentOn, 11), me, addressee(kind).name)] : []),
    ],
  }
}
