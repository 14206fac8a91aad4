import { useState } from 'react'
import type { Result } from '#kernel/contract/endpoint.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { bulkHandover, listHandoverWorkers, previewBulkHandover } from '../contract.ts'
import { BulkUnit } from './BulkUnit.tsx'
import { changedByFile } from './changed.ts'
import { handoversPath } from './paths.ts'
import { caseWords } from './words.ts'

/** The files of a worker who leaves, of all the services one leads, given to colleagues in one go. */
export function BulkHandoverScreen() {
  const say = useWords(caseWords)
  const workers = useQueryOf(listHandoverWorkers, {})
  const [operatorId, setOperatorId] = useState('')
  const query = useQueryOf(previewBulkHandover, { operatorId: operatorId as never }, { enabled: Boolean(operatorId) })
  return (
    <>
      <PageHeader title={say.bulk} status={say.bulkText} above={<Breadcrumb items={[{ label: say.handovers, to: handoversPath.to() }, { label: say.bulk }]} />} />
      <div className="ac-stack">
        <Loaded query={workers}>
          {({ rows }) => rows.length === 0 ? <p>{say.bulkNobody}</p> : (
            <div className="ac-form">
              <Select label={say.whoLeaves} value={operatorId} onChange={setOperatorId}
                options={rows.map((row) => ({ value: row.id, label: `${row.name} – ${say.openCount(row.open)} (${row.units.join(', ')})` }))} />
            </div>
          )}
        </Loaded>
        {operatorId && (
          <Loaded query={query}>
            {(preview) => preview.units.length === 0 ? <p>{say.bulkNone}</p> : <Distribution key={operatorId} operatorId={operatorId} preview={preview} />}
          </Loaded>
        )}
      </div>
    </>
  )
}

type Preview = Result<typeof previewBulkHandover>

/** One reason and one button for all his services: all files move together, or none. */
function Distribution({ operatorId, preview }: { operatorId: string; preview: Preview }) {
  const say = useWords(caseWords)
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const [reason, setReason] = useState('')
  const give = useMutationOf(bulkHandover, {
    invalidates: [...changedByFile, previewBulkHandover, listHandoverWorkers], onSuccess: ({ moved }) => toast(say.bulkDone(moved)), onError: toastProblem,
  })
  const moves = preview.units.flatMap(({ rows }) =>
    rows.flatMap((row) => (!row.waiting && chosen[row.id] ? [{ caseId: row.id, toOperatorId: chosen[row.id] as never, version: row.version }] : [])))
  return (
    <>
      {preview.units.map((one) => <BulkUnit key={one.unit.id} {...one} chosen={chosen} choose={(more) => setChosen((before) => ({ ...before, ...more }))} />)}
      {preview.elsewhere > 0 && <p>{say.bulkElsewhere(preview.elsewhere)}</p>}
      <div className="ac-form"><TextField label={say.reason} value={reason} onChange={setReason} required /></div>
      <div className="ac-row">
        <Button kind="primary" busy={give.isPending} disabled={moves.length === 0 || !reason.trim()} onClick={() => give.mutate({ operatorId: operatorId as never, moves, reason })}>
          {say.bulkGive(moves.length)}
        </Button>
      </div>
    </>
  )
}
