import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import * as contract from '../../contract/sign-in.ts'
import { PasswordField } from '../sign-in/PasswordField.tsx'
import { signInWords } from '../sign-in/words.ts'
import { profileWords } from './words.ts'

export function PasswordCard({ username, since }: { username: string; since: string }) {
  const say = useWords(profileWords)
  const signIn = useWords(signInWords)
  const [open, setOpen] = useState(false)
  const done = () => {
    setOpen(false)
    toast(say.passwordChanged)
  }
  return (
    <Card title={say.password}>
      <p>{say.passwordSince(since)}</p>
      {!open && <Button onClick={() => setOpen(true)}>{say.changePassword}</Button>}
      {open && (
        <Form endpoint={contract.changePassword} submit={say.changePassword} invalidates={[contract.getProfile, contract.listSessions]} onDone={done} onCancel={() => setOpen(false)}>
          {/* Tells the password manager whose password this is. */}
          <input type="text" autoComplete="username" value={username} readOnly hidden />
          <PasswordField name="currentPassword" label={say.currentPassword} autoComplete="current-password" />
          <PasswordField name="newPassword" label={say.newPassword} hint={signIn.newHint} autoComplete="new-password" />
        </Form>
      )}
    </Card>
  )
}
