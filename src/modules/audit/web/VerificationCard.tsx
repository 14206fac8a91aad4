import { formatDateTime, formatNumber } from '#kernel/web/i18n/format.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { getVerification, startVerification, type Verification } from '../contract.ts'
import { auditWords, problemWords } from './words.ts'

/** Is the register whole? The last answer in words, and asking again. */
export function VerificationCard() {
  const say = useWords(auditWords)
  const known = useQueryOf(getVerification, {})
  const busy = known.data?.latest?.finishedAt === null
  // while the job works it is looked after every few seconds
  const query = useQueryOf(getVerification, {}, busy ? { refetchInterval: 3000 } : {})
  const start = useMutationOf(startVerification, { invalidates: [getVerification], onSuccess: () => toast(say.queued), onError: toastProblem })
  return (
    <Card title={say.integrity} actions={<Button kind="primary" className="ac-screen-only" busy={start.isPending} disabled={busy} onClick={() => start.mutate({})}>{say.verify}</Button>}>
      <p>{say.integrityText}</p>
      <Loaded query={query}>
        {({ latest, lastSeal }) => (
          <div className="ac-stack">
            <p>{lastSeal ? say.lastSeal(formatNumber(lastSeal.n), formatDateTime(lastSeal.at)) : say.noSeal}</p>
            <div aria-live="polite">{latest ? <Told verification={latest} /> : <p className="ac-meta">{say.never}</p>}</div>
          </div>
        )}
      </Loaded>
    </Card>
  )
}

function Told({ verification }: { verification: Verification }) {
  const say = useWords(auditWords)
  const { finishedAt, ok, events, seals, unsealed, notExported, requestedBy } = verification
  if (finishedAt === null) return <Callout title={say.running} />
  const done = <p className="ac-meta">{say.doneOn(formatDateTime(finishedAt), requestedBy)}</p>
  if (ok === null) return <Callout kind="warning" title={say.impossible}>{say.impossibleText}{done}</Callout>
  const checked = <p>{say.checked(formatNumber(events ?? 0), formatNumber(seals ?? 0))}</p>
  if (!ok) return <Callout kind="danger" title={say.broken}>{checked}<Problems verification={verification} />{done}</Callout>
  return (
    <Callout kind="success" title={say.intact}>
      {checked}
      {unsealed ? <p>{say.unsealed(formatNumber(unsealed))}</p> : null}
      {notExported ? <p>{say.notExported(formatNumber(notExported))}</p> : null}
      {done}
    </Callout>
  )
}

function Problems({ verification: { problems, first } }: { verification: Verification }) {
  const say = useWords(auditWords)
  const language = useLanguage()
  return (
    <>
      <ul>{problems.map(({ kind, count }) => <li key={kind}>{problemWords[kind]?.[language](count) ?? kind}</li>)}</ul>
      {first?.seal != null && <p>{say.firstAt(formatNumber(first.seal))}</p>}
      <p><strong>{say.whatToDo}</strong></p>
    </>
  )
}
