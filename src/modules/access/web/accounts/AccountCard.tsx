import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatRelative, formatTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { ConfirmDialog, Modal } from '#kernel/web/ui/Modal.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import * as contract from '../../contract/accounts.ts'
import { accountWords } from './words.ts'

interface CardProps {
  operatorId: Id<'operator'>
  account: contract.Account
}

export function AccountCard({ operatorId, account: { account, can } }: CardProps) {
  const say = useWords(accountWords)
  const [creating, setCreating] = useState(false)
  const [temporary, setTemporary] = useState<string | null>(null)
  return (
    <Card title={say.account}>
      {!account && <p>{say.noAccount}</p>}
      {account && <State account={account} />}
      {can.create && !creating && <Button onClick={() => setCreating(true)}>{say.create}</Button>}
      {can.create && creating && (
        <Form
          endpoint={contract.createAccount}
          input={{ operatorId }}
          submit={say.create}
          invalidates={[contract.getAccount]}
          onDone={({ temporaryPassword }) => {
            setCreating(false)
            setTemporary(temporaryPassword)
          }}
          onCancel={() => setCreating(false)}
        >
          <TextField name="username" label={say.username} hint={say.usernameHint} autoComplete="off" required />
        </Form>
      )}
      {account && can.administer && <Actions operatorId={operatorId} disabled={account.disabled} onTemporary={setTemporary} />}
      <Modal open={temporary !== null} onClose={() => setTemporary(null)} title={say.temporaryTitle} question actions={<Button kind="primary" onClick={() => setTemporary(null)}>{say.given}</Button>}>
        <p>{say.temporaryText}</p>
        <p><code translate="no" style={{ fontSize: '1.25rem' }}>{temporary}</code></p>
      </Modal>
    </Card>
  )
}

function State({ account }: { account: NonNullable<contract.Account['account']> }) {
  const say = useWords(accountWords)
  const locked = account.lockedUntil && Date.parse(account.lockedUntil) > Date.now() ? account.lockedUntil : null
  return (
    <DataList
      columns={2}
      items={[
        { label: say.username, value: account.username },
        { label: say.state, value: <>{account.disabled ? <Badge kind="warning">{say.closed}</Badge> : <Badge kind="success">{say.open}</Badge>} {locked && say.locked(formatTime(locked))}</> },
        { label: say.password, value: account.mustChangePassword ? say.temporary : say.chosen },
        { label: say.secondFactor, value: account.secondFactorSince ? say.since(formatRelative(account.secondFactorSince)) : say.notYet },
        { label: say.lastSeen, value: account.lastSeenAt ? formatRelative(account.lastSeenAt) : say.never },
      ]}
    />
  )
}

type Ask = 'password' | 'second' | 'close'

function Actions({ operatorId, disabled, onTemporary }: { operatorId: Id<'operator'>; disabled: boolean; onTemporary: (password: string) => void }) {
  const say = useWords(accountWords)
  const [ask, setAsk] = useState<Ask | null>(null)
  const common = { invalidates: [contract.getAccount], onError: toastProblem }
  const done = () => toast(say.done)
  const password = useMutationOf(contract.resetPassword, { ...common, onSuccess: ({ temporaryPassword }) => onTemporary(temporaryPassword) })
  const second = useMutationOf(contract.resetSecondFactor, { ...common, onSuccess: done })
  const enabled = useMutationOf(contract.setAccountEnabled, { ...common, onSuccess: done })
  const close = () => setAsk(null)
  return (
    <div className="ac-row">
      <Button size="small" onClick={() => setAsk('password')}>{say.resetPassword}</Button>
      <Button size="small" onClick={() => setAsk('second')}>{say.resetSecond}</Button>
      {disabled
        ? <Button size="small" onClick={() => enabled.mutate({ operatorId, enabled: true })}>{say.reopen}</Button>
        : <Button size="small" onClick={() => setAsk('close')}>{say.close}</Button>}
      <ConfirmDialog open={ask === 'password'} onClose={close} title={say.resetPassword} confirm={say.resetPassword} onConfirm={() => password.mutate({ operatorId })}>{say.resetPasswordText}</ConfirmDialog>
      <ConfirmDialog open={ask === 'second'} onClose={close} title={say.resetSecond} confirm={say.resetSecond} onConfirm={() => second.mutate({ operatorId })}>{say.resetSecondText}</ConfirmDialog>
      <ConfirmDialog open={ask === 'close'} onClose={close} title={say.close} confirm={say.close} onConfirm={() => enabled.mutate({ operatorId, enabled: false })}>{say.closeText}</ConfirmDialog>
    </div>
  )
}
