import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { FileDrop, Progress } from '#kernel/web/ui/FileDrop.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { ErrorState } from '#kernel/web/ui/states.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { attachSigned, type Paper } from '../contract.ts'
import { changedByPaper } from './changed.ts'
import { useAttach } from './use-attach.ts'
import { paperWords } from './words.ts'

/** The signed file: kept as a document, then compared word for word with what was approved. */
export function SignDialog({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const say = useWords(paperWords)
  const [document, setDocument] = useState<{ id: string; title: string } | null>(null)
  const [byEye, setByEye] = useState(false)
  const { attach, share, problem } = useAttach(paper.caseId)
  const sign = useMutationOf(attachSigned, { invalidates: changedByPaper, onSuccess: () => {
    toast(say.signedToast)
    onClose()
  } })
  const compare = (id: string) => sign.mutate({ paperId: paper.id, documentId: id as never, byEye, version: paper.version })
  const take = async ([file]: File[]) => {
    if (!file) return
    const kept = await attach(file, { type: 'relazione', title: `${paper.title} ${say.signed.toLowerCase()}` })
    if (!kept) return
    setDocument(kept)
    compare(kept.id)
  }
  return (
    <Modal open onClose={onClose} title={say.sign}>
      <div className="ac-stack">
        <p>{say.signText}</p>
        {problem !== null && <ErrorState problem={problem} />}
        {sign.isError && <ErrorState problem={sign.error} />}
        {share === null ? <FileDrop label={say.signDrop} accept=".pdf,.p7m" onFiles={(files) => void take(files)} /> : <Progress label={say.sending} share={share} />}
        {document && sign.isError && (
          <>
            <p translate="no">{document.title}</p>
            <Checkbox label={say.byEyeConfirm} value={byEye} onChange={setByEye} />
            <Button kind="primary" disabled={!byEye} busy={sign.isPending} onClick={() => compare(document.id)}>{say.sign}</Button>
          </>
        )}
      </div>
    </Modal>
  )
}
