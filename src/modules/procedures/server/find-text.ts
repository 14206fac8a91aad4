import { foldName } from '#kernel/domain/name-keys.ts'
import type { Definition, Step } from '../domain/definition.ts'
import { currentDefinitions } from '../domain/definitions/index.ts'

const safe = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

const headText = (one: Definition): string => foldName([one.title.it, one.title.en, one.whenUsed.it, one.whenUsed.en, one.source.article, one.id, ...one.keywords].join(' '))
const stepText = (step: Step): string => foldName([step.title.it, step.title.en, step.text.it, step.send?.it ?? '', step.source.article, ...step.rules].join(' '))
const holds = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word))

/** The library under a text: procedures whose head or steps say all the words, each with the steps that do. All of it without text. */
export function searchLibrary(text: string | undefined): { definition: Definition; steps: readonly Step[] }[] {
  const words = wordsOf(text)
  if (!words.length) return currentDefinitions().map((definition) => ({ definition, steps: [] }))
  return currentDefinitions().flatMap((definition) => {
    const steps = definition.steps.filter((step) => holds(stepText(step), words))
    return steps.length || holds(headText(definition), words) ? [{ definition, steps }] : []
  })
}

const wordsOf = (text: string | undefined): string[] => foldName(text ?? '').split(' ').filter(Boolean)

/** What a typed text may mean on a list of runs: words of a name, a piece of a number, procedures by their title. */
export function textFilter(text: string | undefined): { words: string[]; number: string | null; titles: string[] } {
  const words = wordsOf(text)
  const titles = words.length ? currentDefinitions().filter((one) => holds(foldName(`${one.title.it} ${one.title.en} ${one.id}`), words)).map(({ id }) => id) : []
  return { words: words.map(safe), number: text ? safe(text) : null, titles }
}
