import { useMemo } from 'react'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { listDefinitions, type DefinitionRow } from '../contract/definition.ts'
import { families } from '../domain/definition.ts'
import { familyNames } from '../domain/vocabulary.ts'
import { Parts } from './Parts.tsx'
import { definitionPath } from './paths.ts'
import { procedureWords } from './words.ts'

/** What procedures there are, when each is used, how sure its source is. */
export function LibraryScreen() {
  const say = useWords(procedureWords)
  const both = useSay()
  const filters = useMemo((): ListFilter[] => [{ id: 'family', label: say.family, options: families.map((one) => ({ value: one, label: both(familyNames[one]) })) }], [say, both])
  const columns = useMemo((): Column<DefinitionRow>[] => [
    { id: 'title', header: say.procedure, cell: (row) => both(row.title) },
    { id: 'family', header: say.family, cell: (row) => both(familyNames[row.family]) },
    { id: 'when', header: say.whenUsed, cell: (row) => <>{both(row.whenUsed)}{row.matches.length > 0 && <div className="ac-meta">{row.matches.map(both).join('; ')}</div>}</> },
    { id: 'steps', header: say.steps, align: 'end', whole: true, cell: (row) => row.steps },
    { id: 'source', header: say.source, cell: (row) => <><span lang="it">{row.source.article}</span> <Badge>{say[`sure_${row.source.sureness}`]}</Badge></> },
  ], [say, both])
  return (
    <>
      <PageHeader title={say.library} />
      <Parts />
      <ListScreen
        header={false}
        title={say.library}
        endpoint={listDefinitions}
        filters={filters}
        columns={columns}
        rowKey={(row) => row.id}
        rowHref={(row) => definitionPath.to({ definitionId: row.id })}
        empty={{ title: say.noDefinitions, text: say.noDefinitionsText }}
      />
    </>
  )
}
