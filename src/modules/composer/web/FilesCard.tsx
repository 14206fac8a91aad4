import { useState } from 'react'
import { downloadUrl } from '#kernel/web/api.ts'
import { formatDate, formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { toastProblem } from '#kernel/web/ui/toasts.tsx'
import { downloadDocument } from '#modules/documents/contract.ts'
import { renderAgain, type FrozenVersion, type Paper } from '../contract.ts'
import { changedByPaper } from './changed.ts'
import { ReceiptDialog } from './SendDialog.tsx'
import { paperWords } from './words.ts'

/** Approved versions with their files, newest first: what was signed, sent, received. */
export function FilesCard({ paper }: { paper: Paper }) {
  const say = useWords(paperWords)
  const [receiving, setReceiving] = useState(false)
  return (
    <Card title={say.files} actions={paper.can.addReceipt && <Button kind="quiet" size="small" icon="plus" onClick={() => setReceiving(true)}>{say.addReceipt}</Button>}>
      <ol className="ac-plain ac-stack">{paper.frozen.map((one) => <Version key={one.n} paper={paper} one={one} />)}</ol>
      {receiving && <ReceiptDialog paper={paper} onClose={() => setReceiving(false)} />}
    </Card>
  )
}

const file = (id: string, words: string) => <a href={downloadUrl(downloadDocument, { documentId: id as never })}>{words}</a>

function Version({ paper, one }: { paper: Paper; one: FrozenVersion }) {
  const say = useWords(paperWords)
  const again = useMutationOf(renderAgain, { invalidates: changedByPaper, onError: toastProblem })
  const present = one.n === paper.current && paper.state !== 'writing'
  return (
    <li className="ac-stack ac-version">
      <div><strong>{say.version(one.n)}</strong> <span className="ac-meta">{say.approvedBy(one.approvedBy.name, formatDateTime(one.approvedAt))}</span></div>
      {one.pdf && <div className="ac-row">{file(one.pdf.id, say.pdf)}{one.docx && file(one.docx.id, say.docx)}</div>}
      {!one.pdf && !one.trouble && <p role="status">{say.preparing}</p>}
      {!one.pdf && one.trouble && (
        <Alert kind="warning" title={say.renderTrouble} actions={present && paper.can.render && <Button kind="secondary" size="small" busy={again.isPending} onClick={() => again.mutate({ paperId: paper.id, version: paper.version })}>{say.renderAgain}</Button>} />
      )}
      {one.signed && <div>{say.signed}: {file(one.signed.document.id, one.signed.document.title)} <div className="ac-meta">{one.signed.check === 'same' ? say.sameText : say.byEye} · {say.signedBy(one.signed.by.name)}</div></div>}
      {one.sent && <div>{say.sentLine(one.sent.to, say[`channel_${one.sent.channel}`], formatDate(one.sent.on))}{one.sent.protocolNumber && <div className="ac-meta">{say.protocolLine(one.sent.protocolNumber)}{one.sent.protocolOn && `, ${formatDate(one.sent.protocolOn)}`}</div>}</div>}
      {one.receipts.map((receipt) => <div key={receipt.document.id}>{say[`receipt_${receipt.kind}`]}: {file(receipt.document.id, receipt.document.title)}</div>)}
      <div className="ac-meta" translate="no">{say.hash}: {one.hash.slice(0, 16)}…</div>
    </li>
  )
}
