import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo } from '#kernel/web/paths.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { Steps } from '#kernel/web/ui/Steps.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { discardRun, getProgress, type ImportRun } from '../contract.ts'
import { ColumnsStep } from './ColumnsStep.tsx'
import { LoadingStep, OutcomeStep } from './OutcomeStep.tsx'
import { importPath, importsPath } from './paths.ts'
import { rereadRun } from './reread.ts'
import { TryStep } from './TryStep.tsx'
import { importWords } from './words.ts'


/** One register, from its columns to what became of it. */
export function ImportPage() {
  const say = useWords(importWords)
  const { runId } = importPath.useParams()
  const [loading, setLoading] = useState(false)
  const query = useQueryOf(getProgress, { runId: runId as ImportRun['id'] }, { staleTime: 0, ...(loading ? { refetchInterval: 1000 } : {}) })
  const busy = query.data?.state === 'queued' || query.data?.matching?.state === 'running'
  if (busy !== loading) setLoading(busy)
  return (
    <>
      <PageHeader title={say.title} status={query.data && <bdi>{query.data.fileName}</bdi>} above={<Breadcrumb items={[{ label: say.title, to: importsPath.to() }, { label: query.data?.fileName ?? '' }]} />} />
      <Loaded query={query}>{(run) => <Stage run={run} />}</Loaded>
    </>
  )
}

function Stage({ run }: { run: ImportRun }) {
  const say = useWords(importWords)
  const go = useGo()
  const [trying, setTrying] = useState(run.state === 'failed')
  const discard = useMutationOf(discardRun, { onSuccess: () => { toast(say.discarded2); rereadRun(); go(importsPath.to()) }, onError: toastProblem })
  const at = run.state === 'loaded' ? 5 : run.state === 'queued' ? 3 : trying ? 2 : 1
  const labels = [say.stepFile, say.stepColumns, say.stepTry, say.stepConfirm, say.stepDone]
  const open = run.can.change
  return (
    <div className="ac-stack">
      <Steps label={say.steps} steps={labels.map((label, index) => ({ label, state: index < at ? 'done' : index === at ? 'current' : 'todo' }))} />
      {run.failure && (
        <Alert kind="danger" title={say.failedTitle}>
          {run.failure.code === 'conflict' && run.failure.row === null ? say.failedConflict : say.failedText(run.failure.row === null ? '' : say.failedRow(run.failure.row))}
        </Alert>
      )}
      {open && !trying && <ColumnsStep run={run} onDone={() => setTrying(true)} />}
      {open && trying && <TryStep run={run} onBack={() => setTrying(false)} />}
      {run.state === 'queued' && <LoadingStep run={run} />}
      {run.state === 'loaded' && <OutcomeStep run={run} />}
      {run.state === 'discarded' && <p>{say.discarded2}</p>}
      {run.can.discard && <div><Button kind="quiet" icon="delete" onClick={() => discard.mutate({ runId: run.id, version: run.version })}>{say.discard}</Button></div>}
    </div>
  )
}
