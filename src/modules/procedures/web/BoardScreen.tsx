import { useMemo, useState } from 'react'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { casesPath } from '#modules/cases/web/index.ts'
import { board } from '../contract/board.ts'
import type { RunRow } from '../contract/run.ts'
import { NextTerm } from './NextTerm.tsx'
import { Parts } from './Parts.tsx'
import { proceduresPath, runPath } from './paths.ts'
import { usePlaceFilters } from './places.ts'
import { StartDialog } from './StartDialog.tsx'
import { Tally, useAsked } from './Tally.tsx'
import { procedureWords, type ProcedureSay } from './words.ts'

/** Every running procedure within reach, what expires first on top. */
export function BoardScreen() {
  const say = useWords(procedureWords)
  const both = useSay()
  const [starting, setStarting] = useState(false)
  const places = usePlaceFilters()
  const lost = useAsked(['lost'])
  const filters = useMemo((): ListFilter[] => [
    ...places,
    { id: 'state', label: say.state, all: say.state_running, options: (['ended', 'abandoned'] as const).map((value) => ({ value, label: say[`state_${value}`] })) },
    { id: 'bucket', label: say.when, options: (['missed', 'today', 'week', 'later', 'none'] as const).map((value) => ({ value, label: say[`b_${value}`] })) },
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the places change with their units
  ], [say, places.map((one) => ('options' in one ? one.options.length : 0)).join()])
  const columns = useMemo(() => boardColumns(say, both), [say, both])
  return (
    <>
      <PageHeader title={say.board} actions={<Button icon="plus" onClick={() => setStarting(true)}>{say.startForBody}</Button>} />
      <Parts />
      <BoardCounts />
      <ListScreen
        header={false}
        title={say.board}
        endpoint={board}
        input={lost}
        filters={filters}
        columns={columns}
        rowKey={(row) => row.id}
        rowHref={(row) => runPath.to({ runId: row.id })}
        empty={{ title: say.boardNone, text: say.boardNoneText, action: <LinkButton to={casesPath.to()}>{say.openFile}</LinkButton> }}
        savedAs="procedures"
      />
      {starting && <StartDialog caseId={null} onClose={() => setStarting(false)} />}
    </>
  )
}

function BoardCounts() {
  const say = useWords(procedureWords)
  const asked = useAsked(['q', 'scope', 'family', 'pole', 'unit', 'responsible', 'municipality', 'definition'])
  const counts = useQueryOf(board, { ...asked, limit: 1 } as never, { keepPrevious: true }).data?.counts
  if (!counts) return null
  const buckets = (['missed', 'today', 'week', 'later', 'none'] as const).map((bucket) => ({ label: say[`b_${bucket}`], count: counts[bucket], search: { bucket, lost: undefined }, loud: bucket === 'missed' }))
  return (
    <Tally label={say.counts} at={proceduresPath.to()} counts={[
      { label: say.running, count: counts.running, search: { bucket: undefined, lost: undefined } },
      { label: say.lost, count: counts.lost, search: { bucket: undefined, lost: 'true' }, loud: true },
      ...buckets,
    ]} />
  )
}

const boardColumns = (say: ProcedureSay, both: ReturnType<typeof useSay>): Column<RunRow>[] => [
  { id: 'child', header: say.childOr, cell: (row) => (row.childName ? <PersonName name={row.childName} /> : <span translate="no">{row.subtitle ?? row.unit.name}</span>) },
  { id: 'procedure', header: say.procedure, cell: (row) => <>{both(row.title)} {row.effectLostAt && <Badge kind="danger" icon="warning-circle">{say.lost}</Badge>}</> },
  { id: 'due', header: say.expires, cell: (row) => <NextTerm row={row} /> },
  { id: 'doing', header: say.doing, cell: (row) => (row.nextStep ? both(row.nextStep.title) : say.noNext) },
  { id: 'responsible', header: say.responsible, cell: (row) => row.responsible?.name ?? <Badge kind="warning">{say.noResponsible}</Badge> },
  { id: 'unit', header: say.unit, cell: (row) => row.pole?.name ?? row.unit.name },
  { id: 'municipality', header: say.municipality, cell: (row) => row.municipality ?? '' },
]
