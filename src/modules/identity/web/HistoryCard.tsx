import type { Id } from '#kernel/domain/ids.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Link } from '#kernel/web/ui/Link.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { caseTabPath } from '#modules/cases/web/index.ts'
import { useKinLabel } from '#modules/people/web/parts.ts'
import { getHistory, type History } from '../contract/suggestion.ts'
import { identityWords } from './words.ts'
import './identity.css'

/** On the page of a person: his files within reach, with those of his other registrations, and those of brothers, sisters and relatives. Nothing when there is none. */
export function HistoryCard({ personId }: { personId: Id<'person'> }) {
  const say = useWords(identityWords)
  const rows = useQueryOf(getHistory, { personId }).data?.rows ?? []
  if (!rows.length) return null
  return <Card title={say.historyOf}><Parts rows={rows} own={say.ownFiles} /></Card>
}

/** Above the timeline of a file: where the story goes on, folded in one line. */
export function HistoryFold({ personId, caseId }: { personId: Id<'person'>; caseId: Id<'case'> }) {
  const say = useWords(identityWords)
  const rows = useQueryOf(getHistory, { personId, besides: caseId }).data?.rows ?? []
  if (!rows.length) return null
  return <details className="ac-details"><summary>{say.history(rows.length)}</summary><Parts rows={rows} own={say.otherRegistration} /></details>
}

function Parts({ rows, own }: { rows: History['rows']; own: string }) {
  const say = useWords(identityWords)
  const [his, kin] = [rows.filter(({ relation }) => relation === null), rows.filter(({ relation }) => relation !== null)]
  return (
    <div className="ac-stack">
      {his.length > 0 && <Files title={own} rows={his} />}
      {kin.length > 0 && <Files title={say.kinFiles} rows={kin} />}
    </div>
  )
}

function Files({ title, rows }: { title: string; rows: History['rows'] }) {
  const say = useWords(identityWords)
  const kin = useKinLabel()
  return (
    <section>
      <h3 className="h6">{title}</h3>
      <ul className="ac-plain ac-stack">
        {rows.map(({ person, relation, file }) => (
          <li key={file.caseId}>
            <Link to={caseTabPath.to({ caseId: file.caseId, tab: 'cronologia' })}><PersonName name={person.displayName} original={person.originalName} /></Link>
            {relation && <> · {kin(relation, person.sex)}</>} <span translate="no">{file.number}</span>{' '}
            <Badge kind={file.status === 'open' ? 'info' : 'neutral'}>{file.status === 'open' ? say.openFile : say.closedFile}</Badge>
            <div className="ac-meta">{file.closedOn ? say.fromTo(formatDate(file.openedOn), formatDate(file.closedOn)) : say.since(formatDate(file.openedOn))} · {file.organisationName}, {file.unitName}</div>
          </li>
        ))}
      </ul>
    </section>
  )
}
