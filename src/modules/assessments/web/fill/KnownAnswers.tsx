import { formatDate } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import type { KnownAnswer } from '../../contract.ts'
import type { Answer, Item } from '../../domain/instrument.ts'
import { AnswerText } from './AnswerText.tsx'
import { textOf } from './desk.ts'
import { fillWords } from './words.ts'

/** What is known already of a question, each with its source and a click to keep it: nothing is written by itself. */
export function KnownAnswers({ item, answer, known, onKeep }: { item: Item; answer: Answer | undefined; known: readonly KnownAnswer[]; onKeep: (answer: Answer) => void }) {
  const say = useWords(fillWords)
  const both = useSay()
  const others = known.filter((one) => textOf(one.answer as Answer) !== textOf(answer))
  return others.map((one) => (
    <div key={one.from} className="ac-aside ac-aside-known ac-screen-only">
      <strong>{say.knownAlready}: {one.from === 'registry' ? say.knownRegistry : one.from === 'school' ? say.knownSchool : one.from === 'services' ? say.knownServices : say.knownEarlier([one.moment, formatDate(one.on!)].filter(Boolean).join(', '))}</strong>
      <AnswerText item={item} answer={one.answer as Answer} />
      <Button kind="quiet" size="small" icon="check" aria-label={say.keepKnownOf(both(item.label))} onClick={() => onKeep(one.answer as Answer)}>{say.keepKnown}</Button>
    </div>
  ))
}
