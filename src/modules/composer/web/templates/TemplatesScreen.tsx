import { useMemo, useState } from 'react'
import { downloadUrl } from '#kernel/web/api.ts'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { downloadTemplate, listTemplates, previewTemplate, type TemplateRow } from '../../contract/templates.ts'
import { useKinds } from './kinds.ts'
import { Beginnings } from './Placeholders.tsx'
import { RetireDialog } from './RetireDialog.tsx'
import { UploadDialog } from './UploadDialog.tsx'
import { templateWords, type TemplateSay } from './words.ts'

const badges = { active: 'success', replaced: 'neutral', retired: 'warning' } as const

/** The templates and the logo of the bodies one works in: those in use, how to put one, what to begin from. */
export function TemplatesScreen() {
  const say = useWords(templateWords)
  const kinds = useKinds()
  const bodies = useQueryOf(listTemplates, { limit: 1 }).data?.uploadsTo ?? []
  const [putting, setPutting] = useState(false)
  const [retiring, setRetiring] = useState<TemplateRow | null>(null)
  const filters = useMemo((): ListFilter[] => [
    { id: 'kind', label: say.kind, options: kinds.options },
    { id: 'purpose', label: say.purpose, options: [{ value: 'docx', label: say.docx }, { value: 'logo', label: say.logo }] },
    { id: 'ended', label: say.ended, options: [{ value: 'true', label: say.endedAll }] },
  ], [say, kinds])
  const columns = useMemo(() => columnsOf(say, kinds.label), [say, kinds])
  const put = bodies.length > 0 && <Button kind="primary" icon="upload" onClick={() => setPutting(true)}>{say.put}</Button>
  return (
    <>
      <PageHeader title={say.title} status={say.lead} actions={put} />
      <div className="ac-stack">
        <ListScreen
          title={say.templates} header={false} endpoint={listTemplates} filters={filters} columns={columns} rowKey={(row) => row.id}
          rowActions={(row) => <RowActions row={row} say={say} onRetire={() => setRetiring(row)} />}
          empty={{ title: say.none, text: bodies.length > 0 ? say.noneText : say.noneTextReader }}
        />
        <Beginnings />
      </div>
      {putting && <UploadDialog bodies={bodies} onClose={() => setPutting(false)} />}
      {retiring && <RetireDialog template={retiring} onClose={() => setRetiring(null)} />}
    </>
  )
}

function RowActions({ row, say, onRetire }: { row: TemplateRow; say: TemplateSay; onRetire: () => void }) {
  return (
    <span className="ac-row">
      <a href={downloadUrl(previewTemplate, { templateId: row.id })} aria-label={say.previewOf(row.fileName)} {...(row.purpose === 'logo' ? { target: '_blank', rel: 'noreferrer' } : { download: true })}>{say.preview}</a>
      <a href={downloadUrl(downloadTemplate, { templateId: row.id })} aria-label={say.downloadOf(row.fileName)} download>{say.download}</a>
      {row.can.retire && <Button kind="quiet" size="small" aria-label={say.retireOf(row.fileName)} onClick={onRetire}>{say.retire}</Button>}
    </span>
  )
}

const columnsOf = (say: TemplateSay, label: ReturnType<typeof useKinds>['label']): Column<TemplateRow>[] => [
  { id: 'what', header: say.purpose, cell: (row) => <>{say[row.purpose]}<div className="ac-meta">{row.organisation.name}</div></> },
  { id: 'kind', header: say.kind, cell: (row) => label(row.kind) },
  { id: 'file', header: say.fileColumn, cell: (row) => <><bdi>{row.fileName}</bdi>{row.note && <div className="ac-meta">{row.note}</div>}</> },
  { id: 'state', header: say.state, cell: (row) => <><Badge kind={badges[row.state]}>{say[row.state]}</Badge> <span className="ac-meta">{say.n(row.n)}</span>{row.ended && <div className="ac-meta">{say.endedBy(row.ended.by, formatDateTime(row.ended.at))}{row.ended.reason && `: ${row.ended.reason}`}</div>}</> },
  { id: 'who', header: say.who, cell: (row) => <>{row.uploadedBy.name}<div className="ac-meta">{formatDateTime(row.uploadedAt)}</div></> },
]
