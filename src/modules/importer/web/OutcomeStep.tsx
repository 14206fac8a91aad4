import { call, downloadUrl } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useListOf } from '#kernel/web/query.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Progress } from '#kernel/web/ui/FileDrop.tsx'
import { Table } from '#kernel/web/ui/Table.tsx'
import { toastProblem } from '#kernel/web/ui/toasts.tsx'
import { casePath, casesPath } from '#modules/cases/web/index.ts'
import { confirmRun, downloadRefused, listCreated, type ImportRun } from '../contract.ts'
import { rereadRun } from './reread.ts'
import { importWords } from './words.ts'

/** A load on its way. */
export function LoadingStep({ run }: { run: ImportRun }) {
  const say = useWords(importWords)
  const share = run.progress && run.progress.total > 0 ? run.progress.done / run.progress.total : 0
  // stalled: nothing was stored; the doubts stay as they were chosen
  const again = () => void call(confirmRun, { runId: run.id, version: run.version }).then(rereadRun, toastProblem)
  return (
    <Card title={say.loading}>
      <Progress label={say.loading} share={share} />
      <p>{say.loadingText}</p>
      {run.can.confirm && <Alert kind="warning" title={say.stalled} actions={<Button size="small" onClick={again}>{say.retry}</Button>} />}
    </Card>
  )
}

interface Created {
  row: number
  caseId: string
  number: string
  childName: string
}

/** What a load did: the files opened, and the rows left out. */
export function OutcomeStep({ run }: { run: ImportRun }) {
  const say = useWords(importWords)
  const query = useListOf<Created>(listCreated as never, { runId: run.id, limit: 50 })
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? []
  const { created, left, refused } = run.result ?? { created: 0, left: 0, refused: 0 }
  return (
    <>
      <Alert kind="success" title={say.doneTitle(created)}>{say.doneText(left, refused)}</Alert>
      <div className="ac-row">
        <LinkButton kind="primary" to={casesPath.to()}>{say.toFiles}</LinkButton>
        {run.can.refused && left + refused > 0 && <a className="ac-btn btn btn-outline-primary" href={downloadUrl(downloadRefused, { runId: run.id })} download>{say.download}</a>}
      </div>
      {run.can.refused && left + refused > 0 && <p className="ac-meta">{say.keptFor}</p>}
      <Card title={say.files}>
        <Table
          caption={say.files}
          rows={rows}
          rowKey={({ caseId }) => caseId}
          rowHref={({ caseId }) => casePath.to({ caseId })}
          columns={[
            { id: 'child', header: say.child, cell: ({ childName }) => <bdi>{childName}</bdi> },
            { id: 'number', header: say.number, cell: ({ number }) => number },
            { id: 'row', header: say.row, align: 'end', cell: ({ row }) => row },
          ]}
        />
        {query.hasNextPage && <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>{say.more}</Button>}
      </Card>
    </>
  )
}
