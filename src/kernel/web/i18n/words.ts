import type { Words } from '../../contract/problem.ts'
import { getLanguage, useLanguage, type Language } from './language.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- a message takes whatever parameters its author gave it
type Message = string | ((...parameters: any[]) => string)
type Messages = Record<string, Message>

/** The shape that the second language must have: the same keys, and the same parameters where the message takes some. */
export type Mirror<T extends Messages> = {
  readonly [K in keyof T]: T[K] extends (...parameters: infer P) => string ? (...parameters: P) => string : string
}
export type Catalogue<T extends Messages> = Readonly<Record<Language, Mirror<T>>>

/** Declares the words of a module in both languages: an English key that is missing, or one too many, does not compile. */
export function words<T extends Messages>(both: { it: T; en: Mirror<NoInfer<T>> }): Catalogue<T> {
  return both as unknown as Catalogue<T>
}

/** The words in the present language; the component renders again when the language changes. */
export function useWords<T extends Messages>(catalogue: Catalogue<T>): Mirror<T> {
  return catalogue[useLanguage()]
}

/** The words in the present language, outside components. */
export const wordsNow = <T extends Messages>(catalogue: Catalogue<T>): Mirror<T> => catalogue[getLanguage()]

/** Picks the text of a `{ it, en }` pair in the present language. */
export const useSay = (): ((both: Words) => string) => {
  const language = useLanguage()
  return (both) => both[language]
}
