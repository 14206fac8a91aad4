import type { Id } from '#kernel/domain/ids.ts'
import { formatDate, formatDateShort, formatNumber } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Why } from '#kernel/web/ui/Why.tsx'
import { caseTabPath } from '#modules/cases/web/index.ts'
import type { Standing } from '../contract/attendance.ts'
import { schoolWords } from './words.ts'

/** How the child stands against the two thresholds of art. 114, with the days that count and what to do next. */
export function StandingCard({ caseId, standing, told }: { caseId: Id<'case'>; standing: Standing; told: boolean }) {
  const say = useWords(schoolWords)
  const { window, limit, hours, totals, inDuty } = standing
  return (
    <Card title={say.standing} actions={<Badge>{say.year(standing.schoolYear)}</Badge>}>
      <div className="ac-stack">
        <p className="ac-figure-line">
          <strong className="ac-figure">{say.ofLimit(window.count, limit)}</strong>{' '}
          {say.window(formatDate(window.from), formatDate(window.to))}{' '}
          <Why of={say.why} source={say.whySource}><p>{say.whyText}</p><p>{say.whyWindow}</p></Why>
        </p>
        {/* steps followed here already, or a child beyond the duty: no procedure is suggested */}
        {standing.crossing && <Crossed caseId={caseId} crossing={standing.crossing} suggest={!told && inDuty !== false} />}
        {hours.reachedOn && (
          <Callout kind="warning" title={say.quarterTitle}>
            <p>{say.quarterText(formatDate(hours.reachedOn))} <Why of={say.quarterWhy} source={say.quarterSource}>{say.quarterWhyText}</Why></p>
          </Callout>
        )}
        <DataList items={[
          { label: say.hoursLost, value: <>{hoursText(say, hours)}{hours.unknownDays > 0 && <span className="ac-meta"> {say.unknownDays(hours.unknownDays)}</span>}</> },
          { label: say.totals, value: say.totalsText(totals.unjustified, totals.justified, totals.partial) },
        ]} />
        {inDuty === false && <p className="ac-meta">{say.beyondDuty}</p>}
        {inDuty === null && <p className="ac-meta">{say.dutyUnknown}</p>}
      </div>
    </Card>
  )
}

type Say = ReturnType<typeof useWords<(typeof schoolWords)['it']>>
const hoursText = (say: Say, { missed, quarter, yearly }: Standing['hours']): string =>
  quarter === null ? say.hoursUnknown(formatNumber(missed)) : say.hoursText(formatNumber(missed), formatNumber(quarter), formatNumber(yearly!))

function Crossed({ caseId, crossing, suggest }: { caseId: Id<'case'>; crossing: NonNullable<Standing['crossing']>; suggest: boolean }) {
  const say = useWords(schoolWords)
  return (
    <Callout kind="warning" title={say.crossedTitle(crossing.days.length)}>
      <p>{say.crossedText(formatDate(crossing.on), formatDate(crossing.from), formatDate(crossing.to))}</p>
      <details>
        <summary>{say.theDays} ({crossing.days.length})</summary>
        <ol className="ac-days">{crossing.days.map((one) => <li key={one}>{formatDateShort(one)}</li>)}</ol>
      </details>
      {suggest && <p>{say.startHint}</p>}
      {suggest && <LinkButton className="ac-screen-only" to={caseTabPath.to({ caseId, tab: 'procedure' }, { avvia: 'scuola_114' })}>{say.startProcedure}</LinkButton>}
    </Callout>
  )
}
