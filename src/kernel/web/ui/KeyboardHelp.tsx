import { useWords } from '../i18n/words.ts'
import { setShortcutsEnabled, useShortcutList, useShortcutsEnabled } from '../shortcuts.ts'
import { SwitchField } from './Checkbox.tsx'
import { Modal } from './Modal.tsx'
import { uiWords } from './words.ts'

const shown = (keys: string): string[] => keys.replace('mod+', 'Ctrl ').split(' ').map((key) => (key.length === 1 ? key.toUpperCase() : key))

/** The keys that work on this screen now, and the way to turn them off. */
export function KeyboardHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useWords(uiWords)
  const on = useShortcutsEnabled()
  const list = [...new Map(useShortcutList().map((one) => [one.keys, one])).values()]
  return (
    <Modal open={open} onClose={onClose} title={say.keyboardTitle}>
      <dl className="ac-keys">
        {list.map(({ keys, label }) => (
          <div key={keys}>
            <dt>{shown(keys).map((key) => <kbd key={key}>{key}</kbd>)}</dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <SwitchField label={say.keyboardOn} value={on} onChange={setShortcutsEnabled} />
    </Modal>
  )
}
