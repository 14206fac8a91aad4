import type { Id } from '#kernel/domain/ids.ts'
import type { ClientInput } from '#kernel/contract/endpoint.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { getReport, updateReport, type Report } from '../contract.ts'
import { FieldCard } from './FieldCard.tsx'
import { ArrivalFields, ChildrenFields, EssentialFields, PartyFields, ReporterFields } from './ReportFields.tsx'
import { changedByReport } from './changed.ts'
import { formWords } from './form-words.ts'
import { editReportPath, reportPath, reportsPath } from './paths.ts'
import { intakeWords } from './words.ts'

/** What the form holds at first: the report as it stands. */
function defaultsOf(report: Report): Partial<ClientInput<typeof updateReport>> {
  const { content, reporter } = report
  return {
    source: report.source, channel: report.channel, receivedAt: report.receivedAt, urgency: report.urgency, municipality: report.municipalityIstat,
    facts: content?.facts ?? '', factsWhen: content?.factsWhen ?? null, factsOn: content?.factsOn ?? null, factsPlace: content?.factsPlace ?? null,
    children: (content?.children ?? []).map(({ id, given, family, original, birthDate, birthYear, sex, country, school, whereabouts }) =>
      ({ id, given, family, original, birthDate, birthYear, sex, country, school, whereabouts })),
    parties: (content?.parties ?? []).map(({ name, role, contact, note }) => ({ name, role, contact, note })),
    ...(report.can.editReporter && reporter ? { reporter } : {}),
  }
}

/** Corrects what was told, while nothing is decided. */
export function EditReportScreen() {
  const say = useWords(formWords)
  const words = useWords(intakeWords)
  const go = useGo()
  const reportId = editReportPath.useParams().reportId as Id<'report'>
  const back = reportPath.to({ reportId })
  const query = useQueryOf(getReport, { reportId })
  return (
    <Loaded query={query} lines={8}>
      {(report) => (
        <>
          <PageHeader title={say.editTitle} above={<Breadcrumb items={[{ label: words.reports, to: reportsPath.to() }, { label: report.number, to: back }, { label: words.edit }]} />} />
          <Form
            endpoint={updateReport}
            input={{ reportId, version: report.version }}
            defaults={defaultsOf(report)}
            submit={say.correct}
            invalidates={changedByReport}
            theirs={(current: Report) => ({ ...defaultsOf(current), version: current.version })}
            onCancel={() => go(back)}
            onDone={() => {
              toast(say.corrected)
              go(back)
            }}
          >
            <FieldCard title={say.essentials}>
              <EssentialFields municipality={report.municipalityIstat && report.municipality ? { value: report.municipalityIstat, label: report.municipality } : undefined} />
            </FieldCard>
            <ChildrenFields />
            <ArrivalFields />
            <PartyFields />
            {report.can.editReporter && <ReporterFields />}
          </Form>
        </>
      )}
    </Loaded>
  )
}
