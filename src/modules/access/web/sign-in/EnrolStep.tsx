import { useEffect, useState } from 'react'
import type { Result } from '#kernel/contract/endpoint.ts'
import { call } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Form } from '#kernel/web/ui/Form.tsx'
import { ErrorState, Skeleton } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import * as contract from '../../contract/sign-in.ts'
import { signInWords } from './words.ts'

type Enrolment = Result<typeof contract.beginEnrolment>

/** Setting up the second factor: the secret is asked once, when the step appears, and shown as picture and as text. */
export function EnrolStep({ onDone }: { onDone: (codes: readonly string[]) => void }) {
  const say = useWords(signInWords)
  const [secret, setSecret] = useState<Enrolment | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  useEffect(() => {
    const stop = new AbortController()
    call(contract.beginEnrolment, {}, { signal: stop.signal }).then(setSecret, (cause: unknown) => !stop.signal.aborted && setProblem(cause))
    return () => stop.abort()
  }, [])
  if (problem) return <ErrorState problem={problem} />
  if (!secret) return <Skeleton lines={6} />
  return (
    <>
      <p>{say.enrolLead}</p>
      <ol className="ac-enrol">
        <li>{say.enrolApp}</li>
        <li>
          {say.enrolScan}
          <img src={secret.qr} alt={say.enrolQr} width="200" height="200" />
          <span className="ac-meta">{say.enrolKey} <code translate="no">{secret.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></span>
        </li>
        <li>{say.enrolCode}</li>
      </ol>
      <Form endpoint={contract.confirmEnrolment} submit={say.connect} onDone={({ recoveryCodes }) => onDone(recoveryCodes)}>
        <TextField name="code" label={say.code} inputMode="numeric" autoComplete="one-time-code" required />
      </Form>
    </>
  )
}
