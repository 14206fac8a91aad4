import { useState, type ReactNode } from 'react'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { ConfirmDialog, Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { approveHostedList, askHostedList, dropHostedList, makeHostedFiles, renewHostedList, sendBackHostedList, sendHostedList, type HostedList } from '../../contract/hosted.ts'
import { channels } from '../../contract/paper.ts'
import { changedByHosted } from './changed.ts'
import { hostedWords } from './words.ts'

type Dialog = 'approve' | 'sendBack' | 'drop' | 'renew' | 'send'

/** What can be done to a list now; one of them is what comes next. */
export function HostedActions({ list }: { list: HostedList }) {
  const say = useWords(hostedWords)
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = () => setDialog(null)
  const ask = useMutationOf(askHostedList, { invalidates: changedByHosted, onSuccess: () => toast(say.asked), onError: toastProblem })
  const make = useMutationOf(makeHostedFiles, { invalidates: changedByHosted, onError: toastProblem })
  const approve = useMutationOf(approveHostedList, {
    invalidates: changedByHosted,
    onSuccess: () => {
      toast(say.approvedToast)
      close()
      make.mutate({ listId: list.id })
    },
    onError: toastProblem,
  })
  const { can } = list
  return (
    <>
      {can.drop && <Button kind="quiet" onClick={() => setDialog('drop')}>{say.drop}</Button>}
      {can.sendBack && <Button kind="secondary" onClick={() => setDialog('sendBack')}>{say.sendBack}</Button>}
      {can.renew && <Button kind="secondary" onClick={() => setDialog('renew')}>{say.renew}</Button>}
      {can.ask && <Button kind={can.approve ? 'secondary' : 'primary'} busy={ask.isPending} onClick={() => ask.mutate({ listId: list.id, version: list.version })}>{say.ask}</Button>}
      {can.approve && <Button kind="primary" icon="check" onClick={() => setDialog('approve')}>{say.approve}</Button>}
      {can.send && <Button kind="primary" icon="mail" onClick={() => setDialog('send')}>{say.send}</Button>}
      {dialog === 'approve' && <ConfirmDialog open title={say.approve} confirm={say.approve} onConfirm={() => approve.mutate({ listId: list.id, version: list.version })} onClose={close}>{say.approveText}</ConfirmDialog>}
      {dialog === 'sendBack' && (
        <Reasoned title={say.sendBack} onClose={close}>
          <Form endpoint={sendBackHostedList} input={{ listId: list.id, version: list.version }} submit={say.sendBack} invalidates={changedByHosted} onCancel={close} onDone={() => { toast(say.sentBack); close() }}>
            <TextField name="words" label={say.sendBackWords} required maxLength={1000} />
          </Form>
        </Reasoned>
      )}
      {dialog === 'drop' && (
        <Reasoned title={say.drop} text={say.dropText} onClose={close}>
          <Form endpoint={dropHostedList} input={{ listId: list.id, version: list.version }} submit={say.drop} invalidates={changedByHosted} onCancel={close} onDone={close}><TextField name="reason" label={say.reason} required maxLength={500} /></Form>
        </Reasoned>
      )}
      {dialog === 'renew' && (
        <Reasoned title={say.renew} text={say.renewText} onClose={close}>
          <Form endpoint={renewHostedList} input={{ listId: list.id, version: list.version }} submit={say.renew} invalidates={changedByHosted} onCancel={close} onDone={close}><TextField name="reason" label={say.reason} required maxLength={500} /></Form>
        </Reasoned>
      )}
      {dialog === 'send' && <SendDialog list={list} onClose={close} />}
    </>
  )
}

function Reasoned({ title, text, onClose, children }: { title: string; text?: string; onClose: () => void; children: ReactNode }) {
  return <Modal open onClose={onClose} title={title} question>{text && <p>{text}</p>}{children}</Modal>
}

function SendDialog({ list, onClose }: { list: HostedList; onClose: () => void }) {
  const say = useWords(hostedWords)
  return (
    <Modal open onClose={onClose} title={say.send} size="wide" question>
      {list.term && <p>{say.sendText} {list.term.title}</p>}
      <Form
        endpoint={sendHostedList} input={{ listId: list.id, version: list.version }} submit={say.send} invalidates={changedByHosted} onCancel={onClose}
        defaults={{ to: [list.addressee.name, list.addressee.office].filter(Boolean).join(', '), on: dateInRome(Date.now()), channel: list.addressee.pec ? 'pec' : undefined as never }}
        onDone={(sent) => {
          toast(sent.term?.state === 'done' ? say.sentTermToast : say.sentToast)
          onClose()
        }}
      >
        <TextField name="to" label={say.sentTo} required maxLength={300} />
        <Select name="channel" label={say.channel} required options={channels.map((one) => ({ value: one, label: say[`channel_${one}`] }))} />
        <SmartDateField name="on" label={say.sentOn} required />
        <TextField name="protocolNumber" label={say.protocolNumber} maxLength={60} />
        <SmartDateField name="protocolOn" label={say.protocolOn} />
        <TextField name="note" label={say.sendNote} maxLength={1000} />
      </Form>
    </Modal>
  )
}
