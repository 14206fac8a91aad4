import { useId, useState } from 'react'
import { useWords } from '../i18n/words.ts'
import { Button, IconButton } from './Button.tsx'
import { Icon } from './Icon.tsx'
import { TextField } from './TextField.tsx'
import { uiWords } from './words.ts'

export interface SavedFilter {
  id: string
  name: string
  search: Record<string, string>
}

/** Where named filters are kept (on the server, for the person or the team); given by the screen. */
export interface SavedFilterStore {
  saved: readonly SavedFilter[]
  onSave: (name: string, search: Record<string, string>) => void
  onRemove: (id: string) => void
}

interface SavedFiltersProps {
  store: SavedFilterStore
  present: Record<string, string>
  onPick: (search: Record<string, string>) => void
}

/** Filters with a name: pick one, or keep the present ones. */
export function SavedFilters({ store, present, onPick }: SavedFiltersProps) {
  const say = useWords(uiWords)
  const id = useId()
  const [name, setName] = useState('')
  return (
    <div className="ac-drop-menu">
      <button type="button" className="ac-btn ac-quiet ac-btn-small" popoverTarget={id}><Icon name="star-outline" /><span>{say.savedFilters}</span></button>
      <div id={id} popover="auto" className="ac-pop">
        <ul className="ac-plain">
          {store.saved.map((filter) => (
            <li key={filter.id} className="ac-pop-line">
              <button type="button" className="ac-pop-item" popoverTarget={id} popoverTargetAction="hide" onClick={() => onPick(filter.search)}>{filter.name}</button>
              <IconButton icon="close" label={say.removeOf(filter.name)} onClick={() => store.onRemove(filter.id)} />
            </li>
          ))}
        </ul>
        <form className="ac-pop-form" onSubmit={(event) => {
          event.preventDefault()
          if (name.trim()) store.onSave(name.trim(), present)
          setName('')
        }}>
          <TextField label={say.filterName} value={name} onChange={setName} maxLength={60} />
          <Button type="submit" size="small" disabled={Object.keys(present).length === 0}>{say.saveFilters}</Button>
        </form>
      </div>
    </div>
  )
}
