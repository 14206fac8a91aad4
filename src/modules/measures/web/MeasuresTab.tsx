import { useMemo } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { usePageActions } from '#kernel/web/palette.ts'
import { useGo } from '#kernel/web/paths.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import type { Result } from '#kernel/contract/endpoint.ts'
import { discardMeasureDraft, listMeasureDrafts, type MeasureDraft } from '../contract/draft.ts'
import { listMeasures } from '../contract/measure.ts'
import { MeasureLine } from './MeasureLine.tsx'
import { correctMeasurePath, hearingsPath, measuresPath, newMeasurePath } from './paths.ts'
import { Proceedings } from './proceeding/Proceedings.tsx'
import { LegalStatusPanel } from './status/LegalStatusPanel.tsx'
import { measureWords } from './words.ts'
import './measures.css'

/** The part of a child's page about judicial measures: who decides, what is in force, what passed, proceedings and hearings. */
export function MeasuresTab({ caseId }: { caseId: Id<'case'> }) {
  const query = useQueryOf(listMeasures, { caseId })
  return (
    <div className="ac-stack">
      <LegalStatusPanel caseId={caseId} />
      <Loaded query={query} lines={6}>{(answer) => <Measures caseId={caseId} answer={answer} />}</Loaded>
      <Proceedings caseId={caseId} measures={query.data?.rows ?? []} />
      <p className="ac-row ac-screen-only"><Link to={measuresPath.to()}>{useWords(measureWords).toList}</Link><Link to={hearingsPath.to()}>{useWords(measureWords).toHearings}</Link></p>
    </div>
  )
}

function Measures({ caseId, answer: { rows, can } }: { caseId: Id<'case'>; answer: Result<typeof listMeasures> }) {
  const say = useWords(measureWords)
  const go = useGo()
  const to = newMeasurePath.to({ caseId })
  usePageActions(useMemo(() => (can.record ? [{ id: 'new-measure', label: say.newMeasure, icon: 'plus' as const, run: () => go(to) }] : []), [can.record, say.newMeasure, go, to]))
  const [now, past] = [rows.filter(({ state }) => state !== 'ended'), rows.filter(({ state }) => state === 'ended')]
  const add = can.record && <LinkButton kind="primary" icon="plus" to={to}>{say.newMeasure}</LinkButton>
  return (
    <Card title={say.measures} actions={rows.length > 0 && add}>
      {can.record && <Drafts caseId={caseId} />}
      {rows.length === 0 && <EmptyState icon="pa" title={say.none} action={add}>{say.noneText}</EmptyState>}
      {now.length > 0 && <ul className="ms-rows">{now.map((row) => <MeasureLine key={row.id} row={row} />)}</ul>}
      {past.length > 0 && (
        <details open={now.length === 0}>
          <summary>{say.past} ({past.length})</summary>
          <ul className="ms-rows">{past.map((row) => <MeasureLine key={row.id} row={row} />)}</ul>
        </details>
      )}
    </Card>
  )
}

/** Orders left half written, to go on from. */
function Drafts({ caseId }: { caseId: Id<'case'> }) {
  const say = useWords(measureWords)
  const { data } = useQueryOf(listMeasureDrafts, { caseId })
  const discard = useMutationOf(discardMeasureDraft, { invalidates: [listMeasureDrafts], onSuccess: () => toast(say.discarded), onError: toastProblem })
  if (!data?.rows.length) return null
  const to = ({ id, measureId }: MeasureDraft) => (measureId ? correctMeasurePath.to({ caseId, measureId }, { bozza: id }) : newMeasurePath.to({ caseId }, { bozza: id }))
  return (
    <section aria-label={say.drafts} className="ac-screen-only">
      <h3>{say.drafts}</h3>
      <ul className="ac-plain">
        {data.rows.map((draft) => (
          <li key={draft.id} className="ac-row">
            <span>{say.draftOf(formatDateTime(draft.savedAt))} <span className="ac-meta">{draft.measureId ? say.draftCorrection : say.draftNew}</span></span>
            <LinkButton size="small" to={to(draft)}>{say.continueDraft}</LinkButton>
            <Button size="small" kind="quiet" onClick={() => discard.mutate({ caseId, draftId: draft.id })}>{say.discard}</Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
