import { useMemo } from 'react'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Badge, type BadgeKind } from '#kernel/web/ui/Badge.tsx'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { listLocalInstruments, type LocalRow } from '../../contract.ts'
import { instrumentsPath, localInstrumentPath } from '../paths.ts'
import { InstrumentTabs } from './InstrumentTabs.tsx'
import { adminWords } from './words.ts'

const states = ['draft', 'published', 'superseded', 'retired'] as const
export const stateKinds: Readonly<Record<LocalRow['state'], BadgeKind>> = { draft: 'warning', published: 'success', superseded: 'neutral', retired: 'neutral' }

/** Instruments of the bodies one administers: drafts, in use, superseded, retired. */
export function OwnInstrumentsScreen() {
  const say = useWords(adminWords)
  const both = useSay()
  const filters = useMemo((): ListFilter[] => [{ id: 'state', label: say.state, options: states.map((one) => ({ value: one, label: say[`s_${one}`] })) }], [say])
  const columns = useMemo((): Column<LocalRow>[] => [
    { id: 'title', header: say.instrument, cell: (row) => both(row.title) },
    { id: 'state', header: say.state, whole: true, cell: (row) => <Badge kind={stateKinds[row.state]}>{say[`s_${row.state}`]}</Badge> },
    { id: 'version', header: say.version, align: 'end', whole: true, cell: (row) => row.version },
    { id: 'organisation', header: say.organisation, cell: (row) => row.organisation.name },
    { id: 'copyOf', header: say.copyOf, cell: (row) => (row.copyOf ? both(row.copyOf.title) : '') },
    { id: 'filled', header: say.filled, align: 'end', whole: true, cell: (row) => (row.state === 'draft' ? '' : row.filled) },
    { id: 'changed', header: say.changed, cell: (row) => <>{formatDate(row.changedAt)} <span className="ac-meta">{row.changedBy.name}</span></> },
  ], [say, both])
  return (
    <>
      <PageHeader title={say.ownTab} status={say.ownText} />
      <InstrumentTabs />
      <ListScreen
        header={false} title={say.ownTab} endpoint={listLocalInstruments} filters={filters} columns={columns} rowKey={(row) => row.id} rowHref={(row) => localInstrumentPath.to({ localId: row.id })}
        empty={{ title: say.noneOwn, text: say.noneOwnText, action: <LinkButton kind="primary" to={instrumentsPath.to()}>{say.toLibrary}</LinkButton> }}
      />
    </>
  )
}
