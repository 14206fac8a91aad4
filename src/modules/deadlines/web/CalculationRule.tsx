import { formatDate } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import type { RuleText } from '../contract/calculation.ts'
import { calculationWords } from './calculation-words.ts'

/** The rule as a worker reads it, with its article and how sure it honestly is. */
export function CalculationRule({ rule }: { rule: RuleText }) {
  const say = useWords(calculationWords)
  const pick = useSay()
  const unsure = rule.sure.some(({ code }) => code === 'UNSURE')
  return (
    <Card title={`${rule.id} · ${pick(rule.title)}`}>
      <p className="ac-row">
        <span className="ac-meta">{pick(rule.groupName)}</span>
        {rule.kind === 'standard' && <Badge kind="warning">{say.standard}</Badge>}
        {unsure && <Badge kind="warning" icon="warning">{say.verify}</Badge>}
        {rule.moving.length > 0 && <Badge kind="warning">{say.moving}</Badge>}
      </p>
      {unsure && <Callout kind="warning">{say.verifyText}</Callout>}
      <DataList items={[
        { label: say.trigger, value: pick(rule.trigger) },
        { label: say.term, value: pick(rule.term) },
        { label: say.actor, value: pick(rule.actor) },
        { label: say.action, value: pick(rule.action) },
        { label: say.consequence, value: <Consequence rule={rule} /> },
        { label: say.source, value: <span lang="it">{rule.source}</span> },
        { label: say.sure, value: <Sureness rule={rule} /> },
        { label: say.validity, value: <Validity rule={rule} /> },
      ]} />
    </Card>
  )
}

function Consequence({ rule: { consequence } }: { rule: RuleText }) {
  const pick = useSay()
  return <span className="ac-row">{consequence.code !== 'NONE' && <Badge>{pick(consequence.name)}</Badge>}{pick(consequence.words)}</span>
}

function Sureness({ rule }: { rule: RuleText }) {
  const pick = useSay()
  return (
    <>
      <span className="ac-row">{rule.sure.map(({ code, words }) => <Badge key={code} kind={code === 'UNSURE' ? 'warning' : 'neutral'}>{pick(words)}</Badge>)}</span>
      {rule.sureNote && <span className="ac-meta">{pick(rule.sureNote)}</span>}
    </>
  )
}

function Validity({ rule }: { rule: RuleText }) {
  const say = useWords(calculationWords)
  const parts = [rule.validFrom && say.from(formatDate(rule.validFrom)), rule.validTo && say.to(formatDate(rule.validTo)), say.version(rule.version)]
  return <>{parts.filter(Boolean).join(', ')}</>
}
