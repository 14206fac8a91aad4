import { useState } from 'react'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { useCodeLists } from '#kernel/web/lists.ts'
import { Button, IconButton } from '#kernel/web/ui/Button.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { changePaper, getPaperDesk, type Paper, type PaperDesk } from '../contract.ts'
import { changedByPaper } from './changed.ts'
import { paperWords } from './words.ts'

const fieldsOf = (paper: Paper) => ({
  title: paper.title, subject: paper.subject, addressee: paper.addressee, measureId: paper.measure?.id ?? null, question: paper.question, termId: paper.term?.id ?? null, period: paper.period,
  methods: paper.methods, annexes: paper.annexes, place: paper.place, datedOn: paper.datedOn,
})

/** To whom, about what, which question and period, by which methods. */
export function HeadDialog({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const say = useWords(paperWords)
  const desk = useQueryOf(getPaperDesk, { caseId: paper.caseId })
  return (
    <Modal open onClose={onClose} title={say.head} size="wide" question>
      <Loaded query={desk}>{(found) => <HeadForm paper={paper} desk={found} onClose={onClose} />}</Loaded>
    </Modal>
  )
}

function HeadForm({ paper, desk, onClose }: { paper: Paper; desk: PaperDesk; onClose: () => void }) {
  const say = useWords(paperWords)
  const codes = useCodeLists('measure_kind')
  const [methods, setMethods] = useState(paper.methods)
  const [annexes, setAnnexes] = useState(paper.annexes.join('\n'))
  const terms = [...desk.terms, ...desk.orders.flatMap((one) => one.terms), ...(paper.term ? [paper.term] : [])]
  const options = [...new Map(terms.map((one) => [one.id, one])).values()].map((one) => ({ value: one.id, label: one.due ? `${one.title}, ${say.dueOn(formatDate(one.due.slice(0, 10)))}` : one.title }))
  const patch = (index: number, change: Partial<(typeof methods)[number]>) => setMethods((all) => all.map((one, at) => (at === index ? { ...one, ...change } : one)))
  return (
    <Form
      endpoint={changePaper}
      input={{ paperId: paper.id, version: paper.version, methods: methods.filter(({ name }) => name.trim()), annexes: annexes.split('\n').map((one) => one.trim()).filter(Boolean) }}
      defaults={fieldsOf(paper)}
      submit={say.save}
      invalidates={changedByPaper}
      onDone={() => {
        toast(say.saved)
        onClose()
      }}
      onCancel={onClose}
    >
      <TextField name="title" label={say.title} required maxLength={200} />
      <TextField name="subject" label={say.subject} maxLength={500} />
      <fieldset className="ac-fieldset"><legend>{say.addressee}</legend>
        <TextField name="addressee.name" label={say.addressee} required maxLength={200} />
        <TextField name="addressee.office" label={say.office} maxLength={200} />
        <TextField name="addressee.attention" label={say.attention} maxLength={200} />
        <TextField name="addressee.pec" label={say.pec} maxLength={200} />
        <TextField name="addressee.address" label={say.address} maxLength={300} />
      </fieldset>
      <Select name="measureId" label={say.whichOrder} empty={say.noOrder} options={desk.orders.map((one) => ({ value: one.id, label: [codes.label('measure_kind', one.kind), one.number && `n. ${one.number}`, one.authority].filter(Boolean).join(', ') }))} />
      <TextArea name="question" label={say.question} rows={4} />
      <Select name="termId" label={say.whichTerm} empty={say.noTermChoice} options={options} />
      <fieldset className="ac-fieldset"><legend>{say.period}</legend>
        <SmartDateField name="period.from" label={say.from} />
        <SmartDateField name="period.to" label={say.to} />
      </fieldset>
      <fieldset className="ac-fieldset"><legend>{say.methods}</legend>
        <p className="ac-meta">{say.methodsHint}</p>
        {methods.map((one, index) => (
          <div key={index} className="ac-method">
            <TextField label={say.method} value={one.name} onChange={(name) => patch(index, { name })} maxLength={200} />
            <TextField label={say.methodWords} value={one.words} onChange={(words) => patch(index, { words })} maxLength={1000} />
            <IconButton icon="delete" label={say.removeMethod} onClick={() => setMethods((all) => all.filter((_, at) => at !== index))} />
          </div>
        ))}
        <Button kind="quiet" icon="plus" onClick={() => setMethods((all) => [...all, { name: '', words: '' }])}>{say.addMethod}</Button>
      </fieldset>
      <TextArea label={say.annexes} hint={say.annexesHint} value={annexes} onChange={setAnnexes} rows={3} />
      <TextField name="place" label={say.place} maxLength={120} />
      <SmartDateField name="datedOn" label={say.datedOn} hint={say.datedHint} />
    </Form>
  )
}
