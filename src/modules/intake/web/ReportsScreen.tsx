import { useMemo } from 'react'
import { formatSince } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { listReports, type ReportRow } from '../contract.ts'
import { namedMunicipality, searchMunicipalities, useIntakeCodes, type CodeLists } from './lists.ts'
import { ChildNames, StateText, UrgencyBadge } from './marks.tsx'
import { newReportPath, receiptsPath, reportPath } from './paths.ts'
import { intakeWords } from './words.ts'

type Say = (typeof intakeWords)['it']

const columnsOf = (say: Say, label: CodeLists['label']): Column<ReportRow>[] => [
  { id: 'number', header: say.number, whole: true, cell: (row) => row.number },
  { id: 'urgency', header: say.urgency, cell: (row) => <UrgencyBadge code={row.urgency} /> },
  { id: 'children', header: say.child, cell: (row) => <ChildNames told={row.children} /> },
  { id: 'since', header: say.since, whole: true, cell: (row) => (row.state === 'decided' ? '' : formatSince(row.receivedAt)) },
  { id: 'source', header: say.source, cell: (row) => label('report_source', row.source) },
  { id: 'municipality', header: say.municipality, cell: (row) => row.municipality ?? '' },
  { id: 'state', header: say.state, cell: (row) => <StateText report={row} /> },
]

/** What waits and since when: the queue of the units within reach. */
export function ReportsScreen() {
  const say = useWords(intakeWords)
  const codes = useIntakeCodes()
  const [urgencies, sources] = [codes.options('urgency'), codes.options('report_source')]
  const filters = useMemo((): ListFilter[] => [
    { id: 'state', label: say.state, all: say.notDecided, options: [{ value: 'waiting', label: say.waiting }, { value: 'assigned', label: say.assignedState }, { value: 'observing', label: say.observing }, { value: 'decided', label: say.decided }, { value: 'all', label: say.all }] },
    { id: 'urgency', label: say.urgency, options: urgencies },
    { id: 'source', label: say.source, options: sources },
    { id: 'municipality', label: say.municipality, all: say.everywhere, search: searchMunicipalities, named: namedMunicipality },
    { id: 'assigned', label: say.assigned, options: [{ value: 'me', label: say.mine }, { value: 'nobody', label: say.nobody }] },
  ], [say, urgencies, sources])
  const columns = useMemo(() => columnsOf(say, codes.label), [say, codes.label])
  return (
    <ListScreen
      title={say.reports}
      actions={<><LinkButton kind="primary" icon="plus" to={newReportPath.to()}>{say.newReport}</LinkButton><LinkButton kind="quiet" to={receiptsPath.to()}>{say.sentByMe}</LinkButton></>}
      status={<Counts />}
      endpoint={listReports}
      filters={filters}
      columns={columns}
      rowKey={(row) => row.id}
      savedAs="reports"
      rowHref={(row) => reportPath.to({ reportId: row.id })}
      empty={{ title: say.noReports, text: say.noReportsText, action: <LinkButton icon="plus" to={newReportPath.to()}>{say.newReport}</LinkButton> }}
    />
  )
}

/** The figures of the whole queue, whatever the filters. */
function Counts() {
  const say = useWords(intakeWords)
  const { data } = useQueryOf(listReports, { limit: 1 })
  if (!data) return null
  const { waiting, immediate, mine } = data.counts
  return <span role="status">{[say.countWaiting(waiting), say.countImmediate(immediate), say.countMine(mine)].join(' · ')}</span>
}
