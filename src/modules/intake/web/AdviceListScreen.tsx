import { useMemo } from 'react'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { listAdvice, type AdviceRow } from '../contract.ts'
import { adviceWords } from './advice-words.ts'
import { askingKinds, namedMunicipality, searchMunicipalities, useIntakeCodes } from './lists.ts'
import { advicePath, newAdvicePath } from './paths.ts'

/** Requests for advice, the newest first. */
export function AdviceListScreen() {
  const say = useWords(adviceWords)
  const codes = useIntakeCodes()
  const [topics, kinds] = [codes.options('advice_topic'), codes.options('organisation_kind').filter(({ value }) => askingKinds.has(value))]
  const filters = useMemo((): ListFilter[] => [
    { id: 'state', label: say.state, options: [{ value: 'waiting', label: say.waiting }, { value: 'answered', label: say.answered }, { value: 'closed', label: say.closed }] },
    { id: 'topic', label: say.topic, options: topics },
    { id: 'askedByKind', label: say.askedByKind, options: kinds },
    { id: 'municipality', label: say.municipality, all: say.everywhere, search: searchMunicipalities, named: namedMunicipality },
  ], [say, topics, kinds])
  const columns = useMemo((): Column<AdviceRow>[] => [
    { id: 'number', header: say.number, cell: (row) => row.number },
    { id: 'asked', header: say.asked, cell: (row) => formatDate(row.askedAt) },
    { id: 'by', header: say.askedByKind, cell: (row) => [codes.label('organisation_kind', row.askedByKind), row.askedByName].filter(Boolean).join(', ') },
    { id: 'municipality', header: say.municipality, cell: (row) => row.municipality ?? '' },
    { id: 'topic', header: say.topic, cell: (row) => codes.label('advice_topic', row.topic) },
    { id: 'state', header: say.state, cell: (row) => <Badge kind={row.state === 'waiting' ? 'warning' : 'neutral'}>{say[row.state]}</Badge> },
    { id: 'outcome', header: say.outcome, cell: (row) => (row.outcome ? codes.label('advice_outcome', row.outcome) : '') },
  ], [say, codes])
  return (
    <ListScreen
      title={say.list}
      actions={<LinkButton kind="primary" icon="plus" to={newAdvicePath.to()}>{say.new}</LinkButton>}
      endpoint={listAdvice}
      filters={filters}
      columns={columns}
      rowKey={(row) => row.id}
      savedAs="advice"
      rowHref={(row) => advicePath.to({ adviceId: row.id })}
      empty={{ title: say.none, text: say.noneText, action: <LinkButton icon="plus" to={newAdvicePath.to()}>{say.new}</LinkButton> }}
    />
  )
}
