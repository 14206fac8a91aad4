import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { getDefinition, type DefinitionView, type StepDefinitionView } from '../contract/definition.ts'
import { actorNames, familyNames } from '../domain/vocabulary.ts'
import { definitionPath, libraryPath } from './paths.ts'
import { StepWhy } from './StepCard.tsx'
import { procedureWords } from './words.ts'

/** One procedure to read: when it is used, its steps with terms and sources, what is not sure. */
export function DefinitionScreen() {
  const say = useWords(procedureWords)
  const { definitionId } = definitionPath.useParams()
  const query = useQueryOf(getDefinition, { definitionId }, { staleTime: 3_600_000 })
  return <Loaded query={query} lines={12} title={say.procedure}>{(definition) => <DefinitionPage definition={definition} />}</Loaded>
}

function DefinitionPage({ definition }: { definition: DefinitionView }) {
  const say = useWords(procedureWords)
  const both = useSay()
  const title = both(definition.title)
  return (
    <>
      <PageHeader title={title} above={<Breadcrumb items={[{ label: say.library, to: libraryPath.to() }, { label: title }]} />} status={both(familyNames[definition.family])} />
      <div className="ac-stack">
        <Card title={say.whenUsed}>
          <p>{both(definition.whenUsed)}</p>
          <DataList items={[
            { label: say.source, value: <><span lang="it">{definition.source.article}</span> <Badge>{say[`sure_${definition.source.sureness}`]}</Badge></> },
            { label: say.startsWith, value: both(definition.steps.find(({ id }) => id === definition.start)!.title) },
            { label: say.family, value: definition.scope === 'body' ? say.scopeBody : null },
          ]} />
          {definition.caveat && <Callout kind="warning" title={say.whatToCheck}>{both(definition.caveat)}</Callout>}
        </Card>
        {definition.groups.map((group) => {
          const steps = definition.steps.filter((step) => step.group === group.id)
          return steps.length === 0 ? null : (
            <Card key={group.id} title={both(group.title)}>
              <ol className="ac-plain ac-step-lines">{steps.map((step) => <DefinedStep key={step.id} step={step} definition={definition} />)}</ol>
            </Card>
          )
        })}
      </div>
    </>
  )
}

function DefinedStep({ step, definition }: { step: StepDefinitionView; definition: DefinitionView }) {
  const say = useWords(procedureWords)
  const both = useSay()
  const roads = step.when.map(({ fork, is }) => {
    const at = definition.steps.find(({ id }) => id === fork)
    return at ? `${both(at.title)}: ${is.map((id) => both(at.fork?.find((one) => one.id === id)?.label ?? { it: id, en: id })).join(', ')}` : fork
  })
  return (
    <li>
      <h3 className="ac-card-title">{both(step.title)}</h3>
      <div className="ac-row">
        <Badge kind={step.ours ? 'info' : 'neutral'}>{both(actorNames[step.actor])}</Badge>
        {!step.required && <Badge>{say.optional}</Badge>}
        {step.repeatable && <Badge>{say.repeats}</Badge>}
        <StepWhy step={step} />
      </div>
      <p>{both(step.text)}</p>
      <DataList items={[
        { label: say.term, value: step.terms.length > 0 ? step.terms.map((one) => `${both(one.term)} (${say.from(both(one.from))})`).join('; ') : null },
        { label: say.send, value: step.send && both(step.send) },
        { label: say.documents, value: step.documents.map((one) => both(one.label)).join('; ') },
        { label: say.forkTitle, value: step.fork?.map((one) => `${both(one.label)}${one.ends ? ` (${say.ends})` : ''}`).join('; ') },
        { label: say.onlyIf, value: roads.join('; ') },
        { label: say.ifMissed, value: step.consequence && both(step.consequence.words) },
        { label: say.startsOther, value: step.starts },
      ]} />
    </li>
  )
}
