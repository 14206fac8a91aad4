import { useState } from 'react'
import { ApiProblem, newKey, sayProblem } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { queryClient } from '#kernel/web/query.ts'
import { upload } from '#kernel/web/upload.ts'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { listDocuments, uploadDocument } from '../contract.ts'
import { titleOf } from '../domain/file-name.ts'
import type { Waiting } from './UploadRow.tsx'
import { documentWords } from './words.ts'

/** The files about to be sent to a subject: sent one after the other; one refused stays, with its reason. */
export function useUploads(subject: string, section: string, common: { origin: string; datedOn: string | undefined }) {
  const say = useWords(documentWords)
  const [waiting, setWaiting] = useState<Waiting[]>([])
  const [sending, setSending] = useState(false)
  const patch = (id: string, change: Partial<Waiting>) => setWaiting((now) => now.map((one) => (one.id === id ? { ...one, ...change } : one)))
  const remove = (id: string) => setWaiting((now) => now.filter((one) => one.id !== id))
  const take = (files: File[]) =>
    setWaiting((now) => [
      ...now, ...files.map((file) => ({ id: newKey(), key: newKey(), file, title: titleOf(file.name), type: '', section, share: null, problem: null })),
    ])

  const sendOne = async (one: Waiting): Promise<boolean> => {
    patch(one.id, { share: 0, problem: null })
    const input = { subject, fileName: one.file.name, title: one.title, type: one.type, section: one.section as never, ...common }
    try {
      await upload(uploadDocument, input, one.file, (share) => patch(one.id, { share }), { key: one.key })
      remove(one.id)
      return true
    } catch (cause) {
      const { title, detail } = sayProblem(cause)
      // without an answer the same key asks again; a refusal was final, so what is sent next is something new
      const answered = cause instanceof ApiProblem && cause.status > 0 && cause.status < 500
      patch(one.id, { share: null, problem: detail ?? title, ...(answered ? { key: newKey() } : {}) })
      return false
    }
  }
  const send = async () => {
    setSending(true)
    let sent = 0
    for (const one of waiting) if (await sendOne(one)) sent++
    setSending(false)
    if (sent) toast(say.sent(sent))
    void queryClient.invalidateQueries({ queryKey: [listDocuments.id] })
  }
  return { waiting, sending, take, patch, remove, send }
}
