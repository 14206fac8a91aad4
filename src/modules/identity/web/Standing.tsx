import { useState } from 'react'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useActor } from '#kernel/web/session.tsx'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import type { Suggestion } from '../contract/suggestion.ts'
import { SeparateDialog } from './SeparateDialog.tsx'
import { WithdrawDialog } from './WithdrawDialog.tsx'
import { identityWords } from './words.ts'

const ID = 'pair-standing'
/** What was pressed is gone with the answer: who uses the keyboard goes on from what holds now. */
export const goToStanding = (): void => document.getElementById(ID)?.focus()

/** What holds now: joined, or waiting for a second person. */
export function Standing({ found }: { found: Suggestion }) {
  const say = useWords(identityWords)
  const actor = useActor()
  const [separating, setSeparating] = useState(false)
  const [withdrawing, setWithdrawing] = useState(false)
  const waiting = found.state === 'confirming' ? found.decisions.find((one) => one.verdict === 'same' && one.needsSecond && !one.second && !one.withdrawn) : undefined
  const latest = found.decisions[0]
  return (
    <div id={ID} tabIndex={-1} className="ac-stack">
      {latest && found.askedAgain && <AskedAgain since={found.since} latest={latest} />}
      {latest?.withdrawn && found.can.decide && (
        <Callout title={say.takenBackBy(latest.by.name, formatDate(latest.withdrawn.at))}><p>{say.takenBackNow}</p></Callout>
      )}
      {waiting && (
        <Callout kind="warning" title={say.waiting}>
          <p>{waiting.by.id === actor.id ? say.waitingOwn : say.waitingText(waiting.by.name)}</p>
          {found.can.withdraw && <Button onClick={() => setWithdrawing(true)}>{say.takeBack}</Button>}
        </Callout>
      )}
      {withdrawing && <WithdrawDialog suggestionId={found.id} version={found.version} answered={!found.can.withdraw} onClose={() => setWithdrawing(false)} onDone={goToStanding} />}
      {found.link && (
        <Callout kind="success" title={say.joined}>
          <p>{say.joinedSince(formatDate(found.link.madeAt))}</p>
          {found.can.unlink && <Button onClick={() => setSeparating(true)}>{say.separate}</Button>}
        </Callout>
      )}
      {found.link && separating && <SeparateDialog linkId={found.link.id} version={found.link.version} onClose={() => setSeparating(false)} />}
    </div>
  )
}

const wordOf = {
  given: 'given', family: 'family', names: 'aliases', date: 'dob', nationality: 'nat', sex: 'sex', father: 'father', mother: 'mother', place: 'place', phone: 'phone', code: 'codes', support: 'others_alike', chance: 'chance',
} as const

/** Why it is asked again, with what was answered: both read before answering anew. */
function AskedAgain({ since, latest }: { since: Suggestion['since']; latest: Suggestion['decisions'][number] }) {
  const say = useWords(identityWords)
  const language = useLanguage()
  const gone = (since?.gone ?? []).map((fact) => say[wordOf[fact]]).join(', ')
  return (
    <Callout kind="warning" title={say.askedAgain}>
      <p>{say.answeredThen(latest.by.name, formatDate(latest.at))} <strong>{say[latest.verdict]}</strong>. <bdi dir="auto" translate="no">«{latest.reason}»</bdi></p>
      {since && since.added.length > 0 && <><p>{say.newSince}</p><ul>{since.added.map((line) => <li key={line.says.it}>{line.says[language]}</li>)}</ul></>}
      {gone && <p>{say.goneSince(gone)}</p>}
      {since?.added.length === 0 && !gone && <p>{say.otherwiseSince}</p>}
    </Callout>
  )
}
