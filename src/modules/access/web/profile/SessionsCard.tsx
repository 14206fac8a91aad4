import type { Result } from '#kernel/contract/endpoint.ts'
import { formatDateTime, formatRelative } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { Table } from '#kernel/web/ui/Table.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import * as contract from '../../contract/sign-in.ts'
import { profileWords } from './words.ts'

type Row = Result<typeof contract.listSessions>['rows'][number]

export function SessionsCard() {
  const say = useWords(profileWords)
  const query = useQueryOf(contract.listSessions, {})
  const invalidates = [contract.listSessions]
  const end = useMutationOf(contract.revokeSession, { invalidates, onSuccess: () => toast(say.ended), onError: toastProblem })
  const endOthers = useMutationOf(contract.revokeOtherSessions, { invalidates, onSuccess: () => toast(say.othersEnded), onError: toastProblem })
  const nameOf = (row: Row) => row.browser || say.unknownBrowser
  return (
    <Card title={say.sessions}>
      <Loaded query={query}>
        {({ rows }) => (
          <div className="ac-stack">
            <Table
              caption={say.sessions}
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                { id: 'browser', header: say.browser, cell: (row) => <>{nameOf(row)} {row.present && <Badge kind="info">{say.thisOne}</Badge>}</> },
                { id: 'seen', header: say.lastSeen, cell: (row) => formatRelative(row.lastSeenAt) },
                { id: 'since', header: say.since, cell: (row) => formatDateTime(row.createdAt) },
                { id: 'address', header: say.address, cell: (row) => row.address },
              ]}
              rowActions={(row) => !row.present && <Button kind="quiet" size="small" aria-label={say.endOf(nameOf(row))} onClick={() => end.mutate({ sessionId: row.id })}>{say.end}</Button>}
            />
            <p className="ac-meta">{say.notYours}</p>
            {rows.length > 1 && <div><Button busy={endOthers.isPending} onClick={() => endOthers.mutate({})}>{say.endOthers}</Button></div>}
          </div>
        )}
      </Loaded>
    </Card>
  )
}
