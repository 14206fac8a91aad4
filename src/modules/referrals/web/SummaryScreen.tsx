import { asPlainDate, dateInRome, isPlainDate } from '#kernel/domain/plain-date.ts'
import { downloadUrl } from '#kernel/web/api.ts'
import { useLanguage } from '#kernel/web/i18n/language.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { IconButton } from '#kernel/web/ui/Button.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { Table } from '#kernel/web/ui/Table.tsx'
import { downloadSummary, getSummary } from '../contract.ts'
import { monthOf } from '../domain/hours.ts'
import { formatHours } from './hours-words.ts'
import { ReferralLinks } from './ReferralLinks.tsx'
import { referralWords } from './words.ts'

const groups = ['provider', 'municipality', 'kind'] as const

/** Hours of a month by provider, municipality or service: numbers only, for who pays and who reports. */
export function SummaryScreen() {
  const say = useWords(referralWords)
  const language = useLanguage()
  const [search, change] = useSearchState()
  const asked = String(search['mese'] ?? '')
  const month = monthOf(isPlainDate(asked) ? asPlainDate(asked) : dateInRome(Date.now()))
  const by = groups.find((one) => one === search['per']) ?? 'provider'
  const query = useQueryOf(getSummary, { month, by })
  const title = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}T12:00:00Z`))
  return (
    <>
      <PageHeader title={say.summary} status={say.summaryText} actions={<ReferralLinks here="summary" />} />
      <div className="ac-row">
        <IconButton className="ac-screen-only" icon="chevron-left" label={say.monthBefore} onClick={() => change({ mese: monthOf(month, -1) })} />
        <strong aria-live="polite">{title}</strong>
        <IconButton className="ac-screen-only" icon="chevron-right" label={say.monthAfter} disabled={monthOf(month, 1) > dateInRome(Date.now())} onClick={() => change({ mese: monthOf(month, 1) })} />
        <Select label={say.groupedBy} value={by} onChange={(value) => change({ per: value })} empty={null} options={groups.map((one) => ({ value: one, label: say[`by_${one}`] }))} />
        <a className="ac-btn ac-btn-secondary ac-screen-only" href={downloadUrl(downloadSummary, { month })} download>{say.downloadCsv}</a>
      </div>
      <Loaded query={query} lines={6}>
        {({ rows, totals }) => (rows.length === 0
          ? <EmptyState icon="chart-line" title={say.noSummary}>{say.noSummaryText}</EmptyState>
          : (
            <>
              <Table
                caption={`${say.summary}, ${title}`} rows={rows} rowKey={(row) => row.key}
                columns={[
                  { id: 'key', header: say[`by_${by}`], cell: (row) => row.key },
                  { id: 'services', header: say.services, align: 'end', cell: (row) => row.services },
                  { id: 'children', header: say.children, align: 'end', cell: (row) => row.children },
                  { id: 'foreseen', header: say.foreseen, align: 'end', cell: (row) => (row.foreseen === null ? '' : formatHours(row.foreseen)) },
                  { id: 'done', header: say.doneShort, align: 'end', cell: (row) => formatHours(row.done) },
                  { id: 'absent', header: say.absentShort, align: 'end', cell: (row) => (row.absent ? formatHours(row.absent) : '') },
                  { id: 'cancelled', header: say.cancelledShort, align: 'end', cell: (row) => (row.cancelled ? formatHours(row.cancelled) : '') },
                ]}
              />
              <p><strong>{say.totals(totals.services, totals.children, formatHours(totals.done))}</strong></p>
            </>
          ))}
      </Loaded>
    </>
  )
}
