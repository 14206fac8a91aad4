import { EditorContent, useEditor, useEditorState, type Editor } from '@tiptap/react'
import { useEffect, useMemo, useState } from 'react'
import type { IconName } from '#kernel/web/ui/icons.ts'
import { call } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { DraftStatus } from '#kernel/web/ui/useDraft.tsx'
import { VisuallyHidden } from '#kernel/web/ui/VisuallyHidden.tsx'
import { useVersionedDraft } from '#kernel/web/ui/useVersionedDraft.ts'
import { patchCached, queryClient } from '#kernel/web/query.ts'
import { checkPaper, checkSources, getPaper, proposeFacts, saveSection, type Section, type WrittenBlock } from '../../contract.ts'
import type { Paper } from '../../contract.ts'
import { BlocksView } from '../BlocksView.tsx'
import { paperWords, type PaperSay } from '../words.ts'
import { blocksOf, docOf, nodeOf } from './doc.ts'
import { extensionsOf, moveBlock } from './extensions.ts'
import { pastedTables } from './pasted.ts'
import { insertTable } from './tables.ts'
import { TableTools } from './TableTools.tsx'

/** What the tools beside the text may do in a section that is being written. */
export interface SectionHandle {
  insert: (blocks: readonly WrittenBlock[]) => void
  /** Puts these words in the place of a block. */
  replace: (blockId: string, block: WrittenBlock) => void
  setAll: (blocks: readonly WrittenBlock[]) => void
  focus: (blockId: string | null) => void
  /** Everything written is on the server. */
  flush: () => Promise<void>
}

interface Props {
  paper: Pick<Paper, 'id'>
  section: Section
  /** Gives the tools their handle, and takes it back. */
  register: (sectionId: string, handle: SectionHandle | null) => void
  onFocus: () => void
}

/** One section being written: saved at every pause, never over somebody else’s words. */
export function SectionEditor({ paper, section, register, onFocus }: Props) {
  const say = useWords(paperWords)
  const [blocks, setBlocks] = useState<WrittenBlock[]>(section.blocks)
  const [whose, setWhose] = useState<string | null>(null)
  const extensions = useMemo(() => extensionsOf({ edited: say.edited, saysWho: say.saysWho }), [say])
  const editor = useEditor({
    extensions, content: docOf(section.blocks), immediatelyRender: true,
    editorProps: { attributes: { class: 'ac-paper-text ac-editor', role: 'textbox', 'aria-multiline': 'true', 'aria-label': say.writeHere(section.title), translate: 'no', dir: 'auto' }, transformPastedHTML: pastedTables },
    onUpdate: ({ editor: now }) => setBlocks(blocksOf(now.getJSON())),
    onFocus,
  }, [extensions])
  const draft = useVersionedDraft({
    value: blocks, version: section.version, savedAt: section.savedAt,
    send: async (value, version, key) => {
      const saved = await call(saveSection, { paperId: paper.id, sectionId: section.id, blocks: value, version }, { key })
      patchCached(getPaper, { paperId: paper.id }, (old) => ({ ...old, sections: old.sections.map((one) => (one.id === saved.id ? saved : one)) }))
      for (const { id } of [checkPaper, checkSources, proposeFacts]) void queryClient.invalidateQueries({ queryKey: [id] })
      return saved
    },
    read: (current) => {
      const theirs = current as Section
      setWhose(theirs.savedBy?.name ?? null)
      return { value: theirs.blocks, version: theirs.version }
    },
  })
  const { flush } = draft
  useEffect(() => {
    if (!editor) return
    register(section.id, {
      insert: (more) => insertBlocks(editor, more),
      replace: (blockId, block) => replaceBlock(editor, blockId, block),
      setAll: (all) => void editor.commands.setContent(docOf(all), { emitUpdate: true }),
      focus: (blockId) => focusBlock(editor, blockId),
      flush,
    })
    return () => register(section.id, null)
  }, [editor, register, section.id, flush])
  if (!editor) return null
  return (
    <div className="ac-section-editor">
      <Toolbar editor={editor} say={say} />
      <TableTools editor={editor} />
      <EditorContent editor={editor} />
      <DraftStatus draft={draft} />
      {draft.other && (
        <Alert kind="warning" title={say.otherText(whose ?? say.somebody)}>
          <p>{say.otherTextHelp}</p>
          <h4>{say.theirs}</h4>
          <BlocksView blocks={draft.other} />
          <div className="ac-row">
            <Button kind="secondary" onClick={draft.keepThis}>{say.keepMine}</Button>
            <Button kind="quiet" onClick={() => void editor.commands.setContent(docOf(draft.takeOther()), { emitUpdate: true })}>{say.takeTheirs}</Button>
          </div>
        </Alert>
      )}
    </div>
  )
}

