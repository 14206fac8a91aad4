import { Fragment, useState } from 'react'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatDate } from '#kernel/web/i18n/format.ts'
import { useSay, useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { Table, type Column } from '#kernel/web/ui/Table.tsx'
import { listParameters, type Parameter } from '../contract.ts'
import { LawValueDialog } from './LawValueDialog.tsx'
import { termsPath } from './paths.ts'
import { settingsWords } from './settings-words.ts'

const kinds = ['amount', 'start', 'change'] as const

/** Moving law with its dates: numbers, days from which law holds, laws that may come. The administrator of the installation enters what changes. */
export function LawValuesScreen() {
  const say = useWords(settingsWords)
  const query = useQueryOf(listParameters, {})
  const [open, setOpen] = useState<string | null>(null)
  return (
    <>
      <PageHeader
        title={say.law}
        above={<Breadcrumb items={[{ label: say.terms, to: termsPath.to() }, { label: say.law }]} />}
        status={<>{say.lawText} {query.data && !query.data.can.change && say.onlyAdmin}</>}
      />
      <Loaded query={query} lines={6}>
        {({ rows, can }) => (
          <div className="ac-stack">
            {kinds.map((kind) => (
              <Card key={kind} title={say[`law_${kind}`]}>
                <p className="ac-meta">{say[`lawText_${kind}`]}</p>
                <Values kind={kind} rows={rows.filter((row) => row.kind === kind)} onChange={can.change ? setOpen : undefined} />
              </Card>
            ))}
            {open && <LawValueDialog rows={rows} name={open} onClose={() => setOpen(null)} />}
          </div>
        )}
      </Loaded>
    </>
  )
}

function Values({ kind, rows, onChange }: { kind: Parameter['kind']; rows: readonly Parameter[]; onChange: ((name: string) => void) | undefined }) {
  const say = useWords(settingsWords)
  const pick = useSay()
  const today = dateInRome(Date.now())
  const inForce = ({ validFrom, validTo, replaced }: Parameter) => !replaced && (!validFrom || validFrom <= today) && (!validTo || validTo > today)
  const amount = kind === 'amount'
  const columns: Column<Parameter>[] = [
    { id: 'name', header: say.name, cell: (row) => <>{pick(row.label)}{row.note && <div className="ac-meta">{pick(row.note)}</div>}</> },
    ...(amount ? [
      { id: 'value', header: say.value, whole: true, cell: (row) => <>{row.value} {say[`unit_${row.unit ?? 'days'}`]} {inForce(row) && <Badge kind="success">{say.nowValid}</Badge>}</> },
      { id: 'from', header: say.from, cell: (row) => (row.validFrom ? formatDate(row.validFrom) : say.fromStart) },
      { id: 'to', header: say.to, cell: (row) => (row.validTo ? formatDate(row.validTo) : say.open) },
    ] satisfies Column<Parameter>[] : [
      { id: 'from', header: kind === 'start' ? say.holdsFrom : say.changesFrom, whole: true, cell: (row) => <Day row={row} today={today} /> },
    ] satisfies Column<Parameter>[]),
    { id: 'source', header: say.lawSource, cell: (row) => <><span lang="it">{row.source}</span> <span className="ac-meta">{row.appliedBy && row.appliedAt ? say.by(row.appliedBy.name, formatDate(row.appliedAt)) : say.shippedValue}</span></> },
    { id: 'sure', header: say.sureness, cell: (row) => row.sure.map(({ words }) => pick(words)).join('; ') },
    { id: 'rules', header: say.rules, cell: (row) => <Rules ids={row.rules} /> },
  ]
  const actions = onChange && ((row: Parameter) => !row.replaced && !row.validTo && <Button size="small" aria-label={say.changeOf(pick(row.label))} onClick={() => onChange(row.name)}>{say.change}</Button>)
  return <Table caption={say[`law_${kind}`]} columns={columns} rows={rows} rowKey={(row) => row.id ?? `${row.name} ${row.validFrom ?? ''}`} {...(actions ? { rowActions: actions } : {})} />
}

const SHOWN = 8
/** Codes are never broken at their hyphen. */
function Rules({ ids }: { ids: readonly string[] }) {
  return <span translate="no">{ids.slice(0, SHOWN).map((id, at) => <Fragment key={id}>{at > 0 && ', '}<span className="ac-whole">{id}</span></Fragment>)}{ids.length > SHOWN && ` … (${ids.length})`}</span>
}

function Day({ row, today }: { row: Parameter; today: string }) {
  const say = useWords(settingsWords)
  if (row.replaced) return <span className="ac-meta">{row.validFrom ? formatDate(row.validFrom) : say.unknownDay} ({say.replaced})</span>
  if (!row.validFrom) return <Badge kind="warning">{say.unknownDay}</Badge>
  return <>{formatDate(row.validFrom)} {row.validFrom <= today && <Badge kind="success">{say.nowValid}</Badge>}</>
}
