import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { answerAdvice, closeAdvice, getAdvice, type Advice } from '../contract.ts'
import { normCodes, norms } from '../domain/norms.ts'
import { NormText } from './DutyToReport.tsx'
import { PersonalDataHint } from './PersonalDataHint.tsx'
import { adviceWords } from './advice-words.ts'
import { changedByAdvice, rereadAdvice } from './changed.ts'
import { useIntakeCodes } from './lists.ts'
import { adviceListPath, advicePath } from './paths.ts'

/** A request for advice and its answer. */
export function AdvicePage() {
  const adviceId = advicePath.useParams().adviceId as Id<'advice'>
  const query = useQueryOf(getAdvice, { adviceId })
  return <Loaded query={query} lines={6}>{(advice) => <AdviceView advice={advice} />}</Loaded>
}

function AdviceView({ advice }: { advice: Advice }) {
  const say = useWords(adviceWords)
  const codes = useIntakeCodes()
  const close = useMutationOf(closeAdvice, {
    invalidates: changedByAdvice,
    onSuccess: () => toast(say.closedToast),
    onError: (problem) => {
      toastProblem(problem)
      rereadAdvice()
    },
  })
  return (
    <>
      <PageHeader
        title={advice.number}
        status={`${say[advice.state]} · ${codes.label('advice_topic', advice.topic)}`}
        above={<Breadcrumb items={[{ label: say.list, to: adviceListPath.to() }, { label: advice.number }]} />}
        actions={advice.can.close && <Button busy={close.isPending} onClick={() => close.mutate({ adviceId: advice.id, version: advice.version })}>{say.close}</Button>}
      />
      <div className="ac-columns">
        <div className="ac-stack">
          <Card title={say.question}><p style={{ whiteSpace: 'pre-wrap' }} translate="no" dir="auto">{advice.question}</p></Card>
          <AnswerCard advice={advice} />
        </div>
        <Card title={say.asked}>
          <DataList items={[
            { label: say.asked, value: formatDateTime(advice.askedAt) },
            { label: say.askedByKind, value: [codes.label('organisation_kind', advice.askedByKind), advice.askedByName].filter(Boolean).join(', ') },
            { label: say.municipality, value: advice.municipality },
            { label: say.unit, value: advice.unit.name },
            { label: say.registered, value: advice.createdBy.name },
          ]} />
        </Card>
      </div>
    </>
  )
}

function AnswerCard({ advice }: { advice: Advice }) {
  const say = useWords(adviceWords)
  const codes = useIntakeCodes()
  const [editing, setEditing] = useState(false)
  const writing = advice.can.answer && (editing || advice.answer === null)
  return (
    <Card title={say.answer} actions={advice.can.answer && advice.answer !== null && !editing && <Button size="small" icon="pencil" onClick={() => setEditing(true)}>{say.correct}</Button>}>
      {writing && <AnswerForm advice={advice} onDone={() => setEditing(false)} />}
      {!writing && advice.answer === null && <p className="ac-meta">{say.noAnswer}</p>}
      {!writing && advice.answer !== null && (
        <>
          <p style={{ whiteSpace: 'pre-wrap' }} translate="no" dir="auto">{advice.answer}</p>
          <DataList items={[
            { label: say.outcome, value: advice.outcome && codes.label('advice_outcome', advice.outcome) },
            { label: say.answer, value: advice.answeredBy && advice.answeredAt && say.answeredBy(advice.answeredBy.name, formatDateTime(advice.answeredAt)) },
          ]} />
          {advice.norms.map((code) => <NormText key={code} norm={norms[code]} />)}
        </>
      )}
    </Card>
  )
}

function AnswerForm({ advice, onDone }: { advice: Advice; onDone: () => void }) {
  const say = useWords(adviceWords)
  const both = useSay()
  const codes = useIntakeCodes()
  const options = normCodes.map((code) => ({ value: code, label: norms[code].source, detail: both(norms[code].text) }))
  return (
    <Form
      endpoint={answerAdvice}
      input={{ adviceId: advice.id, version: advice.version }}
      defaults={{ answer: advice.answer ?? '', outcome: advice.outcome ?? '', norms: advice.norms }}
      submit={advice.answer === null ? say.answerVerb : say.correct}
      invalidates={changedByAdvice}
      onStale={rereadAdvice}
      {...(advice.answer === null ? {} : { onCancel: onDone })}
      onDone={() => {
        toast(say.answeredToast)
        onDone()
      }}
    >
      <TextArea name="answer" label={say.answer} rows={6} required />
      <PersonalDataHint name="answer" />
      <Select name="outcome" label={say.outcome} options={codes.options('advice_outcome')} required />
      <CheckboxGroup name="norms" label={say.norms} options={options} />
    </Form>
  )
}
