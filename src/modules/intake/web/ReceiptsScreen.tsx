import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { Table, type Column } from '#kernel/web/ui/Table.tsx'
import { listReceipts, type Receipt } from '../contract.ts'
import { newReportPath, reportsPath } from './paths.ts'
import { intakeWords } from './words.ts'

const states = { waiting: 'receiptWaiting', assigned: 'receiptAssigned', decided: 'receiptDecided' } as const

/** What I sent: receipts, without content. */
export function ReceiptsScreen() {
  const say = useWords(intakeWords)
  const query = useQueryOf(listReceipts, {})
  const columns: Column<Receipt>[] = [
    { id: 'number', header: say.number, cell: (row) => row.number },
    { id: 'unit', header: say.unit, cell: (row) => `${row.unitName}, ${row.organisationName}` },
    { id: 'sent', header: say.sentAt, cell: (row) => formatDateTime(row.sentAt) },
    { id: 'state', header: say.state, cell: (row) => say[states[row.state]] },
  ]
  return (
    <>
      <PageHeader
        title={say.receipts}
        status={say.receiptsText}
        above={<Breadcrumb items={[{ label: say.reports, to: reportsPath.to() }, { label: say.receipts }]} />}
        actions={<Button icon="print" onClick={() => window.print()}>{say.printReceipt}</Button>}
      />
      <Loaded query={query}>
        {({ rows }) => rows.length
          ? <Table caption={say.receipts} columns={columns} rows={rows} rowKey={(row) => row.id} />
          : <EmptyState icon="mail" title={say.noReceipts} action={<LinkButton icon="plus" to={newReportPath.to()}>{say.newReport}</LinkButton>} />}
      </Loaded>
    </>
  )
}
