import { useMemo } from 'react'
import { formatDateOfTable } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useCodeLists } from '#kernel/web/lists.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { casesPath } from '#modules/cases/web/index.ts'
import { listTraces, traceStates, type TraceRow } from '../contract/trace.ts'
import { IdentityTabs } from './IdentityTabs.tsx'
import { tracePath } from './paths.ts'
import { identityWords, type IdentitySay } from './words.ts'

/** Missing relatives sought from the files within reach. */
export function TracesScreen() {
  const say = useWords(identityWords)
  const codes = useCodeLists('relation_type')
  const filters = useMemo((): ListFilter[] => [{ id: 'state', label: say.state, all: say.trace_open, options: traceStates.slice(1).map((one) => ({ value: one, label: say[`trace_${one}`] })) }], [say])
  const columns = useMemo(() => columnsOf(say, codes.label), [say, codes.label])
  return (
    <ListScreen
      title={say.traces} above={<IdentityTabs />} endpoint={listTraces} filters={filters} columns={columns} rowKey={(row) => row.id} rowHref={(row) => tracePath.to({ traceId: row.id })}
      empty={{ title: say.noTraces, text: say.noTracesText, action: <LinkButton to={casesPath.to()}>{say.file}</LinkButton> }}
    />
  )
}

const columnsOf = (say: IdentitySay, label: (list: string, code: string) => string): Column<TraceRow>[] => [
  { id: 'sought', header: say.sought, cell: (row) => <><PersonName name={row.sought} /><div className="ac-meta">{label('relation_type', row.relation)}</div></> },
  { id: 'seeker', header: say.seeker, cell: (row) => <><PersonName name={row.seeker.displayName} original={row.seeker.originalName} /><div className="ac-meta ac-whole" translate="no">{row.caseNumber}</div></> },
  { id: 'hits', header: say.candidates, cell: (row) => (row.hits === 0 ? '' : <>{row.newHits > 0 && <Badge kind="warning">{say.newHits(row.newHits)}</Badge>} <span className="ac-meta">{say.hits(row.hits)}</span></>) },
  { id: 'begun', header: say.begun, cell: (row) => <>{formatDateOfTable(row.createdAt)}<div className="ac-meta">{row.createdBy.name}</div></> },
  { id: 'follow', header: say.followUpOn, whole: true, cell: (row) => row.followUpOn && formatDateOfTable(row.followUpOn) },
]
