import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useGo } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { SearchBox } from '#kernel/web/ui/ListScreen.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { listCaseAssessments, listInstruments, startAssessment, type InstrumentRow } from '../../contract.ts'
import { families, moments } from '../../domain/instrument.ts'
import { changedByAssessment } from '../changed.ts'
import { DetailsFields } from '../fill/DetailsFields.tsx'
import { assessmentPath } from '../paths.ts'
import { assessmentWords } from '../words.ts'
import { listWords } from './words.ts'

interface StartDialogProps {
  caseId: Id<'case'>
  onClose: () => void
}

/** Chooses an instrument by its words, then asks only what that instrument needs. */
export function StartDialog({ caseId, onClose }: StartDialogProps) {
  const say = useWords(listWords)
  const both = useSay()
  const [chosen, setChosen] = useState<InstrumentRow | null>(null)
  return (
    <Modal open onClose={onClose} title={chosen ? both(chosen.title) : say.startTitle} size="wide">
      {chosen ? <Begin caseId={caseId} instrument={chosen} onBack={() => setChosen(null)} /> : <Pick caseId={caseId} onPick={setChosen} />}
    </Modal>
  )
}

function Pick({ caseId, onPick }: { caseId: Id<'case'>; onPick: (instrument: InstrumentRow) => void }) {
  const say = useWords(listWords)
  const [q, setQ] = useState('')
  const query = useQueryOf(listInstruments, { caseId, startable: 'true', limit: 200, ...(q ? { q } : {}) }, { keepPrevious: true })
  return (
    <div className="ac-stack">
      <SearchBox label={say.pick} value={q} onChange={setQ} />
      <Loaded query={query} lines={8}>{({ rows }) => (rows.length === 0 ? <p className="ac-meta" role="status">{say.pickNone}</p> : <Choices rows={rows} onPick={onPick} />)}</Loaded>
    </div>
  )
}

function Choices({ rows, onPick }: { rows: readonly InstrumentRow[]; onPick: (instrument: InstrumentRow) => void }) {
  const shared = useWords(assessmentWords)
  const both = useSay()
  return families.map((family) => {
    const own = rows.filter((row) => row.family === family && row.can.start)
    return own.length === 0 ? null : (
      <section key={family}>
        <h3 className="ac-sections-head">{shared[`family_${family}`]}</h3>
        <ul className="ac-plain">
          {own.map((row) => (
            <li key={row.key}>
              <button type="button" className="ac-pick" onClick={() => onPick(row)}>
                <strong>{both(row.title)}</strong> {row.source.sure !== 'S' && <Badge>{shared[`sure_${row.source.sure}`]}</Badge>}
                <span className="ac-meta">{both(row.purpose)}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    )
  })
}

function Begin({ caseId, instrument, onBack }: { caseId: Id<'case'>; instrument: InstrumentRow; onBack: () => void }) {
  const say = useWords(listWords)
  const shared = useWords(assessmentWords)
  const both = useSay()
  const go = useGo()
  const before = useQueryOf(listCaseAssessments, { caseId, instrument: instrument.key, state: 'completed', limit: 20 })
  return (
    <div className="ac-stack">
      <p>{both(instrument.purpose)}</p>
      <p className="ac-meta">{shared.source}: {instrument.source.text} ({shared[`sure_${instrument.source.sure}`]})</p>
      {instrument.caveat && <p className="ac-meta">{both(instrument.caveat)}</p>}
      <div><Button kind="quiet" size="small" icon="arrow-left" onClick={onBack}>{say.change}</Button></div>
      <Loaded query={before}>
        {({ rows }) => (
          <Form
            endpoint={startAssessment} input={{ caseId, instrument: instrument.key }} submit={say.startGo} invalidates={changedByAssessment} onDone={({ id }) => go(assessmentPath.to({ assessmentId: id }))}
            defaults={{ heldOn: dateInRome(Date.now()), eventOn: '', people: [], participants: [], ...(instrument.moment === 'phases' ? { moment: moments[Math.min(2, new Set(rows.map(({ moment }) => moment)).size)]! } : {}) }}
          >
            <DetailsFields caseId={caseId} of={instrument} />
          </Form>
        )}
      </Loaded>
    </div>
  )
}
