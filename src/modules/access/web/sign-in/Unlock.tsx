import { useState } from 'react'
import { ApiProblem, sayProblem } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import type { Actor } from '#kernel/web/session.tsx'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import * as contract from '../../contract/sign-in.ts'
import { PasswordField } from './PasswordField.tsx'
import { endSession } from './session-source.ts'
import { SignInSteps } from './SignInSteps.tsx'
import { useFocusFirst } from './useFocusFirst.ts'
import { signInWords } from './words.ts'

interface UnlockProps {
  actor: Actor
  onUnlocked: () => void
  onLeave: () => void
}

/** Over the locked screen: the password is enough while the session lasts; afterwards the whole sign-in, without losing what is beneath. */
export function Unlock({ actor, onUnlocked, onLeave }: UnlockProps) {
  const say = useWords(signInWords)
  const [over, setOver] = useState(false)
  const [password, setPassword] = useState('')
  const unlock = useMutationOf(contract.unlockSession, {
    onSuccess: onUnlocked,
    onError: (problem) => problem.code === 'not-signed-in' && setOver(true),
  })
  const part = useFocusFirst(over)
  const leave = () => void endSession().catch(() => undefined).then(onLeave)
  if (over) {
    return (
      <div className="ac-stack">
        <Alert kind="warning">{say.fullAgain}</Alert>
        <SignInSteps level={2} onDone={onUnlocked} />
        <div><Button kind="quiet" onClick={leave}>{say.notYou}</Button></div>
      </div>
    )
  }
  const wrong = unlock.error instanceof ApiProblem ? unlock.error.fieldErrors['password'] : undefined
  return (
    <div ref={part}>
      <form
        noValidate
        className="ac-form"
        onSubmit={(event) => {
          event.preventDefault()
          unlock.mutate({ password })
        }}
      >
        {unlock.error && !wrong && <Alert kind="danger" title={sayProblem(unlock.error).title}>{sayProblem(unlock.error).detail}</Alert>}
        <p>{say.unlockLead(actor.displayName)}</p>
        <PasswordField name="password" label={say.password} autoComplete="current-password" value={password} onChange={setPassword} error={wrong} />
        <div className="ac-form-actions">
          <Button kind="primary" type="submit" busy={unlock.isPending}>{say.unlock}</Button>
          <Button kind="quiet" onClick={leave}>{say.notYou}</Button>
        </div>
      </form>
    </div>
  )
}
