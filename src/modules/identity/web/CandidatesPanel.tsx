import { useEffect, useState } from 'react'
import type { ClientInput } from '#kernel/contract/endpoint.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import type { PersonHeader } from '#modules/people/contract.ts'
import { personPath } from '#modules/people/web/index.ts'
import { birthText } from '#modules/people/web/parts.ts'
import type { Candidate } from '../contract/fields.ts'
import { findCandidates } from '../contract/suggestion.ts'
import { wholeTaxCode } from '../domain/whole-tax-code.ts'
import type { Answer, Answers } from './answers.ts'
import { BandBadge, FilesOf, Lines } from './bits.tsx'
import { CandidateAnswer, ServiceAnswer } from './CandidateAnswer.tsx'
import { identityWords } from './words.ts'
import './identity.css'

interface Asked {
  /** Somebody registered already, whose file is about to open: nothing else counts then. */
  personId?: string | null | undefined
  given?: string | null | undefined
  family?: string | null | undefined
  original?: string | null | undefined
  birthDate?: string | null | undefined
  birthYear?: string | number | null | undefined
  sex?: string | null | undefined
  nationality?: string | null | undefined
  /** The same, as a report calls it. */
  country?: string | null | undefined
  place?: string | null | undefined
  phone?: string | null | undefined
  taxCode?: string | null | undefined
}

interface Props {
  asked: Asked
  /** Somebody already known was picked instead of writing him down again. */
  onKnown?: ((person: PersonHeader) => void) | undefined
  /** Answers are wanted before a file opens. */
  onAnswers?: ((answers: Answers) => void) | undefined
}

/** Short enough not to be felt, long enough not to ask at each letter. */
const PAUSE = 80
/** Who is out of reach is asked about only once the typing has stopped: such questions are counted. */
const STOPPED = 1200

function useSettled(text: string, pause: number): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause)
    return () => clearTimeout(timer)
  }, [text, pause])
  return settled
}

type Query = ClientInput<typeof findCandidates>

const TEXTS = ['given', 'family', 'original', 'birthDate', 'sex', 'nationality', 'place', 'phone', 'taxCode'] as const

const complete: Partial<Record<(typeof TEXTS)[number], (value: string) => boolean>> = { birthDate: (value) => /^\d{4}-\d{2}-\d{2}$/.test(value), taxCode: (value) => wholeTaxCode(value) !== null }

/** Of what a form holds, what is compared; half-typed dates and codes are left out. */
function queryOf(asked: Asked): Query {
  if (asked.personId) return { personId: asked.personId as never }
  const texts = TEXTS.flatMap((name) => {
    const value = name === 'nationality' ? (asked.nationality ?? asked.country) : asked[name]
    return typeof value === 'string' && value.trim() && (complete[name]?.(value) ?? true) ? [[name, value]] : []
  })
  const year = /^\d{4}$/.test(String(asked.birthYear ?? '')) ? { birthYear: String(asked.birthYear) } : {}
  return { ...Object.fromEntries(texts), ...year } as Query
}

const enough = ({ personId, given, family, original, phone, taxCode }: Query): boolean => Boolean(personId) || Boolean(taxCode) || [given, family, original].some((text) => (text ?? '').trim().length > 2) || (phone ?? '').length > 7

const onlyName = ({ personId, birthDate, birthYear, phone, taxCode }: Query): boolean => !personId && !birthDate && !birthYear && !phone && !taxCode

