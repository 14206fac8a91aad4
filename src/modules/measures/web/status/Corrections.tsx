import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDate, formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { getLegalStatus, withdrawLegalCorrection, type LegalStatusReply } from '../../contract/status.ts'
import { measureWords } from '../words.ts'
import { statusWords } from './words.ts'

type Correction = LegalStatusReply['corrections'][number]

/** What was corrected by hand, with its reason; those taken back too. */
export function Corrections({ caseId, reply }: { caseId: Id<'case'>; reply: LegalStatusReply }) {
  const say = useWords(statusWords)
  const [withdrawing, setWithdrawing] = useState<Correction | null>(null)
  if (!reply.corrections.length) return null
  const close = () => setWithdrawing(null)
  return (
    <details open={reply.corrections.some(({ withdrawn }) => !withdrawn)}>
      <summary>{say.corrections} ({reply.corrections.length})</summary>
      <ul className="ac-plain ac-stack">
        {reply.corrections.map((one) => <Line key={one.id} one={one} onWithdraw={reply.can.correct && !one.withdrawn ? () => setWithdrawing(one) : undefined} />)}
      </ul>
      {withdrawing && (
        <Modal open onClose={close} title={say.withdraw}>
          <Form
            endpoint={withdrawLegalCorrection} input={{ caseId, correctionId: withdrawing.id, version: withdrawing.version }} submit={say.withdraw} invalidates={[getLegalStatus]} onCancel={close}
            onDone={() => {
              toast(say.withdrawn)
              close()
            }}
          >
            <TextField name="reason" label={say.withdrawReason} required />
          </Form>
        </Modal>
      )}
    </details>
  )
}

function Line({ one, onWithdraw }: { one: Correction; onWithdraw?: (() => void) | undefined }) {
  const say = useWords(statusWords)
  const words = useWords(measureWords)
  const what = one.subject === 'responsabilita' ? `${one.parentName ?? say.hidden}: ${words[`state_${one.state as 'piena'}`]}` : `${words[`role_${one.role as 'tutore'}`]}: ${one.holder ?? ''}`
  const span = `${one.from ? formatDate(one.from) : say.always} – ${one.to ? formatDate(one.to) : say.open}`
  return (
    <li>
      <strong>{what}</strong> <span className="ac-meta">{span}</span>
      <div>{one.reason}</div>
      <div className="ac-row">
        <span className="ac-meta">{say.byWho(one.by.name, formatDateTime(one.at))}{one.withdrawn && `, ${say.withdrawnOn(formatDateTime(one.withdrawn.at))}: ${one.withdrawn.reason}`}</span>
        {onWithdraw && <Button kind="quiet" size="small" className="ac-screen-only" onClick={onWithdraw}>{say.withdraw}</Button>}
      </div>
    </li>
  )
}
