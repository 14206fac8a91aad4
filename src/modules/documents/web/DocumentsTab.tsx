import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useListOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { EmptyState, ErrorState, Skeleton } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { listDocuments, type DocumentRow } from '../contract.ts'
import { useDocumentCodes } from './codes.ts'
import { DocumentDialogs, type Opened } from './DocumentDialogs.tsx'
import { DocumentTable } from './DocumentTable.tsx'
import { UploadPanel } from './UploadPanel.tsx'
import { documentWords } from './words.ts'
import './documents.css'

const nothing = { q: '', section: '', type: '', withdrawn: false }

/** The documents of a subject, in the sections its reader reaches; `title` where they are not called documents (attachments of a report). */
export function DocumentsTab({ subject, title }: { subject: string; title?: string }) {
  const say = useWords(documentWords)
  const codes = useDocumentCodes()
  const [filter, setFilter] = useState(nothing)
  const [opened, setOpened] = useState<Opened | null>(null)
  const change = (patch: Partial<typeof nothing>) => setFilter((now) => ({ ...now, ...patch }))
  const input = { subject, q: filter.q || undefined, section: filter.section || undefined, type: filter.type || undefined, withdrawn: filter.withdrawn ? 'true' : undefined }
  const query = useListOf<DocumentRow>(listDocuments as never, input)
  const pages = query.data?.pages
  const first = pages?.[0] as { total: number | null; reached: string[]; can: { upload: string[] } } | undefined
  const rows = pages?.flatMap((page) => page.rows) ?? []
  const filtered = filter.q !== '' || filter.section !== '' || filter.type !== '' || filter.withdrawn
  const empty = pages !== undefined && rows.length === 0 && !filtered
  const sections = codes.options('section').filter(({ value }) => first?.reached.includes(value))
  return (
    <div className="ac-stack">
      {first && first.can.upload.length > 0 && <UploadPanel subject={subject} sections={sections.filter(({ value }) => first.can.upload.includes(value))} codes={codes} />}
      <Card title={title ?? say.title} actions={!empty && <Button icon="print" size="small" kind="quiet" onClick={() => window.print()}>{say.print}</Button>}>
        <search className="ac-screen-only ac-documents-filter">
          {/* with nothing to look through only what was withdrawn can still be asked for */}
          {!empty && <><TextField type="search" label={say.search} value={filter.q} onChange={(q) => change({ q })} />
          <Select label={say.section} options={sections} empty={say.all} value={filter.section} onChange={(section) => change({ section })} />
          <Select label={say.type} options={codes.options('document_type')} empty={say.allTypes} value={filter.type} onChange={(type) => change({ type })} /></>}
          <Checkbox label={say.withWithdrawn} value={filter.withdrawn} onChange={(withdrawn) => change({ withdrawn })} />
        </search>
        <div role="status" className="ac-meta">{first?.total === null || first === undefined || empty ? '' : say.count(first.total)}</div>
        {query.error && <ErrorState problem={query.error} onRetry={() => void query.refetch()} />}
        {!pages && !query.error && <Skeleton lines={4} />}
        {pages && rows.length === 0 && (filtered
          ? <EmptyState icon="search" title={say.noneFound} action={<Button onClick={() => setFilter(nothing)}>{say.reset}</Button>} />
          : <EmptyState icon="files" title={say.none}>{say.noneText}</EmptyState>)}
        {rows.length > 0 && <DocumentTable rows={rows} codes={codes} onOpen={setOpened} />}
        {query.hasNextPage && <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{say.more}</Button>}
      </Card>
      {opened && <DocumentDialogs opened={opened} codes={codes} sections={sections} onClose={() => setOpened(null)} />}
    </div>
  )
}
