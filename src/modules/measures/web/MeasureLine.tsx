import { useWords } from '#kernel/web/i18n/words.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import type { MeasureRow } from '../contract/measure.ts'
import { useMeasureCodes } from './lists.ts'
import { measureTitle, spanText, tieText } from './measure-text.ts'
import { measurePath } from './paths.ts'
import { measureWords } from './words.ts'

/** One measure of a file in a few words: what, who decided, since when, what followed. */
export function MeasureLine({ row }: { row: MeasureRow }) {
  const say = useWords(measureWords)
  const codes = useMeasureCodes()
  return (
    <li className={row.state === 'in_force' ? 'ms-in-force' : undefined}>
      <div className="ms-row-line">
        <Link to={measurePath.to({ caseId: row.caseId, measureId: row.id })}>{measureTitle(row, codes)}</Link>
        {row.nature === 'penale' && <Badge kind="warning" icon="lock">{say.penale}</Badge>}
        {row.state === 'not_yet' && <Badge>{say.notYet}</Badge>}
        {row.openPrescriptions > 0 && <Badge kind="info">{say.prescriptionsOpen(row.openPrescriptions)}</Badge>}
      </div>
      {row.also.length > 0 && <div>{say.alsoDecides}: {row.also.map((kind) => codes.label('measure_kind', kind)).join('; ')}</div>}
      <div className="ac-meta">{[row.authority.name, row.decidedOn && formatDate(row.decidedOn), spanText(row, say), !row.hasDocument && say.noDocument].filter(Boolean).join(' · ')}</div>
      {[...row.follows.map((tie) => ({ tie, way: 'before' as const })), ...row.followedBy.map((tie) => ({ tie, way: 'after' as const }))].map(({ tie, way }) => (
        <div key={`${tie.id} ${way}`} className="ac-meta">{tieText(tie, say, codes, way)}</div>
      ))}
    </li>
  )
}
