import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDate, formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { ErrorState } from '#kernel/web/ui/states.tsx'
import type { MeasureRow } from '../../contract/measure.ts'
import { listProceedings, type FullProceeding, type Hearing } from '../../contract/proceeding.ts'
import { measureWords } from '../words.ts'
import { HearingDialog } from './HearingDialog.tsx'
import { ProceedingDialog } from './ProceedingDialog.tsx'

type Open = { what: 'proceeding'; proceeding?: FullProceeding } | { what: 'hearing'; proceeding: FullProceeding; hearing?: Hearing }

/** Proceedings about the child, each with its hearings. */
export function Proceedings({ caseId, measures }: { caseId: Id<'case'>; measures: readonly MeasureRow[] }) {
  const say = useWords(measureWords)
  const query = useQueryOf(listProceedings, { caseId })
  const [open, setOpen] = useState<Open | null>(null)
  if (query.error) return <ErrorState problem={query.error} onRetry={() => void query.refetch()} />
  if (!query.data) return null
  const { rows, can } = query.data
  const close = () => setOpen(null)
  return (
    <Card title={say.proceedings} actions={can.open && <Button size="small" icon="plus" className="ac-screen-only" onClick={() => setOpen({ what: 'proceeding' })}>{say.newProceeding}</Button>}>
      {rows.length === 0 && <p className="ac-meta">{say.noProceedings}</p>}
      <ul className="ms-rows">{rows.map((one) => <ProceedingLine key={one.id} one={one} onOpen={setOpen} />)}</ul>
      {open?.what === 'proceeding' && <ProceedingDialog caseId={caseId} proceeding={open.proceeding} onClose={close} />}
      {open?.what === 'hearing' && <HearingDialog caseId={caseId} proceeding={open.proceeding} hearing={open.hearing} measures={measures} onClose={close} />}
    </Card>
  )
}

function ProceedingLine({ one, onOpen }: { one: FullProceeding; onOpen: (open: Open) => void }) {
  const say = useWords(measureWords)
  return (
    <li>
      <div className="ms-row-line">
        <strong translate="no">{one.number}</strong> <span>{one.authority.name}</span> <span className="ac-meta">{say[one.status]}{one.judge && `, ${one.judge}`}</span>
        {one.nature === 'penale' && <Badge kind="warning" icon="lock">{say.penale}</Badge>}
      </div>
      {one.children.length > 1 && <div className="ac-meta">{say.about}: {one.children.map(({ childName }) => childName).join(', ')}</div>}
      {one.lawyers && <div className="ac-meta">{say.lawyers}: {one.lawyers}</div>}
      {one.hearings.length > 0 && (
        <ul className="ac-plain" aria-label={say.hearings}>
          {one.hearings.map((hearing) => (
            <li key={hearing.id} className="ac-row">
              <span>
                <time dateTime={hearing.heldOn}>{hearing.at ? formatDateTime(hearing.at) : formatDate(hearing.heldOn)}</time>{' '}
                <Badge kind={hearing.state === 'fissata' ? 'info' : 'neutral'}>{say[`h_${hearing.state}`]}</Badge>{' '}
                {[hearing.purpose, hearing.place].filter(Boolean).join(', ')}
                {hearing.outcome && <div className="ms-words" translate="no">{hearing.outcome}</div>}
              </span>
              {one.can.change && <Button kind="quiet" size="small" className="ac-screen-only" aria-label={`${say.changeHearing}: ${formatDate(hearing.heldOn)}`} onClick={() => onOpen({ what: 'hearing', proceeding: one, hearing })}>{say.changeHearing}</Button>}
            </li>
          ))}
        </ul>
      )}
      {one.can.change && (
        <div className="ac-row ac-screen-only">
          <Button kind="quiet" size="small" icon="plus" onClick={() => onOpen({ what: 'hearing', proceeding: one })}>{say.newHearing}</Button>
          <Button kind="quiet" size="small" icon="pencil" aria-label={`${say.changeProceeding}: ${one.number}`} onClick={() => onOpen({ what: 'proceeding', proceeding: one })}>{say.changeProceeding}</Button>
        </div>
      )}
    </li>
  )
}
