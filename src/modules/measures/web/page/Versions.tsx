import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { listMeasureVersions, type Measure } from '../../contract/measure.ts'
import { measureWords, type MeasureSay } from '../words.ts'

const labels: Readonly<Record<string, keyof MeasureSay>> = {
  kind: 'kind', also: 'alsoDecides', authority_id: 'authority', authority_words: 'authority', number: 'number', decided_on: 'decidedOn', decided_at: 'decidedOn', filed_on: 'filedOn', communicated_on: 'communicatedOn',
  notified_on: 'notifiedOn', notified_at: 'notifiedOn', starts_on: 'from', effective_from: 'from', ends_on: 'until', duration_months: 'duration', grounds: 'given', decision: 'decides', placement_kind: 'placement', placement_words: 'placement',
  mandate: 'mandate', report_every_months: 'reportEvery', first_report_on: 'firstReport', reports_on: 'reportsOn', effects: 'effects', offices: 'offices', prescriptions: 'prescriptions', checklist: 'checklist', document_id: 'document', proceeding_id: 'proceeding', nature: 'nature',
}

const shown = (value: unknown): string => (value === null || value === undefined || value === '' ? '—' : typeof value === 'object' ? JSON.stringify(value, null, 1).replaceAll(/["{}[\]]/g, '').trim() || '—' : String(value))

/** What the measure said before each correction, and why it was corrected. */
export function Versions({ measure, onClose }: { measure: Measure; onClose: () => void }) {
  const say = useWords(measureWords)
  const query = useQueryOf(listMeasureVersions, { caseId: measure.caseId, measureId: measure.id })
  return (
    <Modal open onClose={onClose} title={say.history} size="wide">
      <Loaded query={query}>
        {({ rows }) => (
          <ol className="ac-plain ac-stack">
            {rows.length === 0 && <li>{say.noHistory}</li>}
            {rows.map(({ n, by, at, reason, changed, content }) => (
              <li key={n}>
                <strong>{by.name}</strong>, {formatDateTime(at)}
                <div>{say.reason}: {reason}</div>
                <dl className="ac-data">
                  {changed.map((key) => <div key={key}><dt>{labels[key] ? (say[labels[key]] as string) : key}</dt><dd className="ms-words" translate="no">{say.before}: {shown(content[key])}</dd></div>)}
                </dl>
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </Modal>
  )
}
