import { useState } from 'react'
import type { ClientInput, Endpoint } from '#kernel/contract/endpoint.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { queryClient } from '#kernel/web/query.ts'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { CheckboxGroup, RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { board, missingOfCase, missingOfService } from '../contract/board.ts'
import type { FieldView, StepDefinitionView } from '../contract/definition.ts'
import { getRun, listCaseRuns, type Run, type RunStep } from '../contract/run.ts'
import { MomentField, nowValue } from './MomentField.tsx'
import { PaperFields, type Paper } from './PaperFields.tsx'
import { procedureWords } from './words.ts'

/** Answers that a recorded step makes old. */
export const afterRecording = [getRun, listCaseRuns, missingOfCase, missingOfService, board]

type Occurrence = RunStep['occurrences'][number]

interface RecordFormProps<E extends Endpoint> {
  endpoint: E
  /** What is known besides the form: the run, the step, the version. */
  input: Record<string, unknown>
  step: StepDefinitionView
  caseId: Id<'case'> | null
  /** Section in which an uploaded paper is put. */
  section: string
  /** What it said, when it is corrected. */
  before?: Occurrence
  submit: string
  done: string
  onDone: (result: never) => void
  onCancel?: () => void
  children?: React.ReactNode
}

/** Fields of a step, with the hour it happened (now unless said otherwise), the road taken, the papers. */
export function RecordForm<E extends Endpoint>({ endpoint, input, step, caseId, section, before, submit, done, onDone, onCancel, children }: RecordFormProps<E>) {
  const say = useWords(procedureWords)
  const both = useSay()
  const [papers, setPapers] = useState<readonly Paper[]>(before?.documents ?? [])
  const fields = [...step.fields, ...step.checks]
  const defaults = {
    happened: before?.happened ?? nowValue(step.moment), words: before?.words ?? '', option: before?.option ?? '',
    fields: Object.fromEntries(fields.map((field) => [field.id, before?.fields[field.id] ?? emptyOf(field)])),
  }
  const stale = () => {
    void queryClient.invalidateQueries({ queryKey: [getRun.id] })
    if (!before) toast(say.staleTitle)
  }
  // what somebody else made of the record that is being corrected: papers he attached stay attached
  const theirs = (run: Run) => {
    const now = run.steps.find(({ id }) => id === step.id)?.occurrences.find(({ n }) => n === before?.n)
    if (now) setPapers((mine) => [...mine, ...now.documents.filter(({ id }) => !mine.some((one) => one.id === id) && !before?.documents.some((one) => one.id === id))])
    return { version: run.version, ...(now && { happened: now.happened, words: now.words ?? '', option: now.option ?? '', ...Object.fromEntries(fields.map((field) => [`fields.${field.id}`, now.fields[field.id] ?? emptyOf(field)])) }) } as unknown as Partial<ClientInput<E>>
  }
  return (
    <Form
      endpoint={endpoint}
      input={{ ...input, documents: papers.map(({ id, expected }) => ({ id, expected })) } as unknown as Partial<ClientInput<E>>}
      defaults={defaults as unknown as Partial<ClientInput<E>>}
      submit={submit}
      invalidates={afterRecording}
      onStale={stale}
      {...(before ? { theirs } : {})}
      keepAs={`${endpoint.id} ${JSON.stringify({ ...input, version: undefined, step: step.id, correcting: before?.n })}`}
      onDone={(result) => {
        toast(done)
        onDone(result as never)
      }}
      {...(onCancel ? { onCancel } : {})}
    >
      {children}
      {step.moment === 'date' ? <SmartDateField name="happened" label={say.whenHappened} required /> : <MomentField name="happened" label={say.whenHappened} hint={say.whenHint} required />}
      {step.fork && <RadioGroup name="option" label={say.option} required options={step.fork.map((one) => ({ value: one.id, label: both(one.label), ...(one.ends ? { detail: say.ends } : {}) }))} />}
      {step.fields.map((field) => <StepField key={field.id} field={field} />)}
      {step.checks.length > 0 && (
        <fieldset className="ac-group">
          <legend className="ac-label">{say.checks}</legend>
          {step.checks.map((field) => <StepField key={field.id} field={field} />)}
        </fieldset>
      )}
      {caseId && <PaperFields caseId={caseId} section={section} step={step} papers={papers} onChange={setPapers} />}
      <TextArea name="words" label={say.note} rows={2} maxLength={4000} />
    </Form>
  )
}

function emptyOf({ type }: FieldView): string | boolean | string[] {
  if (type === 'yes') return false
  return type === 'choices' ? [] : ''
}

/** One field of a step, by its type. */
function StepField({ field }: { field: FieldView }) {
  const both = useSay()
  const common = { name: `fields.${field.id}`, label: both(field.label), required: field.required, ...(field.hint ? { hint: both(field.hint) } : {}) }
  const options = field.options.map((one) => ({ value: one.id, label: both(one.label) }))
  switch (field.type) {
    case 'instant': return <MomentField {...common} />
    case 'date': return <SmartDateField {...common} />
    case 'choice': return <RadioGroup {...common} options={options} />
    case 'choices': return <CheckboxGroup {...common} options={options} />
    case 'yes': return <Checkbox {...common} />
    case 'words': return <TextArea {...common} rows={2} maxLength={5000} />
    case 'number': case 'authority': return <TextField {...common} maxLength={200} />
    default: return field.type satisfies never
  }
}
