import { useMemo } from 'react'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { listInstruments, type InstrumentRow } from '../../contract.ts'
import { families } from '../../domain/instrument.ts'
import { instrumentPath } from '../paths.ts'
import { assessmentWords } from '../words.ts'
import { InstrumentTabs } from './InstrumentTabs.tsx'
import { adminWords } from './words.ts'

/** What instruments there are, what each is for, how sure its source is. */
export function InstrumentsScreen() {
  const say = useWords(adminWords)
  const shared = useWords(assessmentWords)
  const both = useSay()
  const filters = useMemo((): ListFilter[] => [{ id: 'family', label: say.group, options: families.map((one) => ({ value: one, label: shared[`family_${one}`] })) }], [say, shared])
  const columns = useMemo((): Column<InstrumentRow>[] => [
    { id: 'title', header: say.instrument, cell: (row) => <>{both(row.title)} {row.local && <Badge kind="info">{row.local.organisation.name}</Badge>}</> },
    { id: 'purpose', header: say.purpose, cell: (row) => both(row.purpose) },
    { id: 'items', header: say.items, align: 'end', whole: true, cell: (row) => row.items },
    { id: 'source', header: say.source, cell: (row) => <>{row.source.text} <Badge kind={row.source.sure === '?' ? 'warning' : 'neutral'}>{shared[`sure_${row.source.sure}`]}</Badge></> },
  ], [say, shared, both])
  return (
    <>
      <PageHeader title={say.library} status={say.libraryText} />
      <InstrumentTabs />
      <ListScreen
        header={false} title={say.library} endpoint={listInstruments} filters={filters} columns={columns} rowKey={(row) => row.key} rowHref={(row) => instrumentPath.to({ key: row.key })}
        empty={{ title: say.none, text: say.noneText }}
      />
    </>
  )
}
