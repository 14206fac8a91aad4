import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import { skeletons } from '#modules/composer/domain/skeletons.ts'
import type { PaperKind } from '#modules/composer/domain/paper.ts'
import type { Row } from './bulk.ts'
import type { Child } from './children.ts'
import { bodyId, unitId, type Worker } from './network.ts'
import { phrases } from './paper-words.ts'
import { at, stableId } from './seed.ts'

type Tables = [table: string, rows: Row[]][]

const kinds: readonly PaperKind[] = ['court_update', 'half_yearly', 'psychosocial', 'closing']

/**
 * Papers of the demonstration: some being written, with a fact of the diary in them and a remark; some that wait for their coordinator.
 * @param entries rows of the diary, for the facts quoted
 */
export function paperRows(all: readonly Child[], people: readonly Worker[], entries: readonly Row[], today: PlainDate): Tables {
  const tables = { paper: [] as Row[], section: [] as Row[], text: [] as Row[], author: [] as Row[], quoted: [] as Row[], remark: [] as Row[], event: [] as Row[] }
  const byCase = new Map<unknown, Row>()
  for (const row of entries) if (row['section'] === 2) byCase.set(row['case_id'], row)
  const chosen = all.filter((child) => !child.closed && (child.index % 4 === 1 || child.index % 12 === 0))
  for (const [order, child] of chosen.entries()) {
    const kind = kinds[order % kinds.length]!
    const skeleton = skeletons[kind]
    const id = stableId(`paper ${child.index}`)
    const asked = order % 3 === 2
    const begun = at(addDays(today, -9 - (order % 5)), 10)
    const saved = at(addDays(today, -1 - (order % 3)), 16)
    const psychologist = people.find((one) => one.body === child.responsible.body && one.profession === 'psicologo') ?? child.responsible
    tables.paper.push({
      id, case_id: child.caseId, kind, organisation_id: bodyId(child.unit === 'ufficio' ? 'citta' : 'azienda'), unit_id: unitId(child.unit), state: asked ? 'asked' : 'writing', title: skeleton.it,
      subject: `${skeleton.it}: ${child.person.given} ${child.person.family}`, addressee: { name: 'Tribunale per i minorenni di Milano', office: null, address: null, pec: null, attention: null },
      question: skeleton.answersOrder ? 'Riferire sulle condizioni del minore e sull’andamento degli interventi.' : null, period_from: addDays(today, -180), period_to: today,
      methods: order % 2 ? [{ name: 'Colloqui, visite domiciliari, osservazione', words: '' }] : [], annexes: [], asked_by: asked ? child.responsible.id : null, asked_at: asked ? saved : null, current: 1,
      created_by: child.responsible.id, created_at: begun, changed_at: saved, version: asked ? 2 : 1,
    })
    const entry = byCase.get(child.caseId)
    for (const [position, one] of skeleton.sections.entries()) {
      const sectionId = stableId(`paper ${child.index} ${one.key}`)
      const writer = one.clinical ? psychologist.id : child.responsible.id
      const words = phrases[one.key]
      const fact = one.key === 'facts' && entry ? quotedFact(entry, sectionId) : null
      const blocks = [...(fact ? [fact.block] : []), ...(words ? [{ kind: 'paragraph', id: `${sectionId.slice(0, 8)}-2`, runs: [{ text: words }] }] : [])]
      tables.section.push({ id: sectionId, paper_id: id, position, key: one.key, title: one.title, part: one.part, clinical: one.clinical ?? false, hint: one.hint })
      tables.text.push({ section_id: sectionId, blocks, saved_by: blocks.length ? writer : null, saved_at: blocks.length ? saved : null, version: blocks.length ? 2 : 1 })
      tables.author.push({ section_id: sectionId, operator_id: writer })
      if (fact) tables.quoted.push({ paper_id: id, ...fact.quoted, clinical: false, quoted_by: child.responsible.id, quoted_at: saved })
      if (one.key === 'family' && order % 4 === 0) {
        tables.remark.push({ id: stableId(`remark ${child.index}`), section_id: sectionId, block_id: `${sectionId.slice(0, 8)}-2`, passage: 'vive con la madre', words: 'Aggiungi da quando.', by_operator: psychologist.id, at: saved, version: 1 })
      }
    }
    const event = (what: string, when: string): Row => ({ id: stableId(`paper ${child.index} ${what}`), paper_id: id, case_id: child.caseId, n: 1, what, at: when, by_operator: child.responsible.id })
    tables.event.push(event('started', begun), ...(asked ? [event('asked', saved)] : []))
  }
  return [
    ['composer.paper', tables.paper], ['composer.section', tables.section], ['composer.section_text', tables.text], ['composer.section_author', tables.author], ['composer.quoted', tables.quoted],
    ['composer.remark', tables.remark], ['composer.event', tables.event],
  ]
}

/** The last entry of the diary, as a block and as what was quoted. */
function quotedFact(entry: Row, sectionId: string): { block: Row; quoted: Row } {
  const on = String(entry['happened_at']).slice(0, 10)
  const [year, month, day] = on.split('-')
  const [title, text, source] = [String(entry['title'] ?? 'Annotazione del diario'), String(entry['body']), { kind: 'diary', id: String(entry['id']), version: 1 }]
  return {
    block: { kind: 'fact', id: `${sectionId.slice(0, 8)}-1`, on, title, text, saidBy: null, source, sourceWords: `Fonte: diario, ${Number(day)}/${Number(month)}/${year}`, edited: false },
    quoted: { kind: 'diary', source_id: source.id, source_version: 1, on_day: on, section: 2, part: 'fact', said_by: null, title, words: text },
  }
}
