import { useMemo } from 'react'
import { formatDate, formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { caseTabPath } from '#modules/cases/web/index.ts'
import { listHearings, type HearingRow } from '../contract/proceeding.ts'
import { measuresPath, measuresTab } from './paths.ts'
import { measureWords, type MeasureSay } from './words.ts'

const columnsOf = (say: MeasureSay): Column<HearingRow>[] => [
  { id: 'when', header: say.when, whole: true, cell: (row) => <time dateTime={row.at ?? row.heldOn}>{row.at ? formatDateTime(row.at) : formatDate(row.heldOn)}</time> },
  { id: 'state', header: say.status, cell: (row) => <Badge kind={row.state === 'fissata' ? 'info' : 'neutral'}>{say[`h_${row.state}`]}</Badge> },
  {
    id: 'about', header: say.about,
    cell: (row) => <ul className="ac-plain">{row.children.map((child) => <li key={child.caseId}><Link to={caseTabPath.to({ caseId: child.caseId, tab: measuresTab })}><PersonName name={child.childName} /></Link> <span className="ac-meta">{child.number}</span></li>)}</ul>,
  },
  { id: 'proceeding', header: say.proceeding, cell: (row) => <>{row.number} <span className="ac-meta">{row.authority}</span> {row.nature === 'penale' && <Badge kind="warning" icon="lock">{say.penale}</Badge>}</> },
  { id: 'judge', header: say.judge, cell: (row) => row.judge ?? '' },
  { id: 'purpose', header: say.purpose, cell: (row) => [row.purpose, row.place].filter(Boolean).join(', ') },
]

/** Hearings to come, or held, of all the files within reach. */
export function HearingsScreen() {
  const say = useWords(measureWords)
  const filters = useMemo((): ListFilter[] => [
    { id: 'when', label: say.when, all: say.ahead, options: [{ value: 'past', label: say.held }] },
    { id: 'scope', label: say.scope, options: [{ value: 'mine', label: say.mine }] },
  ], [say])
  const columns = useMemo(() => columnsOf(say), [say])
  return (
    <ListScreen
      title={say.hearings} actions={<LinkButton kind="quiet" icon="pa" to={measuresPath.to()}>{say.toList}</LinkButton>}
      endpoint={listHearings} filters={filters} columns={columns} rowKey={(row) => row.id} empty={{ title: say.noneAhead, text: say.noneAheadText }}
    />
  )
}
