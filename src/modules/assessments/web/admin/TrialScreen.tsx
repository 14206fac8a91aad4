import { useEffect, useState } from 'react'
import type { Result } from '#kernel/contract/endpoint.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { ErrorState, Loaded } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { getLocalInstrument, tryInstrument, type LocalInstrument } from '../../contract.ts'
import type { Answer, Answers, Instrument, Moment } from '../../domain/instrument.ts'
import { moments } from '../../domain/instrument.ts'
import { SectionForm } from '../fill/SectionForm.tsx'
import { localInstrumentPath, ownInstrumentsPath, trialPath } from '../paths.ts'
import { adminWords } from './words.ts'
import '../assessments.css'

/** The test area: an instrument filled with nobody's data. It lives in this page only and goes with it. */
export function TrialScreen() {
  const say = useWords(adminWords)
  const { localId } = trialPath.useParams()
  const query = useQueryOf(getLocalInstrument, { localId: localId as never })
  return <Loaded query={query} lines={12} title={say.trial}>{(local) => <Trial local={local} />}</Loaded>
}

type Filled = Record<string, Answers>

/** Counts what was filled so far, a moment after the last change of it. */
function useTrial(local: LocalInstrument, filled: Filled, moment: Moment | null, age: string) {
  const { mutate, data, error } = useMutationOf(tryInstrument)
  useEffect(() => {
    const timer = setTimeout(() => mutate({ localId: local.id, sections: filled as never, moment, age: /^\d{1,2}$/.test(age) ? Number(age) : null }), 400)
    return () => clearTimeout(timer)
    // the revision too: what was still being saved when the draft was left
  }, [mutate, local.id, local.revision, filled, moment, age])
  return { data, error }
}

function Trial({ local }: { local: LocalInstrument }) {
  const say = useWords(adminWords)
  const both = useSay()
  const instrument = local.definition as unknown as Instrument
  const [filled, setFilled] = useState<Filled>({})
  const [moment, setMoment] = useState<Moment>('T0')
  const [age, setAge] = useState('')
  const { data, error } = useTrial(local, filled, instrument.moment === 'phases' ? moment : null, age)
  const answer = (section: string, key: string, given: Answer | null) => setFilled((before) => {
    const { [key]: _was, ...rest } = before[section] ?? {}
    return { ...before, [section]: given ? { ...rest, [key]: given } : rest }
  })
  return (
    <>
      <PageHeader
        title={`${say.trial}: ${both(local.title)}`} above={<Breadcrumb items={[{ label: say.ownTab, to: ownInstrumentsPath.to() }, { label: both(local.title), to: localInstrumentPath.to({ localId: local.id }) }, { label: say.trial }]} />}
        status={say.trialText} actions={<><LinkButton to={localInstrumentPath.to({ localId: local.id })}>{say.back}</LinkButton><Button kind="quiet" onClick={() => setFilled({})}>{say.clear}</Button></>}
      />
      <div className="ac-columns">
        <div className="ac-stack">
          {instrument.sections.map((section) => {
            const items = data ? section.items.filter(({ key }) => data.visible.includes(key)) : section.items
            return items.length === 0 ? null : (
              <Card key={section.key} title={both(section.title)}>
                <SectionForm section={section} items={items} answers={filled[section.key] ?? {}} onAnswer={(key, given) => answer(section.key, key, given)} />
              </Card>
            )
          })}
        </div>
        <aside className="ac-stack" aria-label={say.counts}>
          {error && <ErrorState problem={error} />}
          <Card title={say.counts}>
            <div className="ac-stack">
              {instrument.moment === 'phases' && <Select label={say.moment} empty={null} value={moment} onChange={(one) => setMoment(one as Moment)} options={moments.map((one) => ({ value: one, label: one }))} />}
              <TextField label={say.trialAge} inputMode="numeric" value={age} onChange={setAge} maxLength={2} />
              {data && <p aria-live="polite">{say.answered(data.counts.answered, data.counts.items)}</p>}
              {data && data.counts.dimensions.map((one) => <p key={one.key} className="ac-meta">{both(one.label)}: {one.strong} · {one.medium} · {one.weak}</p>)}
            </div>
          </Card>
          {data && <Outcome tried={data} />}
        </aside>
      </div>
    </>
  )
}

/** What completing it would say: what is missing, serious needs, alerts. */
function Outcome({ tried }: { tried: Result<typeof tryInstrument> }) {
  const say = useWords(adminWords)
  const both = useSay()
  return (
    <>
      <Card title={say.missing}>
        {tried.missing.length === 0 ? <p>{say.nothingMissing}</p> : <ul>{tried.missing.map((one) => <li key={`${one.section} ${one.item} ${one.says.it}`}>{both(one.says)}</li>)}</ul>}
      </Card>
      {tried.serious.length > 0 && <Card title={say.seriousTitle}><ul>{tried.serious.map((one) => <li key={one.id}>{both(one.label)}: {both(one.level)}</li>)}</ul></Card>}
      {tried.alerts.length > 0 && <Callout kind="warning" title={say.alerts}>{tried.alerts.map(both).join('; ')}</Callout>}
    </>
  )
}
