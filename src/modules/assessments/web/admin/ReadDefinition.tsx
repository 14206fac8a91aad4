import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import type { Instrument, Item, Section } from '../../domain/instrument.ts'
import { useProfession } from '../codes.ts'
import { Never } from '../fill/ItemAsides.tsx'
import { assessmentWords } from '../words.ts'
import { useSaidCondition } from './conditions.tsx'
import { adminWords } from './words.ts'
import '../assessments.css'

type Role = 'worker' | 'coordinator' | 'manager' | 'educator' | 'specialist' | 'mediator' | 'front_desk' | 'partner'
export const roles: readonly Role[] = ['worker', 'coordinator', 'manager', 'educator', 'specialist', 'mediator', 'front_desk', 'partner']

/** A whole instrument to read: what it is for, who fills it, every question with its rules and warnings. */
export function ReadDefinition({ instrument }: { instrument: Instrument }) {
  const say = useWords(adminWords)
  const shared = useWords(assessmentWords)
  const both = useSay()
  const profession = useProfession()
  const said = useSaidCondition(instrument)
  const { professions } = instrument.fillers
  return (
    <div className="ac-stack">
      <Card title={say.general}>
        <div className="ac-stack">
          <p>{both(instrument.purpose)}</p>
          <DataList items={[
            { label: say.source, value: <>{instrument.source.text} <Badge kind={instrument.source.sure === '?' ? 'warning' : 'neutral'}>{shared[`sure_${instrument.source.sure}`]}</Badge></> },
            { label: say.fillers, value: instrument.fillers.roles.map((role) => say[`role_${role as Role}`] ?? role).join(', ') },
            { label: say.professions, value: professions.length ? professions.map(profession).join(', ') : say.anyProfession },
            { label: say.moment, value: say[`m_${instrument.moment}`] },
            { label: say.about, value: say[`a_${instrument.about}`] },
          ]} />
          {instrument.caveat && <Callout kind="warning" title={say.whatToCheck}>{both(instrument.caveat)}</Callout>}
          <Never texts={instrument.never} />
        </div>
      </Card>
      {instrument.sections.map((section) => <ReadSection key={section.key} section={section} instrument={instrument} />)}
      {(instrument.rules?.length ?? 0) > 0 && (
        <Card title={say.rules}>
          <ul>{instrument.rules!.map((rule) => <li key={rule.key}>{both(rule.says)} <span className="ac-meta">{said(rule.needs)}{rule.when && ` · ${say.onlyIf(said(rule.when))}`}</span></li>)}</ul>
        </Card>
      )}
      {instrument.closing && (
        <Card title={say.decisions}>
          <p>{both(instrument.closing.question)}</p>
          <ul>{instrument.closing.decisions.map((one) => <li key={one.key}>{both(one.label)} <Badge>{say[`f_${one.follow}`]}</Badge></li>)}</ul>
        </Card>
      )}
    </div>
  )
}

function ReadSection({ section, instrument }: { section: Section; instrument: Instrument }) {
  const say = useWords(adminWords)
  const both = useSay()
  const said = useSaidCondition(instrument)
  return (
    <Card title={both(section.title)}>
      <div className="ac-row">
        <Badge>{say[`reach_${section.reach}`]}</Badge>
        {section.clinical && <Badge kind="warning">{say.clinical}</Badge>}
        {section.each && <Badge kind="info">{say.eachPerson}</Badge>}
      </div>
      {section.when && <p className="ac-meta">{say.onlyIf(said(section.when))}</p>}
      <Never texts={section.never} />
      <ol className="ac-plain ac-admin-items">{section.items.map((item) => <li key={item.key}><ItemLine item={item} instrument={instrument} /></li>)}</ol>
    </Card>
  )
}

/** A question in one or two lines: its words, its kind, what can be answered, when it is shown. */
export function ItemLine({ item, instrument }: { item: Item; instrument: Instrument }) {
  const say = useWords(adminWords)
  const shared = useWords(assessmentWords)
  const both = useSay()
  const said = useSaidCondition(instrument)
  const choices = 'options' in item ? item.options.map(({ label }) => both(label)) : item.kind === 'scale' ? item.levels.map(({ value, label }) => `${value} ${both(label)}`) : item.kind === 'table' ? item.columns.map(({ label }) => both(label)) : []
  return (
    <div className="ac-admin-item">
      <strong>{both(item.label) || say.untitled}</strong> <Badge>{say[`k_${item.kind}`]}</Badge>
      {item.required && <> <Badge kind="info">{say.required}</Badge></>}
      {item.area && <> <Badge>{shared[`area_${item.area}`]}</Badge></>}
      {choices.length > 0 && <div className="ac-meta">{choices.join(' · ')}</div>}
      {item.when && <div className="ac-meta">{say.onlyIf(said(item.when))}</div>}
      {item.requiredWhen && <div className="ac-meta">{say.requiredIf(said(item.requiredWhen))}</div>}
      {item.never && <div className="ac-meta">{say.neverTitle}: {item.never.map(both).join(' ')}</div>}
    </div>
  )
}
