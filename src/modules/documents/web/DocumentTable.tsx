import { downloadUrl } from '#kernel/web/api.ts'
import { formatBytes, formatDate, formatDateOfTable } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Icon } from '#kernel/web/ui/Icon.tsx'
import { Menu, type MenuAction } from '#kernel/web/ui/Menu.tsx'
import { Table } from '#kernel/web/ui/Table.tsx'
import { downloadDocument, type DocumentRow } from '../contract.ts'
import type { CodeLists } from './codes.ts'
import type { Opened } from './DocumentDialogs.tsx'
import { documentWords } from './words.ts'

interface DocumentTableProps {
  rows: readonly DocumentRow[]
  codes: CodeLists
  onOpen: (opened: Opened) => void
}

/** What is there, one row each; the name opens it. */
export function DocumentTable({ rows, codes, onOpen }: DocumentTableProps) {
  const say = useWords(documentWords)
  return (
    <Table
      caption={say.list}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { id: 'title', header: say.document, cell: (row) => <Title row={row} onOpen={onOpen} /> },
        { id: 'section', header: say.section, cell: (row) => <Badge>{codes.label('section', row.section)}</Badge> },
        { id: 'type', header: say.type, cell: (row) => <Badge kind="info">{codes.label('document_type', row.type)}</Badge> },
        { id: 'dated', header: say.dated, whole: true, cell: (row) => (row.datedOn ? formatDateOfTable(row.datedOn) : '') },
        { id: 'added', header: say.added, cell: (row) => say.by(row.file.uploadedBy.name, formatDate(row.file.uploadedAt)) },
        { id: 'size', header: say.size, align: 'end', screenOnly: true, cell: (row) => formatBytes(row.file.size) },
      ]}
      rowActions={(row) => <Menu label={say.actions(row.title)} items={actionsOf(row, say, onOpen)} />}
    />
  )
}

function Title({ row, onOpen }: { row: DocumentRow; onOpen: (opened: Opened) => void }) {
  const say = useWords(documentWords)
  return (
    <>
      <Button kind="quiet" className="ac-document-open" onClick={() => onOpen({ what: 'show', document: row })}>
        <Icon name={row.file.preview === 'pdf' ? 'file-pdf' : row.file.preview === 'image' ? 'file-image' : 'file'} /> <bdi>{row.title}</bdi>
      </Button>
      {row.file.n > 1 && <span className="ac-meta"> {say.versionN(row.file.n)}</span>}
      {row.withdrawn && (
        <div>
          <Badge kind="warning" icon="ban">{say.withdrawn}</Badge>
          <div className="ac-meta">{say.withdrawnWhy(row.withdrawn.by, formatDate(row.withdrawn.at), row.withdrawn.reason)}</div>
        </div>
      )}
    </>
  )
}

type Say = Record<'open' | 'download' | 'newVersion' | 'change' | 'withdraw', string>

function actionsOf(document: DocumentRow, say: Say, onOpen: (opened: Opened) => void): MenuAction[] {
  const { can } = document
  return [
    { id: 'show', label: say.open, icon: 'zoom-in', onAction: () => onOpen({ what: 'show', document }) },
    { id: 'download', label: say.download, icon: 'download', onAction: () => window.location.assign(downloadUrl(downloadDocument, { documentId: document.id })) },
    ...(can.addVersion ? [{ id: 'version', label: say.newVersion, icon: 'upload', onAction: () => onOpen({ what: 'version', document }) } as const] : []),
    ...(can.change ? [{ id: 'change', label: say.change, icon: 'pencil', onAction: () => onOpen({ what: 'change', document }) } as const] : []),
    ...(can.withdraw ? [{ id: 'withdraw', label: say.withdraw, icon: 'ban', danger: true, onAction: () => onOpen({ what: 'withdraw', document }) } as const] : []),
  ]
}
