import { useState } from 'react'
import { newKey } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { queryClient } from '#kernel/web/query.ts'
import { upload } from '#kernel/web/upload.ts'
import { FileDrop, Progress } from '#kernel/web/ui/FileDrop.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { ErrorState } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { MAX_DOCUMENT, uploadVersion, type DocumentRow } from '../contract.ts'
import { changedByDocument } from './changed.ts'
import { documentWords } from './words.ts'

/** The next version of a document. */
export function VersionDialog({ document, onClose }: { document: DocumentRow; onClose: () => void }) {
  const say = useWords(documentWords)
  const [note, setNote] = useState('')
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const send = async ([file]: File[]) => {
    if (!file || share !== null) return
    setProblem(null)
    setShare(0)
    try {
      await upload(uploadVersion, { documentId: document.id, fileName: file.name, version: document.version, note: note || undefined }, file, setShare, { key: newKey() })
      toast(say.versionSent)
      onClose()
    } catch (cause) {
      setProblem(cause)
    } finally {
      setShare(null)
      for (const { id } of changedByDocument) void queryClient.invalidateQueries({ queryKey: [id] })
    }
  }
  return (
    <Modal open onClose={onClose} title={say.newVersion}>
      <div className="ac-form">
        <p>{say.versionText}</p>
        {problem !== null && <ErrorState problem={problem} />}
        <TextField label={say.note} value={note} onChange={setNote} maxLength={500} />
        {share === null ? <FileDrop label={say.versionFile} onFiles={(files) => void send(files)} maxBytes={MAX_DOCUMENT} /> : <Progress label={say.sendingFile(document.title)} share={share} />}
      </div>
    </Modal>
  )
}
