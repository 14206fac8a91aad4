import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatDateOfTable, formatRelative } from '#kernel/web/i18n/format.ts'
import type { Mirror } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import type { AssessmentRow } from '../../contract.ts'
import type { Words } from '../../domain/instrument.ts'
import type { assessmentWords } from '../words.ts'
import type { listWords } from './words.ts'

type Say = Mirror<(typeof listWords)['it']>
type Shared = Mirror<(typeof assessmentWords)['it']>

interface Speech {
  say: Say
  shared: Shared
  both: (words: Words) => string
}

const title = ({ say, shared, both }: Speech): Column<AssessmentRow> => ({
  id: 'instrument', header: shared.instrument,
  cell: (row) => <><span>{both(row.title)}</span>{row.moment && <> <Badge>{row.moment}</Badge></>}{(row.newerVersion !== null || row.revision > 1) && <div className="ac-meta">{[row.revision > 1 && say.corrected(row.revision), row.newerVersion !== null && say.versionOld].filter(Boolean).join(' · ')}</div>}</>,
})
const child = ({ shared }: Speech): Column<AssessmentRow> => ({
  id: 'child', header: shared.child, cell: (row) => <><PersonName name={row.childName} /><div className="ac-meta ac-whole" translate="no">{row.caseNumber}</div></>,
})
const day = ({ shared }: Speech): Column<AssessmentRow> => ({ id: 'day', header: shared.day, whole: true, cell: (row) => formatDateOfTable(row.heldOn) })

const state = ({ say, shared }: Speech): Column<AssessmentRow> => ({
  id: 'state', header: shared.state,
  cell: (row) => (
    <>
      <Badge kind={row.state === 'completed' ? 'success' : row.state === 'draft' ? 'info' : 'neutral'}>{row.state === 'draft' && row.revision > 1 ? shared.correction : shared[`state_${row.state}`]}</Badge>
      {row.state === 'draft' && row.savedAt && <div className="ac-meta">{say.savedAgo(formatRelative(row.savedAt))}</div>}
      {row.state === 'completed' && row.completedAt && dateInRome(Date.parse(row.completedAt)) !== row.heldOn && <div className="ac-meta">{formatDateOfTable(row.completedAt)}</div>}
    </>
  ),
})
const serious = ({ shared }: Speech): Column<AssessmentRow> => ({ id: 'serious', header: shared.seriousNeed, cell: (row) => (row.serious > 0 ? <Badge kind="warning" icon="flag">{shared.seriousNeeds(row.serious)}</Badge> : '') })
const by = ({ say }: Speech): Column<AssessmentRow> => ({ id: 'by', header: say.startedBy, cell: (row) => row.startedBy.name })

const outcome = ({ say, both }: Speech): Column<AssessmentRow> => ({
  id: 'decision', header: say.decision,
  cell: (row) => (
    <>
      {row.decision && both(row.decision)}
      {row.reassessOn && <div className="ac-meta">{say.reassessOn} <span className="ac-whole">{formatDateOfTable(row.reassessOn)}</span> {row.reassessOn < dateInRome(Date.now()) && <Badge kind="warning" icon="clock">{say.overdue}</Badge>}</div>}
    </>
  ),
})

/** Of one file: what, when, how far, what was found and decided. */
export const columnsOfFile = (speech: Speech): Column<AssessmentRow>[] => [title(speech), day(speech), state(speech), serious(speech), outcome(speech), by(speech)]
/** Over files: whose it is comes first. */
export const columnsOfUnit = (speech: Speech): Column<AssessmentRow>[] => [child(speech), title(speech), day(speech), state(speech), serious(speech), outcome(speech), by(speech)]
