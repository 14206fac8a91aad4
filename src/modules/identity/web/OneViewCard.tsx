import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { listCountries, listLanguages } from '#kernel/contract/index.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { slow, useCodeLists } from '#kernel/web/lists.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { Table, type Column } from '#kernel/web/ui/Table.tsx'
import { personPath } from '#modules/people/web/index.ts'
import { getOneView, type OneView } from '../contract/suggestion.ts'
import { BandBadge, FilesOf } from './bits.tsx'
import { newTracePath, suggestionPath } from './paths.ts'
import { SeparateDialog } from './SeparateDialog.tsx'
import { identityWords } from './words.ts'
import './identity.css'

type Fact = OneView['facts'][number]

/** On the page of a person: the other registrations joined with this one, each fact with those that say it; what may still be the same; how to separate. */
export function OneViewCard({ personId }: { personId: Id<'person'> }) {
  const say = useWords(identityWords)
  const { data } = useQueryOf(getOneView, { personId })
  if (!data) return null
  const joined = data.registrations.length > 1
  return (
    <div className="ac-stack">
      {data.suggestions.length > 0 && (
        <Card title={say.toAnswer}>
          <ul className="ac-plain ac-stack">
            {data.suggestions.map((one) => (
              <li key={one.id}><Link to={suggestionPath.to({ suggestionId: one.id })}><PersonName name={one.other.displayName} original={one.other.originalName} /></Link> <BandBadge band={one.band} /> <span className="ac-meta">{say[`kind_${one.kind}`]}</span></li>
            ))}
          </ul>
        </Card>
      )}
      {joined && <Joined view={data} />}
      {data.elsewhere.length > 0 && <Elsewhere view={data} />}
      {data.ended.length > 0 && (
        <Card title={say.endedLinks}>
          <ul className="ac-plain">{data.ended.map((one) => <li key={one.id}><PersonName name={one.other.displayName} original={one.other.originalName} />: <bdi translate="no">{one.reason}</bdi> <span className="ac-meta">({one.by.name}, {formatDate(one.endedAt)})</span></li>)}</ul>
        </Card>
      )}
      {data.can.seek && data.registrations.some(({ asked, files }) => asked && files.some(({ status }) => status === 'open')) && (
        <div className="ac-row ac-screen-only"><LinkButton icon="search" to={newTracePath.to({}, { persona: personId })}>{say.seekRelative}</LinkButton></div>
      )}
    </div>
  )
}

function Joined({ view }: { view: OneView }) {
  const say = useWords(identityWords)
  const text = useStatedText()
  const [separating, setSeparating] = useState<OneView['links'][number] | null>(null)
  const nameOf = new Map(view.registrations.map((one) => [one.person.id, one]))
  const columns: Column<Fact>[] = [
    { id: 'fact', header: say.fact, cell: (row) => say[`fact_${row.fact}`] },
    { id: 'text', header: say.written, cell: (row) => <bdi dir="auto" translate="no">{text(row)}</bdi> },
    { id: 'of', header: say.saidBy, cell: (row) => <span translate="no">{row.of.map((id) => nameOf.get(id)?.files[0]?.number ?? nameOf.get(id)?.person.displayName).join(' · ')}</span> },
  ]
  return (
    <Card title={say.oneView}>
      <div className="ac-stack">
        <p>{say.oneViewText}</p>
        <ul className="ac-plain ac-stack">
          {view.registrations.map((one) => (
            <li key={one.person.id}>
              {one.asked ? <strong><PersonName name={one.person.displayName} original={one.person.originalName} /></strong> : <Link to={personPath.to({ personId: one.person.id })}><PersonName name={one.person.displayName} original={one.person.originalName} /></Link>}
              {one.asked && <span className="ac-meta"> ({say.thisOne})</span>} <div><FilesOf files={one.files} /></div>
            </li>
          ))}
        </ul>
        <Table caption={say.oneView} columns={columns} rows={view.facts} rowKey={(row) => `${row.fact} ${row.text} ${row.detail ?? ''}`} />
        <h3 className="h6">{say.whoJoined}</h3>
        <ul className="ac-plain ac-stack">
          {view.links.map((link) => (
            <li key={link.id}>
              <strong translate="no">{[link.one, link.other].map((id) => nameOf.get(id)?.person.displayName).join(' – ')}</strong>: <bdi translate="no">{link.reason}</bdi> <span className="ac-meta">{[link.by.name, link.second?.name].filter(Boolean).join(', ')}, {formatDate(link.madeAt)}</span>{' '}
              <Link to={suggestionPath.to({ suggestionId: link.suggestionId })}>{say.see}</Link>{' '}
              {view.can.unlink && <Button size="small" onClick={() => setSeparating(link)}>{say.separate}</Button>}
            </li>
          ))}
        </ul>
      </div>
      {separating && <SeparateDialog linkId={separating.id} version={separating.version} onClose={() => setSeparating(null)} />}
    </Card>
  )
}

function Elsewhere({ view }: { view: OneView }) {
  const say = useWords(identityWords)
  const [separating, setSeparating] = useState<OneView['elsewhere'][number] | null>(null)
  return (
    <Card title={say.alsoAt}>
      <ul className="ac-plain ac-stack">
        {view.elsewhere.map((one) => (
          <li key={one.linkId}>{one.organisationName}, {one.unitName} · {one.contact ?? say.noContact} {view.can.unlink && <Button size="small" onClick={() => setSeparating(one)}>{say.separate}</Button>}</li>
        ))}
      </ul>
      {separating && <SeparateDialog linkId={separating.linkId} version={separating.version} onClose={() => setSeparating(null)} />}
    </Card>
  )
}

/** Words of a fact as it is written in a registration. */
function useStatedText(): (fact: Fact) => string {
  const language = useLanguage()
  const countries = useQueryOf(listCountries, {}, slow).data?.rows
  const languages = useQueryOf(listLanguages, {}, slow).data?.rows
  const codes = useCodeLists('identifier_type,relation_type')
  return ({ fact, text, detail }) => {
    if (fact === 'nationality') return countries?.find((row) => row.code === text)?.[language] ?? text
    if (fact === 'language') return languages?.find((row) => row.code === text)?.[language] ?? text
    if (fact === 'birth') return [text.length === 10 ? formatDate(text) : text, detail].filter(Boolean).join(', ')
    if (fact === 'identifier') return `${codes.label('identifier_type', detail ?? '')}: ${text}`
    if (fact === 'relative') return `${text} (${codes.label('relation_type', detail ?? '')})`
    return [text, detail].filter(Boolean).join(' · ')
  }
}
