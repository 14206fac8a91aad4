import { useState } from 'react'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { Why } from '#kernel/web/ui/Why.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { answerChecklist, type Measure } from '../../contract/measure.ts'
import { checklistItems, checklistSources } from '../../domain/checklist.ts'
import type { ChecklistKind } from '../../domain/kinds.ts'
import { changedByMeasure } from '../changed.ts'
import { measureWords } from '../words.ts'

type Item = Measure['checklist'][number]

/** What the law wants in the order: present, missing, asked for; with its article and how sure it is. */
export function Checklist({ measure }: { measure: Measure }) {
  const say = useWords(measureWords)
  const language = useLanguage()
  const [open, setOpen] = useState<Item | null>(null)
  const lists = [...new Set(measure.checklist.map(({ list }) => list as ChecklistKind))]
  const missing = measure.checklist.filter(({ state }) => state === 'missing').length
  return (
    <Card title={say.checklist}>
      {missing > 0 && <p><Badge kind="warning" icon="warning-circle">{say.missingCount(missing)}</Badge> {say.askHint}</p>}
      {lists.map((list) => (
        <section key={list}>
          <div className="ac-row">
            <h3>{checklistSources[list][language]}</h3>
            <Why of={checklistSources[list][language]} source={checklistSources[list].article}>{list}. {say[`sure_${checklistSources[list].sure}`]}</Why>
          </div>
          {measure.checklist.filter((one) => one.list === list).map((one) => (
            <div key={one.id} className="ms-check">
              <div>
                <div>{one.id.slice(-1)}) {one[language]}</div>
                {one.words && <div className="ac-meta ms-words" translate="no">{one.words}</div>}
                {one.on && <div className="ac-meta">{say.askedOn} {formatDate(one.on)}</div>}
                {one.beyond && <Badge kind="warning">{say.beyond}</Badge>}
              </div>
              <div className="ac-row">
                <Badge kind={one.state === 'present' ? 'success' : one.state === null ? 'neutral' : 'warning'}>{one.state === null ? say.unseen : say[one.state]}</Badge>
                {measure.can.correct && <Button kind="quiet" size="small" className="ac-screen-only" aria-label={say.answerOf(one[language])} onClick={() => setOpen(one)}>{say.answer}</Button>}
              </div>
            </div>
          ))}
        </section>
      ))}
      {open && <AnswerDialog measure={measure} item={open} onClose={() => setOpen(null)} />}
    </Card>
  )
}

function AnswerDialog({ measure, item, onClose }: { measure: Measure; item: Item; onClose: () => void }) {
  const say = useWords(measureWords)
  const language = useLanguage()
  const done = () => {
    toast(say.answered)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={item[language]}>
      <Form
        endpoint={answerChecklist} input={{ caseId: measure.caseId, measureId: measure.id, item: item.id, version: measure.version }} defaults={{ state: item.state ?? 'present', words: item.words, on: item.on }}
        submit={say.save} invalidates={changedByMeasure} onDone={done} onCancel={onClose}
      >
        <RadioGroup name="state" label={say.state} options={(['present', 'missing', 'asked'] as const).map((value) => ({ value, label: say[value] }))} required />
        <AnswerFields act={Boolean(checklistItems.find(({ id }) => id === item.id)?.act)} />
      </Form>
    </Modal>
  )
}

function AnswerFields({ act }: { act: boolean }) {
  const say = useWords(measureWords)
  const state = useFormValue<string>('state')
  return (
    <>
      <TextArea name="words" label={act && state === 'present' ? say.itsWords : say.notes} rows={3} />
      {state === 'asked' && <SmartDateField name="on" label={say.askedOn} />}
    </>
  )
}
