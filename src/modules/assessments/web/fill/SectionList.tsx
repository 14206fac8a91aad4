import { Fragment, useState } from 'react'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useGo } from '#kernel/web/paths.ts'
import { Icon } from '#kernel/web/ui/Icon.tsx'
import type { IconName } from '#kernel/web/ui/icons.ts'
import { Link } from '#kernel/web/ui/Link.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import type { AssessmentView } from '../../contract.ts'
import type { Words } from '../../domain/instrument.ts'
import { placeKey } from './desk.ts'
import type { PartProgress, Progress } from './progress.ts'
import { fillWords } from './words.ts'

/** One stop of the way through an assessment: a part of it, its sittings, its conclusion. */
export interface Stop {
  key: string
  title: string
  part?: PartProgress
}

/** Complete: nothing is missing, and of a part without obligatory questions everything was answered. */
const stateOf = ({ answered, missing, required, items }: PartProgress): 'complete' | 'todo' | 'empty' | 'begun' =>
  answered === 0 ? 'empty' : missing > 0 ? 'todo' : required.size > 0 || answered === items.length ? 'complete' : 'begun'
const icons: Record<ReturnType<typeof stateOf>, IconName> = { complete: 'check-circle', todo: 'pencil', begun: 'pencil', empty: 'minus' }

/** The parts in words: what each is called, how far it is. */
export function useStops(view: AssessmentView, progress: Progress): Stop[] {
  const say = useWords(fillWords)
  const both = useSay()
  const named = new Map(view.people.map((one) => [one.id as string, one.name]))
  const parts = progress.parts.map((part): Stop => {
    const section = view.definition.sections.find(({ key }) => key === part.place.section)!
    return { key: placeKey(part.place), title: part.place.person ? `${both(section.title)} · ${named.get(part.place.person) ?? ''}` : both(section.title), part }
  })
  return [...parts, ...(view.definition.sittings ? [{ key: 'sedute', title: say.sittings }] : []), { key: 'concludi', title: say.concludeTitle }]
}

/** The side list of parts with their completeness; on a phone a choice at the top. */
export function SectionList({ view, stops, current, to }: { view: AssessmentView; stops: readonly Stop[]; current: string; to: (key: string) => string }) {
  const say = useWords(fillWords)
  const both = useSay()
  const index = stops.findIndex(({ key }) => key === current)
  const heads = headsOf(view, stops, both, say.afterPhases)
  return (
    <div className="ac-fill-side">
      <nav aria-label={say.parts}>
        <ol className="ac-sections">
          {stops.map((stop) => (
            <Fragment key={stop.key}>
              {heads.get(stop.key) && <li className="ac-sections-head">{heads.get(stop.key)}</li>}
              <li>
                <Link to={to(stop.key)} aria-current={stop.key === current ? 'step' : undefined} className={stop.part ? `ac-part-${stateOf(stop.part)}` : undefined}>
                  <Icon name={stop.part ? icons[stateOf(stop.part)] : stop.key === 'sedute' ? 'calendar' : 'flag'} size={18} />
                  <span>{stop.title}</span>
                  <small>{stop.part ? <PartState part={stop.part} /> : stop.key === 'sedute' && view.sittings.length > 0 ? view.sittings.length : null}</small>
                </Link>
              </li>
            </Fragment>
          ))}
        </ol>
      </nav>
      <Picker stops={stops} current={current} index={index} to={to} />
      {view.definition.never && view.definition.never.length > 0 && <NeverAlways texts={view.definition.never} />}
    </div>
  )
}

function PartState({ part }: { part: PartProgress }) {
  const say = useWords(fillWords)
  const state = stateOf(part)
  const words = { complete: say.complete, todo: say.toDo(part.missing), empty: part.missing > 0 ? say.toDo(part.missing) : say.empty, begun: '' }[state]
  return <>{[words, part.answered > 0 && say.answered(part.answered, part.items.length)].filter(Boolean).join(' · ')}</>
}

/** Headings above some parts: the phases of a talk, the people of a household. */
function headsOf(view: AssessmentView, stops: readonly Stop[], both: (words: { it: string; en: string }) => string, after: string): Map<string, string> {
  const heads = new Map<string, string>()
  let last = ''
  for (const { key, part } of stops) {
    const section = part && view.definition.sections.find((one) => one.key === part.place.section)
    const phase = section?.phase && view.definition.phases?.find((one) => one.key === section.phase)
    const head = phase ? both(phase.label) : last && part ? after : ''
    if (head && head !== last) heads.set(key, head)
    last = head
  }
  return heads
}

/** What is never asked nor written, in sight beside every part; on a phone folded, so that the questions come first. */
function NeverAlways({ texts }: { texts: readonly Words[] }) {
  const say = useWords(fillWords)
  const both = useSay()
  const [open] = useState(() => window.matchMedia('(min-width: 1100px)').matches)
  return (
    <details className="ac-aside ac-aside-never" open={open}>
      <summary><strong>{say.neverTitle}</strong></summary>
      <ul>{texts.map((one) => <li key={one.it}>{both(one)}</li>)}</ul>
    </details>
  )
}

function Picker({ stops, current, index, to }: { stops: readonly Stop[]; current: string; index: number; to: (key: string) => string }) {
  const say = useWords(fillWords)
  const go = useGo()
  return (
    <div className="ac-fill-pick">
      <Select label={say.part(index + 1, stops.length)} empty={null} value={current} onChange={(key) => go(to(key))} options={stops.map((one) => ({ value: one.key, label: one.part && one.part.missing > 0 ? `${one.title} (${say.toDo(one.part.missing)})` : one.title }))} />
    </div>
  )
}
