import type { ReactNode } from 'react'
import { formatDate, formatDateTime } from '#kernel/web/i18n/format.ts'
import { downloadUrl } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { downloadDocument } from '#modules/documents/contract.ts'
import type { Measure } from '../../contract/measure.ts'
import { useMeasureCodes } from '../lists.ts'
import { measurePath } from '../paths.ts'
import { measureWords, type MeasureSay } from '../words.ts'

/** The act itself, from top to bottom as on paper. */
export function Act({ measure }: { measure: Measure }) {
  const say = useWords(measureWords)
  const codes = useMeasureCodes()
  return (
    <article className="ms-act" aria-label={say.measure} translate="no">
      <header className="ms-act-head">
        <p><strong>{measure.authority.name}</strong></p>
        {measure.proceeding && <p>{measure.proceeding.number}{measure.proceeding.judge && `, ${measure.proceeding.judge}`}</p>}
        <p className="ac-meta">{[measure.number && `n. ${measure.number}`, measure.decidedAt ? formatDateTime(measure.decidedAt) : measure.decidedOn && formatDate(measure.decidedOn)].filter(Boolean).join(', ')}</p>
      </header>
      <p>{say.forChild} <strong>{measure.childName}</strong>{measure.alsoIn.length > 0 && <AlsoIn measure={measure} />}</p>
      <Words title={say.given} text={measure.grounds} />
      <Part title={say.decides}>
        <ul className="ms-rest">{[measure.kind, ...measure.also].map((kind) => <li key={kind}>{codes.label('measure_kind', kind)}</li>)}</ul>
        {measure.decision && <p className="ms-words">{measure.decision}</p>}
      </Part>
      {measure.effects.length > 0 && <Part title={say.effects}><Effects measure={measure} say={say} /></Part>}
      {measure.offices.length > 0 && <Part title={say.offices}><Offices measure={measure} say={say} /></Part>}
      {(measure.placementKind ?? measure.placementWords) && <Part title={say.placement}><p className="ms-words">{[measure.placementKind && codes.label('placement_kind', measure.placementKind), measure.placementWords].filter(Boolean).join(', ')}</p></Part>}
      <Words title={say.mandate} text={measure.mandate} />
      <Dates measure={measure} />
    </article>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => <section><h2>{title}</h2>{children}</section>
const Words = ({ title, text }: { title: string; text: string | null }) => (text ? <Part title={title}><p className="ms-words">{text}</p></Part> : null)

function AlsoIn({ measure }: { measure: Measure }) {
  const say = useWords(measureWords)
  return (
    <span className="ac-meta">
      {' '}({say.alsoIn}{' '}
      {measure.alsoIn.map(({ caseId, measureId, childName, same }, index) => (
        <span key={caseId}>{index > 0 && ', '}<Link to={measurePath.to({ caseId, measureId })}>{childName}</Link>{!same && ` (${say.differs})`}</span>
      ))})
    </span>
  )
}

const span = (from: string | null, to: string | null, say: MeasureSay): string => [from && `${say.from.toLowerCase()} ${formatDate(from)}`, to && `${say.until.toLowerCase()} ${formatDate(to)}`].filter(Boolean).join(' ')

function Effects({ measure, say }: { measure: Measure; say: MeasureSay }) {
  return (
    <ul className="ms-rest">
      {measure.effects.map((one) => (
        <li key={one.parentId + (one.from ?? '')}>
          <strong>{one.parentName ?? say.hiddenPerson}</strong>: {say[`state_${one.state}`]}{one.exercise && `, ${say[`exercise_${one.exercise}`]}`} <span className="ac-meta">{span(one.from, one.to, say)}</span>
          {one.limits && <div className="ms-words">{one.limits}</div>}
        </li>
      ))}
    </ul>
  )
}

function Offices({ measure, say }: { measure: Measure; say: MeasureSay }) {
  return (
    <ul className="ms-rest">
      {measure.offices.map((one, index) => (
        <li key={index}>
          <strong>{say[`role_${one.role}`]}</strong>: {one.holder ?? say.hiddenPerson} <span className="ac-meta">{span(one.from, one.to, say)}</span>
          {one.powers && <div className="ms-words">{say.powers}: {one.powers}</div>}
        </li>
      ))}
    </ul>
  )
}

function Dates({ measure }: { measure: Measure }) {
  const say = useWords(measureWords)
  const day = (value: string | null) => value && formatDate(value)
  return (
    <Part title={say.dates}>
      <DataList columns={2} items={[
        { label: say.filedOn, value: day(measure.filedOn) }, { label: say.communicatedOn, value: day(measure.communicatedOn) },
        { label: say.notifiedOn, value: measure.notifiedAt ? formatDateTime(measure.notifiedAt) : day(measure.notifiedOn) },
        { label: say.from, value: day(measure.effectiveFrom) }, { label: say.until, value: day(measure.effectiveTo) ?? say.noEnd },
        { label: say.duration, value: measure.durationMonths && say.months(measure.durationMonths) }, { label: say.reportEvery, value: measure.reportEveryMonths && say.months(measure.reportEveryMonths) },
        { label: say.firstReport, value: day(measure.firstReportOn) }, { label: say.reportsOn, value: measure.reportsOn.map((one) => formatDate(one)).join('; ') },
        { label: say.hearingsSet, value: measure.hearings.map(({ at, heldOn }) => (at ? formatDateTime(at) : formatDate(heldOn))).join('; ') },
        { label: say.document, value: measure.document && <a href={downloadUrl(downloadDocument, { documentId: measure.document.id as never, inline: 'true' })} target="_blank" rel="noreferrer">{measure.document.name}</a> },
      ]} />
    </Part>
  )
}
