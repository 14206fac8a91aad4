import { Suspense, useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { formatDateTime, formatSince } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useMutationOf, useQueryOf } from '#kernel/web/query.ts'
import { useActor } from '#kernel/web/session.tsx'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button, LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Loaded, Skeleton } from '#kernel/web/ui/states.tsx'
import { toast, toastProblem } from '#kernel/web/ui/toasts.tsx'
import { DocumentsTab } from '#modules/documents/web/index.ts'
import { assignReport, getReport, type Report } from '../contract.ts'
import { AssignDialog } from './AssignDialog.tsx'
import { DutyToReport } from './DutyToReport.tsx'
import { ChildrenCard, DecisionsCard, PartiesCard, ReporterCard, ToldCard } from './ReportCards.tsx'
import { TriageDialog } from './TriageDialog.tsx'
import { changedByReport, rereadReport } from './changed.ts'
import { useIntakeCodes } from './lists.ts'
import { StateText, UrgencyBadge } from './marks.tsx'
import { editReportPath, reportPath, reportsPath } from './paths.ts'
import { intakeWords } from './words.ts'

/** A report: what was told, about whom, by whom, what was decided. */
export function ReportPage() {
  const reportId = reportPath.useParams().reportId as Id<'report'>
  const query = useQueryOf(getReport, { reportId })
  return <Loaded query={query} lines={8}>{(report) => <ReportView report={report} />}</Loaded>
}

function ReportView({ report }: { report: Report }) {
  const say = useWords(intakeWords)
  const { content } = report
  return (
    <>
      <PageHeader
        title={report.number}
        status={<><UrgencyBadge code={report.urgency} /> <StateText report={report} />{report.state !== 'decided' && <> · {formatSince(report.receivedAt)}</>}</>}
        above={<Breadcrumb items={[{ label: say.reports, to: reportsPath.to() }, { label: report.number }]} />}
        actions={<Actions report={report} />}
      />
      <div className="ac-columns">
        <div className="ac-stack">
          {!content && <Callout>{say.headerOnly}</Callout>}
          {content && <ToldCard content={content} />}
          {content && <ChildrenCard told={content.children} />}
          {content && <PartiesCard parties={content.parties} />}
          {content && <DecisionsCard content={content} />}
          {content && <Attachments report={report} />}
        </div>
        <div className="ac-stack">
          <ArrivalCard report={report} />
          {report.reporter && <ReporterCard reporter={report.reporter} />}
        </div>
      </div>
    </>
  )
}

function ArrivalCard({ report }: { report: Report }) {
  const say = useWords(intakeWords)
  const codes = useIntakeCodes()
  return (
    <Card title={say.receivedAt}>
      <DataList items={[
        { label: say.receivedAt, value: formatDateTime(report.receivedAt) },
        { label: say.source, value: codes.label('report_source', report.source), why: <DutyToReport /> },
        { label: say.channel, value: codes.label('report_channel', report.channel) },
        { label: say.municipality, value: report.municipality },
        { label: say.unit, value: `${report.unit.name}, ${report.organisationName}` },
        { label: say.registered, value: say.registeredBy(report.createdBy.name, formatDateTime(report.createdAt)) },
      ]} />
    </Card>
  )
}

function Actions({ report }: { report: Report }) {
  const say = useWords(intakeWords)
  const actor = useActor()
  const [open, setOpen] = useState<'triage' | 'assign' | null>(null)
  const take = useMutationOf(assignReport, {
    invalidates: changedByReport,
    onSuccess: () => toast(say.assignedToast),
    onError: (problem) => {
      toastProblem(problem)
      rereadReport()
    },
  })
  const mine = report.assignedTo?.id === actor.id
  const close = () => setOpen(null)
  const { can } = report
  return (
    <>
      {can.triage && <Button kind="primary" onClick={() => setOpen('triage')}>{report.content?.decisions.length ? say.decideAgain : say.decide}</Button>}
      {can.takeOn && <Button busy={take.isPending} onClick={() => take.mutate({ reportId: report.id, operatorId: mine ? null : (actor.id as Id<'operator'>), version: report.version })}>{mine ? say.giveBack : say.takeOn}</Button>}
      {can.assign && <Button onClick={() => setOpen('assign')}>{say.assign}</Button>}
      {can.edit && <LinkButton kind="quiet" icon="pencil" to={editReportPath.to({ reportId: report.id })}>{say.edit}</LinkButton>}
      {open === 'triage' && <TriageDialog report={report} onClose={close} />}
      {open === 'assign' && <AssignDialog report={report} onClose={close} />}
    </>
  )
}

/** The documents that came with a report. */
function Attachments({ report }: { report: Report }) {
  const say = useWords(intakeWords)
  return <Suspense fallback={<Skeleton />}><DocumentsTab subject={report.id} title={say.attachments} /></Suspense>
}
