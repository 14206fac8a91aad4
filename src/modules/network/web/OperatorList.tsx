import { useMemo, type ReactNode } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { ListScreen } from '#kernel/web/ui/ListScreen.tsx'
import { findOperators } from '../contract/directory.ts'
import { useLanguages, useList } from './codes.ts'
import { operatorPath } from './paths.ts'
import { networkWords } from './words.ts'

interface OperatorListProps {
  title: string
  organisationId?: Id<'organisation'>
  actions?: ReactNode
  header?: boolean
}

/** People at work, of the whole network or of one body. */
export function OperatorList({ title, organisationId, actions, header = true }: OperatorListProps) {
  const say = useWords(networkWords)
  const [professions, languages] = [useList('profession'), useLanguages()]
  const input = useMemo(() => (organisationId ? { organisationId } : {}), [organisationId])
  return (
    <ListScreen
      title={title}
      actions={actions}
      header={header}
      endpoint={findOperators}
      input={input}
      rowKey={(row) => row.id}
      {...(header ? { savedAs: 'operators' } : {})}
      rowHref={(row) => operatorPath.to({ operatorId: row.id })}
      filters={[
        { id: 'profession', label: say.profession, options: professions.options },
        { id: 'language', label: say.language, options: languages.options },
        { id: 'active', label: say.state, options: [{ value: 'true', label: say.active }, { value: 'false', label: say.inactive }] },
      ]}
      columns={[
        { id: 'name', header: say.name, cell: (row) => `${row.familyName} ${row.givenName}` },
        { id: 'profession', header: say.profession, cell: (row) => [...new Set(row.working.map((one) => professions.label(one.profession)))].join(', ') },
        { id: 'unit', header: say.unit, cell: (row) => row.working.map((one) => one.unitName).join(', ') },
        ...(organisationId ? [] : [{ id: 'body', header: say.body, cell: (row: { organisationName: string }) => row.organisationName }]),
        { id: 'languages', header: say.languages, cell: (row) => row.languages.map(languages.label).join(', ') },
      ]}
      empty={{ title: say.noPeople, text: say.noPeopleText }}
    />
  )
}
