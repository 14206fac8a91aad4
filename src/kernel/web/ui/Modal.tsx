import { useState, type ReactNode } from 'react'
import { Dialog, Heading } from 'react-aria-components/Dialog'
import { Modal as AriaModal, ModalOverlay } from 'react-aria-components/Modal'
import { useWords } from '../i18n/words.ts'
import { Button, IconButton } from './Button.tsx'
import { classes } from './class-names.ts'
import { ErrorState } from './states.tsx'
import { uiWords } from './words.ts'

interface ModalProps {
  open: boolean
  onClose: () => void
  title: string
  children: ReactNode
  /** Buttons at the bottom, the main one first. */
  actions?: ReactNode
  size?: 'normal' | 'wide'
  /** From the end side of the screen instead of the middle. */
  side?: boolean
  /** A question that must be answered: not closed by a click outside. */
  question?: boolean
}

/** A window over the page. Esc closes; the focus goes back to where it came from. */
export function Modal({ open, onClose, title, children, actions, size = 'normal', side, question }: ModalProps) {
  const say = useWords(uiWords)
  return (
    <ModalOverlay className={classes('ac-overlay', side && 'ac-overlay-side')} isOpen={open} onOpenChange={(isOpen) => !isOpen && onClose()} isDismissable={!question}>
      <AriaModal className={classes('ac-modal', size === 'wide' && 'ac-modal-wide', side && 'ac-drawer')}>
        <Dialog className="ac-dialog" role={question ? 'alertdialog' : 'dialog'}>
          <div className="ac-dialog-head">
            <Heading slot="title" className="ac-dialog-title">{title}</Heading>
            <IconButton icon="close" label={say.close} onClick={onClose} />
          </div>
          <div className="ac-dialog-body">{children}</div>
          {actions && <div className="ac-dialog-foot">{actions}</div>}
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  )
}

/** A panel at the end side, for looking something up without leaving the page. */
export const Drawer = (props: Omit<ModalProps, 'side' | 'question'>) => <Modal {...props} side />

interface ConfirmProps {
  open: boolean
  onClose: () => void
  title: string
  children: ReactNode
  /** The verb of what is going to happen ("Chiudi il fascicolo"). */
  confirm: string
  danger?: boolean
  onConfirm: () => void | Promise<unknown>
}

/** Asks before what cannot be undone. For what can be undone use a toast with "Annulla" instead. */
export function ConfirmDialog({ open, onClose, title, children, confirm, danger, onConfirm }: ConfirmProps) {
  const say = useWords(uiWords)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const run = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await onConfirm()
      onClose()
    } catch (cause) {
      setProblem(cause)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open={open}
      onClose={onClose}
      title={title}
      question
      actions={
        <>
          <Button kind={danger ? 'danger' : 'primary'} busy={busy} onClick={() => void run()}>{confirm}</Button>
          <Button kind="quiet" onClick={onClose}>{say.cancel}</Button>
        </>
      }
    >
      {children}
      {problem !== null && <ErrorState problem={problem} />}
    </Modal>
  )
}
