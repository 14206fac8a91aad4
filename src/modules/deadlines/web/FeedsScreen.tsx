import { useState } from 'react'
import { formatDate, formatRelative } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { ConfirmDialog } from '#kernel/web/ui/Modal.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { createFeed, listFeeds, revokeFeed, type Feed } from '../contract.ts'
import { settingsWords } from './settings-words.ts'
import './terms.css'

/** My calendar addresses: each shown once when made, closed when no longer used. */
export function FeedsScreen() {
  const say = useWords(settingsWords)
  const query = useQueryOf(listFeeds, {})
  const [made, setMade] = useState<string | null>(null)
  return (
    <>
      <PageHeader title={say.feeds} status={say.feedsText} />
      <div className="ac-stack">
        {made && <Made address={made} onDone={() => setMade(null)} />}
        <Card title={say.newFeed}>
          <Form key={made} endpoint={createFeed} defaults={{ scope: 'mine' }} submit={say.create} invalidates={[listFeeds]} onDone={(feed) => setMade(feed.address)}>
            <TextField name="name" label={say.feedName} hint={say.feedNameHint} required maxLength={60} />
            <Select name="scope" label={say.scope} required empty={null} options={[{ value: 'mine', label: say.mine }, { value: 'unit', label: say.unitScope }]} />
          </Form>
        </Card>
        <Card title={say.feeds}>
          <Loaded query={query}>
            {({ rows }) => (rows.length === 0 ? <p className="ac-meta">{say.noFeeds}</p> : <ul className="ac-plain ac-stack">{rows.map((row) => <li key={row.id}><One feed={row} /></li>)}</ul>)}
          </Loaded>
        </Card>
      </div>
    </>
  )
}

/** The address, this once. */
function Made({ address, onDone }: { address: string; onDone: () => void }) {
  const say = useWords(settingsWords)
  const copy = async () => {
    await navigator.clipboard.writeText(address)
    toast(say.copied)
  }
  return (
    <Alert kind="success" title={say.address} actions={<><Button icon="copy" onClick={() => void copy()}>{say.copy}</Button><Button kind="quiet" onClick={onDone}>{say.gotIt}</Button></>}>
      <p>{say.addressOnce}</p>
      <p><code className="ac-feed-address" translate="no">{address}</code></p>
    </Alert>
  )
}

function One({ feed }: { feed: Feed }) {
  const say = useWords(settingsWords)
  const [asking, setAsking] = useState(false)
  const revoke = useMutationOf(revokeFeed, { invalidates: [listFeeds], onSuccess: () => toast(say.revoked), onError: toastProblem })
  const used = feed.lastReadAt ? say.read(feed.reads, formatRelative(feed.lastReadAt)) : say.neverRead
  return (
    <div className="ac-row">
      <span>
        <strong>{feed.name}</strong> <Badge>{feed.scope === 'mine' ? say.mine : say.unitScope}</Badge>{' '}
        <span className="ac-meta">{[say.made(formatDate(feed.createdAt)), used, feed.revokedAt && say.closed(formatDate(feed.revokedAt))].filter(Boolean).join(' · ')}</span>
      </span>
      {!feed.revokedAt && <Button kind="quiet" size="small" aria-label={say.revokeOf(feed.name)} onClick={() => setAsking(true)}>{say.revoke}</Button>}
      <ConfirmDialog open={asking} onClose={() => setAsking(false)} title={say.revokeTitle} confirm={say.revoke} danger onConfirm={() => revoke.mutateAsync({ feedId: feed.id })}>{say.revokeText}</ConfirmDialog>
    </div>
  )
}