/** Below the block in which the cursor stands; at the end when the text was never touched. */
function insertBlocks(editor: Editor, blocks: readonly WrittenBlock[]): void {
  const { doc, selection } = editor.state
  const last = doc.lastChild
  const emptyEnd = last?.type.name === 'paragraph' && last.content.size === 0
  const at = editor.isFocused || selection.from > 1 ? selection.$from.after(1) : doc.content.size - (emptyEnd ? last!.nodeSize : 0)
  editor.chain().insertContentAt(at, blocks.map(nodeOf)).run()
}

function findBlock(editor: Editor, blockId: string): { at: number; size: number } | null {
  let at = 0
  for (const node of editor.state.doc.children) {
    if (node.attrs.blockId === blockId) return { at, size: node.nodeSize }
    at += node.nodeSize
  }
  return null
}

function replaceBlock(editor: Editor, blockId: string, block: WrittenBlock): void {
  const found = findBlock(editor, blockId)
  if (found) editor.chain().insertContentAt({ from: found.at, to: found.at + found.size }, nodeOf(block)).run()
}

function focusBlock(editor: Editor, blockId: string | null): void {
  const found = blockId ? findBlock(editor, blockId) : null
  editor.chain().focus(found ? found.at + 1 : 'start').scrollIntoView().run()
}

interface Tool {
  id: keyof PaperSay
  icon?: IconName
  text?: string
  on?: boolean
  run: () => unknown
}

/** What can be done to the words, by mouse and by keyboard (Ctrl-B, Ctrl-I, Ctrl-Z). */
function Toolbar({ editor, say }: { editor: Editor; say: PaperSay }) {
  const on = useEditorState({ editor, selector: ({ editor: now }) => ({
    bold: now.isActive('bold'), italic: now.isActive('italic'), list: now.isActive('bulletList'), ordered: now.isActive('orderedList'), quote: now.isActive('blockquote'), heading: now.isActive('heading'),
  }) })
  const tools: Tool[] = [
    { id: 'bold', text: 'G', on: on.bold, run: () => editor.chain().focus().toggleBold().run() },
    { id: 'italic', text: 'C', on: on.italic, run: () => editor.chain().focus().toggleItalic().run() },
    { id: 'heading', text: 'T', on: on.heading, run: () => editor.chain().focus().toggleHeading({ level: 4 }).run() },
    { id: 'list', icon: 'list', on: on.list, run: () => editor.chain().focus().toggleBulletList().run() },
    { id: 'numbered_list', text: '1', on: on.ordered, run: () => editor.chain().focus().toggleOrderedList().run() },
    { id: 'quote', text: '«»', on: on.quote, run: () => editor.chain().focus().toggleBlockquote().run() },
    { id: 'table', text: say.table, run: () => insertTable(editor) },
    { id: 'moveUp', icon: 'arrow-up', run: () => moveBlock(editor, -1) },
    { id: 'moveDown', icon: 'arrow-down', run: () => moveBlock(editor, 1) },
    { id: 'undo', icon: 'restore', run: () => editor.chain().focus().undo().run() },
  ]
  return (
    <div className="ac-editor-tools" role="toolbar" aria-label={say.toolbar}>
      {tools.map(({ id, icon, text, on: pressed, run }) => (
        <Button key={id} kind="quiet" size="small" {...(icon ? { icon } : {})} title={say[id] as string} {...(pressed === undefined ? {} : { 'aria-pressed': pressed })} onClick={() => void run()}>
          {text && <span aria-hidden="true">{text}</span>}<VisuallyHidden>{say[id] as string}</VisuallyHidden>
        </Button>
      ))}
    </div>
  )
}
