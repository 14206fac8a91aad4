import { useState } from 'react'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { endMeasure, listMeasures, withdrawSuccession, type Measure } from '../../contract/measure.ts'
import { relations } from '../../domain/derive.ts'
import { changedByMeasure } from '../changed.ts'
import { useMeasureCodes } from '../lists.ts'
import { measureTitle, tieText } from '../measure-text.ts'
import { measurePath } from '../paths.ts'
import { measureWords } from '../words.ts'

type Tie = Measure['followedBy'][number]

/** The chain: what it follows, and what followed it. */
export function Succession({ measure }: { measure: Measure }) {
  const say = useWords(measureWords)
  const [open, setOpen] = useState<'new' | Tie | null>(null)
  const close = () => setOpen(null)
  return (
    <Card title={say.succession} actions={measure.can.correct && <Button size="small" className="ac-screen-only" onClick={() => setOpen('new')}>{say.succeed}</Button>}>
      {measure.follows.length > 0 && <Ties measure={measure} title={say.followsTitle} ties={measure.follows} way="before" onWithdraw={setOpen} />}
      {measure.followedBy.length > 0 ? <Ties measure={measure} title={say.whatFollowed} ties={measure.followedBy} way="after" onWithdraw={setOpen} /> : <p className="ac-meta">{say.noSuccession}</p>}
      {open === 'new' && <EndDialog measure={measure} onClose={close} />}
      {open && open !== 'new' && <WithdrawDialog measure={measure} tie={open} onClose={close} />}
    </Card>
  )
}

function Ties({ measure, title, ties, way, onWithdraw }: { measure: Measure; title: string; ties: readonly Tie[]; way: 'before' | 'after'; onWithdraw: (tie: Tie) => void }) {
  const say = useWords(measureWords)
  const codes = useMeasureCodes()
  return (
    <ul className="ac-plain ac-stack" aria-label={title}>
      {ties.map((tie) => (
        <li key={tie.id}>
          {tie.measureId ? <Link to={measurePath.to({ caseId: measure.caseId, measureId: tie.measureId })}>{tieText(tie, say, codes, way)}</Link> : tieText(tie, say, codes, way)}
          {tie.words && <div className="ac-meta ms-words" translate="no">{tie.words}</div>}
          {measure.can.correct && <div><Button kind="quiet" size="small" className="ac-screen-only" aria-label={`${say.withdraw}: ${tieText(tie, say, codes, way)}`} onClick={() => onWithdraw(tie)}>{say.withdraw}</Button></div>}
        </li>
      ))}
    </ul>
  )
}

function EndDialog({ measure, onClose }: { measure: Measure; onClose: () => void }) {
  const say = useWords(measureWords)
  const codes = useMeasureCodes()
  const { data } = useQueryOf(listMeasures, { caseId: measure.caseId })
  const done = () => {
    toast(say.saved)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.succeedTitle}>
      <Form
        endpoint={endMeasure} input={{ caseId: measure.caseId, measureId: measure.id, version: measure.version }} defaults={{ onDay: dateInRome(Date.now()) }} submit={say.save} invalidates={changedByMeasure} onDone={done} onCancel={onClose}
      >
        <Select name="relation" label={say.whatFollowed} required options={relations.map((value) => ({ value, label: say[`by_${value}`] }))} />
        <Select name="laterId" label={say.byWhich} options={(data?.rows ?? []).filter(({ id }) => id !== measure.id).map((one) => ({ value: one.id, label: measureTitle(one, codes) }))} />
        <SmartDateField name="onDay" label={say.sinceWhen} required />
        <TextArea name="words" label={say.notes} rows={2} />
      </Form>
    </Modal>
  )
}

function WithdrawDialog({ measure, tie, onClose }: { measure: Measure; tie: Tie; onClose: () => void }) {
  const say = useWords(measureWords)
  const done = () => {
    toast(say.withdrawn)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.withdrawTitle}>
      <Form endpoint={withdrawSuccession} input={{ caseId: measure.caseId, measureId: measure.id, tieId: tie.id, version: measure.version }} submit={say.withdraw} invalidates={changedByMeasure} onDone={done} onCancel={onClose}>
        <TextField name="reason" label={say.reason} required />
      </Form>
    </Modal>
  )
}
