import { useEffect, useMemo, useRef, useState } from 'react'
import { ageOn, dateInRome, type PlainDate } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo, useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { useShortcut } from '#kernel/web/shortcuts.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { DraftStatus } from '#kernel/web/ui/useDraft.tsx'
import { getCase } from '#modules/cases/contract.ts'
import { listKnownAnswers, type AssessmentView, type Missing } from '../../contract.ts'
import { w, type Instrument, type Item, type Section } from '../../domain/instrument.ts'
import { assessmentPath } from '../paths.ts'
import { AssessmentHeader, UnsureSource } from './AssessmentHeader.tsx'
import { ClashPanel, KeptTexts } from './Clash.tsx'
import { Conclude } from './Conclude.tsx'
import { usePeopleOf } from './DetailsFields.tsx'
import { placeKey, type Place } from './desk.ts'
import { datesOf } from '../../domain/eighteen.ts'
import { progressOf, type PartProgress, type Progress } from './progress.ts'
import { SectionForm } from './SectionForm.tsx'
import { SectionList, useStops, type Stop } from './SectionList.tsx'
import { Sittings } from './Sittings.tsx'
import { useDesk, type AssessmentDesk } from './useDesk.ts'
import { usePresence } from './usePresence.ts'
import { fillWords } from './words.ts'

/** Filling: one part at a time, the list of parts beside it, everything on the server within a second. */
export function FillView({ view }: { view: AssessmentView }) {
  const desk = useDesk(view)
  const birth = useQueryOf(getCase, { caseId: view.caseId }, { staleTime: 60_000 }).data?.childBirth ?? null
  const instrument = view.definition as Instrument
  const people = useMemo(() => view.people.map(({ id }) => id), [view.people])
  const progress = useMemo(() => {
    const around = { moment: view.moment, age: birth ? ageOn(birth, view.heldOn).years : null, heldOn: view.heldOn }
    const hidden = (place: Place) => view.sections.some((one) => one.key === place.section && (one.person?.id ?? null) === place.person && one.childHidden)
    return progressOf(instrument, desk.desk, people, around, hidden)
  }, [instrument, desk.desk, people, birth, view.moment, view.heldOn, view.sections])
  const stops = useStops(view, progress)
  const [search] = useSearchState()
  const wanted = String(search['parte'] ?? '')
  const current = stops.find(({ key }) => key === wanted) ?? stops[0]!
  const to = (key: string, item?: string | null) => assessmentPath.to({ assessmentId: view.id }, { parte: key, ...(item ? { voce: item } : {}) })
  return (
    <>
      <FillHeader view={view} desk={desk} progress={progress} current={current} first={current === stops[0]} to={to} />
      <div className="ac-fill">
        <SectionList view={view} stops={stops} current={current.key} to={to} />
        <CurrentStop view={view} desk={desk} progress={progress} stops={stops} current={current} to={to} birth={birth} />
      </div>
    </>
  )
}

type To = (key: string, item?: string | null) => string

function FillHeader({ view, desk, progress, current, first, to }: { view: AssessmentView; desk: AssessmentDesk; progress: Progress; current: Stop; first: boolean; to: To }) {
  const say = useWords(fillWords)
  return (
    <AssessmentHeader
      view={view}
      actions={current.key !== 'concludi' && <LinkButton kind="primary" to={to('concludi')}>{say.conclude}</LinkButton>}
      beneath={
        <>
          {view.correctionReason && <Callout kind="warning" title={say.correcting(view.correctionReason)} />}
          {(first || current.key === 'concludi') && <UnsureSource view={view} />}
          <div className="ac-fill-bar">
            <div className="ac-row"><progress value={progress.requiredDone} max={Math.max(1, progress.required)} aria-label={say.requiredShare} /> <span className="ac-meta">{say.progress(progress.requiredDone, progress.required)} · {say.answered(view.counts.answered, view.counts.items)}</span></div>
            <DraftStatus draft={desk.draft} />
          </div>
          {view.newerVersion !== null && <p className="ac-meta">{say.newer(view.newerVersion)}</p>}
          {view.hiddenSections > 0 && <p className="ac-meta">{say.hiddenSections(view.hiddenSections)}</p>}
        </>
      }
    />
  )
}

interface StopProps {
  view: AssessmentView
  desk: AssessmentDesk
  progress: Progress
  stops: readonly Stop[]
  current: Stop
  to: To
  birth: PlainDate | null
}

