import { useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useCodeLists } from '#kernel/web/lists.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import type { Candidate, Glimpse } from '../contract/fields.ts'
import type { Answer } from './answers.ts'
import { identityWords } from './words.ts'

type Put = (key: string, answer: Answer | null) => void
const SHORTEST = 3

/** Same, not the same, don't know, with the reason: given before the file opens, kept as a decision when it does. */
export function CandidateAnswer({ candidate: { person, lines }, put }: { candidate: Candidate; put: Put }) {
  const say = useWords(identityWords)
  const [verdict, setVerdict] = useState('')
  const [reason, setReason] = useState('')
  const change = (next: string, words: string) => {
    setVerdict(next)
    setReason(words)
    put(person.id, next && words.trim().length >= SHORTEST ? { personId: person.id, verdict: next as Answer['verdict'], reason: words } : null)
  }
  const choices = [...(lines.length ? [{ value: 'same', label: say.same }] : []), { value: 'different', label: say.different }, { value: 'unsure', label: say.unsure }]
  return (
    <div className="ac-stack">
      <RadioGroup label={`${say.verdict}: ${person.displayName}`} value={verdict} onChange={(next) => change(next, reason)} options={choices} />
      {verdict && <TextField label={say.reason} value={reason} onChange={(words) => change(verdict, words)} required maxLength={1000} />}
    </div>
  )
}

/** A service that may hold the child: asked, or not with the reason. */
export function ServiceAnswer({ service, put }: { service: Glimpse; put: Put | undefined }) {
  const say = useWords(identityWords)
  const codes = useCodeLists('legal_basis')
  const [answer, setAnswer] = useState({ verdict: '', reason: '', legalBasis: 'compito_pubblico' })
  const change = (part: Partial<typeof answer>) => {
    const next = { ...answer, ...part }
    setAnswer(next)
    const complete = next.verdict && next.reason.trim().length >= SHORTEST
    put?.(service.id, complete ? { glimpseId: service.id, verdict: next.verdict as Answer['verdict'], reason: next.reason, ...(next.verdict === 'ask' ? { legalBasis: next.legalBasis } : {}) } : null)
  }
  const name = `${service.organisationName}, ${service.unitName}`
  return (
    <Callout kind="warning" title={say.elsewhereOne(name)}>
      <p>{say.elsewhereOneText} {say.contact}: {service.contact ?? say.noContact}</p>
      {put && (
        <div className="ac-stack">
          <RadioGroup label={`${say.verdict}: ${name}`} value={answer.verdict} onChange={(verdict) => change({ verdict })} options={[{ value: 'ask', label: say.askThem }, { value: 'unsure', label: say.openAnyway }]} />
          {answer.verdict === 'ask' && <Select label={say.legalBasis} value={answer.legalBasis} onChange={(legalBasis) => change({ legalBasis })} options={codes.options('legal_basis').filter(({ value }) => value !== 'consenso')} empty={null} />}
          {answer.verdict && <TextField label={say.reason} value={answer.reason} onChange={(reason) => change({ reason })} required maxLength={1000} />}
        </div>
      )}
    </Callout>
  )
}
