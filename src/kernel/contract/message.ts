import type { Words } from '../domain/bilingual.ts'

const english = new Map<string, string>()

/**
 * What a check of a contract says, in both languages. Gives the Italian text, which is what zod keeps: it knows one text, and the same contract runs on the
 * server and in the browser. Whoever shows a message asks `inLanguage` for it in the reader's language.
 */
export function message({ it, en }: Words): string {
  english.set(it, en)
  return it
}

/** A message of a check in the reader's language; one that nobody translated (zod's own already speak it) stays as it is. */
export const inLanguage = (text: string | Words, language: keyof Words): string =>
  typeof text !== 'string' ? text[language] : language === 'it' ? text : (english.get(text) ?? text)

/** Has it an English text? For the test that every check speaks both languages. */
export const isTranslated = (text: string): boolean => english.has(text)
