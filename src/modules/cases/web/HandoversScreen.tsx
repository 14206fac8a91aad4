import { useState } from 'react'
import { formatDate, formatRelative, formatSince } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { answerHandover, listHandovers, withdrawHandover, type HandoverRow } from '../contract.ts'
import { changedByFile } from './changed.ts'
import { HandoverBar, narrowed, useHandoverFilters } from './handover-filters.tsx'
import { useCaseCodes, useWorkers } from './lists.ts'
import { bulkHandoverPath, casePath } from './paths.ts'
import { caseWords } from './words.ts'

/** What others ask us to take over, and what we asked to hand over. */
export function HandoversScreen() {
  const say = useWords(caseWords)
  const query = useQueryOf(listHandovers, {})
  const [filters, change] = useHandoverFilters()
  const isNarrowed = filters.q !== '' || filters.state !== ''
  return (
    <>
      <PageHeader title={say.handovers} status={say.handoversText} actions={query.data?.can.bulk && <LinkButton to={bulkHandoverPath.to()}>{say.bulk}</LinkButton>} />
      <Loaded query={query}>
        {({ waiting, asked }) => {
          const [forUs, byUs] = [narrowed(waiting, filters), narrowed(asked, filters)]
          const all = waiting.length + asked.length
          return (
            <div className="ac-stack">
              {(all > 0 || isNarrowed) && <HandoverBar filters={filters} onChange={change} shown={forUs.length + byUs.length} all={all} />}
              <Card title={say.waiting}><HandoverList rows={forUs} none={waiting.length ? say.noneLikeThis : say.noneWaiting} /></Card>
              <Card title={say.askedByUs}><HandoverList rows={byUs} none={asked.length ? say.noneLikeThis : say.noneAsked} /></Card>
            </div>
          )
        }}
      </Loaded>
    </>
  )
}

type What = 'accept' | 'refuse' | 'withdraw'

/** Hand-overs one under the other, each with what one may do about it. */
export function HandoverList({ rows, none }: { rows: readonly HandoverRow[]; none: string }) {
  const [open, setOpen] = useState<{ row: HandoverRow; what: What } | null>(null)
  const close = () => setOpen(null)
  if (rows.length === 0) return <p className="ac-meta">{none}</p>
  return (
    <>
      <ul className="ac-plain ac-stack">
        {rows.map((row) => <li key={row.id}><Handover row={row} onOpen={(what) => setOpen({ row, what })} /></li>)}
      </ul>
      {open?.what === 'accept' && <AcceptDialog row={open.row} onClose={close} />}
      {open?.what === 'refuse' && <RefuseDialog row={open.row} onClose={close} />}
      {open?.what === 'withdraw' && <WithdrawAsked row={open.row} onClose={close} />}
    </>
  )
}

function Handover({ row, onOpen }: { row: HandoverRow; onOpen: (what: What) => void }) {
  const say = useWords(caseWords)
  const codes = useCaseCodes()
  const { number, age, municipality, phase } = row.summary
  const known = [age === null ? say.noBirth : say.years(age), municipality, codes.label('phase', phase)].filter(Boolean).join(', ')
  return (
    <>
      <div className="ac-row">
        <strong translate="no">{row.childName ? <Link to={casePath.to({ caseId: row.caseId })}><PersonName name={row.childName} /></Link> : number}</strong>
        <span>{known}</span>
        <Badge kind={row.state === 'asked' ? 'info' : 'neutral'}>{say[`state_${row.state}`]}</Badge>
        <span className="ac-meta">{row.answeredAt ? formatRelative(row.answeredAt) : formatSince(row.askedAt)}</span>
      </div>
      <DataList items={[
        { label: say.from, value: `${row.fromUnit.name}, ${row.fromOrganisationName}` },
        { label: say.to, value: [row.toUnit.name, row.toOrganisationName, row.toOperator?.name].filter(Boolean).join(', ') },
        { label: say.askedBy, value: row.askedBy.name },
        { label: say.reason, value: row.reason },
        { label: say.keepUntil, value: row.keepUntil && formatDate(row.keepUntil) },
        { label: say.words, value: row.answerWords },
      ]} />
      {row.can.answer && !row.childName && <p className="ac-meta">{say.nameless}</p>}
      <div className="ac-row">
        {row.can.answer && <Button size="small" icon="check" onClick={() => onOpen('accept')}>{say.accept}</Button>}
        {row.can.answer && <Button size="small" kind="quiet" onClick={() => onOpen('refuse')}>{say.refuse}</Button>}
        {row.can.withdraw && <Button size="small" kind="quiet" onClick={() => onOpen('withdraw')}>{say.withdraw}</Button>}
      </div>
    </>
  )
}

interface AnswerProps {
  row: HandoverRow
  onClose: () => void
}

function AcceptDialog({ row, onClose }: AnswerProps) {
  const say = useWords(caseWords)
  const go = useGo()
  const workers = useWorkers(row.toUnit.id)
  return (
    <Modal open onClose={onClose} title={say.acceptTitle}>
      <Form
        endpoint={answerHandover} input={{ handoverId: row.id, accept: true, version: row.version }} defaults={row.toOperator ? { responsibleId: row.toOperator.id as never } : {}}
        submit={say.accept} invalidates={changedByFile} onCancel={onClose}
        onDone={({ caseId }) => {
          toast(say.accepted)
          if (caseId) go(casePath.to({ caseId }))
        }}
      >
        <Select name="responsibleId" label={say.whoAnswers} options={workers} required />
        <TextArea name="words" label={say.words} rows={3} />
      </Form>
    </Modal>
  )
}

function RefuseDialog({ row, onClose }: AnswerProps) {
  const say = useWords(caseWords)
  const done = () => {
    toast(say.refused)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.refuseTitle}>
      <Form endpoint={answerHandover} input={{ handoverId: row.id, accept: false, version: row.version }} submit={say.refuse} invalidates={changedByFile} onCancel={onClose} onDone={done}>
        <TextArea name="words" label={say.whyRefuse} rows={3} required />
      </Form>
    </Modal>
  )
}

function WithdrawAsked({ row, onClose }: AnswerProps) {
  const say = useWords(caseWords)
  const done = () => {
    toast(say.withdrawn)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.withdraw} question>
      <p>{say.withdrawText}</p>
      <Form endpoint={withdrawHandover} input={{ handoverId: row.id, version: row.version }} submit={say.withdraw} invalidates={changedByFile} onCancel={onClose} onDone={done}>
        <TextArea name="words" label={say.reason} rows={2} />
      </Form>
    </Modal>
  )
}