function CurrentStop(props: StopProps) {
  const { view, desk, progress, stops, current, to } = props
  const say = useWords(fillWords)
  const go = useGo()
  const heading = useRef<HTMLHeadingElement>(null)
  const index = stops.indexOf(current)
  const [before, after] = [stops[index - 1], stops[index + 1]]
  useArrival(current.key, heading)
  useShortcut('mod+enter', say.next, () => after && go(to(after.key)))
  const place = current.part?.place ?? null
  const here = usePresence(view.id, place, desk.receive)
  const missing = useMissing(view, progress)
  const wayTo = (one: Missing): string | null =>
    one.item === null ? (one.section === 'sedute' ? to('sedute') : wayToRule(view, stops, one, to)) : stops.some(({ key }) => key === placeKey(one)) ? to(placeKey(one), one.item) : null
  return (
    <section className="ac-part ac-part-sheet" aria-labelledby="parte-titolo">
      <div>
        <p className="ac-meta ac-screen-only">{say.part(index + 1, stops.length)}</p>
        <h2 id="parte-titolo" tabIndex={-1} ref={heading}>{current.title}</h2>
      </div>
      {current.part && <Part {...props} part={current.part} here={here} />}
      {current.key === 'sedute' && <Sittings view={view} />}
      {current.key === 'concludi' && <Conclude view={view} missing={missing} to={wayTo} flush={desk.draft.flush} />}
      <div className="ac-part-nav ac-screen-only">
        {before ? <LinkButton icon="arrow-left" to={to(before.key)}>{say.previous}</LinkButton> : <span />}
        {after && <LinkButton icon="arrow-right" to={to(after.key)}>{after.key === 'concludi' ? say.conclude : say.next}</LinkButton>}
      </div>
    </section>
  )
}

/** A rule leads to the first item it speaks of. */
function wayToRule(view: AssessmentView, stops: readonly Stop[], { says }: Missing, to: To): string | null {
  const rule = (view.definition.rules ?? []).find((one) => one.says.it === says.it)
  if (!rule) return null
  const tests = 'all' in rule.needs ? rule.needs.all : 'any' in rule.needs ? rule.needs.any : [rule.needs]
  const keys = tests.flatMap((test) => ('item' in test ? [test.item] : 'count' in test ? test.count : []))
  const stop = stops.find(({ part }) => part?.items.some(({ key }) => keys.includes(key)))
  const item = stop?.part?.items.find(({ key }) => keys.includes(key))
  return stop && item ? to(stop.key, item.key) : null
}

/** The focus goes to the heading of a part that was just opened, or to the item that a link asked for. */
function useArrival(key: string, heading: { current: HTMLHeadingElement | null }): void {
  const [search] = useSearchState()
  const item = String(search['voce'] ?? '')
  const first = useRef(true)
  useEffect(() => {
    const arrived = first.current
    first.current = false
    if (item) {
      const box = document.getElementById(`voce-${item}`)
      const target = box?.querySelector<HTMLElement>('input:checked') ?? box?.querySelector<HTMLElement>('input, textarea, select')
      box?.scrollIntoView({ block: 'center' })
      return target?.focus({ preventScroll: true })
    }
    if (!arrived) {
      heading.current?.focus({ preventScroll: true })
      window.scrollTo(0, 0)
    }
  }, [key, item, heading])
}

/** What is missing as it stands on the screen; rules of the whole as the server last said them. */
function useMissing(view: AssessmentView, progress: Progress): Missing[] {
  const say = useWordsBoth()
  return useMemo(() => {
    const own = progress.lacking.filter(({ item }) => item !== null)
    const rules = view.missing.filter(({ item }) => item === null)
    const sittings = view.definition.sittings && view.sittings.length === 0 ? [{ section: 'sedute', person: null, item: null, says: say }] : []
    return [...own, ...rules, ...sittings]
  }, [progress.lacking, view, say])
}
const useWordsBoth = () => useMemo(() => w(fillWords.it.missingSitting, fillWords.en.missingSitting), [])

function Part({ view, desk, part, here, birth }: StopProps & { part: PartProgress; here: { name: string }[] }) {
  const say = useWords(fillWords)
  const [kept, setKept] = useState(false)
  const { place } = part
  const written = desk.desk[placeKey(place)]!
  const state = view.sections.find((one) => one.key === place.section && (one.person?.id ?? null) === place.person)
  const section = view.definition.sections.find(({ key }) => key === place.section) as Section
  const people = usePeopleOf(view.caseId, section.items.some(({ kind }) => kind === 'person'))
  const known = useQueryOf(listKnownAnswers, { assessmentId: view.id }, { staleTime: 600_000 }).data?.rows ?? []
  const months = view.definition.beforeEighteen
  const today = dateInRome(Date.now())
  const dates = (item: Item) => (written.own[item.key]?.choice === 'non_applicabile' ? undefined : datesOf(months?.[item.key], birth, today) ?? undefined)
  return (
    <>
      {here.length > 0 && <Callout>{say.hereAlso(here.map(({ name }) => name).join(', '))}</Callout>}
      <ClashPanel items={part.items} written={written} onSettle={(mine) => desk.settle(place, mine)} />
      {state?.childHidden && <Callout>{say.childHidden}</Callout>}
      {months && !birth && section.items.some(({ key }) => months[key]) && <Callout kind="warning">{say.noBirth}</Callout>}
      <SectionForm
        section={section} items={part.items} answers={written.own} onAnswer={(key, answer) => desk.write(place, key, answer)} requiredNow={(item) => part.required.has(item.key)}
        disabled={!state?.can.write} people={people} dates={dates} childHidden={state?.childHidden ?? false}
        known={(item) => known.filter((one) => one.section === place.section && one.person === place.person && one.item === item.key)}
      />
      {(state?.kept ?? 0) > 0 && <div><Button kind="quiet" size="small" icon="files" onClick={() => setKept(true)}>{say.kept(state!.kept)}</Button></div>}
      {kept && <KeptTexts view={view} place={place} section={section} onClose={() => setKept(false)} />}
    </>
  )
}
