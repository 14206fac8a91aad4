import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { personPath } from '#modules/people/web/index.ts'
import { confirm, decide, getSuggestion, type Suggestion } from '../contract/suggestion.ts'
import { verdictsFor, type Verdict } from '../domain/verdicts.ts'
import { BandBadge, FilesOf, Lines, SideBySide } from './bits.tsx'
import { changedByDecision, rereadDecision } from './changed.ts'
import { suggestionPath, suggestionsPath } from './paths.ts'
import { goToStanding, Standing } from './Standing.tsx'
import { identityWords, type IdentitySay } from './words.ts'
import './identity.css'

/** Both registrations side by side, why they look alike, and the answer. */
export function SuggestionPage() {
  const say = useWords(identityWords)
  const suggestionId = suggestionPath.useParams().suggestionId as Id<'suggestion'>
  const query = useQueryOf(getSuggestion, { suggestionId })
  return (
    <Loaded query={query} title={say.compare}>
      {(found) => (
        <>
          <PageHeader
            above={<Breadcrumb items={[{ label: say.title, to: suggestionsPath.to() }, { label: say.compare }]} />} title={titleOf(found, say)} tab={say.compare}
            status={<><BandBadge band={found.band} /> {found.others > 0 && <span>{say.others(found.others)}</span>} {found.askedAgain && <Badge>{say.askedAgain}</Badge>}</>}
          />
          <div className="ac-stack">
            <SideBySide sides={found.sides.map((side) => ({ head: <Head side={side} />, facts: side.facts }))} />
            <Card title={say.why}><p className="ac-meta">{say.weights}</p><Lines lines={found.lines} /></Card>
            <Standing found={found} />
            {found.can.decide && <Answer found={found} />}
            {found.can.confirm && <Second found={found} />}
            <Decisions found={found} />
          </div>
        </>
      )}
    </Loaded>
  )
}

/** What is asked, or what was answered. */
const titleOf = ({ kind, state }: Suggestion, say: IdentitySay): string => (state === 'same' || (state === 'different' && kind === 'duplicate') ? say[`state_${state}`] : say[`kind_${kind}`])

function Head({ side }: { side: Suggestion['sides'][number] }) {
  const say = useWords(identityWords)
  return (
    <>
      <h2 className="h5"><Link to={personPath.to({ personId: side.person.id })}><PersonName name={side.person.displayName} original={side.person.originalName} /></Link></h2>
      <FilesOf files={side.files} />
      {side.shielded && <div><Badge kind="warning" icon="lock">{say.shielded}</Badge></div>}
    </>
  )
}

/** Somebody decided while this page was open: his words are shown below, and what was typed here stays. */
function useMeanwhile() {
  const say = useWords(identityWords)
  const [changed, setChanged] = useState(false)
  const onStale = () => {
    setChanged(true)
    rereadDecision()
  }
  return { onStale, notice: changed && <Callout kind="warning" title={say.meanwhile}><p>{say.meanwhileText}</p></Callout> }
}

const answered = (say: IdentitySay) => () => {
  toast(say.saved)
  goToStanding()
}

function Answer({ found }: { found: Suggestion }) {
  const say = useWords(identityWords)
  const { onStale, notice } = useMeanwhile()
  const label = (one: Verdict): string => (found.kind === 'sibling' && one === 'different' ? say.notSiblings : say[one])
  return (
    <Card title={say.answer}>
      {found.secondBecause && found.kind === 'duplicate' && <p>{say[`second_${found.secondBecause}`]}</p>}
      {notice}
      <Form endpoint={decide} input={{ suggestionId: found.id, version: found.version }} submit={say.save} invalidates={changedByDecision} onStale={onStale} onDone={answered(say)}>
        <RadioGroup name="verdict" label={say.verdict} required options={verdictsFor(found.kind).map((one) => ({ value: one, label: label(one), detail: say[`${one}What`] }))} />
        <TextArea name="reason" label={say.reason} hint={say.reasonHint} required rows={2} maxLength={1000} />
      </Form>
    </Card>
  )
}

function Second({ found }: { found: Suggestion }) {
  const say = useWords(identityWords)
  const { onStale, notice } = useMeanwhile()
  return (
    <Card title={say.secondAnswer}>
      {notice}
      <Form endpoint={confirm} input={{ suggestionId: found.id, version: found.version }} submit={say.save} invalidates={changedByDecision} onStale={onStale} onDone={answered(say)}>
        <RadioGroup name="answer" label={say.verdict} required options={[{ value: 'confirmed', label: say.confirm, detail: say.sameWhat }, { value: 'refused', label: say.refuse, detail: say.refuseWhat }]} />
        <TextArea name="reason" label={say.reason} hint={say.reasonHint} required rows={2} maxLength={1000} />
      </Form>
    </Card>
  )
}

function Decisions({ found }: { found: Suggestion }) {
  const say = useWords(identityWords)
  return (
    <Card title={say.decided}>
      {found.decisions.length === 0 && <p className="ac-meta">{say.nothingDecided}</p>}
      <ul className="ac-plain ac-stack">
        {found.separated.map((one) => (
          <li key={one.id}>
            <strong>{say.separated}</strong> <span className="ac-meta">{say.decidedBy(one.by.name, formatDate(one.at))}</span>
            <div translate="no"><bdi dir="auto">{one.reason}</bdi></div>
          </li>
        ))}
        {found.decisions.map((one) => (
          <li key={one.id}>
            <strong>{say[one.verdict]}</strong> <span className="ac-meta">{say.decidedBy(one.by.name, formatDate(one.at))}{one.byQuestion && ` · ${say.byQuestion}`}{one.scoreVersion && ` · ${say.version(one.scoreVersion)}`}</span>
            <div translate="no"><bdi dir="auto">{one.reason}</bdi></div>
            {one.withdrawn && <div className="ac-meta">{say.takenBackOn(formatDate(one.withdrawn.at))}: <bdi translate="no">{one.withdrawn.reason}</bdi></div>}
            {one.second && (
              <div className="ac-meta">
                {(one.second.verdict === 'confirmed' ? say.confirmedBy : say.refusedBy)(one.second.by.name, formatDate(one.second.at))}: <bdi translate="no">{one.second.reason}</bdi>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
