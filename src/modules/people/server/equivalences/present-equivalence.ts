import type { Id } from '#kernel/domain/ids.ts'
import type { Equivalence } from '../../contract/equivalence.ts'
import type { EquivalenceKind } from '../../domain/equivalence-words.ts'
import { groupsOf, seedGroups, type SeedPart } from '../../domain/identity/equivalences.ts'
import { soundsOf } from '../../domain/identity/sounds.ts'
import type { AddedRow } from './equivalence-store.ts'

const parts: Readonly<Record<SeedPart, { kind: EquivalenceKind; languages: string[] }>> = {
  slavic: { kind: 'language', languages: ['ukr', 'rus'] },
  west_african: { kind: 'spelling', languages: ['fra', 'eng'] },
  given: { kind: 'language', languages: ['ara', 'fra', 'eng'] },
}

/** Words of other lines that count as one with these, now that `held` were added. */
function joinedTo(words: readonly string[], held: readonly (readonly string[])[]): string[] {
  const groups = groupsOf(held)
  const own = groups(soundsOf(words[0]!))
  if (own === null || !held.length) return []
  const others = [...seedGroups.map((group) => group.words), ...held].filter((line) => groups(soundsOf(line[0]!)) === own).flat()
  return [...new Set(others)].filter((word) => !words.includes(word))
}

export const presentShipped = ({ part, words }: (typeof seedGroups)[number], held: readonly (readonly string[])[]): Equivalence => ({
  id: null, origin: 'shipped', ...parts[part], words: [...words], source: 'Accanto', reason: null, joins: held.some((line) => line.some((word) => words.includes(word))) ? joinedTo(words, held) : [],
  added: null, ended: null, version: 0, can: { end: false },
})

/** `held`: the lines in force. */
export function presentAdded(rows: readonly AddedRow[], names: ReadonlyMap<string, string>, held: readonly (readonly string[])[]): Equivalence[] {
  const named = (id: string) => ({ id, name: names.get(id) ?? '—' })
  return rows.map((row) => ({
    id: row.id as Id<'equivalence'>, origin: 'added', kind: row.kind as EquivalenceKind, words: row.words, languages: row.languages, source: row.source, reason: row.note,
    joins: row.retired_at ? [] : joinedTo(row.words, held), added: { by: named(row.added_by), at: row.added_at },
    ended: row.retired_at ? { by: named(row.retired_by!), at: row.retired_at, reason: row.retire_reason ?? '' } : null,
    version: row.version, can: { end: row.retired_at === null },
  }))
}
