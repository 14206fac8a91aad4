import { Suspense, useState } from 'react'
import type { ClientInput } from '#kernel/contract/endpoint.ts'
import { Place } from '#kernel/web/contributions.tsx'
import { useWords } from '#kernel/web/i18n/words.ts'
import { MunicipalityBox } from '#kernel/web/MunicipalityBox.tsx'
import { useGo } from '#kernel/web/paths.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { EmptyState, Skeleton } from '#kernel/web/ui/states.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { useActor } from '#kernel/web/session.tsx'
import type { PersonHeader } from '#modules/people/contract.ts'
import { PersonFields } from '#modules/people/web/index.ts'
import { getToday, listCases, openCase } from '../contract.ts'
import { useReceivingUnits, useWorkers } from './lists.ts'
import { casePath, casesPath } from './paths.ts'
import { caseWords } from './words.ts'

type Answers = NonNullable<ClientInput<typeof openCase>['answers']>

/** Opens the file of a child: one not yet known, or somebody found while writing the name. */
export function NewCaseScreen() {
  const say = useWords(caseWords)
  const go = useGo()
  const actor = useActor()
  const [known, setKnown] = useState<PersonHeader | null>(null)
  // of whom is registered already: what was said while a name was typed was said of another registration
  const [answers, setAnswers] = useState<Answers>([])
  const choose = (person: PersonHeader | null) => {
    setKnown(person)
    setAnswers([])
  }
  const units = useReceivingUnits()
  const first = units.mine[0]?.id
  return (
    <>
      <PageHeader title={say.newFile} status={say.newText} above={<Breadcrumb items={[{ label: say.files, to: casesPath.to() }, { label: say.newFile }]} />} />
      {units.loaded && first === undefined && <EmptyState icon="lock" title={say.mayNotOpen}>{say.mayNotOpenText}</EmptyState>}
      {first !== undefined && (
        <Form
          endpoint={openCase}
          // a child already known is sent instead of what was typed
          input={known ? { personId: known.id, child: undefined, answers } : {}}
          defaults={{ unitId: first, responsibleId: actor.id as never }}
          submit={say.openFile}
          invalidates={[listCases, getToday]}
          keepAs={openCase.id}
          onCancel={() => go(casesPath.to())}
          onDone={({ id, number }) => {
            toast(say.opened(number))
            go(casePath.to({ caseId: id }))
          }}
        >
          <Card title={say.childData}>
            {known
              ? (
                <div className="ac-stack">
                  <Callout title={say.knownChild(known.displayName)}><Button size="small" onClick={() => choose(null)}>{say.anotherChild}</Button></Callout>
                  <Place key={known.id} name="person.candidates" asked={{ personId: known.id }} onAnswers={setAnswers} />
                </div>
              )
              : <div className="ac-stack"><Suspense fallback={<Skeleton lines={6} />}><PersonFields at="child" onKnown={choose} contacts={false} answersAt="answers" /></Suspense></div>}
          </Card>
          <Card title={say.whoTakesCare}>
            <Charge mine={units.mine.map((row) => ({ value: row.id, label: `${row.name}, ${row.organisationName}` }))} all={units.options} />
          </Card>
        </Form>
      )}
    </>
  )
}

interface ChargeProps {
  mine: { value: string; label: string }[]
  all: { value: string; label: string; detail?: string }[]
}

function Charge({ mine, all }: ChargeProps) {
  const say = useWords(caseWords)
  const workers = useWorkers(useFormValue<string>('unitId'))
  return (
    <div className="ac-stack">
      <Select name="unitId" label={say.unit} options={mine} required empty={null} />
      <Select name="responsibleId" label={say.responsible} options={workers} required />
      <MunicipalityBox name="municipalityIstat" label={say.municipality} />
      <ComboBox name="poleUnitId" label={say.pole} hint={say.poleHint} options={all} />
      <SmartDateField name="openedOn" label={say.openedOn} />
    </div>
  )
}
