import { conflict, invalid, notFound } from '#kernel/contract/problem.ts'
import { fold } from '#kernel/domain/fold.ts'
import { newId } from '#kernel/domain/ids.ts'
import { addDays, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { openCursor, packCursor } from '#kernel/server/cursor.ts'
import { operation, type Context } from '#kernel/server/operation.ts'
import { sections } from '#modules/access/contract.ts'
import type { CaseFact } from '#modules/cases/contract.ts'
import * as contract from '../contract/facts.ts'
import type { WrittenBlock } from '../contract/content.ts'
import { assertMayWrite } from './access.ts'
import { factsOfFile, isClinical, outlineOfFile, sourceWords, wordsOfFacts, type OutlinedFact } from './fact-doors.ts'
import { openPaper } from './open-paper.ts'
import type { Opened } from './opened.ts'
import * as store from './section-store.ts'

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
/** Which entries of the diary are among these sources: what a browser says may be no entry at all. */
const inDiary = (sources: readonly { kind: string; id: string }[]): string[] => [...new Set(sources.flatMap((source) => (source.kind === 'diary' && uuid.test(source.id) ? [source.id] : [])))]
const keyOf = (source: { kind: string; id: string }): string => `${source.kind} ${source.id}`
const SHOWN = 700

/** The period of a paper; without one, the year before it was begun. */
export const periodOf = ({ paper }: Pick<Opened, 'paper'>, now: number): { from: PlainDate; to: PlainDate } => ({
  from: (paper.period_from ?? addDays(dateInRome(now), -365)) as PlainDate, to: (paper.period_to ?? dateInRome(now)) as PlainDate,
})

/** What the file tells of the period, from several modules: the diary searches its own words, and gives those of this page only. */
export const proposeFacts = operation(contract.proposeFacts, async (context, { paperId, q, cursor, limit, part, kind, section, from, to, order }) => {
  const opened = await openPaper(context, paperId)
  const whole = periodOf(opened, context.now)
  const period = { from: from ?? whole.from, to: to ?? whole.to }
  if (period.to < period.from) throw invalid('to', { it: 'La fine viene prima dell’inizio', en: 'The end comes before the beginning' })
  const after = openCursor<{ at: number }>(cursor, ['at'])
  const words = fold(q ?? '').split(' ').filter(Boolean)
  const found = await outlineOfFile(context.tx, opened.paper.case_id, period, words, order)
  const narrowed = (by: { part?: typeof part; kind?: typeof kind; section?: typeof section }) =>
    found.filter((one) => (!by.part || one.part === by.part) && (!by.kind || one.kind === by.kind) && (!by.section || one.section === by.section))
  const chosen = narrowed({ part, kind, section })
  const start = after?.at ?? 0
  const shown = await wordsOfFacts(context.tx, opened.paper.case_id, period, chosen.slice(start, start + limit))
  const quoted = await takenOf(context.tx, paperId)
  context.note({ facts: chosen.length })
  return {
    rows: shown.map((fact) => ({
      ...fact, text: fact.text.length > SHOWN ? `${fact.text.slice(0, SHOWN).trimEnd()}…` : fact.text, cut: fact.text.length > SHOWN, taken: quoted.has(keyOf(fact.source)), clinical: isClinical(fact),
    })),
    next: start + limit < chosen.length ? packCursor({ at: start + limit }) : null,
    total: chosen.length,
    counts: after ? null : {
      parts: count(narrowed({ kind, section }), (one) => one.part), kinds: count(narrowed({ part, section }), (one) => one.kind),
      sections: count(narrowed({ part, kind }), (one) => one.section),
    },
    period,
  }
})

function count(facts: readonly OutlinedFact[], of: (fact: OutlinedFact) => string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const fact of facts) counts[of(fact)] = (counts[of(fact)] ?? 0) + 1
  return counts
}

/** Sources that stand in the text as it is now. */
async function takenOf(tx: Parameters<typeof store.sectionsOf>[0], paperId: string): Promise<Set<string>> {
  const rows = await store.sectionsOf(tx, paperId)
  return new Set(rows.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'fact' ? [keyOf(block.source)] : []))))
}

/** Takes facts up with the words they have now: kept, so that an edit and a later correction can be told. */
export const quoteFacts = operation(contract.quoteFacts, async (context, { paperId, sectionId, sources, from, to }) => {
  const { tx, now, note } = context
  const opened = await openPaper(context, paperId)
  const section = await store.sectionOf(tx, paperId, sectionId)
  if (!section) throw notFound()
  assertMayWrite(opened.me, opened.held, opened.authors.filter((one) => one.section_id === sectionId).map(({ operator_id }) => operator_id))
  const whole = periodOf(opened, now)
  const facts = new Map((await factsOfFile(tx, opened.paper.case_id, { from: from ?? whole.from, to: to ?? whole.to }, inDiary(sources))).map((fact) => [keyOf(fact.source), fact]))
  const chosen = sources.map((source, index) => {
    const fact = facts.get(keyOf(source))
    if (!fact) throw invalid(`sources.${index}`, { it: 'Questo fatto non è più nel periodo o tra ciò che vedi: aggiorna l’elenco', en: 'This fact is no longer in the period or within your reach: reload the list' })
    if (isClinical(fact) && !section.clinical) {
      throw conflict({
        it: 'È un’annotazione sanitaria o psicologica: può stare solo in una sezione psicologica. Aggiungila lì, o chiedi a chi la scrive.',
        en: 'This is a health or psychological note: it may stand only in a psychological section. Add it there, or ask who writes it.',
      })
    }
    return fact
  })
  note({ facts: chosen.length })
  return { blocks: await quote(context, paperId, section.clinical, chosen) }
})

