import type { CSSProperties, ReactNode } from 'react'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { listCountries } from '#kernel/contract/index.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { slow, useCodeLists } from '#kernel/web/lists.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge, type BadgeKind } from '#kernel/web/ui/Badge.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { casePath } from '#modules/cases/web/index.ts'
import type { MatchBand, MatchLine } from '#modules/people/contract.ts'
import type { ComparedFacts } from '../contract/fields.ts'
import type { SuggestionRow } from '../contract/suggestion.ts'
import { identityWords, type IdentitySay } from './words.ts'

type Registration = SuggestionRow['one']

const kinds: Record<MatchBand, BadgeKind> = { very_likely: 'warning', likely: 'info', possible: 'neutral' }

/** How alike, in words: never a figure alone. */
export function BandBadge({ band }: { band: MatchBand }) {
  const say = useWords(identityWords)
  return <Badge kind={kinds[band]}>{say[band]}</Badge>
}

/** The files through which the reader sees a registration, by the service that holds them; plain words where the whole row is a link. */
export function FilesOf({ files, plain }: { files: Registration['files']; plain?: boolean }) {
  const say = useWords(identityWords)
  if (!files.length) return <span className="ac-meta">{say.noFile}</span>
  const services = Map.groupBy(files, ({ organisationName, unitName }) => `${organisationName}, ${unitName}`)
  return (
    <div className="ac-meta">
      {[...services].map(([service, held]) => (
        <div key={service}>
          {service}:{' '}
          {held.map((file, index) => (
            <span key={file.caseId}>
              {index > 0 && ', '}
              {plain ? <span className="ac-whole" translate="no">{file.number}</span> : <Link to={casePath.to({ caseId: file.caseId })}><span className="ac-whole" translate="no">{file.number}</span></Link>}{file.status === 'closed' ? ` (${say.closedFile})` : ''}
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}

/** What a weight says, in words: the figure would look more exact than it is. */
export function weightWords(say: IdentitySay, weight: number): string {
  const size = Math.abs(weight)
  if (size < 0.3) return say.weight_none
  if (weight > 0) return size >= 3 ? say.weight_strong : size >= 1 ? say.weight_some : say.weight_little
  return size >= 3 ? say.weight_against_strong : size >= 1 ? say.weight_against : say.weight_against_little
}

/**
 * One line for each fact compared, those that weigh most first; what is not known of both stands apart, neither for nor against. The starting point is the same for
 * everybody and is left out.
 */
export function Lines({ lines }: { lines: readonly MatchLine[] }) {
  const say = useWords(identityWords)
  const language = useLanguage()
  const shown = lines.filter(({ fact }) => fact !== 'chance').toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  if (!shown.length) return <p className="ac-meta">{say.noWhy}</p>
  const missing = shown.filter(({ unknown }) => unknown)
  return (
    <>
      <ul className="ac-id-lines">
        {shown.filter(({ unknown }) => !unknown).map((line, index) => (
          <li key={`${line.fact}-${index}`} data-side={Math.abs(line.weight) < 0.3 ? 'none' : line.weight > 0 ? 'for' : 'against'}>
            <span translate="no">{line.says[language]}</span>
            <span className="ac-id-weight">{weightWords(say, line.weight)}</span>
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <div className="ac-id-missing ac-meta">
          <span>{say.unknownFacts}</span>
          <ul>{missing.map((line) => <li key={line.fact} translate="no">{line.says[language]}</li>)}</ul>
        </div>
      )}
    </>
  )
}

const order = ['given', 'family', 'aliases', 'dob', 'sex', 'nat', 'father', 'mother', 'place', 'phone', 'codes'] as const

/** Words of one fact of a registration; null when it is not known. */
export function useFactText(): (facts: ComparedFacts, fact: (typeof order)[number]) => string | null {
  const say = useWords(identityWords)
  const language = useLanguage()
  const countries = useQueryOf(listCountries, {}, slow).data?.rows
  const types = useCodeLists('identifier_type')
  return (facts, fact) => {
    if (fact === 'aliases') return facts.aliases?.map((one) => [one.given, one.family].filter(Boolean).join(' ')).join(', ') || null
    if (fact === 'codes') return facts.codes?.map((code) => code.split(':')).map(([type, value]) => `${types.label('identifier_type', type!)}: ${value}`).join(' · ') || null
    const value = facts[fact]
    if (!value) return null
    if (fact === 'sex') return say[value as 'M']
    if (fact === 'dob') return [facts.dob!, ...(facts.otherDobs ?? [])].map((date) => (date.length === 10 ? formatDate(date) : date)).join(' · ')
    if (fact === 'phone') return [facts.phone, ...(facts.otherPhones ?? [])].join(' · ')
    if (fact === 'nat') return countries?.find((row) => row.code === value)?.[language] ?? value
    return value
  }
}

/**
 * Registrations beside each other, one row for each fact that any of them says: what is known of the one stands beside what is known of the other, on a phone too, where
 * the name of the fact stands above.
 */
export function SideBySide({ sides }: { sides: readonly { head: ReactNode; facts: ComparedFacts }[] }) {
  const say = useWords(identityWords)
  const text = useFactText()
  const facts = order.filter((fact) => sides.some((side) => text(side.facts, fact)))
  return (
    <div className="ac-id-sides" role="table" aria-label={say.compare} style={{ '--ac-id-sides': sides.length } as CSSProperties}>
      <div role="row" className="ac-id-heads">
        <span role="columnheader" className="ac-id-corner">{say.fact}</span>
        {sides.map((side, index) => <div key={index} role="columnheader">{side.head}</div>)}
      </div>
      {facts.map((fact) => (
        <div key={fact} role="row">
          <span role="rowheader">{say[fact]}</span>
          {sides.map((side, index) => (
            <div key={index} role="cell">{text(side.facts, fact) ? <bdi dir="auto" translate="no">{text(side.facts, fact)}</bdi> : <span className="ac-meta">{say.notKnown}</span>}</div>
          ))}
        </div>
      ))}
    </div>
  )
}
