import { useState, type DragEvent } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { useListOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { SearchBox } from '#kernel/web/ui/ListScreen.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { EmptyState, ErrorState, Skeleton } from '#kernel/web/ui/states.tsx'
import { listDocuments, type DocumentRow } from '../contract.ts'
import { useDocumentCodes } from './codes.ts'
import { DocumentDialogs, type Opened } from './DocumentDialogs.tsx'
import { DocumentTable } from './DocumentTable.tsx'
import { UploadPanel } from './UploadPanel.tsx'
import { documentWords } from './words.ts'
import './documents.css'

interface FirstPage {
  total: number | null
  reached: string[]
  can: { upload: string[] }
}

/** What is looked for stands in the address: a reload, a link and the way back show the same list. */
function useFilters() {
  const [search, change] = useSearchState()
  const of = (key: string): string => (typeof search[key] === 'string' ? search[key] : '')
  const filter = { q: of('q'), section: of('sezione'), type: of('tipo'), withdrawn: of('ritirati') === 'si' }
  return {
    filter, filtered: Object.values(filter).some(Boolean), change,
    clear: () => change({ q: undefined, sezione: undefined, tipo: undefined, ritirati: undefined }),
  }
}

/** The documents of a subject, in the sections its reader reaches: the list first, uploading as one of its actions; `title` where they are not called documents (attachments of a report). */
export function DocumentsTab({ subject, title }: { subject: string; title?: string }) {
  const say = useWords(documentWords)
  const codes = useDocumentCodes()
  const { filter, filtered, change, clear } = useFilters()
  const [opened, setOpened] = useState<Opened | null>(null)
  // begun where the list was empty, it stays when the list fills: a file that was refused waits there with its reason
  const [adding, setAdding] = useState<'asked' | 'begun' | null>(null)
  const query = useListOf<DocumentRow>(listDocuments as never, { subject, q: filter.q || undefined, section: filter.section || undefined, type: filter.type || undefined, withdrawn: filter.withdrawn ? 'true' : undefined })
  const pages = query.data?.pages
  const first = pages?.[0] as FirstPage | undefined
  const rows = pages?.flatMap((page) => page.rows) ?? []
  const empty = pages !== undefined && rows.length === 0 && !filtered
  const sections = codes.options('section').filter(({ value }) => first?.reached.includes(value))
  const upload = first && first.can.upload.length > 0
  // a file dragged over the list finds where to be let go
  const dragged = (event: DragEvent) => upload && event.dataTransfer.types.includes('Files') && setAdding((now) => now ?? 'begun')
  return (
    <div className="ac-stack" onDragEnter={dragged}>
      <Card
        title={title ?? say.title}
        actions={<>
          {upload && !empty && !adding && <Button kind="primary" icon="upload" className="ac-screen-only" onClick={() => setAdding('asked')}>{say.add}</Button>}
          {!empty && <Button icon="print" size="small" kind="quiet" onClick={() => window.print()}>{say.print}</Button>}
        </>}
      >
        {upload && (adding || empty) && <UploadPanel subject={subject} sections={sections.filter(({ value }) => first.can.upload.includes(value))} codes={codes} asked={adding === 'asked'} onBegun={() => setAdding((now) => now ?? 'begun')} onClose={empty ? undefined : () => setAdding(null)} />}
        <search className="ac-screen-only ac-documents-filter">
          {/* with nothing to look through only what was withdrawn can still be asked for */}
          {!empty && <><SearchBox label={say.search} value={filter.q} onChange={(q) => change({ q: q || undefined })} />
          <Select label={say.section} options={sections} empty={say.all} value={filter.section} onChange={(section) => change({ sezione: section || undefined })} />
          <Select label={say.type} options={codes.options('document_type')} empty={say.allTypes} value={filter.type} onChange={(type) => change({ tipo: type || undefined })} /></>}
          <Checkbox label={say.withWithdrawn} value={filter.withdrawn} onChange={(withdrawn) => change({ ritirati: withdrawn ? 'si' : undefined })} />
        </search>
        <div role="status" className="ac-meta">{first?.total === null || first === undefined || empty ? '' : say.count(first.total)}</div>
        {query.error && <ErrorState problem={query.error} onRetry={() => void query.refetch()} />}
        {!pages && !query.error && <Skeleton lines={4} />}
        {pages && rows.length === 0 && (filtered
          ? <EmptyState icon="search" title={say.noneFound} action={<Button onClick={clear}>{say.reset}</Button>} />
          : <EmptyState icon="files" title={say.none}>{say.noneText}</EmptyState>)}
        {rows.length > 0 && <DocumentTable rows={rows} codes={codes} onOpen={setOpened} />}
        {query.hasNextPage && <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{say.more}</Button>}
      </Card>
      {opened && <DocumentDialogs opened={opened} codes={codes} sections={sections} onClose={() => setOpened(null)} />}
    </div>
  )
}
