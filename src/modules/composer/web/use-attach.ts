import { useState } from 'react'
import { newKey } from '#kernel/web/api.ts'
import { upload } from '#kernel/web/upload.ts'
import { uploadDocument } from '#modules/documents/contract.ts'

/** Sends a file into the judicial part of a file, as a document: how far it is, what was wrong with it. */
export function useAttach(caseId: string) {
  const [share, setShare] = useState<number | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const attach = async (file: File, of: { type: string; title: string }): Promise<{ id: string; title: string } | null> => {
    setProblem(null)
    setShare(0)
    try {
      const { id, title } = await upload(uploadDocument, { subject: caseId, fileName: file.name, section: 'judicial', origin: 'prodotto_interno', ...of } as never, file, setShare, { key: newKey() })
      return { id, title }
    } catch (cause) {
      setProblem(cause)
      return null
    } finally {
      setShare(null)
    }
  }
  return { attach, share, problem }
}
