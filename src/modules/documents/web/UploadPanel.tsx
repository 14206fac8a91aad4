import { useEffect, useRef, useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { FileDrop } from '#kernel/web/ui/FileDrop.tsx'
import { Select, type Option } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { MAX_DOCUMENT } from '../contract.ts'
import type { CodeLists } from './codes.ts'
import { UploadRow } from './UploadRow.tsx'
import { useUploads } from './useUploads.ts'
import { documentWords } from './words.ts'

interface UploadPanelProps {
  subject: string
  sections: readonly Option[]
  codes: CodeLists
  /** Opened by who uses the screen: the focus goes there. */
  asked: boolean
  /** Files were chosen. */
  onBegun: () => void
  /** Left out where there is nothing else to look at. */
  onClose?: (() => void) | undefined
}

/** Files by dragging or choosing, several at once; each says what it is, and what was wrong with it if it was refused. */
export function UploadPanel({ subject, sections, codes, asked, onBegun, onClose }: UploadPanelProps) {
  const say = useWords(documentWords)
  const [origin, setOrigin] = useState('prodotto_interno')
  const [datedOn, setDatedOn] = useState('')
  const box = useRef<HTMLElement>(null)
  const usual = sections.find(({ value }) => value === 'social')?.value ?? sections[0]?.value ?? ''
  const { waiting, sending, take, patch, remove, send } = useUploads(subject, usual, { origin, datedOn: datedOn || undefined })
  const failed = waiting.filter(({ problem }) => problem).length
  const ready = waiting.length > 0 && waiting.every(({ type, title }) => type && title.trim())
  useEffect(() => {
    if (asked) box.current?.querySelector('input')?.focus()
  }, [asked])
  return (
    <section ref={box} className="ac-screen-only ac-documents-add" aria-label={say.add}>
      <FileDrop label={say.drop} hint={say.dropHint} multiple maxBytes={MAX_DOCUMENT} onFiles={(files) => {
        onBegun()
        take(files)
      }} />
      {failed > 0 && !sending && <Alert kind="danger" title={say.failed(failed)} />}
      {waiting.length > 0 && (
        <>
          <ul className="ac-uploads" aria-label={say.toSend}>
            {waiting.map((one) => (
              <UploadRow
                key={one.id}
                {...{ one, sections }}
                types={codes.options('document_type')}
                onChange={(change) => patch(one.id, change)}
                onRemove={() => remove(one.id)}
              />
            ))}
          </ul>
          <div className="ac-documents-filter">
            <Select label={say.origin} options={codes.options('document_origin')} empty={null} value={origin} onChange={setOrigin} />
            <SmartDateField label={say.dated} value={datedOn} onChange={(value) => setDatedOn(value ?? '')} />
          </div>
        </>
      )}
      <div className="ac-row">
        {waiting.length > 0 && <Button kind="primary" icon="upload" busy={sending} disabled={!ready} onClick={() => void send()}>{say.send(waiting.length)}</Button>}
        {/* what waits to be sent is taken away file by file, never all at once by leaving */}
        {onClose && waiting.length === 0 && <Button kind="quiet" size="small" onClick={onClose}>{say.close}</Button>}
      </div>
    </section>
  )
}
