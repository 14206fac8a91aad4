import { useState } from 'react'
import { downloadUrl } from '#kernel/web/api.ts'
import { formatBytes, formatDate, formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { Why } from '#kernel/web/ui/Why.tsx'
import { downloadDocument, getDocument, type DocumentFile, type DocumentRow } from '../contract.ts'
import type { CodeLists } from './codes.ts'
import { documentWords } from './words.ts'

/** A document in the page: the picture or PDF itself, what is known of it, its versions. */
export function DocumentView({ document, codes, onClose }: { document: DocumentRow; codes: CodeLists; onClose: () => void }) {
  const query = useQueryOf(getDocument, { documentId: document.id })
  return (
    <Modal open onClose={onClose} title={document.title} size="wide">
      <Loaded query={query}>{(file) => <Shown file={file} codes={codes} />}</Loaded>
    </Modal>
  )
}

function Shown({ file, codes }: { file: DocumentFile; codes: CodeLists }) {
  const say = useWords(documentWords)
  const [n, setN] = useState(file.file.n)
  const shown = file.versions.find((one) => one.n === n) ?? file.file
  const address = (inline: boolean, of = shown.n) => downloadUrl(downloadDocument, { documentId: file.id, n: of, inline: inline ? 'true' : undefined })
  return (
    <div className="ac-stack">
      {/* oxlint-disable-next-line react/iframe-missing-sandbox -- browsers show no PDF in a sandbox; the answer itself carries a policy without scripts */}
      {shown.preview === 'pdf' && <iframe className="ac-document-frame" src={address(true)} title={say.previewOf(file.title)} />}
      {shown.preview === 'image' && <img className="ac-document-image" src={address(true)} alt={say.previewOf(file.title)} />}
      {shown.preview === null && <p>{say.noPreview}</p>}
      <div className="ac-row">
        <a className="ac-btn btn btn-outline-primary" href={address(false)} download>{say.download}</a>
        {shown.stripped && <span><Badge kind="success">{say.stripped}</Badge> <Why of={say.stripped}>{say.strippedWhy}</Why></span>}
        {!shown.scanned && <Badge>{say.notScanned}</Badge>}
      </div>
      <DataList
        columns={2}
        items={[
          { label: say.section, value: codes.label('section', file.section) },
          { label: say.type, value: codes.label('document_type', file.type) },
          { label: say.origin, value: codes.label('document_origin', file.origin) },
          { label: say.dated, value: file.datedOn && formatDate(file.datedOn) },
          { label: say.note, value: shown.note },
        ]}
      />
      <section aria-labelledby="document-versions">
        <h3 id="document-versions" className="ac-card-title">{say.versions}</h3>
        <ol className="ac-document-versions" reversed>
          {file.versions.map((one) => (
            <li key={one.n} value={one.n}>
              <Button kind="quiet" size="small" aria-pressed={one.n === n} onClick={() => setN(one.n)}>{say.versionN(one.n)}</Button>{' '}
              {one.n === file.file.n && <Badge kind="info">{say.current}</Badge>}
              <div className="ac-meta"><bdi>{one.fileName}</bdi>, {formatBytes(one.size)} · {say.by(one.uploadedBy.name, formatDateTime(one.uploadedAt))}</div>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}
