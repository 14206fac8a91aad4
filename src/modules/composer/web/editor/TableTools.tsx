import { useEditorState, type Editor } from '@tiptap/react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { paperWords } from '../words.ts'
import { addColumn, addRow, captionOf, MOST_COLUMNS, removeColumn, removeRow, removeTable, setCaption, widthOf } from './tables.ts'

/** What can be done to the table in which the cursor stands; nothing elsewhere. */
export function TableTools({ editor }: { editor: Editor }) {
  const say = useWords(paperWords)
  const now = useEditorState({ editor, selector: ({ editor: one }) => ({ caption: captionOf(one), width: widthOf(one) }) })
  if (now.caption === null) return null
  const tools = [
    { id: 'rowAbove', run: () => addRow(editor, -1) }, { id: 'rowBelow', run: () => addRow(editor, 1) }, { id: 'rowAway', run: () => removeRow(editor) },
    { id: 'columnBefore', run: () => addColumn(editor, -1), off: now.width >= MOST_COLUMNS }, { id: 'columnAfter', run: () => addColumn(editor, 1), off: now.width >= MOST_COLUMNS },
    { id: 'columnAway', run: () => removeColumn(editor) }, { id: 'tableAway', run: () => removeTable(editor) },
  ] as const
  return (
    <div className="ac-table-tools" role="group" aria-label={say.table}>
      <TextField label={say.tableCaption} value={now.caption} maxLength={300} onChange={(text) => void setCaption(editor, text)} />
      <div className="ac-editor-tools">
        {tools.map((one) => <Button key={one.id} kind="quiet" size="small" disabled={'off' in one && one.off} onClick={() => void one.run()}>{say[one.id]}</Button>)}
      </div>
      <p className="ac-meta">{say.tableKeys}</p>
    </div>
  )
}
