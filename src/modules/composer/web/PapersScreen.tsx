import { useMemo } from 'react'
import { formatDateOfTable, formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { listReceivingUnits } from '#modules/cases/contract.ts'
import { listPapers, works, type PaperHead } from '../contract.ts'
import { paperKinds } from '../domain/paper.ts'
import { paperPath } from './paths.ts'
import { ReportTerms } from './ReportTerms.tsx'
import { stateBadge } from './state-badge.ts'
import { paperWords, type PaperSay } from './words.ts'

/** What is to be written, approved and sent, by its term; what is to be written begins with the terms that have no paper yet. */
export function PapersScreen() {
  const say = useWords(paperWords)
  const units = useQueryOf(listReceivingUnits, {}, { staleTime: 60_000 }).data?.rows
  const filters = useMemo((): ListFilter[] => [
    { id: 'work', label: say.work, all: say.work_write, options: works.filter((one) => one !== 'write').map((one) => ({ value: one, label: say[`work_${one}`] })) },
    { id: 'scope', label: say.scope, all: say.scope_mine, options: (['unit', 'all'] as const).map((one) => ({ value: one, label: say[`scope_${one}`] })) },
    { id: 'kind', label: say.kind, options: paperKinds.map((one) => ({ value: one, label: say[`kind_${one}`] })) },
    { id: 'unit', label: say.unit, options: (units ?? []).map((row) => ({ value: row.id, label: row.name })) },
  ], [say, units])
  const columns = useMemo(() => columnsOf(say), [say])
  const [search] = useSearchState()
  return (
    <>
      <PageHeader title={say.workTitle} />
      <div className="ac-stack">
        {!search['work'] && !search['kind'] && <ReportTerms />}
        <ListScreen
          title={say.workTitle} endpoint={listPapers} filters={filters} columns={columns} rowKey={(row) => row.id} rowHref={(row) => paperPath.to({ paperId: row.id })}
          empty={{ title: say.noneWork, text: say.noneWorkText }} savedAs="papers" header={false}
        />
      </div>
    </>
  )
}

const columnsOf = (say: PaperSay): Column<PaperHead>[] => [
  { id: 'child', header: say.child, cell: (row) => <><PersonName name={row.childName} /><div className="ac-meta ac-whole" translate="no">{row.caseNumber}</div></> },
  { id: 'title', header: say.title, cell: (row) => <>{row.title}{row.number && <div className="ac-meta">{say.numbered(row.number.n, row.number.year)}</div>}</> },
  { id: 'state', header: say.state, cell: (row) => {
    const [kind, label] = stateBadge(row.state, say)
    return <Badge kind={kind}>{label}</Badge>
  } },
  { id: 'due', header: say.due, cell: (row) => (row.dueOn ? formatDateOfTable(row.dueOn) : say.noTerm) },
  { id: 'authors', header: say.authors, cell: (row) => row.authors.join(', ') },
  { id: 'addressee', header: say.addressee, cell: (row) => row.addressee },
  { id: 'unit', header: say.unit, cell: (row) => row.unit.name },
  { id: 'changed', header: say.changed, cell: (row) => formatDateTime(row.changedAt) },
]
