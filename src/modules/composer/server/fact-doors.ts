import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { CaseFact } from '#modules/cases/contract.ts'
import { factsOf as agenda } from '#modules/agenda/server/index.ts'
import { factsOf as assessments } from '#modules/assessments/server/index.ts'
import { factKeysOf as diaryKeys, factsOf as diary } from '#modules/cases/server/index.ts'
import { factsOf as measures } from '#modules/measures/server/index.ts'
import { factsOf as plans } from '#modules/plans/server/index.ts'
import { factsOf as referrals } from '#modules/referrals/server/index.ts'
import type { factOrders } from '../contract/facts.ts'
import { markOf } from '../domain/check.ts'
import { matches } from '../domain/fact-search.ts'

type Door = (tx: Tx, caseId: string, period: { from: PlainDate; to: PlainDate }) => Promise<CaseFact[]>

/** Who tells facts of a file besides the diary: one line for each module. */
const doors: readonly Door[] = [measures, agenda, referrals, assessments, plans]

/** Never quoted, whoever reaches them: they do not leave the file. */
const secret: ReadonlySet<CaseFact['section']> = new Set<CaseFact['section']>(['reporter', 'protected_location'])

export const isSecret = ({ section }: Pick<CaseFact, 'section'>): boolean => secret.has(section)

/** Sections of a file whose facts stand only in a psychological section of a paper. */
export const isClinical = (fact: Pick<CaseFact, 'section'>): boolean => fact.section === 'health'

/** Kinds of things that tell several facts each. */
const many: ReadonlySet<CaseFact['source']['kind']> = new Set<CaseFact['source']['kind']>(['assessment', 'plan', 'review', 'service', 'request'])

/** Facts of one thing told apart by what they are about, so that each can be quoted and found again: `id#mark`. */
export function apart(facts: readonly CaseFact[]): CaseFact[] {
  const seen = new Map<string, number>()
  return facts.map((fact) => {
    if (!many.has(fact.source.kind)) return fact
    const own = `${fact.source.id}#${markOf(`${fact.title} ${fact.saidBy ?? ''}`)}`
    const times = (seen.get(own) ?? 0) + 1
    seen.set(own, times)
    return { ...fact, source: { ...fact.source, id: times === 1 ? own : `${own}.${times}` } }
  })
}

interface Period {
  from: PlainDate
  to: PlainDate
}

/** What the modules besides the diary tell, in no order; what must not leave the file is left out. */
async function elsewhere(tx: Tx, caseId: string, period: Period): Promise<CaseFact[]> {
  const told = await Promise.all(doors.map((door) => door(tx, caseId, period)))
  return apart(told.flat().filter(({ section }) => !secret.has(section)))
}

const byDay = (a: { on: PlainDate; id: string }, b: { on: PlainDate; id: string }): number => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1)
const sorted = (facts: readonly CaseFact[]): CaseFact[] => facts.toSorted((a, b) => byDay({ on: a.on, id: a.source.id }, { on: b.on, id: b.source.id }))

/**
 * Everything that the file tells of a period (days of Rome, both included) to this actor, oldest first; what must not leave the file is left out. Of the diary, only the
 * entries named in `diaryIds` when given: years of it are not read to find three.
 */
export async function factsOfFile(tx: Tx, caseId: string, period: Period, diaryIds?: readonly string[]): Promise<CaseFact[]> {
  const [written, others] = await Promise.all([diary(tx, caseId, period, diaryIds), elsewhere(tx, caseId, period)])
  return sorted([...written.filter(({ section }) => !secret.has(section)), ...others])
}

/** A fact as lists count and order it; its words, unless they are still in the diary. */
export interface OutlinedFact extends Pick<CaseFact, 'on' | 'section' | 'part'> {
  kind: CaseFact['source']['kind']
  id: string
  fact: CaseFact | null
}

/** The same facts that hold all of these words (folded), in this order: those of the diary without their words, which `wordsOfFacts` then asks for those shown. */
export async function outlineOfFile(tx: Tx, caseId: string, period: Period, words: readonly string[], order: (typeof factOrders)[number]): Promise<OutlinedFact[]> {
  const [written, told] = await Promise.all([diaryKeys(tx, caseId, period, words), elsewhere(tx, caseId, period)])
  const others = told.filter((fact) => words.length === 0 || matches(fact, words))
  const ordered = [
    ...written.filter(({ section }) => !secret.has(section)).map((key): OutlinedFact => ({ kind: 'diary', id: key.id, on: key.on, section: key.section, part: key.part, fact: null })),
    ...others.map((fact): OutlinedFact => ({ kind: fact.source.kind, id: fact.source.id, on: fact.on, section: fact.section, part: fact.part, fact })),
  ].sort(byDay)
  return order === 'oldest' ? ordered : ordered.reverse()
}

/** Outlined facts with their words, in the same order. */
export async function wordsOfFacts(tx: Tx, caseId: string, period: Period, outlined: readonly OutlinedFact[]): Promise<CaseFact[]> {
  const written = new Map((await diary(tx, caseId, period, outlined.flatMap((one) => (one.fact ? [] : [one.id])))).map((fact) => [fact.source.id, fact]))
  return outlined.flatMap((one) => one.fact ?? written.get(one.id) ?? [])
}

const names: Readonly<Record<CaseFact['source']['kind'], string>> = {
  diary: 'diario', meeting: 'incontro in agenda', service: 'servizio attivo', request: 'richiesta ad altro ente', assessment: 'valutazione', plan: 'progetto', review: 'verifica del progetto', measure: 'provvedimento',
}

/** "Fonte: diario, 3/3/2026". */
export const sourceWords = (kind: CaseFact['source']['kind'], on: PlainDate): string => {
  const [year, month, date] = on.split('-')
  return `Fonte: ${names[kind]}, ${Number(date)}/${Number(month)}/${year}`
}
