import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { call } from '#kernel/web/api.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo, useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Card } from '#kernel/web/ui/Card.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import type { Option } from '#kernel/web/ui/Select.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { listCases } from '#modules/cases/contract.ts'
import { caseTabPath } from '#modules/cases/web/index.ts'
import { getDesk, planAppointment } from '../contract.ts'
import { AppointmentFields, type Desk } from './AppointmentFields.tsx'
import { changedByAppointment } from './changed.ts'
import { appointmentPath, agendaPath } from './paths.ts'
import { startOf, type Start } from './start.ts'
import { agendaWords } from './words.ts'

const searchFiles = async (q: string, signal: AbortSignal): Promise<Option[]> =>
  (await call(listCases, { q, status: 'open', limit: 20 } as never, { signal })).rows.map((row) => ({ value: row.id, label: row.childName, detail: row.number }))

/** A new appointment: of a child's file, or one's own. */
export function NewAppointmentScreen() {
  const say = useWords(agendaWords)
  const [search, change] = useSearchState()
  const caseId = typeof search['fascicolo'] === 'string' ? search['fascicolo'] : ''
  const query = useQueryOf(getDesk, caseId ? { ofCase: caseId as Id<'case'> } : {})
  const [picked, setPicked] = useState<Option | undefined>(undefined)
  const file = query.data?.file
  const known = file ? { value: file.caseId as string, label: file.childName, detail: file.number } : picked
  return (
    <>
      <PageHeader title={say.plan} />
      <Card title={say.with}>
        <div className="ac-stack ac-form">
          <ComboBox label={say.chooseFile} hint={say.chooseFileHint} search={searchFiles} value={caseId} chosen={known} clearable onChange={(next) => change({ fascicolo: next || undefined, da: undefined, persona: undefined })} onChoose={(option) => setPicked(option ?? undefined)} />
          <Loaded query={query} lines={8}>{(desk) => <PlanForm key={desk.file?.caseId ?? 'own'} desk={desk} start={startOf(search, dateInRome(Date.now()))} />}</Loaded>
        </div>
      </Card>
    </>
  )
}

function PlanForm({ desk, start }: { desk: Desk; start: Start }) {
  const say = useWords(agendaWords)
  const go = useGo()
  const people = desk.file?.people.filter(({ id, part }) => part === 'child' || id === start.personId).map(({ id }) => id) ?? []
  const section = desk.file?.sections.includes('social') ? 'social' : desk.file?.sections[0]
  return (
    <Form
      endpoint={planAppointment}
      input={{ caseId: desk.file?.caseId ?? null, source: desk.file ? start.source : null }}
      defaults={{
        kind: start.kind ?? (desk.file ? 'colloquio' : ''), on: start.day, from: '', minutes: 60, operators: [desk.me.id], people, alsoFor: [], outsiders: [], placeKind: start.placeKind, remindMinutes: 1440, despite: false,
        ...(section ? { section: section as 'social' } : {}),
      } as never}
      submit={say.save}
      invalidates={changedByAppointment}
      onDone={(made) => {
        toast(say.planned(made.planned))
        go(appointmentPath.to({ appointmentId: made.id }))
      }}
      onCancel={() => go(desk.file ? caseTabPath.to({ caseId: desk.file.caseId, tab: 'agenda' }) : agendaPath.to())}
    >
      <AppointmentFields desk={desk} known={[]} isNew />
    </Form>
  )
}
