import { useId, useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import type { KnownLine } from '../contract.ts'
import { knownWords, type KnownSay } from './known-words.ts'

export type Verdict = NonNullable<KnownLine['verdict']>
const verdicts = ['same', 'different', 'unsure'] as const

/** What "the same" would do, said before it is done. */
function consequence(say: KnownSay, { person, exact, band }: KnownLine): string {
  if (!person) return say.sameRow
  const open = person.files.find(({ status }) => status === 'open')
  if (open) return say.sameOpen(open.number)
  if (exact) return say.sameExact
  return band === 'very_likely' ? say.sameJoins : `${say.sameJoins} ${say.sameSecond}`
}

interface Props {
  line: KnownLine
  verdict: Verdict | null
  words: string | null
  error: string | undefined
  onAnswer: (verdict: Verdict | null, words: string | null) => void
}

/** Same, not the same, don't know: three choices in sight, moved through with the arrows. */
export function KnownAnswer({ line, verdict, words, error, onAnswer }: Props) {
  const say = useWords(knownWords)
  const id = useId()
  const [text, setText] = useState(words ?? '')
  const other = line.person?.header.displayName ?? say.rowNumber(line.other!.row)
  const takeBack = () => {
    setText('')
    onAnswer(null, null)
  }
  const leave = () => {
    if (verdict && text.trim() !== (words ?? '')) onAnswer(verdict, text.trim() || null)
  }
  return (
    <fieldset className="ac-imp-answer" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="ac-hidden">{say.answerOf(line.row, line.name, other)}</legend>
      {verdicts.map((one) => (
        <label key={one} className="ac-tick">
          <input type="radio" name={id} checked={verdict === one} onChange={() => onAnswer(one, text.trim() || null)} />
          <span>{say[one]}</span>
        </label>
      ))}
      {error && <p id={`${id}-error`} className="ac-error" role="alert">{error}</p>}
      {verdict === 'same' && <p className="ac-meta">{consequence(say, line)}</p>}
      {verdict && (
        <>
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- saves when one leaves the field inside */}
          {verdict !== 'unsure' && <div onBlur={leave}><TextField label={say.reason} value={text} onChange={setText} maxLength={500} /></div>}
          <Button kind="quiet" size="small" onClick={takeBack}>{say.take}</Button>
        </>
      )}
    </fieldset>
  )
}