/** Who may be the one being written down: within reach with the reasons, elsewhere only which service to call. A person decides. */
export function CandidatesPanel({ asked, onKnown, onAnswers }: Props) {
  const text = JSON.stringify(queryOf(asked))
  const soon = JSON.parse(useSettled(text, PAUSE)) as Query
  const later = JSON.parse(useSettled(text, STOPPED)) as Query
  const { data } = useQueryOf(findCandidates, soon, { enabled: enough(soon), keepPrevious: true })
  const beyond = useQueryOf(findCandidates, { ...later, beyond: 'true' }, { enabled: enough(later), keepPrevious: true }).data
  const [answers, setAnswers] = useState<Record<string, Answer | null>>({})
  const put = (key: string, answer: Answer | null) => {
    const next = { ...answers, [key]: answer }
    setAnswers(next)
    onAnswers?.(Object.values(next).filter((one) => one !== null))
  }
  const [rows, elsewhere] = [enough(soon) ? (data?.rows ?? []) : [], enough(later) ? (beyond?.elsewhere ?? []) : []]
  return (
    <div>
      <Heard count={rows.length} sure={rows.filter(({ band }) => band === 'very_likely').length} />
      <Known rows={rows} siblings={enough(soon) ? (data?.siblings ?? []) : []} nameOnly={onlyName(soon)} onKnown={onKnown} put={onAnswers && put} />
      {elsewhere.map((one) => <ServiceAnswer key={one.id} service={one} put={onAnswers && put} />)}
      <Limited shown={beyond?.limited ?? false} />
    </div>
  )
}

/** For who does not see the list appear below the field: how many there are, not the list itself. */
function Heard({ count, sure }: { count: number; sure: number }) {
  const say = useWords(identityWords)
  return <p role="status" className="ac-hidden">{count > 0 && say.heard(count, sure)}</p>
}

function Limited({ shown }: { shown: boolean }) {
  const say = useWords(identityWords)
  return shown ? <p className="ac-meta">{say.limited}</p> : null
}

type Put = ((key: string, answer: Answer | null) => void) | undefined

function Known({ rows, siblings, nameOnly, onKnown, put }: { rows: readonly Candidate[]; siblings: readonly Candidate[]; nameOnly: boolean; onKnown: Props['onKnown']; put: Put }) {
  const say = useWords(identityWords)
  const [first, rest] = [rows.filter(({ band }) => band !== 'possible'), rows.filter(({ band }) => band === 'possible')]
  const must = put !== undefined && rows.some(({ band }) => band === 'very_likely')
  if (!rows.length && !siblings.length) return null
  const list = (shown: readonly Candidate[]) => <ul className="ac-plain ac-stack">{shown.map((one) => <One key={one.person.id} candidate={one} onKnown={onKnown} put={put} />)}</ul>
  return (
    <Callout kind="warning" title={must ? say.mustAnswer : nameOnly ? say.sameName : say.maybeKnown}>
      <p>{nameOnly ? say.sameNameText : say.maybeKnownText}</p>
      {list(first.length > 0 ? first : rest)}
      {first.length > 0 && rest.length > 0 && <details className="ac-details"><summary>{say.more(rest.length)}</summary>{list(rest)}</details>}
      {siblings.length > 0 && <details className="ac-details"><summary>{say.maySiblings} ({siblings.length})</summary>{list(siblings)}</details>}
    </Callout>
  )
}

function One({ candidate, onKnown, put }: { candidate: Candidate; onKnown: Props['onKnown']; put: Put }) {
  const say = useWords(identityWords)
  const { person, files, band, sibling, lines, others } = candidate
  return (
    <li className="ac-id-candidate">
      <div className="ac-row">
        <Link to={personPath.to({ personId: person.id })} target="_blank"><PersonName name={person.displayName} original={person.originalName} /></Link>
        <BandBadge band={band} />
        <span className="ac-meta">{birthText(person)}</span>
      </div>
      <FilesOf files={files} />
      {others > 0 && <div className="ac-meta">{say.others(others)}</div>}
      <details className="ac-details"><summary>{say.why}</summary><Lines lines={lines} /></details>
      {onKnown && lines.length > 0 && !sibling && <div><Button size="small" onClick={() => onKnown(person)}>{say.useThis}</Button></div>}
      {put && !sibling && (band === 'possible'
        ? <details className="ac-details"><summary>{say.verdict}</summary><CandidateAnswer candidate={candidate} put={put} /></details>
        : <CandidateAnswer candidate={candidate} put={put} />)}
    </li>
  )
}
