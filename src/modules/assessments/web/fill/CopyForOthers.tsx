import { useState } from 'react'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { CheckboxGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import type { AssessmentView } from '../../contract.ts'
import { isAnswered } from '../../domain/fill.ts'
import { isForOthers, mayBeForOthers } from '../../domain/for-others.ts'
import type { Answer, Item, Section } from '../../domain/instrument.ts'
import { AnswerText } from './AnswerText.tsx'
import { fillWords } from './words.ts'

interface Part {
  section: Section
  items: readonly { item: Item; answer: Answer }[]
}

/** What was answered and may be on a copy for somebody else, section by section. */
const partsOf = (view: AssessmentView): Part[] => (view.definition.sections as Section[]).flatMap((section) => {
  const written = view.sections.find(({ key }) => key === section.key)
  const answers = (written?.answers ?? {}) as Readonly<Record<string, Answer>>
  const items = section.items.flatMap((item) => (isAnswered(answers[item.key]) && mayBeForOthers(section, item) ? [{ item, answer: answers[item.key]! }] : []))
  return items.length ? [{ section, items }] : []
})

/** The copy one hands to an employer, a school or a course: what is on it is chosen, and seen before it is printed. Number of the file, signature and who filled it are never on it. */
export function CopyForOthers({ view, onClose }: { view: AssessmentView; onClose: () => void }) {
  const say = useWords(fillWords)
  const both = useSay()
  const parts = partsOf(view)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(parts.flatMap(({ section, items }) => items.flatMap(({ item }) => (isForOthers(section, item) ? [item.key] : [])))))
  const put = ({ items }: Part, keys: readonly string[]) => setChosen((before) => new Set([...[...before].filter((key) => !items.some(({ item }) => item.key === key)), ...keys]))
  return (
    <>
      <PageHeader
        title={both(view.title)} tab={say.copyForOthers}
        status={<><strong translate="no">{view.childName}</strong>, <span>{formatDate(view.heldOn)}</span></>}
        actions={<><Button kind="primary" icon="print" disabled={chosen.size === 0} onClick={() => window.print()}>{say.print}</Button><Button onClick={onClose}>{say.backToReading}</Button></>}
      />
      <div className="ac-columns">
        <div className="ac-stack">
          {parts.map(({ section, items }) => {
            const shown = items.filter(({ item }) => chosen.has(item.key))
            return shown.length > 0 && (
              <Card key={section.key} title={both(section.title)}>
                <dl className="ac-reading">{shown.map(({ item, answer }) => <div key={item.key}><dt>{both(item.label)}</dt><dd><AnswerText item={item} answer={answer} /></dd></div>)}</dl>
              </Card>
            )
          })}
          {view.definition.caveat && <p className="ac-meta">{both(view.definition.caveat)}</p>}
        </div>
        <div className="ac-stack ac-screen-only">
          <Card title={say.onTheCopy}>
            <div className="ac-stack">
              <Callout>{say.onTheCopyText}</Callout>
              {parts.map((part) => (
                <CheckboxGroup key={part.section.key} label={both(part.section.title)} value={part.items.map(({ item }) => item.key).filter((key) => chosen.has(key))} onChange={(keys) => put(part, keys)}
                  options={part.items.map(({ item }) => ({ value: item.key, label: both(item.label) }))} />
              ))}
            </div>
          </Card>
        </div>
      </div>
    </>
  )
}
