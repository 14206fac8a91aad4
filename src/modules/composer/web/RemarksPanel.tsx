import { useState } from 'react'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toastProblem } from '#kernel/web/ui/toasts.tsx'
import { addRemark, listRemarks, settleRemark, type Paper, type Remark } from '../contract.ts'
import { changedByPaper } from './changed.ts'
import { paperWords } from './words.ts'

/** Remarks on passages, open ones first; each with its answers. */
export function RemarksPanel({ paper, onGo }: { paper: Paper; onGo: (sectionId: string, blockId: string | null) => void }) {
  const say = useWords(paperWords)
  const [settled, setSettled] = useState(false)
  const query = useQueryOf(listRemarks, { paperId: paper.id })
  return (
    <Loaded query={query}>
      {({ rows }) => {
        const threads = rows.filter(({ answers }) => answers === null)
        const shown = threads.filter((one) => settled || !one.settled)
        return (
          <div className="ac-stack">
            {threads.some((one) => one.settled) && <Checkbox label={say.showSettled} value={settled} onChange={setSettled} />}
            {shown.length === 0 && <EmptyState icon="comment" title={say.noRemarks} />}
            <ul className="ac-plain ac-stack">
              {shown.map((one) => <Thread key={one.id} {...{ paper, one, onGo }} answers={rows.filter(({ answers }) => answers === one.id)} />)}
            </ul>
          </div>
        )
      }}
    </Loaded>
  )
}

function Thread({ paper, one, answers, onGo }: { paper: Paper; one: Remark; answers: readonly Remark[]; onGo: (sectionId: string, blockId: string | null) => void }) {
  const say = useWords(paperWords)
  const [replying, setReplying] = useState(false)
  const settle = useMutationOf(settleRemark, { invalidates: changedByPaper, onError: toastProblem })
  const section = paper.sections.find(({ id }) => id === one.sectionId)
  return (
    <li className="ac-remark">
      <div className="ac-meta">{one.by.name}, {formatDateTime(one.at)}{section && <> · {section.title}</>}</div>
      {one.passage && <blockquote translate="no">{one.passage}</blockquote>}
      <p className="ac-fact-text" translate="no">{one.words}</p>
      {answers.map((answer) => <div key={answer.id} className="ac-remark-answer"><div className="ac-meta">{answer.by.name}, {formatDateTime(answer.at)}</div><p className="ac-fact-text" translate="no">{answer.words}</p></div>)}
      {one.settled && <p className="ac-meta">{say.settledBy(one.settled.by.name)}</p>}
      <div className="ac-row">
        <Button kind="quiet" size="small" onClick={() => onGo(one.sectionId, one.blockId)}>{say.goThere}</Button>
        {paper.can.remark && <Button kind="quiet" size="small" onClick={() => setReplying(true)}>{say.reply}</Button>}
        {paper.can.remark && <Button kind="quiet" size="small" busy={settle.isPending} onClick={() => settle.mutate({ paperId: paper.id, remarkId: one.id, settled: !one.settled, version: one.version })}>{one.settled ? say.reopen : say.settle}</Button>}
      </div>
      {replying && <RemarkDialog paper={paper} sectionId={one.sectionId} answers={one.id} place={null} onClose={() => setReplying(false)} />}
    </li>
  )
}

/** Where a remark points: the block and the words chosen in it. */
export interface Place {
  blockId: string | null
  passage: string | null
}

/** What is selected in a section now. */
export function selectedIn(sectionId: string): Place {
  const selection = window.getSelection()
  const box = document.getElementById(`sezione-${sectionId}`)
  const node = selection?.anchorNode
  if (!selection || !node || !box?.contains(node)) return { blockId: null, passage: null }
  const element = node instanceof Element ? node : node.parentElement
  return { blockId: element?.closest('[data-block]')?.getAttribute('data-block') ?? null, passage: selection.toString().trim().slice(0, 1000) || null }
}

export function RemarkDialog({ paper, sectionId, answers, place, onClose }: { paper: Paper; sectionId: string; answers?: Remark['id']; place: Place | null; onClose: () => void }) {
  const say = useWords(paperWords)
  return (
    <Modal open onClose={onClose} title={answers ? say.reply : say.remark} question>
      <Form
        endpoint={addRemark}
        input={{ paperId: paper.id, sectionId: sectionId as Remark['sectionId'], blockId: place?.blockId ?? null, passage: place?.passage ?? null, ...(answers ? { answers } : {}) }}
        submit={answers ? say.reply : say.remark}
        invalidates={changedByPaper}
        onDone={onClose}
        onCancel={onClose}
      >
        {place?.passage && <blockquote translate="no">{place.passage}</blockquote>}
        <TextArea name="words" label={say.remarkOn} rows={4} required maxLength={4000} />
      </Form>
    </Modal>
  )
}
