import { useState } from 'react'
import type { Result } from '#kernel/contract/endpoint.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { locateCase } from '../contract.ts'
import { casePath, casesPath } from './paths.ts'
import { caseWords } from './words.ts'

type Answer = Result<typeof locateCase>
export type Located = NonNullable<Answer['found']>

/** In an emergency: who holds the file of a child. `onFound` lets the caller go on with it (emergency access). */
export function LocateForm({ onFound }: { onFound?: (found: Located) => void }) {
  const say = useWords(caseWords)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const done = (result: Answer) => {
    setAnswer(result)
    if (result.found) onFound?.(result.found)
  }
  return (
    <div className="ac-stack">
      <Form endpoint={locateCase} submit={say.find} onDone={done}>
        <TextField name="number" label={say.number} autoComplete="off" />
        <TextField name="name" label={say.fullName} autoComplete="off" />
        <SmartDateField name="birth" label={say.birthDate} />
        <TextField name="taxCode" label={say.taxCode} autoComplete="off" maxLength={16} />
      </Form>
      {answer && !answer.found && <Alert>{say.notFound}</Alert>}
      {answer?.found && (
        <Alert kind="success" title={say.foundAt(answer.found.unitName, answer.found.organisationName)}
          actions={answer.found.inReach && <LinkButton size="small" to={casePath.to({ caseId: answer.found.caseId })}>{say.openFile}</LinkButton>}>
          {answer.found.contact ? say.contact(answer.found.contact) : say.noContact}
        </Alert>
      )}
    </div>
  )
}

export function LocateScreen() {
  const say = useWords(caseWords)
  return (
    <>
      <PageHeader title={say.locate} status={say.locateText} above={<Breadcrumb items={[{ label: say.files, to: casesPath.to() }, { label: say.locate }]} />} />
      <LocateForm />
    </>
  )
}
