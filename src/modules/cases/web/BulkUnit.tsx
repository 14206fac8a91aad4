import type { Result } from '#kernel/contract/endpoint.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import type { previewBulkHandover } from '../contract.ts'
import { useCaseCodes } from './lists.ts'
import { caseWords } from './words.ts'

type BulkUnitProps = Result<typeof previewBulkHandover>['units'][number] & {
  /** Receiver by file. */
  chosen: Readonly<Record<string, string>>
  choose: (more: Record<string, string>) => void
}

/** The files of one service: to whom each goes, or all of them. */
export function BulkUnit({ unit, rows, receivers, chosen, choose }: BulkUnitProps) {
  const say = useWords(caseWords)
  const codes = useCaseCodes()
  const options = receivers.map((one) => ({ value: one.id, label: `${one.name} – ${say.openCount(one.open)}` }))
  const movable = rows.filter((row) => !row.waiting)
  return (
    <section aria-label={unit.name} className="ac-stack">
      <h2 className="h4">{unit.name}</h2>
      {options.length === 0 ? <p>{say.bulkNoReceiver}</p> : (
        <div className="ac-form"><Select label={say.allTo} options={options} value="" onChange={(to) => choose(Object.fromEntries(movable.map((row) => [row.id, to])))} /></div>
      )}
      <table className="table ac-table">
        <caption className="ac-hidden">{`${say.bulk}: ${unit.name}`}</caption>
        <thead><tr>{[say.child, say.number, say.phase, say.municipality, say.receiver].map((text) => <th key={text} scope="col">{text}</th>)}</tr></thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row"><PersonName name={row.childName} /></th>
              <td data-label={say.number} translate="no">{row.number}</td>
              <td data-label={say.phase}>{codes.label('phase', row.phase)}</td>
              <td data-label={say.municipality}>{row.municipality}</td>
              <td data-label={say.receiver}>
                {row.waiting ? say.bulkWaiting : (
                  <select className="ac-input ac-select" aria-label={`${say.receiver}: ${row.childName}`} value={chosen[row.id] ?? ''} onChange={(event) => choose({ [row.id]: event.target.value })}>
                    <option value="">{say.leaveHere}</option>
                    {receivers.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
                  </select>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
