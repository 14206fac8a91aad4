import { formatDateShort } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import type { Service } from '../contract.ts'
import { formatHours } from './hours-words.ts'
import { referralWords } from './words.ts'

/** Hours done against those foreseen: in words, and as a bar that says the same. */
export function TallyLine({ tally }: { tally: Service['tally'] }) {
  const say = useWords(referralWords)
  const against = tally.total ?? tally.foreseenToDate
  const share = against ? Math.min(100, Math.round((tally.done / against) * 100)) : null
  return (
    <div className="ac-tally">
      <p>
        <strong>{say.done(formatHours(tally.done))}</strong>
        {tally.total !== null ? ` ${say.ofTotal(formatHours(tally.total))}` : tally.foreseenToDate !== null ? ` ${say.ofToDate(formatHours(tally.foreseenToDate))}` : ''}
        {tally.remaining !== null && ` · ${say.remaining(formatHours(tally.remaining))}`}
        {tally.absent > 0 && ` · ${say.absentFor(formatHours(tally.absent))}`}
      </p>
      {share !== null && <span className="ac-tally-bar" aria-hidden="true"><span style={{ inlineSize: `${share}%` }} /></span>}
      {tally.lastOn && <p className="ac-meta">{say.lastHours(formatDateShort(tally.lastOn))}</p>}
    </div>
  )
}
