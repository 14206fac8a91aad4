import { useState } from 'react'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { Table, type Column } from '#kernel/web/ui/Table.tsx'
import { listParameters, type Parameter } from '../contract.ts'
import { LawValueDialog } from './LawValueDialog.tsx'
import { termsPath } from './paths.ts'
import { settingsWords } from './settings-words.ts'

/** Numbers of moving law with their dates; the administrator of the installation enters new ones. */
export function LawValuesScreen() {
  const say = useWords(settingsWords)
  const pick = useSay()
  const query = useQueryOf(listParameters, {})
  const [open, setOpen] = useState(false)
  const today = dateInRome(Date.now())
  const inForce = ({ validFrom, validTo }: Parameter) => (!validFrom || validFrom <= today) && (!validTo || validTo > today)
  const columns: Column<Parameter>[] = [
    { id: 'name', header: say.name, cell: (row) => pick(row.label) },
    { id: 'value', header: say.value, whole: true, cell: (row) => <>{row.value} {inForce(row) && <Badge kind="success">{say.nowValid}</Badge>}</> },
    { id: 'from', header: say.from, cell: (row) => (row.validFrom ? formatDate(row.validFrom) : '') },
    { id: 'to', header: say.to, cell: (row) => (row.validTo ? formatDate(row.validTo) : '') },
    { id: 'source', header: say.lawSource, cell: (row) => <>{row.source} <span className="ac-meta">{row.appliedBy && row.appliedAt ? say.by(row.appliedBy.name, formatDate(row.appliedAt)) : say.shippedValue}</span></> },
    { id: 'rules', header: say.rules, cell: (row) => <span translate="no">{row.rules.join(', ')}</span> },
  ]
  return (
    <>
      <PageHeader
        title={say.law}
        above={<Breadcrumb items={[{ label: say.terms, to: termsPath.to() }, { label: say.law }]} />}
        status={<>{say.lawText} {query.data && !query.data.can.change && say.onlyAdmin}</>}
        actions={query.data?.can.change && <Button kind="primary" icon="plus" onClick={() => setOpen(true)}>{say.propose}</Button>}
      />
      <Loaded query={query} lines={6}>
        {({ rows }) => (
          <>
            <div className="ac-list"><Table caption={say.law} columns={columns} rows={rows} rowKey={(row) => row.id ?? `${row.name} ${row.validFrom ?? ''}`} /></div>
            {open && <LawValueDialog rows={rows} onClose={() => setOpen(false)} />}
          </>
        )}
      </Loaded>
    </>
  )
}
