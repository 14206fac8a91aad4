import { useWords } from '#kernel/web/i18n/words.ts'
import { queryClient } from '#kernel/web/query.ts'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select, type Option } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { changeDocument, withdrawDocument, type DocumentRow } from '../contract.ts'
import { changedByDocument } from './changed.ts'
import type { CodeLists } from './codes.ts'
import { DocumentView } from './DocumentView.tsx'
import { VersionDialog } from './VersionDialog.tsx'
import { documentWords } from './words.ts'

export interface Opened {
  what: 'show' | 'version' | 'change' | 'withdraw'
  document: DocumentRow
}

interface DialogsProps {
  opened: Opened
  codes: CodeLists
  sections: readonly Option[]
  onClose: () => void
}

const reread = (): void => {
  for (const { id } of changedByDocument) void queryClient.invalidateQueries({ queryKey: [id] })
}

/** The window opened over the list. */
export function DocumentDialogs({ opened, ...rest }: DialogsProps) {
  const { document } = opened
  if (opened.what === 'show') return <DocumentView document={document} codes={rest.codes} onClose={rest.onClose} />
  if (opened.what === 'version') return <VersionDialog document={document} onClose={rest.onClose} />
  return opened.what === 'change' ? <ChangeDialog document={document} {...rest} /> : <WithdrawDialog document={document} onClose={rest.onClose} />
}

function ChangeDialog({ document, codes, sections, onClose }: Omit<DialogsProps, 'opened'> & { document: DocumentRow }) {
  const say = useWords(documentWords)
  const { title, type, section, datedOn } = document
  const done = () => {
    toast(say.saved)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.change}>
      <Form endpoint={changeDocument} input={{ documentId: document.id, version: document.version }} defaults={{ title, type, section, datedOn }} submit={say.save} invalidates={changedByDocument} onDone={done} onCancel={onClose} theirs={(current: DocumentRow) => ({ title: current.title, type: current.type, section: current.section, datedOn: current.datedOn, version: current.version })}>
        <TextField name="title" label={say.fileTitle} required />
        <Select name="type" label={say.type} options={codes.options('document_type')} required />
        <Select name="section" label={say.section} options={sections} required />
        <SmartDateField name="datedOn" label={say.dated} />
      </Form>
    </Modal>
  )
}

function WithdrawDialog({ document, onClose }: { document: DocumentRow; onClose: () => void }) {
  const say = useWords(documentWords)
  const done = () => {
    toast(say.withdrawnDone)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.withdrawTitle(document.title)}>
      <p>{say.withdrawText}</p>
      <Form endpoint={withdrawDocument} input={{ documentId: document.id, version: document.version }} submit={say.withdraw} submitKind="danger" invalidates={changedByDocument} onDone={done} onCancel={onClose} onStale={reread}>
        <TextArea name="reason" label={say.reason} required rows={3} />
      </Form>
    </Modal>
  )
}
