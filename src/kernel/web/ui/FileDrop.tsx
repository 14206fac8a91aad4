import { useId, useState } from 'react'
import { formatBytes } from '../i18n/format.ts'
import { useWords } from '../i18n/words.ts'
import { classes } from './class-names.ts'
import { Icon } from './Icon.tsx'
import { uiWords } from './words.ts'

interface FileDropProps {
  label: string
  onFiles: (files: File[]) => void
  /** As in `accept` of the browser: `.pdf,image/*`. */
  accept?: string
  multiple?: boolean
  maxBytes?: number
  hint?: string
}

/** Files by dragging or by choosing; what is too large is refused here, before anything is sent. */
export function FileDrop({ label, onFiles, accept, multiple, maxBytes = 50_000_000, hint }: FileDropProps) {
  const say = useWords(uiWords)
  const id = useId()
  const [over, setOver] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, multiple ? undefined : 1)
    const tooBig = files.find((file) => file.size > maxBytes)
    setError(tooBig ? `${tooBig.name}: ${say.tooBig(formatBytes(maxBytes))}` : null)
    const good = files.filter((file) => file.size <= maxBytes)
    if (good.length > 0) onFiles(good)
  }
  return (
    <div className={classes('ac-field', error && 'ac-field-wrong')}>
      <span className="ac-label" id={`${id}-label`}>{label}</span>
      <div
        className={classes('ac-drop', over && 'ac-drop-over')}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          take(event.dataTransfer.files)
        }}
      >
        <Icon name="upload" size={28} />
        <label className="ac-drop-label">
          {say.dropHere} <span className="ac-drop-pick">{say.pickFile}</span>
          <input
            type="file"
            className="ac-hidden"
            accept={accept}
            multiple={multiple}
            aria-labelledby={`${id}-label`}
            aria-describedby={`${id}-hint ${id}-error`}
            onChange={(event) => {
              take(event.target.files)
              event.target.value = ''
            }}
          />
        </label>
        <div className="ac-hint" id={`${id}-hint`}>{hint ? `${hint}. ` : ''}{say.upTo(formatBytes(maxBytes))}</div>
      </div>
      <div className="ac-error" id={`${id}-error`} role="alert">{error && <><Icon name="error" size={18} /> {error}</>}</div>
    </div>
  )
}

/** How much of a file has gone. */
export function Progress({ label, share }: { label: string; share: number }) {
  return (
    <div className="ac-progress">
      <span>{label}</span>
      <progress max={1} value={share} aria-label={label} />
      <span>{Math.round(share * 100)}%</span>
    </div>
  )
}
