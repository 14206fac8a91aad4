import { useMemo, useState } from 'react'
import { formatDateOfTable } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { equivalenceKinds, listEquivalences, type Equivalence } from '../../contract/equivalence.ts'
import { AddEquivalence, EndEquivalence } from './EquivalenceDialogs.tsx'
import { EquivalenceTabs } from './EquivalenceTabs.tsx'
import { useLanguageNames } from './LanguagesField.tsx'
import { equivalenceWords, namesText } from './words.ts'

/** Names that count as one: those that come with the product, and those of this installation. */
export function EquivalencesScreen() {
  const say = useWords(equivalenceWords)
  const languageName = useLanguageNames()
  const [dialog, setDialog] = useState<Equivalence | 'new' | null>(null)
  const filters = useMemo((): ListFilter[] => [
    { id: 'origin', label: say.origin, options: [{ value: 'added', label: say.origin_added }, { value: 'shipped', label: say.origin_shipped }] },
    { id: 'kind', label: say.kind, options: equivalenceKinds.map((value) => ({ value, label: say[`kind_${value}`] })) },
    { id: 'ended', label: say.ended, all: say.inForce, options: [{ value: 'true', label: say.endedOnes }] },
  ], [say])
  const columns = useMemo((): Column<Equivalence>[] => [
    { id: 'names', header: say.names, cell: (row) => <><bdi translate="no">{namesText(row.words)}</bdi>{row.joins.length > 0 && <div className="ac-meta" translate="no">{say.joins(namesText(row.joins))}</div>}</> },
    { id: 'kind', header: say.kind, cell: (row) => say[`kind_${row.kind}`] },
    { id: 'languages', header: say.languages, cell: (row) => row.languages.map(languageName).join(', ') },
    {
      id: 'origin', header: say.origin, cell: (row) => (row.origin === 'shipped'
        ? <Badge>{say.origin_shipped}</Badge>
        : <>{row.source}{row.reason && <div className="ac-meta">{row.reason}</div>}</>),
    },
    {
      id: 'by', header: say.by, cell: (row) => (row.ended
        ? <>{say.endedBy(row.ended.by.name, formatDateOfTable(row.ended.at))}<div className="ac-meta">{row.ended.reason}</div></>
        : row.added && <>{row.added.by.name}<div className="ac-meta">{formatDateOfTable(row.added.at)}</div></>),
    },
  ], [say, languageName])
  const close = () => setDialog(null)
  return (
    <>
      <PageHeader title={say.title} status={say.lead} actions={<Button kind="primary" icon="plus" onClick={() => setDialog('new')}>{say.add}</Button>} />
      <EquivalenceTabs />
      <ListScreen
        header={false} title={say.title} endpoint={listEquivalences} filters={filters} columns={columns} rowKey={(row) => row.id ?? row.words.join(' ')}
        rowActions={(row) => row.can.end && <Button kind="quiet" size="small" onClick={() => setDialog(row)}>{say.end}</Button>}
        empty={{ title: say.none, text: say.noneText, action: <Button kind="primary" onClick={() => setDialog('new')}>{say.add}</Button> }}
      />
      {dialog === 'new' && <AddEquivalence onClose={close} />}
      {dialog && dialog !== 'new' && <EndEquivalence equivalence={dialog} onClose={close} />}
    </>
  )
}
