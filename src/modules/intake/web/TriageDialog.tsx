import { useState } from 'react'
import { Place } from '#kernel/web/contributions.tsx'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { useActor } from '#kernel/web/session.tsx'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { CheckboxGroup, RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { getToday, listCases } from '#modules/cases/contract.ts'
import type { PersonHeader } from '#modules/people/contract.ts'
import { decideTriage, listTriagers, type Report } from '../contract.ts'
import { urgentProtection } from '../domain/norms.ts'
import { decisionNames, decisions, type Decision } from '../domain/triage.ts'
import { NormText } from './DutyToReport.tsx'
import { changedByReport, rereadReport } from './changed.ts'
import { formWords } from './form-words.ts'
import { useIntakeCodes } from './lists.ts'
import { intakeWords } from './words.ts'

type Child = NonNullable<Report['content']>['children'][number]
type Matches = Record<string, PersonHeader | null>
type Answers = Record<string, readonly object[]>

/** What follows a report: each choice explained in plain words, a reason that stays. */
export function TriageDialog({ report, onClose }: { report: Report; onClose: () => void }) {
  const say = useWords(formWords)
  const words = useWords(intakeWords)
  const codes = useIntakeCodes()
  const actor = useActor()
  const [matches, setMatches] = useState<Matches>({})
  const [answers, setAnswers] = useState<Answers>({})
  const children = report.content?.children ?? []
  // what was said of others was said of another registration
  const match = (childId: string, person: PersonHeader | null) => {
    setMatches((before) => ({ ...before, [childId]: person }))
    setAnswers((before) => ({ ...before, [childId]: [] }))
  }
  const done = () => {
    toast(say.writtenToast)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.triage} size="wide">
      <Form
        endpoint={decideTriage}
        input={{
          reportId: report.id, version: report.version, matches: Object.entries(matches).flatMap(([childId, person]) => (person ? [{ childId, personId: person.id }] : [])),
          answers: Object.entries(answers).flatMap(([childId, given]) => given.map((one) => ({ ...one, childId }) as never)),
        }}
        defaults={{ childIds: toDecide(children), responsibleId: actor.id as never, siblings: true }}
        submit={say.write}
        invalidates={[...changedByReport, listCases, getToday]}
        onDone={done}
        onCancel={onClose}
        onStale={rereadReport}
      >
        {children.length > 1 && <CheckboxGroup name="childIds" label={say.triageFor} options={children.map((child) => ({ value: child.id, label: child.name || words.noName }))} required />}
        <RadioGroup name="decision" label={say.decision} required options={decisionNames.map((name) => ({ value: name, label: codes.label('triage_decision', name), detail: say[`what_${name}`] }))} />
        <What
          report={report} matches={matches} onMatch={match}
          onAnswers={(childId, given) => setAnswers((before) => ({ ...before, [childId]: given }))}
        >
          {children}
        </What>
        <TextArea name="reason" label={say.triageReason} hint={say.triageReasonHint} required />
        <Callout title={say.onceTitle}>{say.onceText}</Callout>
      </Form>
    </Modal>
  )
}

/** Those on whom nothing was decided yet; when all were, all. */
function toDecide(children: readonly Child[]): string[] {
  const open = children.filter((child) => !child.decision)
  return (open.length ? open : children).map(({ id }) => id)
}

interface WhatProps {
  report: Report
  matches: Matches
  onMatch: (childId: string, person: PersonHeader | null) => void
  onAnswers: (childId: string, answers: readonly object[]) => void
  children: readonly Child[]
}

/** What the chosen decision asks besides: the day, who answers for the files, whether a child is somebody known. */
function What({ report, matches, onMatch, onAnswers, children }: WhatProps) {
  const say = useWords(formWords)
  const decision = useFormValue<Decision | ''>('decision')
  const chosenIds = useFormValue<string[]>('childIds') ?? []
  const triagers = useQueryOf(listTriagers, { reportId: report.id }, { staleTime: 60_000 })
  if (!decision) return null
  const { needsDate, opensFile, urgent } = decisions[decision]
  const chosen = children.length > 1 ? children.filter(({ id }) => chosenIds.includes(id)) : children
  return (
    <>
      {needsDate && <SmartDateField name="observeUntil" label={say.observeUntil} required />}
      {urgent && (
        <Callout kind="danger" title={say.article403}>
          <p>{say.article403Text}</p>
          {urgentProtection.map((norm) => <NormText key={norm.text.it} norm={norm} />)}
        </Callout>
      )}
      {opensFile && <Select name="responsibleId" label={say.responsible} options={(triagers.data?.rows ?? []).map((row) => ({ value: row.id, label: row.name }))} required />}
      {opensFile && chosen.filter(({ file }) => !file).map((child) => <WhoIs key={child.id} child={child} known={matches[child.id] ?? null} onKnown={(person) => onMatch(child.id, person)} onAnswers={(given) => onAnswers(child.id, given)} />)}
      {opensFile && children.length > 1 && <Checkbox name="siblings" label={say.siblings} />}
    </>
  )
}

interface WhoIsProps {
  child: Child
  known: PersonHeader | null
  onKnown: (person: PersonHeader | null) => void
  onAnswers: (answers: readonly object[]) => void
}

/** Is the reported child somebody already known? Nothing is asked when nobody resembles him. */
function WhoIs({ child, known, onKnown, onAnswers }: WhoIsProps) {
  const say = useWords(formWords)
  const words = useWords(intakeWords)
  return (
    <section aria-label={say.whoIs(child.name || words.noName)}>
      {known
        ? <><Callout title={say.whoIs(child.name || words.noName)}><p><PersonName name={known.displayName} original={known.originalName} /></p><Button size="small" onClick={() => onKnown(null)}>{say.newPerson}</Button></Callout><Place key={known.id} name="person.candidates" asked={{ personId: known.id }} onAnswers={onAnswers} /></>
        : <Place name="person.candidates" asked={child} onKnown={onKnown} onAnswers={onAnswers} />}
    </section>
  )
}
