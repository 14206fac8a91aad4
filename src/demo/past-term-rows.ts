import { addDays, type PlainDate } from '#kernel/domain/plain-date.ts'
import type { Row } from './bulk.ts'
import type { Child } from './children.ts'
import { stableId } from './seed.ts'
import { closedTerm, historyOf, termRow, type Basis, type Ended } from './term-rows.ts'

/** What is behind: reports sent in time or late, a reminder that was given up, one nobody did. */
function past(child: Child, today: PlainDate): Row[] {
  const since = (Date.parse(today) - Date.parse(child.opened)) / 86_400_000
  const of = (key: string, basis: Omit<Basis, 'source'>, ended: Ended | null): Row => ({
    ...termRow(child, key, { ...basis, source: { kind: 'deadlines.manual', id: stableId(`by hand ${key} ${child.index}`) } }, today), ...closedTerm(ended),
  })
  const by = child.responsible.id
  const rows: Row[] = []
  if (since > 120 && child.index % 3 === 0) {
    const due = addDays(today, -40 - (child.index % 30))
    const late = child.index % 2 === 1
    rows.push(of('past judge', { section: 3, kind: 'judge', title: 'Depositare la relazione chiesta dal tribunale', fixedOn: due }, {
      how: 'done', on: addDays(due, late ? 3 : -2), by, words: `Deposito telematico, ricevuta del ${addDays(due, late ? 3 : -2).split('-').toReversed().join('/')}.`, ...(late ? { missedOn: addDays(due, 1) } : {}),
    }))
  }
  if (since > 60 && child.index % 4 === 2 && child.family.mother) {
    const due = addDays(today, -14 - (child.index % 9))
    rows.push(of('past own', { section: 2, kind: 'own', title: 'Accompagnare la madre allo sportello casa', fixedOn: due }, child.index % 8 === 2
      ? { how: 'waived', on: due, by, words: 'La madre c’è andata con la cugina.' }
      : { how: 'done', on: due, by, words: 'Fatto: domanda presentata.' }))
  }
  if (since > 60 && child.index % 13 === 5 && child.family.father) {
    rows.push(of('past left', { section: 2, kind: 'own', title: 'Richiamare il padre per il consenso alla gita', fixedOn: addDays(today, -8) }, child.index % 26 === 5 ? null : { how: 'done', on: addDays(today, -9), by, words: 'Ha firmato il consenso.' }))
  }
  return rows
}

/** Terms that ended, in time, late or given up, and some that were missed. */
export function pastTermRows(all: readonly Child[], today: PlainDate): [table: string, rows: Row[]][] {
  const terms = all.filter((child) => !child.closed).flatMap((child) => past(child, today))
  return [['deadlines.term', terms], ['deadlines.term_history', terms.flatMap(historyOf)]]
}
