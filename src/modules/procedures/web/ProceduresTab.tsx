import { useMemo, useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { usePageActions } from '#kernel/web/palette.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { missingOfCase } from '../contract/board.ts'
import { listCaseRuns, type RunRow } from '../contract/run.ts'
import { MissingItems } from './MissingItems.tsx'
import { formatMoment } from './moments.ts'
import { NextTerm } from './NextTerm.tsx'
import { clockPath, runPath } from './paths.ts'
import { StartDialog } from './StartDialog.tsx'
import { procedureWords } from './words.ts'

/** Procedures of a child: what runs with its clock, what is missing today, what has ended. */
export function ProceduresTab({ caseId }: { caseId: Id<'case'> }) {
  const say = useWords(procedureWords)
  const [search, change] = useSearchState()
  const wanted = typeof search['avvia'] === 'string' ? search['avvia'] : null
  const [starting, setStarting] = useState(wanted !== null)
  const runs = useQueryOf(listCaseRuns, { caseId }, { refetchInterval: 60_000 })
  const missing = useQueryOf(missingOfCase, { caseId })
  const canStart = runs.data?.can.start ?? false
  usePageActions(useMemo(() => (canStart ? [{ id: 'start-procedure', label: say.start, icon: 'clock' as const, run: () => setStarting(true) }] : []), [canStart, say]))
  const close = () => {
    setStarting(false)
    if (wanted !== null) change({ avvia: undefined })
  }
  return (
    <Loaded query={runs} lines={6}>
      {({ rows, can }) => {
        const running = rows.filter(({ state }) => state === 'running')
        const ended = rows.filter(({ state }) => state !== 'running')
        const start = can.start && <Button kind="primary" icon="plus" onClick={() => setStarting(true)}>{say.start}</Button>
        return (
          <div className="ac-columns">
            <div className="ac-stack">
              {running.length === 0
                ? <Card title={say.running}><EmptyState icon="clock" title={say.none} action={start}>{say.noneText}</EmptyState></Card>
                : <Card title={say.running} actions={start}><ul className="ac-plain ac-step-lines">{running.map((row) => <RunLine key={row.id} row={row} />)}</ul></Card>}
              {ended.length > 0 && <Card title={say.ended}><ul className="ac-plain ac-step-lines">{ended.map((row) => <RunLine key={row.id} row={row} />)}</ul></Card>}
            </div>
            <div className="ac-stack">
              <Card title={say.missing}>
                <Loaded query={missing}>{(found) => (found.rows.length === 0 ? <p className="ac-meta">{say.m_nothing}</p> : <MissingItems items={found.rows} />)}</Loaded>
              </Card>
            </div>
            {starting && can.start && <StartDialog caseId={caseId} definitionId={wanted} onClose={close} />}
          </div>
        )
      }}
    </Loaded>
  )
}

function RunLine({ row }: { row: RunRow }) {
  const say = useWords(procedureWords)
  const both = useSay()
  return (
    <li>
      <div className="ac-row">
        <strong><Link to={runPath.to({ runId: row.id })}>{both(row.title)}</Link></strong>
        {row.effectLostAt && <Badge kind="danger" icon="warning-circle">{say.lost}</Badge>}
        {row.missed > 0 && <Badge kind="danger">{say.missedTerms(row.missed)}</Badge>}
        <span className="ac-meta">{say.startedOn(formatMoment(row.startedOn))}</span>
      </div>
      {row.state === 'running' && (
        <div className="ac-row">
          <NextTerm row={row} />
          {row.nextStep && <span>{say.nextStep}: <Link to={runPath.to({ runId: row.id }, { passo: row.nextStep.id })}>{both(row.nextStep.title)}</Link></span>}
          {row.nextTerm && <Link className="ac-screen-only" to={clockPath.to({ runId: row.id })}>{say.clock}</Link>}
        </div>
      )}
      {row.state !== 'running' && <Badge>{say[`state_${row.state}`]}</Badge>}
    </li>
  )
}
