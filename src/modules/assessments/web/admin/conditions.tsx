import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import type { Condition, Instrument, Item } from '../../domain/instrument.ts'
import { assessmentWords } from '../words.ts'
import { answersOf, howOf, sayTest, testsIn } from './edit.ts'
import { adminWords, testWords } from './words.ts'

/** States of an indicator and the three answers of a yes-or-no question, as things to be compared by. */
export function useAnswersOf(): (item: Item) => readonly { key: string; label: string }[] {
  const shared = useWords(assessmentWords)
  const both = useSay()
  return (item) => {
    if (item.kind === 'indicator') return (['not_observed', 'observed', 'by_third', 'by_child', 'not_assessable'] as const).map((key) => ({ key, label: shared[`ind_${key}`] }))
    if (item.kind === 'yes_no') return (['yes', 'no', 'unknown'] as const).map((key) => ({ key, label: shared[key] }))
    return answersOf(item, [], []).map(({ key, label }) => ({ key, label: both(label) }))
  }
}

/** A condition as a person says it. */
export function useSaidCondition(instrument: Instrument): (condition: Condition | undefined) => string {
  const words = useWords(testWords)
  const say = useWords(adminWords)
  const both = useSay()
  const answers = useAnswersOf()
  return (condition) => testsIn(condition).map((test) => sayTest(test, instrument, {
    label: (item) => both(item.label) || item.key, answer: (item, key) => answers(item).find((one) => one.key === key)?.label ?? key, words,
  })).join(howOf(condition) === 'any' ? say.or : say.and)
}
