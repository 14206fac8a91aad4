import { formatBytes } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { IconButton } from '#kernel/web/ui/Button.tsx'
import { Progress } from '#kernel/web/ui/FileDrop.tsx'
import { Icon } from '#kernel/web/ui/Icon.tsx'
import { Select, type Option } from '#kernel/web/ui/Select.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { documentWords } from './words.ts'

/** A file about to be sent. */
export interface Waiting {
  id: string
  /** Of the request: sent again, it is the same upload. */
  key: string
  file: File
  title: string
  type: string
  section: string
  share: number | null
  problem: string | null
}

interface UploadRowProps {
  one: Waiting
  sections: readonly Option[]
  types: readonly Option[]
  onChange: (change: Partial<Waiting>) => void
  onRemove: () => void
}

/** One file: what it is, how far it is, what was wrong with it. */
export function UploadRow({ one, sections, types, onChange, onRemove }: UploadRowProps) {
  const say = useWords(documentWords)
  const sending = one.share !== null
  return (
    <li>
      <div className="ac-row">
        <Icon name="clip" /> <bdi>{one.file.name}</bdi> <span className="ac-meta">{formatBytes(one.file.size)}</span>
        {!sending && <IconButton icon="close" label={say.removeFile(one.file.name)} onClick={onRemove} />}
      </div>
      {sending ? (
        <Progress label={say.sendingFile(one.file.name)} share={one.share ?? 0} />
      ) : (
        <div className="ac-documents-filter">
          <TextField label={say.fileTitle} value={one.title} onChange={(title) => onChange({ title })} maxLength={200} required />
          <Select label={say.type} options={types} value={one.type} onChange={(type) => onChange({ type })} required />
          <Select label={say.section} options={sections} empty={null} value={one.section} onChange={(section) => onChange({ section })} required />
        </div>
      )}
      {one.problem && <p className="ac-error" role="alert"><Icon name="error" size={18} /> {one.problem}</p>}
    </li>
  )
}
