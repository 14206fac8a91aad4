import { useWords } from '#kernel/web/i18n/words.ts'
import { IconButton } from '#kernel/web/ui/Button.tsx'
import { adminWords } from './words.ts'

/** Up, down, remove: the same on every list of the editor, by keyboard too. */
export function RowTools({ name, first, last, onMove, onRemove }: { name: string; first: boolean; last: boolean; onMove: (by: -1 | 1) => void; onRemove: () => void }) {
  const say = useWords(adminWords)
  return (
    <span className="ac-admin-tools">
      <IconButton icon="arrow-up" label={say.up(name)} disabled={first} onClick={() => onMove(-1)} />
      <IconButton icon="arrow-down" label={say.down(name)} disabled={last} onClick={() => onMove(1)} />
      <IconButton icon="delete" label={say.remove(name)} onClick={onRemove} />
    </span>
  )
}
