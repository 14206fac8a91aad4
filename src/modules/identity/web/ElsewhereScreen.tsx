import { useMemo, useState } from 'react'
import { useWords } from '#kernel/web/i18n/words.ts'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { ListScreen } from '#kernel/web/ui/ListScreen.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import type { Result } from '#kernel/contract/endpoint.ts'
import { personPath } from '#modules/people/web/index.ts'
import { birthText } from '#modules/people/web/parts.ts'
import { listElsewhere } from '../contract/suggestion.ts'
import { DAILY_QUESTIONS } from '../domain/asking.ts'
import { AskDialog } from './AskDialog.tsx'
import { IdentityTabs } from './IdentityTabs.tsx'
import { questionPath } from './paths.ts'
import { identityWords, type IdentitySay } from './words.ts'
import './identity.css'

type Row = Result<typeof listElsewhere>['rows'][number]

/** Own registrations that may have another in a file out of reach: whom to ask, and nothing else. */
export function ElsewhereScreen() {
  const say = useWords(identityWords)
  const [asking, setAsking] = useState<Row | null>(null)
  const columns = useMemo(() => columnsOf(say), [say])
  return (
    <>
      <ListScreen
        title={say.elsewhereTitle} above={<IdentityTabs />} status={`${say.elsewhereText} ${say.elsewhereDaily(DAILY_QUESTIONS)}`} endpoint={listElsewhere} columns={columns}
        rowKey={(row) => row.id} rowHref={(row) => personPath.to({ personId: row.person.id })}
        rowActions={(row) => (row.questionId
          ? <LinkButton size="small" to={questionPath.to({ questionId: row.questionId })}>{say.seeQuestion}</LinkButton>
          : <Button size="small" onClick={() => setAsking(row)}>{say.ask}</Button>)}
        empty={{ title: say.noElsewhere, text: say.noElsewhereText }}
      />
      {asking && <AskDialog glimpse={asking} personId={asking.person.id} onClose={() => setAsking(null)} />}
    </>
  )
}

const columnsOf = (say: IdentitySay): Column<Row>[] => [
  { id: 'person', header: say.person, cell: (row) => <><PersonName name={row.person.displayName} original={row.person.originalName} /><div className="ac-meta">{birthText(row.person)}</div></> },
  { id: 'service', header: say.service, cell: (row) => <>{row.organisationName}<div className="ac-meta">{row.unitName}</div></> },
  { id: 'contact', header: say.contact, cell: (row) => row.contact ?? <span className="ac-meta">{say.noContact}</span> },
]
