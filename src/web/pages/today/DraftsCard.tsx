import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { listDrafts } from '#modules/cases/contract.ts'
import { NoteDraftItems } from '#modules/cases/web/index.ts'
import { listReportDrafts } from '#modules/intake/contract.ts'
import { ReportDraftItems } from '#modules/intake/web/index.ts'
import { todayWords } from './words.ts'

/** What I began to write and left: reports not sent yet, notes of the diary. */
export function DraftsCard() {
  const say = useWords(todayWords)
  const notes = useQueryOf(listDrafts, {})
  const reports = useQueryOf(listReportDrafts, {})
  const both = {
    data: notes.data && reports.data && { notes: notes.data.rows, reports: reports.data.rows },
    error: notes.error ?? reports.error,
    refetch: () => Promise.all([notes.refetch(), reports.refetch()]),
  }
  return (
    <Card title={say.drafts}>
      <Loaded query={both}>
        {({ notes: mine, reports: toSend }) => mine.length + toSend.length === 0 ? <p className="ac-meta">{say.noDrafts}</p> : (
          <ul className="ac-plain ac-stack">
            <ReportDraftItems rows={toSend} />
            <NoteDraftItems rows={mine} />
          </ul>
        )}
      </Loaded>
    </Card>
  )
}
