import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { casePath, caseTabPath } from '#modules/cases/web/index.ts'
import { getMeasure, type Measure } from '../../contract/measure.ts'
import { useMeasureCodes } from '../lists.ts'
import { measureTitle, spanText } from '../measure-text.ts'
import { correctMeasurePath, measurePath, measuresTab } from '../paths.ts'
import { measureWords } from '../words.ts'
import { Act } from './Act.tsx'
import { Checklist } from './Checklist.tsx'
import { Prescriptions } from './Prescriptions.tsx'
import { Succession } from './Succession.tsx'
import { Terms } from './Terms.tsx'
import { Versions } from './Versions.tsx'
import '../measures.css'

/** One measure as a readable act, with its terms, prescriptions, what the law wants in it and what followed. */
export function MeasurePage() {
  const say = useWords(measureWords)
  const params = measurePath.useParams()
  const query = useQueryOf(getMeasure, { caseId: params.caseId as Id<'case'>, measureId: params.measureId as Id<'measure'> })
  return <Loaded query={query} lines={10} title={say.measure}>{(measure) => <Page measure={measure} />}</Loaded>
}

function Page({ measure }: { measure: Measure }) {
  const say = useWords(measureWords)
  const codes = useMeasureCodes()
  const { caseId, id } = measure
  const [versions, setVersions] = useState(false)
  const title = measureTitle(measure, codes)
  return (
    <>
      <PageHeader
        title={title}
        tab={say.measure}
        above={<Breadcrumb items={[{ label: measure.childName, to: casePath.to({ caseId }) }, { label: say.measures, to: caseTabPath.to({ caseId, tab: measuresTab }) }, { label: title }]} />}
        status={<><Badge kind={measure.state === 'in_force' ? 'info' : 'neutral'}>{say[measure.state === 'in_force' ? 'inForce' : measure.state === 'not_yet' ? 'notYet' : 'ended']}</Badge> {spanText(measure, say)}</>}
        actions={(
          <>
            {measure.can.correct && <LinkButton icon="pencil" to={correctMeasurePath.to({ caseId, measureId: id })}>{say.correct}</LinkButton>}
            <Button kind="quiet" icon="print" className="ac-desk-only" onClick={() => window.print()}>{say.print}</Button>
          </>
        )}
      />
      {measure.nature === 'penale' && <Callout kind="warning">{say.penalWall}</Callout>}
      <div className="ac-columns">
        <div className="ac-stack">
          <Act measure={measure} />
          <Terms measure={measure} />
          {measure.prescriptions.length > 0 && <Prescriptions measure={measure} />}
        </div>
        <div className="ac-stack">
          {measure.checklist.length > 0 && <Checklist measure={measure} />}
          <Succession measure={measure} />
          <p className="ac-meta">
            {say.recorded(measure.recordedBy.name, formatDateTime(measure.recordedAt))}
            {measure.correctedAt && <>, {say.corrected(formatDateTime(measure.correctedAt))} <Button kind="quiet" size="small" className="ac-screen-only" onClick={() => setVersions(true)}>{say.history}</Button></>}
          </p>
        </div>
      </div>
      {versions && <Versions measure={measure} onClose={() => setVersions(false)} />}
    </>
  )
}
