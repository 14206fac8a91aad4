import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo } from '#kernel/web/paths.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { ConfirmDialog, Modal } from '#kernel/web/ui/Modal.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { discardInstrument, getInstrument, getLocalInstrument, listInstruments, listLocalInstruments, publishInstrument, renewInstrument, retireInstrument, type LocalInstrument } from '../../contract.ts'
import { localInstrumentPath, ownInstrumentsPath, trialPath } from '../paths.ts'
import { adminWords } from './words.ts'

const changed = [getLocalInstrument, listLocalInstruments, listInstruments, getInstrument]

interface LocalActionsProps {
  local: LocalInstrument
  /** The revision that is on the server now. */
  revision: () => number
  /** Sends what is still being written, before anything else is done with it. */
  flush: () => Promise<void>
  faults: number
}

/** Try, publish, begin the next version, retire, throw away: what the server allows in its state. */
export function LocalActions({ local, revision, flush, faults }: LocalActionsProps) {
  const say = useWords(adminWords)
  const go = useGo()
  const [asking, setAsking] = useState<'publish' | 'discard' | 'retire' | null>(null)
  const close = () => setAsking(null)
  const publish = useMutationOf(publishInstrument, { invalidates: changed, onSuccess: () => (toast(say.published), close()), onError: (problem) => (close(), toastProblem(problem)) })
  const renew = useMutationOf(renewInstrument, { invalidates: changed, onSuccess: (made) => (toast(say.renewed), go(localInstrumentPath.to({ localId: made.id }))), onError: toastProblem })
  const discard = useMutationOf(discardInstrument, { invalidates: [listLocalInstruments], onSuccess: () => (toast(say.discarded), go(ownInstrumentsPath.to())), onError: toastProblem })
  return (
    <>
      <LinkButton to={trialPath.to({ localId: local.id })}>{say.tryIt}</LinkButton>
      {local.can.publish && <Button kind="primary" disabled={faults > 0} onClick={() => void flush().then(() => setAsking('publish'))}>{say.publish}</Button>}
      {local.can.renew && <Button kind="primary" onClick={() => renew.mutate({ localId: local.id, revision: revision() })}>{say.renew}</Button>}
      {local.can.retire && <Button onClick={() => setAsking('retire')}>{say.retire}</Button>}
      {local.can.discard && <Button kind="quiet" icon="delete" onClick={() => setAsking('discard')}>{say.discard}</Button>}
      <ConfirmDialog open={asking === 'publish'} onClose={close} title={say.publishTitle} confirm={say.publish} onConfirm={() => publish.mutate({ localId: local.id, revision: revision() })}>{say.publishText}</ConfirmDialog>
      <ConfirmDialog open={asking === 'discard'} onClose={close} title={say.discardTitle} confirm={say.discard} danger onConfirm={() => void flush().then(() => discard.mutate({ localId: local.id, revision: revision() }))}>{say.discardText}</ConfirmDialog>
      {asking === 'retire' && (
        <Modal open onClose={close} title={say.retireTitle}>
          <p>{say.retireText}</p>
          <Form endpoint={retireInstrument} input={{ localId: local.id, revision: revision() }} submit={say.retire} invalidates={changed} onCancel={close} onDone={() => (toast(say.retired), close())}>
            <TextArea name="reason" label={say.reason} required rows={2} maxLength={500} />
          </Form>
        </Modal>
      )}
    </>
  )
}
