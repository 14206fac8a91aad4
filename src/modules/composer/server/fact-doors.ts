import type { PlainDate } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import type { CaseFact } from '#modules/cases/contract.ts'
import { factsOf as agenda } from '#modules/agenda/server/index.ts'
import { factsOf as assessments } from '#modules/assessments/server/index.ts'
import { factsOf as diary } from '#modules/cases/server/index.ts'
import { factsOf as measures } from '#modules/measures/server/index.ts'
import { factsOf as plans } from '#modules/plans/server/index.ts'
import { factsOf as referrals } from '#modules/referrals/server/index.ts'
import { markOf } from '../domain/check.ts'

type Door = (tx: Tx, caseId: string, period: { from: PlainDate; to: PlainDate }) => Promise<CaseFact[]>

/** Who tells facts of a file: one line for each module. */
const doors: readonly Door[] = [diary, measures, agenda, referrals, assessments, plans]

/** Never quoted, whoever reaches them: they do not leave the file. */
const secret: ReadonlySet<CaseFact['section']> = new Set<CaseFact['section']>(['reporter', 'protected_location'])

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

/** Everything that the file tells of a period (days of Rome, both included) to this actor, oldest first; what must not leave the file is left out. */
export async function factsOfFile(tx: Tx, caseId: string, period: { from: PlainDate; to: PlainDate }): Promise<CaseFact[]> {
  const found: CaseFact[] = []
  for (const door of doors) found.push(...(await door(tx, caseId, period)).filter(({ section }) => !secret.has(section)))
  return apart(found).toSorted((a, b) => (a.on === b.on ? (a.source.id < b.source.id ? -1 : 1) : a.on < b.on ? -1 : 1))
}

const names: Readonly<Record<CaseFact['source']['kind'], string>> = {
  diary: 'diario', meeting: 'incontro in agenda', service: 'servizio attivo', request: 'richiesta ad altro ente', assessment: 'valutazione', plan: 'progetto', review: 'verifica del progetto', measure: 'provvedimento',
}

/** "Fonte: diario, 3/3/2026". */
export const sourceWords = (kind: CaseFact['source']['kind'], on: PlainDate): string => {
  const [year, month, date] = on.split('-')
  return `Fonte: ${names[kind]}, ${Number(date)}/${Number(month)}/${year}`
}
