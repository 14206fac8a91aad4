import { Problem } from '#kernel/contract/problem.ts'
import { foldName } from '#kernel/domain/name-keys.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import type { Tx } from '#kernel/server/db.ts'
import { findPersonalData } from '../domain/personal-data.ts'
import { passageAdvice } from '../domain/passage-words.ts'
import { placesAmong } from './advice-store.ts'

/** Refuses texts that look as if they held data of a person, with each passage and what to write instead. Nothing of it is stored or logged. */
export async function assertNoPersonalData(tx: Tx, now: number, texts: Readonly<Record<string, string | null | undefined>>): Promise<void> {
  const today = dateInRome(now)
  const found = Object.entries(texts).flatMap(([path, text]) => findPersonalData(text ?? '', today).map((passage) => ({ path, ...passage })))
  const places = await placesAmong(tx, found.filter(({ kind }) => kind === 'name').map(({ text }) => foldName(text)))
  const left = found.filter(({ kind, text }) => kind !== 'name' || !places.has(foldName(text)))
  if (!left.length) return
  const paths = [...new Set(left.map(({ path }) => path))]
  throw new Problem('invalid', undefined, {
    errors: paths.map((path) => ({ path, message: left.filter((one) => one.path === path).map((one) => passageAdvice(one).it).join(' ') })),
  })
}
