import { Suspense, useState, type ReactNode } from 'react'
import { Dialog, Heading } from 'react-aria-components/Dialog'
import { Modal as AriaModal, ModalOverlay } from 'react-aria-components/Modal'
import { useWords } from '../i18n/words.ts'
import { Button, IconButton } from './Button.tsx'
import { classes } from './class-names.ts'
import { ErrorState, Skeleton } from './states.tsx'
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

/** React Aria waits up to half a second after a press of Enter; until then the keys would go nowhere, Esc too. */
function takeFocus(head: HTMLElement | null): void {
  const box = head?.closest<HTMLElement>('.ac-dialog')
  if (box && !box.contains(document.activeElement)) box.focus({ preventScroll: true })
}

/** A window over the page. Esc closes; the focus goes back to where it came from. */
export function Modal({ open, onClose, title, children, actions, size = 'normal', side, question }: ModalProps) {
  const say = useWords(uiWords)
  return (
    <ModalOverlay className={classes('ac-overlay', side && 'ac-overlay-side')} isOpen={open} onOpenChange={(isOpen) => !isOpen && onClose()} isDismissable={!question}>
      <AriaModal className={classes('ac-modal', size === 'wide' && 'ac-modal-wide', side && 'ac-drawer')}>
        <Dialog className="ac-dialog" role={question ? 'alertdialog' : 'dialog'}>
          <div className="ac-dialog-head" ref={takeFocus}>
            <Heading slot="title" className="ac-dialog-title">{title}</Heading>
            <IconButton icon="close" label={say.close} onClick={onClose} />
          </div>
          {/* what a window loads late waits inside it: the page beneath neither goes away nor loses the focus */}
          <div className="ac-dialog-body"><Suspense fallback={<Skeleton lines={4} />}>{children}</Suspense></div>
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
