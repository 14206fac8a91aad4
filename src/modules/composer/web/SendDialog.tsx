import { useState } from 'react'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { IconButton } from '#kernel/web/ui/Button.tsx'
import { FileDrop, Progress } from '#kernel/web/ui/FileDrop.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { ErrorState } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { addReceipt, channels, receiptKinds, sendPaper, type Paper } from '../contract.ts'
import { changedByPaper } from './changed.ts'
import { useAttach } from './use-attach.ts'
import { paperWords } from './words.ts'

type ReceiptKind = (typeof receiptKinds)[number]
interface Receipt {
  documentId: string
  title: string
  kind: ReceiptKind
}

/** To whom, how, with which number and receipts: the proof that closes the term. */
export function SendDialog({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const say = useWords(paperWords)
  const [receipts, setReceipts] = useState<Receipt[]>([])
  const { attach, share, problem } = useAttach(paper.caseId)
  const take = async (files: File[]) => {
    for (const file of files) {
      const kept = await attach(file, { type: 'corrispondenza', title: `${say.receipts}: ${file.name}`.slice(0, 200) })
      if (kept) setReceipts((all) => [...all, { documentId: kept.id, title: kept.title, kind: all.length === 0 ? 'accepted' : 'delivered' }])
    }
  }
  return (
    <Modal open onClose={onClose} title={say.send} size="wide" question>
      {paper.term && <p>{say.sendText} {paper.term.title}.</p>}
      <Form
        endpoint={sendPaper}
        input={{ paperId: paper.id, version: paper.version, receipts: receipts.map(({ documentId, kind }) => ({ documentId: documentId as never, kind })) }}
        defaults={{ to: [paper.addressee.name, paper.addressee.office].filter(Boolean).join(', '), on: dateInRome(Date.now()), channel: paper.addressee.pec ? 'pec' : undefined as never }}
        submit={say.send}
        invalidates={changedByPaper}
        onDone={(sent) => {
          toast(sent.term?.state === 'done' ? say.sentToastTerm : say.sentToast)
          onClose()
        }}
        onCancel={onClose}
      >
        <TextField name="to" label={say.sentTo} required maxLength={300} />
        <Select name="channel" label={say.channel} required options={channels.map((one) => ({ value: one, label: say[`channel_${one}`] }))} />
        <SmartDateField name="on" label={say.sentOn} required />
        <TextField name="protocolNumber" label={say.protocolNumber} maxLength={60} />
        <SmartDateField name="protocolOn" label={say.protocolOn} />
        <TextField name="note" label={say.note} maxLength={1000} />
        <fieldset className="ac-fieldset"><legend>{say.receipts}</legend>
          {problem !== null && <ErrorState problem={problem} />}
          {receipts.map((one, index) => (
            <div key={one.documentId} className="ac-method">
              <Select label={one.title} value={one.kind} empty={null} onChange={(kind) => setReceipts((all) => all.map((other, at) => (at === index ? { ...other, kind: kind as ReceiptKind } : other)))} options={receiptKinds.map((kind) => ({ value: kind, label: say[`receipt_${kind}`] }))} />
              <IconButton icon="delete" label={say.remove} onClick={() => setReceipts((all) => all.filter((_, at) => at !== index))} />
            </div>
          ))}
          {share === null ? <FileDrop label={say.receiptDrop} multiple onFiles={(files) => void take(files)} /> : <Progress label={say.sending} share={share} />}
        </fieldset>
      </Form>
    </Modal>
  )
}

/** A receipt that came later. */
export function ReceiptDialog({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const say = useWords(paperWords)
  const [kept, setKept] = useState<{ id: string; title: string } | null>(null)
  const { attach, share, problem } = useAttach(paper.caseId)
  const take = async ([file]: File[]) => {
    if (file) setKept(await attach(file, { type: 'corrispondenza', title: `${say.receipts}: ${file.name}`.slice(0, 200) }))
  }
  return (
    <Modal open onClose={onClose} title={say.addReceipt} question>
      {problem !== null && <ErrorState problem={problem} />}
      {!kept && (share === null ? <FileDrop label={say.receiptDrop} onFiles={(files) => void take(files)} /> : <Progress label={say.sending} share={share} />)}
      {kept && (
        <Form
          endpoint={addReceipt} input={{ paperId: paper.id, documentId: kept.id as never, version: paper.version }} defaults={{ kind: 'delivered' }} submit={say.addReceipt} invalidates={changedByPaper}
          onDone={() => {
            toast(say.receiptAdded)
            onClose()
          }}
          onCancel={onClose}
        >
          <p translate="no">{kept.title}</p>
          <Select name="kind" label={say.receiptKind} required empty={null} options={receiptKinds.map((kind) => ({ value: kind, label: say[`receipt_${kind}`] }))} />
        </Form>
      )}
    </Modal>
  )
}
