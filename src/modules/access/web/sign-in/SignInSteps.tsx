import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import * as contract from '../../contract/sign-in.ts'
import { EnrolStep } from './EnrolStep.tsx'
import { PasswordField } from './PasswordField.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { useFocusFirst } from './useFocusFirst.ts'
import { signInWords } from './words.ts'
import './sign-in.css'

type Step = contract.NextStep | 'start'

interface StepsProps {
  /** Where an earlier attempt stopped, if it still waits. */
  first?: contract.NextStep | null
  /** Level of the headings: 1 when this is the whole page. */
  level?: 1 | 2
  onDone: () => void
}

/** The way in, one question at a time: password, its replacement when temporary, second factor or its setting up. */
export function SignInSteps({ first, level = 1, onDone }: StepsProps) {
  const say = useWords(signInWords)
  const [step, setStep] = useState<Step>(first ?? 'start')
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const Heading = `h${level}` as const
  const part = useFocusFirst(step)
  const title = codes ? say.codesTitle : { start: say.title, password: say.newTitle, second: say.secondTitle, enrol: say.enrolTitle }[step]
  return (
    <div className="ac-stack" ref={part}>
      <Heading className="ac-title">{title}</Heading>
      {codes ? (
        <RecoveryCodes codes={codes}><Button kind="primary" onClick={onDone}>{say.saved}</Button></RecoveryCodes>
      ) : (
        <>
          {step === 'start' && <StartStep onNext={setStep} />}
          {step === 'password' && <NewPasswordStep onNext={setStep} />}
          {step === 'second' && <SecondStep onDone={onDone} />}
          {step === 'enrol' && <EnrolStep onDone={setCodes} />}
          {step !== 'start' && <div><Button kind="quiet" size="small" onClick={() => setStep('start')}>{say.startAgain}</Button></div>}
        </>
      )}
    </div>
  )
}

function StartStep({ onNext }: { onNext: (step: Step) => void }) {
  const say = useWords(signInWords)
  return (
    <>
      <p>{say.lead}</p>
      <Form endpoint={contract.signIn} submit={say.enter} onDone={({ next }) => onNext(next)}>
        <TextField name="username" label={say.username} autoComplete="username" required />
        <PasswordField name="password" label={say.password} autoComplete="current-password" />
      </Form>
      <p className="ac-meta">{say.forgotten}</p>
    </>
  )
}

function NewPasswordStep({ onNext }: { onNext: (step: Step) => void }) {
  const say = useWords(signInWords)
  return (
    <>
      <p>{say.newLead}</p>
      <Form endpoint={contract.replaceTemporaryPassword} submit={say.goOn} onDone={({ next }) => onNext(next)}>
        <PasswordField name="newPassword" label={say.newPassword} hint={say.newHint} autoComplete="new-password" />
      </Form>
    </>
  )
}

function SecondStep({ onDone }: { onDone: () => void }) {
  const say = useWords(signInWords)
  const [recovery, setRecovery] = useState(false)
  const part = useFocusFirst(recovery)
  return (
    <div className="ac-stack" ref={part}>
      {!recovery && <p>{say.secondLead}</p>}
      <Form key={String(recovery)} endpoint={contract.signInSecond} submit={say.enter} onDone={onDone}>
        {recovery
          ? <TextField name="code" label={say.recoveryCode} hint={say.recoveryHint} autoComplete="off" required />
          : <TextField name="code" label={say.code} inputMode="numeric" autoComplete="one-time-code" required />}
      </Form>
      <div><Button kind="quiet" size="small" onClick={() => setRecovery(!recovery)}>{recovery ? say.useApp : say.useRecovery}</Button></div>
    </div>
  )
}