/** Keeps facts as they are now, and gives them as blocks for the text. */
export async function quote({ tx, actor, now }: Pick<Context, 'tx' | 'actor' | 'now'>, paperId: string, clinical: boolean, facts: readonly CaseFact[]): Promise<WrittenBlock[]> {
  const at = new Date(now).toISOString()
  await store.insertQuoted(tx, facts.map((fact) => ({
    paper_id: paperId, kind: fact.source.kind, source_id: fact.source.id, source_version: fact.source.version, on_day: fact.on, section: sections[fact.section], part: fact.part,
    said_by: fact.saidBy, title: fact.title, words: fact.text, clinical, quoted_by: actor.id, quoted_at: at,
  })))
  return facts.map((fact): WrittenBlock => blockOf(fact, newId(now)))
}

const blockOf = (fact: CaseFact, id: string): WrittenBlock => ({
  kind: 'fact', id, on: fact.on, title: fact.title, text: fact.text, saidBy: fact.saidBy, source: fact.source, sourceWords: sourceWords(fact.source.kind, fact.on), edited: false,
})

/**
 * Blocks as they are kept: what a fact is, and whether it was edited, is what was taken up, never what the writer's browser says.
 * @throws invalid next to a fact that was never taken up in this paper
 */
export async function settleBlocks(tx: Parameters<typeof store.sectionsOf>[0], paperId: string, blocks: readonly WrittenBlock[]): Promise<WrittenBlock[]> {
  const quoted = new Map((await store.quotedOf(tx, paperId)).map((row) => [`${row.kind} ${row.source_id} ${row.source_version}`, row]))
  const seen = new Set<string>()
  return blocks.map((block, index) => {
    if (seen.has(block.id)) throw invalid(`blocks.${index}.id`, { it: 'Due paragrafi con lo stesso segno: salva di nuovo', en: 'Two paragraphs with the same mark: save again' })
    seen.add(block.id)
    if (block.kind !== 'fact') return block
    const row = quoted.get(`${block.source.kind} ${block.source.id} ${block.source.version}`)
    if (!row) throw invalid(`blocks.${index}.source`, { it: 'Questo fatto non è stato preso dal fascicolo: aggiungilo dall’elenco dei fatti', en: 'This fact was not taken from the file: add it from the list of facts' })
    const on = row.on_day as PlainDate
    return { ...block, on, title: row.title, saidBy: row.said_by, sourceWords: sourceWords(block.source.kind, on), edited: block.text.trim() !== row.words.trim() }
  })
}

const AROUND_DAYS = 400

/** Facts of the text whose source changed since they were taken up. A date that was corrected too is looked for a year around. */
export async function changedSources(tx: Parameters<typeof store.sectionsOf>[0], opened: Pick<Opened, 'paper'>): Promise<contract.SourceChange[]> {
  const rows = await store.sectionsOf(tx, opened.paper.id)
  const used = rows.flatMap((section) => section.blocks.flatMap((block) => (block.kind === 'fact' ? [{ section, block }] : [])))
  if (!used.length) return []
  const days = used.map(({ block }) => block.on).toSorted()
  const facts = new Map((await factsOfFile(tx, opened.paper.case_id, { from: addDays(days[0]!, -AROUND_DAYS), to: addDays(days.at(-1)!, AROUND_DAYS) }, inDiary(used.map(({ block }) => block.source)))).map((fact) => [keyOf(fact.source), fact]))
  const quoted = new Map((await store.quotedOf(tx, opened.paper.id)).map((row) => [`${row.kind} ${row.source_id} ${row.source_version}`, row]))
  return used.flatMap(({ section, block }): contract.SourceChange[] => {
    const now = facts.get(keyOf(block.source))
    const then = quoted.get(`${keyOf(block.source)} ${block.source.version}`)
    if (now && (now.source.version === block.source.version || (now.text === then?.words && now.on === then.on_day && now.title === then.title))) return []
    return [{
      source: block.source, sectionId: section.id as contract.SourceChange['sectionId'], blockId: block.id, what: now ? 'corrected' : 'gone', title: block.title, quoted: then?.words ?? block.text,
      now: now ? { version: now.source.version, on: now.on, title: now.title, text: now.text } : null,
    }]
  })
}

export const checkSources = operation(contract.checkSources, async (context, { paperId }) => {
  const opened = await openPaper(context, paperId)
  const rows = await changedSources(context.tx, opened)
  context.note({ changed: rows.length })
  return { rows }
})
