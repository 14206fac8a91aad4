import { useState } from 'react'
import { formatRelative } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import * as contract from '../../contract/sign-in.ts'
import { RecoveryCodes } from '../sign-in/RecoveryCodes.tsx'
import '../sign-in/sign-in.css'
import { profileWords } from './words.ts'

export function SecondFactorCard({ since, left }: { since: string | null; left: number }) {
  const say = useWords(profileWords)
  const [open, setOpen] = useState(false)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const close = () => {
    setOpen(false)
    setCodes(null)
  }
  return (
    <Card title={say.secondFactor}>
      {left < 4 ? <Callout kind="warning" title={say.codesLeft(left)}>{say.fewCodes}</Callout> : <p>{since && say.secondSince(formatRelative(since))} {say.codesLeft(left)}</p>}
      <Button icon="key" onClick={() => setOpen(true)}>{say.renew}</Button>
      <p className="ac-meta">{say.lostPhone}</p>
      <Modal open={open} onClose={close} title={codes ? say.codesTitle : say.renew} question={codes !== null}>
        {codes ? (
          <RecoveryCodes codes={codes}><Button kind="primary" onClick={close}>{say.done}</Button></RecoveryCodes>
        ) : (
          <Form endpoint={contract.renewRecoveryCodes} submit={say.renew} invalidates={[contract.getProfile]} onDone={({ recoveryCodes }) => setCodes(recoveryCodes)} onCancel={close}>
            <p>{say.renewHint}</p>
            <TextField name="code" label={say.appCode} inputMode="numeric" autoComplete="one-time-code" required />
          </Form>
        )}
      </Modal>
    </Card>
  )
}
