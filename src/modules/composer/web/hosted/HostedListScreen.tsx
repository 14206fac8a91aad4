import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDate, formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Alert } from '#kernel/web/ui/Alert.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { getHostedList, type HostedList } from '../../contract/hosted.ts'
import { Candidates } from './Candidates.tsx'
import { HostedActions } from './HostedActions.tsx'
import { HostedChildCard } from './HostedChildCard.tsx'
import { HostedFiles } from './HostedFiles.tsx'
import { HostedHeadDialog } from './HostedHeadDialog.tsx'
import { hostedBadge } from './HostedListsScreen.tsx'
import { hostedListPath, hostedListsPath } from './paths.ts'
import { hostedWords } from './words.ts'
import '../composer.css'

/** One half-yearly list: a card for each child with what the law asks of him, then who else might belong to it; beside, its head, versions and history. */
export function HostedListScreen() {
  const say = useWords(hostedWords)
  const { listId } = hostedListPath.useParams()
  const query = useQueryOf(getHostedList, { listId: listId as Id<'hosted-list'> })
  return <Loaded query={query} title={say.one}>{(list) => <Whole list={list} />}</Loaded>
}

function Whole({ list }: { list: HostedList }) {
  const say = useWords(hostedWords)
  const title = `${say.one} · ${list.unit.name}`
  return (
    <>
      <PageHeader
        title={title} tab={say.one} above={<Breadcrumb items={[{ label: say.back, to: hostedListsPath.to() }, { label: title }]} />} actions={<HostedActions list={list} />}
        status={<>{hostedBadge(list.state, say)} {say.periodOf(formatDate(list.period.from), formatDate(list.period.to))}{list.number && ` · ${say.numbered(list.number.n, list.number.year)}`}</>}
      />
      <div className="ac-columns">
        <div className="ac-stack">
          {list.hidden > 0 && <Alert kind="warning" title={say.hidden(list.hidden)} />}
          {list.gone > 0 && list.can.write && <Alert kind="info" title={say.gone(list.gone)} />}
          {list.rows.length === 0 && <EmptyState icon="list" title={say.noChildren}>{list.can.write && say.noChildrenText}</EmptyState>}
          {list.rows.map((row) => <HostedChildCard key={row.id} list={list} row={row} />)}
          {list.candidates.length > 0 && <Candidates list={list} />}
        </div>
        <div className="ac-stack">
          <Head list={list} />
          <HostedFiles list={list} />
          <Card title={say.history}>
            <ol className="ac-plain ac-stack">{list.history.map((one) => <li key={one.id}>{say[`e_${one.what}` as 'e_sent']}<div className="ac-meta">{one.by.name}, {formatDateTime(one.at)}{one.words && <> · <span translate="no">{one.words}</span></>}</div></li>)}</ol>
          </Card>
        </div>
      </div>
    </>
  )
}

function Head({ list }: { list: HostedList }) {
  const say = useWords(hostedWords)
  const [changing, setChanging] = useState(false)
  return (
    <Card title={say.head} actions={list.can.arrange && <Button kind="quiet" size="small" icon="pencil" onClick={() => setChanging(true)}>{say.changeHead}</Button>}>
      <p className="ac-meta">{say.law}</p>
      <DataList items={[
        { label: say.addressee, value: [list.addressee.name, list.addressee.office, list.addressee.pec].filter(Boolean).join(', ') },
        { label: say.meets, value: list.term ? <>{list.term.title}{list.dueOn && <div className="ac-meta">{say.due} {formatDate(list.dueOn)}{list.term.state === 'done' && ` · ${say.termDone}`}</div>}</> : say.noTerm },
        ...(list.note ? [{ label: say.note, value: list.note }] : []),
      ]} />
      {list.asked && list.state === 'asked' && <p className="ac-meta">{say.askedBy(list.asked.by.name, formatDateTime(list.asked.at))}</p>}
      {changing && <HostedHeadDialog list={list} onClose={() => setChanging(false)} />}
    </Card>
  )
}
