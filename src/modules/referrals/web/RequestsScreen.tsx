import { useMemo } from 'react'
import { formatDateOfTable } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { casesPath } from '#modules/cases/web/index.ts'
import { namedWorker, searchWorkers } from '#modules/network/web/parts.ts'
import { listRequests, urgencies, type RequestRow } from '../contract.ts'
import { requestStates } from '../domain/request-states.ts'
import { useReferralCodes } from './codes.ts'
import { ReferralLinks } from './ReferralLinks.tsx'
import { requestPath } from './paths.ts'
import { RequestBadge } from './RequestCard.tsx'
import { referralWords, type ReferralSay } from './words.ts'

/** Requests to other bodies and those received, by the day on which an answer is expected. */
export function RequestsScreen() {
  const say = useWords(referralWords)
  const codes = useReferralCodes()
  const kinds = codes.options('request_kind')
  const filters = useMemo((): ListFilter[] => [
    {
      id: 'state', label: say.state, all: say.followedOnes,
      options: [...(['waiting_answer', 'overdue', 'to_close'] as const).map((one) => ({ value: one, label: say[`only_${one}`] })), ...requestStates.map((one) => ({ value: one, label: say[`request_${one}`] }))],
    },
    { id: 'scope', label: say.whose, options: [{ value: 'mine', label: say.mine }, { value: 'unit', label: say.ofMyUnits }, { value: 'received', label: say.receivedByUs }] },
    { id: 'kind', label: say.requestKind, options: kinds },
    { id: 'urgency', label: say.urgency, options: urgencies.map((one) => ({ value: one, label: say[`urgency_${one}`] })) },
    { id: 'responsible', label: say.responsible, all: say.all, search: searchWorkers, named: namedWorker },
  ], [say, kinds])
  const columns = useMemo(() => columnsOf(say, codes.label), [say, codes.label])
  return (
    <ListScreen
      title={say.requestsToBodies} actions={<ReferralLinks here="requests" />} endpoint={listRequests} filters={filters} columns={columns} rowKey={(row) => row.id} rowHref={(row) => requestPath.to({ requestId: row.id })}
      savedAs="requests" empty={{ title: say.noneFound, text: say.noRequestsFound, action: <LinkButton to={casesPath.to()}>{say.toFiles}</LinkButton> }}
    />
  )
}

function columnsOf(say: ReferralSay, label: (list: string, code: string) => string): Column<RequestRow>[] {
  return [
    { id: 'child', header: say.child, cell: (row) => <><PersonName name={row.childName} /><div className="ac-meta" translate="no">{row.caseNumber ?? row.from}</div></> },
    { id: 'to', header: say.to_, cell: (row) => <>{row.to.name}<div className="ac-meta">{label('request_kind', row.kind)}</div></> },
    { id: 'state', header: say.state, cell: (row) => <><RequestBadge request={row} />{row.overdue || row.toRemind ? <div className="ac-meta">{say[`request_${row.state}`]}</div> : null}</> },
    { id: 'sent', header: say.sentOn, whole: true, cell: (row) => row.sentOn && formatDateOfTable(row.sentOn) },
    { id: 'days', header: say.days, align: 'end', whole: true, cell: (row) => (row.days === null ? '' : row.days) },
    { id: 'expected', header: say.expectedShort, whole: true, cell: (row) => row.expectedOn && formatDateOfTable(row.expectedOn) },
    { id: 'reminders', header: say.remindersShort, align: 'end', whole: true, cell: (row) => row.reminders || '' },
    { id: 'responsible', header: say.responsible, cell: (row) => row.responsible?.name ?? '' },
  ]
}
