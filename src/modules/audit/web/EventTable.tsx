import { useMemo } from 'react'
import { formatDateTime, formatNumber } from '#kernel/web/i18n/format.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Table, type Column } from '#kernel/web/ui/Table.tsx'
import type { AuditEvent } from '../contract.ts'
import { actionWords, outcomeWords } from '../domain/actions.ts'
import { auditWords, roleWords } from './words.ts'

/** Roles in the present language, as one text. */
export function useRoles(): (roles: readonly string[]) => string {
  const language = useLanguage()
  return (roles) => roles.map((role) => roleWords[role]?.[language] ?? role).join(', ')
}

/** Events, newest first: who, of which body, what, how it went; with the file when the list is of several. */
export function EventTable({ caption, rows, files = false }: { caption: string; rows: readonly AuditEvent[]; files?: boolean }) {
  const say = useWords(auditWords)
  const language = useLanguage()
  const roles = useRoles()
  const columns = useMemo((): Column<AuditEvent>[] => [
    { id: 'when', header: say.when, cell: (row) => formatDateTime(row.at) },
    { id: 'person', header: say.person, cell: (row) => <><span translate="no"><bdi>{row.who?.name ?? say.system}</bdi></span>{row.who && <div className="ac-meta">{[row.who.organisationName, roles(row.who.roles)].filter(Boolean).join(', ')}</div>}</> },
    { id: 'what', header: say.what, cell: (row) => <>{actionWords(row.action)[language]} {row.emergency && <Badge kind="warning">{say.emergency}</Badge>}</> },
    { id: 'outcome', header: say.outcome, cell: (row) => (row.outcome === 'ok' ? outcomeWords.ok[language] : <Badge kind="warning">{outcomeWords[row.outcome][language]}</Badge>) },
    ...(files ? [{ id: 'file', header: say.file, cell: (row: AuditEvent) => row.subjects.map(({ subject, label }) => <div key={subject}>{label ?? say.otherFile}</div>) }] : []),
    { id: 'seal', header: say.seal, align: 'end', cell: (row) => (row.seal === null ? say.notSealed : formatNumber(row.seal)) },
  ], [say, language, roles, files])
  return <Table caption={caption} columns={columns} rows={rows} rowKey={(row) => row.id} />
}
