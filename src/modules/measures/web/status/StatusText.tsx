import { useWords } from '#kernel/web/i18n/words.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Why } from '#kernel/web/ui/Why.tsx'
import type { LegalStatusAnswer, LegalStatusReply } from '../../contract/status.ts'
import { useMeasureCodes } from '../lists.ts'
import { measureWords } from '../words.ts'
import { basisText, decidesText, issueText, parentName, restTexts, type Speech } from './say-status.ts'
import { statusWords } from './words.ts'
import '../measures.css'

export function useSpeech(): Speech {
  return { say: useWords(statusWords), words: useWords(measureWords), codes: useMeasureCodes() }
}

/** Who decides on a day, as text: the sentence, what else holds, why, and what does not add up. */
export function StatusText({ status, reply, past }: { status: LegalStatusAnswer; reply: LegalStatusReply; past: boolean }) {
  const speech = useSpeech()
  const { say, words, codes } = speech
  const measureOf = (id: string) => {
    const found = reply.measures.find((one) => one.id === id)
    return found && [codes.label('measure_kind', found.kind), found.number && `n. ${found.number}`].filter(Boolean).join(' ')
  }
  const rest = restTexts(status, speech)
  return (
    <div>
      <p className="ms-sentence" translate="no">{decidesText(status, speech, past)}</p>
      {rest.length > 0 && <ul className="ms-rest" translate="no">{rest.map((text) => <li key={text}>{text}</li>)}</ul>}
      {status.parents.length > 0 && (
        <Why of={say.basis}>
          <ul className="ms-rest">
            {status.parents.map((one) => <li key={one.id}><strong>{parentName(one, say)}</strong>: {words[`state_${one.state}`]}. {basisText(one, measureOf, speech)}</li>)}
            {status.guardian && <li><strong>{words[`role_${status.guardian.role}`]}</strong>: {status.guardian.measureId ? say.byMeasure(measureOf(status.guardian.measureId) ?? '') : say.byCorrection}</li>}
          </ul>
        </Why>
      )}
      {status.issues.map((issue) => (
        <Callout key={issue.code} kind={issue.code === 'no_guardian' || issue.code === 'nobody' ? 'danger' : 'warning'}>
          {issueText(issue, status, speech)}{issue.rule && <> <span className="ac-meta">{issue.rule}</span></>}
        </Callout>
      ))}
    </div>
  )
}
