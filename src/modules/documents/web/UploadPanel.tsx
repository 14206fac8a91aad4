import { useState } from 'react'
import { ApiProblem, newKey, sayProblem } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { queryClient } from '#kernel/web/query.ts'
import { upload } from '#kernel/web/upload.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { FileDrop } from '#kernel/web/ui/FileDrop.tsx'
import { Select, type Option } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { listDocuments, MAX_DOCUMENT, uploadDocument } from '../contract.ts'
import { titleOf } from '../domain/file-name.ts'
import type { CodeLists } from './codes.ts'
import { UploadRow, type Waiting } from './UploadRow.tsx'
import { documentWords } from './words.ts'

/** Files by dragging or choosing, several at once; each says what it is, and what was wrong with it if it was refused. */
export function UploadPanel({ subject, sections, codes }: { subject: string; sections: readonly Option[]; codes: CodeLists }) {
  const say = useWords(documentWords)
  const [waiting, setWaiting] = useState<Waiting[]>([])
  const [origin, setOrigin] = useState('prodotto_interno')
  const [datedOn, setDatedOn] = useState('')
  const [sending, setSending] = useState(false)
  const patch = (key: string, change: Partial<Waiting>) => setWaiting((now) => now.map((one) => (one.key === key ? { ...one, ...change } : one)))
  const usual = sections.find(({ value }) => value === 'social')?.value ?? sections[0]?.value ?? ''
  const take = (files: File[]) =>
    setWaiting((now) => [...now, ...files.map((file) => ({ key: newKey(), file, title: titleOf(file.name), type: '', section: usual, share: null, problem: null }))])

  const sendOne = async (one: Waiting): Promise<boolean> => {
    patch(one.key, { share: 0, problem: null })
    const input = { subject, fileName: one.file.name, title: one.title, type: one.type, section: one.section as never, origin, datedOn: datedOn || undefined }
    try {
      await upload(uploadDocument, input, one.file, (share) => patch(one.key, { share }), { key: one.key })
      setWaiting((now) => now.filter(({ key }) => key !== one.key))
      return true
    } catch (cause) {
      const { title, detail } = sayProblem(cause)
      // without an answer the same key asks again; a refusal was final, so what is sent next is something new
      const answered = cause instanceof ApiProblem && cause.status > 0 && cause.status < 500
      patch(one.key, { share: null, problem: detail ?? title, ...(answered ? { key: newKey() } : {}) })
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

  const failed = waiting.filter(({ problem }) => problem).length
  const ready = waiting.length > 0 && waiting.every(({ type, title }) => type && title.trim())
  return (
    <div className="ac-screen-only">
      <Card title={say.add}>
        <FileDrop label={say.drop} hint={say.dropHint} multiple maxBytes={MAX_DOCUMENT} onFiles={take} />
        {failed > 0 && !sending && <Alert kind="danger" title={say.failed(failed)} />}
        {waiting.length > 0 && (
          <>
            <ul className="ac-uploads" aria-label={say.toSend}>
              {waiting.map((one) => (
                <UploadRow
                  key={one.file.name + one.file.lastModified + one.file.size}
                  {...{ one, sections }}
                  types={codes.options('document_type')}
                  onChange={(change) => patch(one.key, change)}
                  onRemove={() => setWaiting((now) => now.filter(({ key }) => key !== one.key))}
                />
              ))}
            </ul>
            <div className="ac-documents-filter">
              <Select label={say.origin} options={codes.options('document_origin')} empty={null} value={origin} onChange={setOrigin} />
              <SmartDateField label={say.dated} value={datedOn} onChange={(value) => setDatedOn(value ?? '')} />
            </div>
            <Button kind="primary" icon="upload" busy={sending} disabled={!ready} onClick={() => void send()}>{say.send(waiting.length)}</Button>
          </>
        )}
      </Card>
    </div>
  )
}
