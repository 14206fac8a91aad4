import { useMemo } from 'react'
import { formatDateOfTable } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { birthText } from '#modules/people/web/parts.ts'
import { listSuggestions, type SuggestionRow } from '../contract/suggestion.ts'
import { BandBadge, FilesOf } from './bits.tsx'
import { IdentityTabs } from './IdentityTabs.tsx'
import { suggestionPath } from './paths.ts'
import { identityWords, type IdentitySay } from './words.ts'
import './identity.css'

/** Pairs of registrations that wait for somebody to say whether they are one child. */
export function SuggestionsScreen() {
  const say = useWords(identityWords)
  const filters = useMemo((): ListFilter[] => [
    { id: 'kind', label: say.kind, all: say.kind_duplicate, options: [{ value: 'sibling', label: say.kind_sibling }] },
    { id: 'show', label: say.show, all: say.show_open, options: [{ value: 'confirming', label: say.show_confirming }, { value: 'answered', label: say.show_answered }] },
    { id: 'band', label: say.band, options: [{ value: 'very_likely', label: say.very_likely }, { value: 'likely', label: say.likely }, { value: 'possible', label: say.possible }] },
    { id: 'who', label: say.who, all: say.who_children, options: [{ value: 'relatives', label: say.who_relatives }] },
    { id: 'mine', label: say.mine, options: [{ value: 'true', label: say.onlyMine }] },
  ], [say])
  const columns = useMemo(() => columnsOf(say), [say])
  return (
    <ListScreen
      title={say.title} above={<IdentityTabs />} endpoint={listSuggestions} filters={filters} columns={columns} rowKey={(row) => row.id} rowHref={(row) => suggestionPath.to({ suggestionId: row.id })}
      savedAs="identity" empty={{ title: say.noSuggestions, text: say.noSuggestionsText }}
    />
  )
}

const Side = ({ of }: { of: SuggestionRow['one'] }) => (
  <>
    <PersonName name={of.person.displayName} original={of.person.originalName} />
    <div className="ac-meta">{birthText(of.person)}</div>
    <FilesOf files={of.files} plain />
  </>
)

function columnsOf(say: IdentitySay): Column<SuggestionRow>[] {
  return [
    { id: 'one', header: say.first, cell: (row) => <Side of={row.one} /> },
    { id: 'other', header: say.second, cell: (row) => <Side of={row.other} /> },
    { id: 'band', header: say.band, cell: (row) => <><BandBadge band={row.band} />{row.others > 0 && <div className="ac-meta">{say.others(row.others)}</div>}</> },
    { id: 'state', header: say.state, cell: (row) => <>{row.state === 'open' ? '' : <Badge>{say[`state_${row.state}`]}</Badge>}{row.askedAgain && <div className="ac-meta">{say.askedAgain}</div>}</> },
    { id: 'found', header: say.found, whole: true, cell: (row) => formatDateOfTable(row.foundAt) },
  ]
}
