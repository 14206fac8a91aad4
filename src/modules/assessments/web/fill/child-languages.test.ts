import { expect, it } from 'vitest'
import { shippedInstruments } from '../../domain/instruments/index.ts'
import { childLanguages, childQuestion, childQuestions } from './child-languages.ts'

const asked = (key: string): string[] => shippedInstruments.findLast((one) => one.key === key)!.sections.flatMap(({ items }) => items.flatMap(({ childWords }) => childWords?.it ?? []))

it.each(['mondo_del_bambino', 'autonomia_18'])('%s asks the child in every language', (key) => {
  const questions = asked(key)
  expect(questions.length).toBeGreaterThan(1)
  for (const language of childLanguages) expect([language, questions.filter((one) => !childQuestion(one, language)?.trim())]).toEqual([language, []])
})
it('holds no question that nobody asks any more, none twice in a language, each in its own script', () => {
  const all = new Set(shippedInstruments.flatMap(({ key }) => asked(key)))
  expect(Object.keys(childQuestions).filter((one) => !all.has(one))).toEqual([])
  const scripts = { fr: /[a-z]/i, ar: /\p{Script=Arabic}/u, bn: /\p{Script=Bengali}/u, sq: /[a-z]/i, uk: /\p{Script=Cyrillic}/u, ur: /\p{Script=Arabic}/u }
  for (const [at, language] of childLanguages.entries()) {
    const texts = Object.values(childQuestions).map((one) => one[at]!)
    expect(new Set(texts).size).toBe(texts.length)
    expect(texts.filter((text) => !scripts[language].test(text))).toEqual([])
  }
})
