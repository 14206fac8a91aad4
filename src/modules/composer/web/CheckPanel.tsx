import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Icon } from '#kernel/web/ui/Icon.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { answerFinding, checkPaper, type CheckResult, type Finding, type Paper } from '../contract.ts'
import { changedByPaper } from './changed.ts'
import { paperWords, type PaperSay } from './words.ts'

/** What the check finds, and where: never the secret itself. */
export function CheckPanel({ paper, onGo }: { paper: Paper; onGo: (sectionId: string, blockId: string | null) => void }) {
  const say = useWords(paperWords)
  const query = useQueryOf(checkPaper, { paperId: paper.id }, { staleTime: 0 })
  return (
    <div className="ac-stack">
      <Button kind="secondary" icon="refresh" busy={query.isFetching} onClick={() => void query.refetch()}>{say.checkNow}</Button>
      <Loaded query={query}>{(result) => <Found {...{ paper, result, onGo }} />}</Loaded>
    </div>
  )
}

function Found({ paper, result: { findings }, onGo }: { paper: Paper; result: CheckResult; onGo: (sectionId: string, blockId: string | null) => void }) {
  const say = useWords(paperWords)
  if (findings.length === 0) return <EmptyState icon="check-circle" title={say.checkClean}>{say.checkCleanText}</EmptyState>
  const groups = [
    { title: say.mustChange, rows: findings.filter(({ answerable }) => !answerable) },
    { title: say.toAnswer, rows: findings.filter(({ answerable, answer }) => answerable && !answer) },
    { title: say.answered, rows: findings.filter(({ answer }) => answer) },
  ].filter(({ rows }) => rows.length > 0)
  return (
    <div className="ac-stack" role="status">
      {groups.map(({ title, rows }) => (
        <section key={title}>
          <h3 className="ac-side-title">{title} ({rows.length})</h3>
          <ul className="ac-plain ac-stack">{rows.map((one) => <Line key={one.key} {...{ paper, one, onGo }} />)}</ul>
        </section>
      ))}
    </div>
  )
}

function whereText(say: PaperSay, one: Finding): string {
  if (!one.sectionTitle) return say.whereHead
  return one.paragraph === null ? say.whereSection(one.sectionTitle) : say.where(one.sectionTitle, one.paragraph)
}

function whatText(say: PaperSay, { kind, detail }: Finding): string {
  if (kind === 'unanswered' && detail === 'question') return say.f_unansweredNone
  if (kind === 'empty_part' && detail) return `${say.f_empty_part}: ${say[`partLong_${detail}` as 'partLong_fact']}`
  if (kind === 'open_remark') return say.openRemarks(Number(detail))
  return detail ? `${say[`f_${kind}`]}: «${detail}»` : say[`f_${kind}`]
}

const ofHead = new Set<Finding['kind']>(['missing_method', 'unanswered', 'no_addressee', 'empty_part'])

function Line({ paper, one, onGo }: { paper: Paper; one: Finding; onGo: (sectionId: string, blockId: string | null) => void }) {
  const say = useWords(paperWords)
  const [explaining, setExplaining] = useState(false)
  return (
    <li className="ac-finding">
      <Icon name={one.answer ? 'check-circle' : one.answerable ? 'warning-circle' : 'error'} size={20} />
      <div>
        <div translate="no">{whatText(say, one)}</div>
        {!(ofHead.has(one.kind) && !one.sectionTitle) && <div className="ac-meta">{whereText(say, one)}</div>}
        {one.answer && <div className="ac-meta">{one.answer.by.name}: {one.answer.reason}</div>}
        <div className="ac-row">
          {one.sectionId && <Button kind="quiet" size="small" onClick={() => onGo(one.sectionId!, one.blockId)}>{say.goThere}</Button>}
          {one.answerable && !one.answer && paper.can.answer && <Button kind="quiet" size="small" onClick={() => setExplaining(true)}>{say.explain}</Button>}
        </div>
      </div>
      {explaining && (
        <Modal open onClose={() => setExplaining(false)} title={say.explain} question>
          <p>{whatText(say, one)}</p>
          <Form endpoint={answerFinding} input={{ paperId: paper.id, key: one.key }} submit={say.save} invalidates={changedByPaper} onDone={() => setExplaining(false)} onCancel={() => setExplaining(false)}>
            <TextField name="reason" label={say.reason} required maxLength={1000} />
          </Form>
        </Modal>
      )}
    </li>
  )
}
