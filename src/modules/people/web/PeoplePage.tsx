import { useMemo } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { ListScreen } from '#kernel/web/ui/ListScreen.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import type { Result } from '#kernel/contract/endpoint.ts'
import * as contract from '../contract.ts'
import { ageText, birthText } from './birth-text.ts'
import { personPath } from './paths.ts'
import { peopleWords } from './words.ts'

type Row = Result<typeof contract.searchPeople>['rows'][number]
const found = { name: 'whyName', alias: 'whyAlias', number: 'whyNumber' } as const

/** Looks for people; there is no list of everybody, only what was asked for. */
export function PeoplePage() {
  const say = useWords(peopleWords)
  const columns = useMemo<Column<Row>[]>(() => [
    { id: 'name', header: say.name, cell: (row) => <PersonName name={row.displayName} original={row.originalName} /> },
    { id: 'called', header: say.calledShort, cell: (row) => row.called && <bdi dir="auto" translate="no">{row.called}</bdi> },
    { id: 'born', header: say.born, cell: birthText },
    { id: 'age', header: say.age, cell: (row) => ageText(row) },
    { id: 'why', header: say.foundIn, cell: (row) => say[found[row.why]] },
  ], [say])
  return (
    <ListScreen
      title={say.people}
      endpoint={contract.searchPeople}
      columns={columns}
      rowKey={(row) => row.id}
      rowHref={(row) => personPath.to({ personId: row.id })}
      empty={{ title: say.searchTeach, text: say.searchTeachText }}
    />
  )
}
