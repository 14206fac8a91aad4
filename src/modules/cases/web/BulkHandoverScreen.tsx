import { useState } from 'react'
import type { Result } from '#kernel/contract/endpoint.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { bulkHandover, previewBulkHandover } from '../contract.ts'
import { changedByFile } from './changed.ts'
import { useCaseCodes, useReceivingUnits, useWorkers } from './lists.ts'
import { handoversPath } from './paths.ts'
import { caseWords } from './words.ts'

/** The files of a worker who leaves, given to colleagues: all in one go. */
export function BulkHandoverScreen() {
  const say = useWords(caseWords)
  const units = useReceivingUnits()
  const [unitId, setUnitId] = useState('')
  const [operatorId, setOperatorId] = useState('')
  const unit = unitId || (units.mine[0]?.id ?? '')
  const workers = useWorkers(unit)
  const target = { unitId: unit as never, operatorId: operatorId as never }
  const query = useQueryOf(previewBulkHandover, target, { enabled: Boolean(unit && operatorId) })
  return (
    <>
      <PageHeader title={say.bulk} status={say.bulkText} above={<Breadcrumb items={[{ label: say.handovers, to: handoversPath.to() }, { label: say.bulk }]} />} />
      <div className="ac-stack">
        <div className="ac-form">
          <Select label={say.whichUnit} options={units.mine.map((row) => ({ value: row.id, label: row.name }))} value={unit} onChange={setUnitId} empty={null} />
          <Select label={say.whoLeaves} options={workers} value={operatorId} onChange={setOperatorId} />
        </div>
        {operatorId && (
          <Loaded query={query}>
            {(preview) => preview.rows.length === 0 ? <p>{say.bulkNone}</p> : <Distribution key={operatorId} target={target} preview={preview} />}
          </Loaded>
        )}
      </div>
    </>
  )
}

interface DistributionProps {
  target: { unitId: never; operatorId: never }
  preview: Result<typeof previewBulkHandover>
}

function Distribution({ target, preview }: DistributionProps) {
  const say = useWords(caseWords)
  const codes = useCaseCodes()
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const [reason, setReason] = useState('')
  const give = useMutationOf(bulkHandover, { invalidates: [...changedByFile, previewBulkHandover], onSuccess: ({ moved }) => toast(say.bulkDone(moved)), onError: toastProblem })
  const receivers = preview.receivers.map((one) => ({ value: one.id, label: one.name, detail: say.openCount(one.open) }))
  const movable = preview.rows.filter((row) => !row.waiting)
  const moves = movable.flatMap((row) => (chosen[row.id] ? [{ caseId: row.id, toOperatorId: chosen[row.id] as never, version: row.version }] : []))
  return (
    <>
      <div className="ac-form"><Select label={say.allTo} options={receivers} value="" onChange={(to) => setChosen(Object.fromEntries(movable.map((row) => [row.id, to])))} /></div>
      <table className="table ac-table">
        <caption className="ac-hidden">{say.bulk}</caption>
        <thead><tr>{[say.child, say.number, say.phase, say.municipality, say.receiver].map((text) => <th key={text} scope="col">{text}</th>)}</tr></thead>
        <tbody>
          {preview.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row"><PersonName name={row.childName} /></th>
              <td data-label={say.number} translate="no">{row.number}</td>
              <td data-label={say.phase}>{codes.label('phase', row.phase)}</td>
              <td data-label={say.municipality}>{row.municipality}</td>
              <td data-label={say.receiver}>
                {row.waiting ? say.bulkWaiting : (
                  <select className="ac-input ac-select" aria-label={`${say.receiver}: ${row.childName}`} value={chosen[row.id] ?? ''} onChange={(event) => setChosen({ ...chosen, [row.id]: event.target.value })}>
                    <option value="">{say.leaveHere}</option>
                    {receivers.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}
                  </select>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="ac-form"><TextField label={say.reason} value={reason} onChange={setReason} required /></div>
      <div className="ac-row"><Button kind="primary" busy={give.isPending} disabled={moves.length === 0 || !reason.trim()} onClick={() => give.mutate({ ...target, moves, reason })}>{say.bulkGive(moves.length)}</Button></div>
    </>
  )
}
