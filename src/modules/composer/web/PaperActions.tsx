import { useState } from 'react'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import type { Endpoint } from '#kernel/contract/endpoint.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Menu, type MenuAction } from '#kernel/web/ui/Menu.tsx'
import { Drawer, Modal } from '#kernel/web/ui/Modal.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { Timeline } from '#kernel/web/ui/Timeline.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { approvePaper, askApproval, dropPaper, paperHistory, renewPaper, sendBack, takeBack, type Paper } from '../contract.ts'
import { changedByPaper } from './changed.ts'
import { DraftDialog } from './DraftDialog.tsx'
import { SectionsDialog } from './SectionsDialog.tsx'
import { SendDialog } from './SendDialog.tsx'
import { SignDialog } from './SignDialog.tsx'
import { paperWords } from './words.ts'

type Open = 'ask' | 'approve' | 'sendBack' | 'drop' | 'renew' | 'sections' | 'history' | 'send' | 'sign' | 'draft'

/** The next step first; the rest in a menu. What is being written is saved before any of it. */
export function PaperActions({ paper, flush }: { paper: Paper; flush: () => Promise<void> }) {
  const say = useWords(paperWords)
  const [open, setOpen] = useState<Open | null>(null)
  const back = useMutationOf(takeBack, { invalidates: changedByPaper, onError: toastProblem })
  const { can } = paper
  const close = () => setOpen(null)
  const ready = paper.frozen[0]?.pdf || paper.frozen[0]?.signed
  const items: MenuAction[] = [
    ...(can.arrange ? [{ id: 'sections', label: say.sectionsAndAuthors, onAction: () => void flush().then(() => setOpen('sections')) }] : []),
    ...(can.takeBack ? [{ id: 'takeBack', label: say.takeBack, onAction: () => back.mutate({ paperId: paper.id, version: paper.version }) }] : []),
    ...(can.sendBack && paper.state === 'approved' ? [{ id: 'sendBack', label: say.sendBack, onAction: () => setOpen('sendBack') }] : []),
    ...(can.renew ? [{ id: 'renew', label: say.renew, onAction: () => setOpen('renew') }] : []),
    ...(can.draft ? [{ id: 'draft', label: say.draft, onAction: () => void flush().then(() => setOpen('draft')) }] : []),
    { id: 'history', label: say.history, onAction: () => setOpen('history') },
    { id: 'print', label: say.print, onAction: () => window.print() },
    ...(can.drop ? [{ id: 'drop', label: say.drop, onAction: () => setOpen('drop') }] : []),
  ]
  return (
    <>
      {can.ask && <Button kind="primary" onClick={() => void flush().then(() => setOpen('ask'))}>{say.ask}</Button>}
      {can.approve && <Button kind="primary" icon="check" onClick={() => setOpen('approve')}>{say.approve}</Button>}
      {can.sendBack && paper.state === 'asked' && <Button kind="secondary" onClick={() => setOpen('sendBack')}>{say.sendBack}</Button>}
      {can.send && ready && <Button kind="primary" icon="mail" onClick={() => setOpen('send')}>{say.send}</Button>}
      {can.sign && <Button kind="secondary" icon="upload" onClick={() => setOpen('sign')}>{say.sign}</Button>}
      <Menu items={items} />
      {open === 'ask' && <ActDialog {...{ paper, close }} title={say.ask} endpoint={askApproval} done={say.asked}><TextArea name="words" label={say.askWords} rows={3} maxLength={1000} /></ActDialog>}
      {open === 'approve' && <ActDialog {...{ paper, close }} title={say.approve} text={say.approveText} endpoint={approvePaper} done={say.approvedToast} />}
      {open === 'sendBack' && <ActDialog {...{ paper, close }} title={say.sendBack} endpoint={sendBack} done={say.sentBackToast}><TextArea name="words" label={say.sendBackWords} rows={4} required maxLength={4000} /></ActDialog>}
      {open === 'drop' && <ActDialog {...{ paper, close }} title={say.drop} text={say.dropText} endpoint={dropPaper} done={say.state_dropped} danger><TextField name="reason" label={say.reason} required maxLength={500} /></ActDialog>}
      {open === 'renew' && <ActDialog {...{ paper, close }} title={say.renew} text={say.renewText} endpoint={renewPaper} done={say.e_superseded}><TextField name="reason" label={say.reason} required maxLength={500} /></ActDialog>}
      {open === 'sections' && <SectionsDialog paper={paper} onClose={close} />}
      {open === 'draft' && <DraftDialog paper={paper} onClose={close} />}
      {open === 'history' && <HistoryDrawer paper={paper} onClose={close} />}
      {open === 'sign' && <SignDialog paper={paper} onClose={close} />}
      {open === 'send' && <SendDialog paper={paper} onClose={close} />}
    </>
  )
}

interface ActProps {
  paper: Paper
  title: string
  text?: string
  endpoint: Endpoint
  done: string
  danger?: boolean
  close: () => void
  children?: React.ReactNode
}

function ActDialog({ paper, title, text, endpoint, done, danger, close, children }: ActProps) {
  return (
    <Modal open onClose={close} title={title} question>
      {text && <p>{text}</p>}
      <Form
        endpoint={endpoint as typeof askApproval} input={{ paperId: paper.id, version: paper.version }} submit={title} submitKind={danger ? 'danger' : 'primary'} invalidates={changedByPaper}
        onDone={() => {
          toast(done)
          close()
        }}
        onCancel={close}
      >{children}</Form>
    </Modal>
  )
}

function HistoryDrawer({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const say = useWords(paperWords)
  const query = useQueryOf(paperHistory, { paperId: paper.id }, { staleTime: 0 })
  return (
    <Drawer open onClose={onClose} title={say.history}>
      <Loaded query={query}>{({ rows }) => (
        <Timeline label={say.history} items={rows.map((one) => ({
          id: one.id, when: one.at, title: say[`e_${one.what}` as 'e_started'], meta: `${one.by.name} · ${formatDateTime(one.at)} · ${say.version(one.n)}`, body: one.words && <p translate="no">{one.words}</p>,
        }))} />
      )}</Loaded>
    </Drawer>
  )
}
