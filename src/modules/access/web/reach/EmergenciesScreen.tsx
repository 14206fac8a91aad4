import { useMemo } from 'react'
import { formatDateTime, formatTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { ListScreen } from '#kernel/web/ui/ListScreen.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { listBreakGlass } from '../../contract/reach.ts'
import { useReachCodes } from './codes.ts'
import { ReviewButton, ReviewState } from './EmergencyItem.tsx'
import type { Emergency } from './rows.ts'
import { emergencyWords } from './emergency-words.ts'

/** Emergency accesses: mine, and those on files I answer for, to be reviewed by two people. */
export function EmergenciesScreen() {
  const say = useWords(emergencyWords)
  const codes = useReachCodes()
  const columns = useMemo((): Column<Emergency>[] => [
    { id: 'who', header: say.who, cell: (row) => <span translate="no"><bdi>{row.operator.name}</bdi></span> },
    { id: 'when', header: say.when, cell: (row) => say.fromTo(formatDateTime(row.startedAt), formatTime(row.endsAt)) },
    { id: 'of', header: say.of, cell: (row) => <span translate="no">{row.holderUnitName}</span> },
    { id: 'why', header: say.reasonColumn, cell: (row) => <>{codes.label('break_glass_reason', row.reason)}<br /><span className="ac-meta" translate="no"><bdi>{row.words}</bdi></span></> },
    { id: 'state', header: say.state, cell: (row) => <ReviewState emergency={row} /> },
  ], [say, codes])
  return (
    <ListScreen
      title={say.list}
      endpoint={listBreakGlass}
      columns={columns}
      rowKey={(row) => row.id}
      rowActions={(row) => <ReviewButton emergency={row} />}
      searchable={false}
      empty={{ title: say.none, text: say.noneText }}
    />
  )
}
