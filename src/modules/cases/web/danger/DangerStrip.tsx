import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { ErrorState } from '#kernel/web/ui/states.tsx'
import { listWarnings, type DangerWarning } from '../../contract/danger.ts'
import { useCodeWords } from '../diary/codes.ts'
import { RaiseDialog } from './RaiseDialog.tsx'
import { ReviewDialog } from './ReviewDialog.tsx'
import { dangerWords } from './words.ts'

/** Danger warnings of a file, in its header: for everybody who opens it, before anything else. */
export function DangerStrip({ caseId }: { caseId: Id<'case'> }) {
  const say = useWords(dangerWords)
  const query = useQueryOf(listWarnings, { caseId })
  const [reviewed, setReviewed] = useState<DangerWarning | null>(null)
  if (query.error) return <ErrorState problem={query.error} onRetry={() => void query.refetch()} />
  if (!query.data?.rows.length) return null
  return (
    <section aria-label={say.title}>
      <Callout kind="danger" title={say.title}>
        <ul className="ac-plain ac-stack">
          {query.data.rows.map((warning) => <li key={warning.id}><Warning warning={warning} onReview={() => setReviewed(warning)} /></li>)}
        </ul>
      </Callout>
      {reviewed && <ReviewDialog key={reviewed.id} warning={reviewed} onClose={() => setReviewed(null)} />}
    </section>
  )
}

/** Beside what else can be done with a file: saying that somebody is in danger. */
export function RaiseDanger({ caseId }: { caseId: Id<'case'> }) {
  const say = useWords(dangerWords)
  const { data } = useQueryOf(listWarnings, { caseId })
  const [raising, setRaising] = useState(false)
  if (!data?.can.raise) return null
  return (
    <>
      <Button kind="quiet" icon="warning" className="ac-screen-only" onClick={() => setRaising(true)}>{say.raise}</Button>
      <RaiseDialog caseId={caseId} open={raising} onClose={() => setRaising(false)} />
    </>
  )
}

function Warning({ warning, onReview }: { warning: DangerWarning; onReview: () => void }) {
  const say = useWords(dangerWords)
  const kind = useCodeWords().label('danger_warning', warning.kind)
  return (
    <>
      <Badge kind="danger" icon="warning-circle">{kind}</Badge>{' '}
      <span translate="no"><bdi>{warning.words}</bdi></span>
      <div className="ac-row">
        <span className="ac-meta">
          {say.by(warning.raisedBy.name, formatDate(warning.raisedAt))} · {warning.due ? <strong>{say.due}</strong> : say.until(formatDate(warning.reviewOn))}
        </span>
        {warning.can.review && <Button kind="quiet" size="small" className="ac-screen-only" aria-label={say.reviewOf(kind)} onClick={onReview}>{say.review}</Button>}
      </div>
    </>
  )
}
