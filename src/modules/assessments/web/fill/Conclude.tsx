import { useEffect } from 'react'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatNumber } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { queryClient } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Form, useFormValue } from '#kernel/web/ui/Form.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { completeAssessment, getAssessment, type AssessmentView, type Missing } from '../../contract.ts'
import type { Closing } from '../../domain/instrument.ts'
import { changedByAssessment } from '../changed.ts'
import { fillWords } from './words.ts'

interface ConcludeProps {
  view: AssessmentView
  missing: readonly Missing[]
  /** The way to an item that is missing. */
  to: (missing: Missing) => string | null
  /** Sends what is still on its way. */
  flush: () => Promise<void>
}

/** The end of an assessment: what is missing with the way there, what was counted, the decision of a person, the signature. */
export function Conclude({ view, missing, to, flush }: ConcludeProps) {
  const say = useWords(fillWords)
  // a colleague may have joined or changed the day meanwhile: what is signed is the present
  useEffect(() => void queryClient.invalidateQueries({ queryKey: [getAssessment.id] }), [])
  return (
    <div className="ac-stack">
      <MissingList missing={missing} to={to} />
      <CountsCard view={view} />
      {missing.length === 0 && view.can.complete && (
        <Card title={view.definition.closing ? say.decision : say.signature}>
          <Form
            endpoint={completeAssessment} input={{ assessmentId: view.id, version: view.version }} defaults={{ decision: '', decisionWords: '', reassessOn: '' }} submit={say.sign} before={flush} invalidates={changedByAssessment}
            onStale={() => void queryClient.invalidateQueries({ queryKey: [getAssessment.id] })} onDone={() => toast(say.signed)}
          >
            {view.definition.closing && <DecisionFields closing={view.definition.closing as Closing} />}
            <p className="ac-hint">{say.signText}</p>
          </Form>
        </Card>
      )}
    </div>
  )
}

function MissingList({ missing, to }: Pick<ConcludeProps, 'missing' | 'to'>) {
  const say = useWords(fillWords)
  const both = useSay()
  if (missing.length === 0) return <Callout kind="success" title={say.nothingMissing} />
  return (
    <Callout kind="warning" title={say.missingTitle(missing.length)}>
      <ol className="ac-missing">
        {missing.map((one) => {
          const href = to(one)
          return <li key={`${one.section} ${one.person} ${one.item} ${one.says.it}`}>{href ? <Link to={href}>{both(one.says)}</Link> : both(one.says)}</li>
        })}
      </ol>
    </Callout>
  )
}

/** Numbers, never a verdict. */
export function CountsCard({ view: { counts } }: { view: AssessmentView }) {
  const say = useWords(fillWords)
  const { indicators, dimensions } = counts
  const any = indicators.present + indicators.notObserved + indicators.notAssessable > 0
  return (
    <Card title={say.countsTitle}>
      <DataList items={[
        { label: say.countsAnswered, value: say.answered(counts.answered, counts.items) },
        { label: say.countsSerious, value: counts.serious > 0 ? <Badge kind="warning" icon="flag">{formatNumber(counts.serious)}</Badge> : '0' },
        ...(any ? [{ label: say.countsIndicators, value: `${indicators.present} (${say.countsStrength(indicators.byStrength.strong, indicators.byStrength.medium, indicators.byStrength.weak)})` }] : []),
      ]} />
      {dimensions.length > 0 && <Dimensions dimensions={dimensions} />}
      {any && <p className="ac-meta">{say.countsOnly}</p>}
    </Card>
  )
}

function Dimensions({ dimensions }: { dimensions: AssessmentView['counts']['dimensions'] }) {
  const say = useWords(fillWords)
  const both = useSay()
  return (
    <>
      <div className="ac-table-box">
        <table className="table ac-table">
          <caption className="ac-hidden">{say.dimensions}</caption>
          <thead><tr><th scope="col">{say.dimension}</th><th scope="col">{say.countsIndicators}</th><th scope="col">{say.positive}</th></tr></thead>
          <tbody>
            {dimensions.map((one) => (
              <tr key={one.key}>
                <th scope="row">{both(one.label)}</th>
                <td data-label={say.countsIndicators}>{say.countsStrength(one.strong, one.medium, one.weak)}</td>
                <td data-label={say.positive}>{one.positive ? <Badge kind="warning" icon="flag">{say.positive}</Badge> : say.notPositive}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="ac-meta">{say.positiveRule}</p>
    </>
  )
}

function DecisionFields({ closing }: { closing: Closing }) {
  const say = useWords(fillWords)
  const both = useSay()
  const chosen = useFormValue<string>('decision')
  const decision = closing.decisions.find(({ key }) => key === chosen)
  const today = dateInRome(Date.now())
  return (
    <>
      <RadioGroup
        name="decision" label={both(closing.question)} hint={closing.help && both(closing.help)} required
        options={closing.decisions.map((one) => ({ value: one.key, label: both(one.label), detail: [one.help && both(one.help), say[`follow_${one.follow}`]].filter(Boolean).join(' ') }))}
      />
      {decision && <TextArea name="decisionWords" label={say.decisionWords} required={decision.words ?? false} rows={3} maxLength={2000} />}
      {decision && ['reassess', 'task'].includes(decision.follow) && (
        <SmartDateField name="reassessOn" label={decision.follow === 'reassess' ? say.reassessOn : say.taskBy} hint={say.reassessHint} required today={today} />
      )}
    </>
  )
}
