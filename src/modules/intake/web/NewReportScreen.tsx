import { useEffect, useRef, useState } from 'react'
import type { ClientInput } from '#kernel/contract/endpoint.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { useActor } from '#kernel/web/session.tsx'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Form, useFormTools, useFormValue } from '#kernel/web/ui/Form.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { createReport, listReceipts, listReports, receivingUnits } from '../contract.ts'
import { FieldCard } from './FieldCard.tsx'
import { ArrivalFields, ChildrenFields, EssentialFields, PartyFields, ReporterFields } from './ReportFields.tsx'
import { formWords } from './form-words.ts'
import { dropDraft, keptDraft, KeepDraft } from './kept-draft.tsx'
import { receiptsPath, reportPath, reportsPath } from './paths.ts'
import { intakeWords } from './words.ts'

const empty = () => ({ receivedAt: new Date().toISOString(), children: [{}], parties: [], reporter: {} })

/** A new report, written for one's own service or sent to another. */
export function NewReportScreen() {
  const say = useWords(formWords)
  const words = useWords(intakeWords)
  const go = useGo()
  const { id: owner } = useActor()
  const [draft, setDraft] = useState(() => keptDraft(owner))
  const [attempt, setAttempt] = useState(0)
  const sent = useRef(false)
  const startAgain = () => {
    sent.current = true
    dropDraft()
    setDraft(null)
    setAttempt((n) => n + 1)
  }
  useEffect(() => {
    sent.current = false
  }, [attempt])
  return (
    <>
      <PageHeader title={words.newReport} status={say.newText} above={<Breadcrumb items={[{ label: words.reports, to: reportsPath.to() }, { label: words.newReport }]} />} />
      {draft && <Callout title={say.resumed}><Button size="small" onClick={startAgain}>{say.startAgain}</Button></Callout>}
      <Form
        key={attempt}
        endpoint={createReport}
        defaults={(draft ?? empty()) as Partial<ClientInput<typeof createReport>>}
        submit={say.save}
        invalidates={[listReports, listReceipts]}
        onCancel={() => go(reportsPath.to())}
        onDone={({ id, number, reached }) => {
          sent.current = true
          toast(reached ? say.saved(number) : say.sent(number))
          go(reached ? reportPath.to({ reportId: id }) : receiptsPath.to())
        }}
      >
        <KeepDraft owner={owner} sent={sent} />
        <FieldCard title={say.essentials}>
          <EssentialFields />
          <Receiver />
        </FieldCard>
        <ChildrenFields />
        <ArrivalFields />
        <PartyFields />
        <ReporterFields />
      </Form>
    </>
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
