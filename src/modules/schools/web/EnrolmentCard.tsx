import { useState } from 'react'
import type { Result } from '#kernel/contract/endpoint.ts'
import type { Id } from '#kernel/domain/ids.ts'
import { dateInRome } from '#kernel/domain/plain-date.ts'
import { formatDate, formatNumber } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useCodeLists } from '#kernel/web/lists.ts'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { Modal } from '#kernel/web/ui/Modal.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { EmptyState } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { OrganisationPicker } from '#modules/network/web/parts.ts'
import { getAttendance } from '../contract/attendance.ts'
import { changeEnrolment, enrol, listEnrolments, type Enrolment } from '../contract/enrolment.ts'
import { schoolWords } from './words.ts'

interface EnrolmentCardProps {
  caseId: Id<'case'>
  list: Result<typeof listEnrolments>
}

/** Where the child goes to school now, and where before. */
export function EnrolmentCard({ caseId, list }: EnrolmentCardProps) {
  const say = useWords(schoolWords)
  const [open, setOpen] = useState<'new' | Enrolment | null>(null)
  const [now, ...earlier] = list.rows
  const close = () => setOpen(null)
  const add = list.can.enrol && <Button size="small" icon="plus" onClick={() => setOpen('new')}>{say.enrol}</Button>
  return (
    <Card title={say.enrolments} actions={now && add}>
      {now ? <Facts enrolment={now} onChange={() => setOpen(now)} /> : <EmptyState icon="bookmark" title={say.none} action={add}>{say.noneText}</EmptyState>}
      {earlier.length > 0 && (
        <details>
          <summary>{say.earlier(earlier.length)}</summary>
          <div className="ac-stack">{earlier.map((one) => <Facts key={one.id} enrolment={one} onChange={() => setOpen(one)} />)}</div>
        </details>
      )}
      {open === 'new' && <EnrolDialog caseId={caseId} onClose={close} />}
      {open && open !== 'new' && <ChangeDialog enrolment={open} onClose={close} />}
    </Card>
  )
}

function Facts({ enrolment, onChange }: { enrolment: Enrolment; onChange: () => void }) {
  const say = useWords(schoolWords)
  const codes = useCodeLists('school_level,absence_reason')
  const { school, level, validFrom, validTo, yearlyHours, dailyHours } = enrolment
  return (
    <>
      <DataList items={[
        { label: say.school, value: <strong translate="no">{school.name}</strong> },
        { label: say.level, value: codes.label('school_level', level) },
        { label: say.class, value: enrolment.class && <span translate="no">{enrolment.class}</span> },
        { label: say.from, value: formatDate(validFrom) },
        { label: say.to, value: formatDate(validTo) },
        { label: say.yearlyHours, value: yearlyHours && say.hoursOf(formatNumber(yearlyHours)) },
        { label: say.dailyHours, value: dailyHours && say.hoursOf(formatNumber(dailyHours)) },
      ]} />
      {enrolment.can.change && <Button kind="quiet" size="small" icon="pencil" className="ac-screen-only" aria-label={`${say.change}: ${school.name}`} onClick={onChange}>{say.change}</Button>}
    </>
  )
}

const invalidates = [listEnrolments, getAttendance]

function EnrolDialog({ caseId, onClose }: { caseId: Id<'case'>; onClose: () => void }) {
  const say = useWords(schoolWords)
  const levels = useCodeLists('school_level,absence_reason').options('school_level')
  const done = () => {
    toast(say.enrolled)
    onClose()
  }
  return (
    <Modal open onClose={onClose} title={say.enrolTitle}>
      <Form endpoint={enrol} input={{ caseId }} defaults={{ validFrom: dateInRome(Date.now()) }} submit={say.save} invalidates={invalidates} onDone={done} onCancel={onClose}>
        <OrganisationPicker name="organisationId" label={say.inNetwork} hint={say.inNetworkHint} />
        <TextField name="schoolWords" label={say.schoolName} maxLength={200} />
        <Select name="level" label={say.level} options={levels} required />
        <TextField name="class" label={say.class} maxLength={40} />
        <SmartDateField name="validFrom" label={say.from} required />
        <SmartDateField name="validTo" label={say.to} hint={say.toHint} />
        <TextField name="yearlyHours" label={say.yearlyHours} hint={say.yearlyHint} inputMode="decimal" />
        <TextField name="dailyHours" label={say.dailyHours} hint={say.dailyHint} inputMode="decimal" />
      </Form>
    </Modal>
  )
}

function ChangeDialog({ enrolment, onClose }: { enrolment: Enrolment; onClose: () => void }) {
  const say = useWords(schoolWords)
  const done = () => {
    toast(say.saved)
    onClose()
  }
  const { caseId, id: enrolmentId, version } = enrolment
  const values = ({ class: group, validTo, yearlyHours, dailyHours }: Enrolment) => ({ class: group, validTo, yearlyHours: yearlyHours === null ? null : String(yearlyHours), dailyHours: dailyHours === null ? null : String(dailyHours) })
  return (
    <Modal open onClose={onClose} title={say.changeTitle}>
      <Form
        endpoint={changeEnrolment}
        input={{ caseId, enrolmentId, version }}
        defaults={values(enrolment)}
        theirs={(current: Enrolment) => ({ ...values(current), version: current.version })}
        submit={say.save} invalidates={invalidates} onDone={done} onCancel={onClose}
      >
        <TextField name="class" label={say.class} maxLength={40} />
        <SmartDateField name="validTo" label={say.to} required />
        <TextField name="yearlyHours" label={say.yearlyHours} hint={say.yearlyHint} inputMode="decimal" />
        <TextField name="dailyHours" label={say.dailyHours} hint={say.dailyHint} inputMode="decimal" />
      </Form>
    </Modal>
  )
}
