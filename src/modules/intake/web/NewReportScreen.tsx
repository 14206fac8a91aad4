import { useEffect, useRef } from 'react'
import type { ClientInput } from '#kernel/contract/endpoint.ts'
import { findMunicipalities } from '#kernel/contract/index.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo } from '#kernel/web/paths.ts'
import { queryClient, useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form, useFormTools, useFormValue } from '#kernel/web/ui/Form.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { ErrorState, Skeleton } from '#kernel/web/ui/states.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import type { VersionedDraft } from '#kernel/web/ui/useVersionedDraft.ts'
import { createReport, listReceipts, listReportDrafts, listReports, receivingUnits } from '../contract.ts'
import { FieldCard } from './FieldCard.tsx'
import { ArrivalFields, ChildrenFields, EssentialFields, PartyFields, ReporterFields } from './ReportFields.tsx'
import { formWords } from './form-words.ts'
import { KeepDraft } from './KeepDraft.tsx'
import { newReportPath, receiptsPath, reportPath, reportsPath } from './paths.ts'
import { ReportDraftItems, useDiscardDraft } from './ReportDrafts.tsx'
import type { ReportText } from './report-text.ts'
import { useReportBeingWritten, type Writing } from './useReportBeingWritten.ts'
import { intakeWords } from './words.ts'

/** A new report, written for one's own service or sent to another; kept on the server while it is written. */
export function NewReportScreen() {
  const say = useWords(formWords)
  const words = useWords(intakeWords)
  const { writing, lost, error, retry, others, kept, take } = useReportBeingWritten()
  // what was written here is asked anew by whoever lists the drafts next
  useEffect(() => () => void queryClient.invalidateQueries({ queryKey: [listReportDrafts.id] }), [])
  return (
    <>
      <PageHeader title={words.newReport} status={say.newText} above={<Breadcrumb items={[{ label: words.reports, to: reportsPath.to() }, { label: words.newReport }]} />} />
      {lost && <Callout title={say.draftGone}>{say.draftGoneText}</Callout>}
      {others.length > 0 && writing?.version === 0 && (
        <details className="ac-details">
          <summary>{say.othersLeft(others.length)}</summary>
          <ul className="ac-plain ac-stack"><ReportDraftItems rows={others} /></ul>
        </details>
      )}
      {error && <ErrorState problem={error} onRetry={retry} />}
      {!writing && !error && <Skeleton lines={8} />}
      {writing && <ReportForm key={writing.key} writing={writing} onKept={kept} onTake={take} />}
    </>
  )
}

interface ReportFormProps {
  writing: Writing
  onKept: () => void
  onTake: (text: ReportText, version: number) => void
}

function ReportForm({ writing, onKept, onTake }: ReportFormProps) {
  const say = useWords(formWords)
  const go = useGo()
  const keeper = useRef<VersionedDraft<ReportText> | null>(null)
  const istat = typeof writing.text['municipality'] === 'string' ? writing.text['municipality'] : ''
  const place = useQueryOf(findMunicipalities, { q: istat }, { enabled: istat !== '', staleTime: Infinity }).data?.rows.find(({ code }) => code === istat)
  const discard = useDiscardDraft()
  const putAway = () => {
    keeper.current?.end()
    discard({ id: writing.id, content: keeper.current?.written() ?? writing.text })
    go(newReportPath.to())
  }
  return (
    <Form
      endpoint={createReport}
      input={{ draftId: writing.id }}
      defaults={writing.text as Partial<ClientInput<typeof createReport>>}
      submit={say.save}
      invalidates={[listReports, listReceipts, listReportDrafts]}
      before={async () => keeper.current?.flush()}
      onCancel={() => go(reportsPath.to())}
      onDone={({ id, number, reached, unitName, told }) => {
        keeper.current?.end()
        toast(`${reached ? say.saved(number) : say.sent(number)}. ${told === null ? say.notTold(unitName) : say.told(told, unitName)}`)
        go(reached ? reportPath.to({ reportId: id }) : receiptsPath.to())
      }}
    >
      <KeepDraft draft={writing} {...{ keeper, onKept, onTake }} actions={<Button kind="quiet" size="small" icon="delete" onClick={putAway}>{say.discardDraft}</Button>} />
      <FieldCard title={say.essentials}>
        <EssentialFields municipality={place && { value: place.code, label: place.name, detail: place.province }} />
        <Receiver />
      </FieldCard>
      <ChildrenFields />
      <ArrivalFields />
      <PartyFields />
      <ReporterFields />
    </Form>
  )
}

/** Which service receives it: one's own first, then those that serve the municipality. */
function Receiver() {
  const say = useWords(formWords)
  const municipality = useFormValue<string>('municipality')
  const chosen = useFormValue<string>('unitId')
  const { set } = useFormTools()
  const { data } = useQueryOf(receivingUnits, municipality ? { municipality } : {}, { keepPrevious: true, staleTime: 60_000 })
  const first = data?.rows.find(({ member }) => member)?.id
  useEffect(() => {
    if (!chosen && first) set('unitId', first)
  }, [chosen, first, set])
  const rows = data?.rows ?? []
  return (
    <>
      <Select name="unitId" label={say.receiver} hint={say.receiverHint} options={rows.map((row) => ({ value: row.id, label: `${row.name}, ${row.organisationName}` }))} required />
      {rows.some(({ id, member }) => id === chosen && !member) && <Callout>{say.notMember}</Callout>}
    </>
  )
}
