import { useMemo } from 'react'
import { formatDate, formatRelative } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { namedMunicipality, searchMunicipalities } from '#kernel/web/lists.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { ListScreen, type ListFilter } from '#kernel/web/ui/ListScreen.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import type { Column } from '#kernel/web/ui/Table.tsx'
import { useQueryOf } from '#kernel/web/query.ts'
import { listReceivingUnits } from '#modules/cases/contract.ts'
import { caseTabPath } from '#modules/cases/web/index.ts'
import { namedWorker, searchWorkers } from '#modules/network/web/parts.ts'
import { listPermits, type PermitRow } from '../contract.ts'
import { permitStates } from '../domain/states.ts'
import { usePermitCodes } from './codes.ts'
import { Expiry } from './Expiry.tsx'
import { permitWords, type PermitSay } from './words.ts'

const windows = ['expired', '30', '60', '90', 'undated'] as const

/** What expires first, in all the files of which one may see the status. */
export function PermitsScreen() {
  const say = useWords(permitWords)
  const codes = usePermitCodes()
  const kinds = codes.options('permit_type')
  const units = useQueryOf(listReceivingUnits, {}, { staleTime: 60_000 }).data?.rows
  const filters = useMemo((): ListFilter[] => [
    { id: 'within', label: say.within, options: windows.map((one) => ({ value: one, label: say[`within_${one}`] })) },
    { id: 'scope', label: say.scope, options: [{ value: 'mine', label: say.mine }, { value: 'unit', label: say.ofMyUnits }] },
    { id: 'kind', label: say.kind, options: kinds },
    { id: 'state', label: say.state, all: say.followed, options: permitStates.map((one) => ({ value: one, label: say[`state_${one}`] })) },
    { id: 'renewal', label: say.renewalFilter, options: (['asked', 'none'] as const).map((one) => ({ value: one, label: say[`renewal_${one}`] })) },
    { id: 'municipality', label: say.municipality, all: say.everywhere, search: searchMunicipalities, named: namedMunicipality },
    { id: 'responsible', label: say.responsible, all: say.everywhere, search: searchWorkers, named: namedWorker },
    { id: 'unit', label: say.unit, options: (units ?? []).map((row) => ({ value: row.id, label: row.name })) },
  ], [say, kinds, units])
  const columns = useMemo(() => permitColumns(say, codes.label), [say, codes.label])
  return (
    <ListScreen
      title={say.expiring}
      endpoint={listPermits}
      filters={filters}
      columns={columns}
      rowKey={(row) => row.id}
      rowHref={(row) => caseTabPath.to({ caseId: row.caseId, tab: 'permessi' })}
      empty={{ title: say.noneFound, text: say.noneFoundText }}
      savedAs="permits"
    />
  )
}

export const whoseText = (say: PermitSay, row: PermitRow): string => (row.person.child ? '' : say.ofRelative(row.person.name ?? say.noName))

function permitColumns(say: PermitSay, label: (list: string, code: string) => string): Column<PermitRow>[] {
  return [
    {
      id: 'child', header: say.child,
      cell: (row) => <><PersonName name={row.childName} /><div className="ac-meta ac-whole" translate="no">{row.caseNumber}</div></>,
    },
    { id: 'kind', header: say.kind, cell: (row) => <>{label('permit_type', row.kind)} {!row.person.child && <span className="ac-meta">{whoseText(say, row)}</span>}</> },
    {
      id: 'expires', header: say.expiresOn,
      cell: (row) => row.expiresOn && <>{formatDate(row.expiresOn)} <Expiry permit={{ expiresOn: row.expiresOn, expired: row.expired, renewing: row.renewal !== null }} /></>,
    },
    {
      id: 'state', header: say.status,
      cell: (row) => (row.renewal
        ? <><Badge kind="info">{row.renewal.conversion ? say.conversion(label('permit_type', row.renewal.toKind)) : say.renewal}</Badge>
          <div className="ac-meta">{say.renewalAskedOn(formatDate(row.renewal.askedOn))}</div>
          {row.renewal.receiptNumber && <div className="ac-meta" translate="no">{row.renewal.receiptNumber}</div>}</>
        : say[`state_${row.state}`]),
    },
    { id: 'eighteen', header: say.eighteenShort, whole: true, cell: (row) => (row.eighteen ? formatRelative(row.eighteen) : '') },
    { id: 'responsible', header: say.responsible, cell: (row) => <>{row.responsible.name}<div className="ac-meta">{row.unit.name}</div></> },
    { id: 'municipality', header: say.municipality, cell: (row) => row.municipality ?? '' },
  ]
}
