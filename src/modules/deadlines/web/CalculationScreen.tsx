import { useState } from 'react'
import { dateInRome, isPlainDate } from '#kernel/domain/plain-date.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { EmptyState, ErrorState, Loaded } from '#kernel/web/ui/states.tsx'
import { calculate, getRule, type RuleText } from '../contract/calculation.ts'
import { emptyEvent, eventOf, wholeOf, type Entered } from './calculation-event.ts'
import { calculationWords } from './calculation-words.ts'
import { CalculationForm } from './CalculationForm.tsx'
import { CalculationResult } from './CalculationResult.tsx'
import { CalculationRule } from './CalculationRule.tsx'
import './calculation.css'

/** "Calcolo dei termini": an event in, dates and reasons out. Nothing is stored; the event stays out of the address, for it may be a birth. */
export function CalculationScreen() {
  const say = useWords(calculationWords)
  const [search, change] = useSearchState()
  const [entered, setEntered] = useState<Entered>(emptyEvent)
  const ruleId = typeof search['rule'] === 'string' ? search['rule'] : ''
  const rule = useQueryOf(getRule, { ruleId }, { enabled: ruleId !== '', staleTime: Infinity })
  const choose = (id: string) => {
    change({ rule: id || undefined })
    setEntered((before) => ({ ...before, occurrence: '1', length: '', pass: '' }))
  }
  const clear = () => {
    change({ rule: undefined, group: undefined })
    setEntered(emptyEvent)
  }
  return (
    <>
      <PageHeader title={say.title} status={<span className="ac-screen-only">{say.about}</span>}
        actions={<>
          <Button icon="refresh" kind="quiet" onClick={clear}>{say.clear}</Button>
          <Button icon="print" onClick={() => window.print()}>{say.print}</Button>
        </>} />
      <div className="ac-calculation">
        <div className="ac-screen-only">
          <CalculationForm ruleId={ruleId} rule={ruleId ? rule.data : undefined} entered={entered} onRule={choose} onEnter={setEntered} />
        </div>
        <div className="ac-stack">
          {ruleId === ''
            ? <EmptyState icon="clock" title={say.noRule}>{say.noRuleText}</EmptyState>
            : <Loaded query={rule}>{(text) => <Answered rule={text} entered={entered} />}</Loaded>}
        </div>
      </div>
    </>
  )
}

function Answered({ rule, entered }: { rule: RuleText; entered: Entered }) {
  const say = useWords(calculationWords)
  const pick = useSay()
  const read = eventOf(entered, rule.input === 'instant')
  const event = rule.input === 'none' ? (isPlainDate(entered.date) ? entered.date : dateInRome(Date.now())) : read.event
  const occurrence = wholeOf(entered.occurrence)
  const length = rule.lengthUnit ? wholeOf(entered.length) : undefined
  const answer = useQueryOf(calculate, {
    rule: rule.id, event: event ?? '', ...(entered.rome ? { rome: 'true' as const } : {}), ...(rule.input === 'anchor' && occurrence ? { occurrence } : {}), ...(length ? { length } : {}),
  }, { enabled: event !== null, keepPrevious: true })
  const shown = event !== null && answer.data?.rule.id === rule.id ? answer.data : null
  return (
    <>
      {event === null && <EmptyState icon="calendar" title={read.twice ? say.noPass : isPlainDate(entered.date) ? say.noTime : say.noEvent}>{say.noEventText(pick(rule.trigger))}</EmptyState>}
      {event !== null && answer.error && <Refused problem={answer.error} retry={() => void answer.refetch()} />}
      {!answer.error && shown && <CalculationResult answer={shown} />}
      <CalculationRule rule={rule} />
    </>
  )
}

function Refused({ problem, retry }: { problem: { code: string; fieldErrors: Record<string, string> }; retry: () => void }) {
  const messages = Object.values(problem.fieldErrors)
  return messages.length > 0 ? <Alert kind="warning">{messages.join(' · ')}</Alert> : <ErrorState problem={problem} onRetry={retry} />
}
