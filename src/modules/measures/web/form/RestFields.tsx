import { useWords } from '#kernel/web/i18n/words.ts'
import { useFormValue } from '#kernel/web/ui/Form.tsx'
import { Select } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import type { MeasureDesk } from '../../contract/measure.ts'
import { relations } from '../../domain/derive.ts'
import type { FormPart } from '../../domain/kinds.ts'
import { useMeasureCodes } from '../lists.ts'
import { measureTitle } from '../measure-text.ts'
import { Repeated, Section } from './Section.tsx'
import { HourField } from './HourField.tsx'
import { formWords } from './words.ts'

/** Where the child lives, and what the service is asked to do. */
export function PlacementAndMandate({ parts }: { parts: ReadonlySet<FormPart> }) {
  const say = useWords(formWords)
  const codes = useMeasureCodes()
  return (
    <>
      {parts.has('placement') && (
        <div className="ms-two">
          <Select name="placementKind" label={say.placementKind} options={codes.options('placement_kind')} />
          <TextField name="placementWords" label={say.placementWords} />
        </div>
      )}
      {parts.has('mandate') && <TextArea name="mandate" label={say.mandate} hint={say.mandateHint} rows={4} />}
    </>
  )
}

/** 4. One duty at a time, with who must do it and by when. */
export function Prescriptions({ desk }: { desk: MeasureDesk }) {
  const say = useWords(formWords)
  const codes = useMeasureCodes()
  return (
    <Section title={say.four}>
      <p className="ac-meta">{say.noPrescriptions}</p>
      <Repeated name="prescriptions" legend={say.prescriptionN} add={say.addPrescription} remove={say.removePrescription}>
        {(at) => (
          <>
            <TextArea name={`${at}.words`} label={say.prescription} rows={2} required />
            <div className="ms-two">
              <Select name={`${at}.who`} label={say.byWhom} required options={codes.options('prescription_actor')} />
              {desk.people.length > 0 && <Select name={`${at}.personId`} label={say.person} options={desk.people.map(({ id, name }) => ({ value: id, label: name }))} />}
              <SmartDateField name={`${at}.byOn`} label={say.byOn} />
            </div>
          </>
        )}
      </Repeated>
    </Section>
  )
}

/** 5. How long, and when to report. */
export function Durations({ parts }: { parts: ReadonlySet<FormPart> }) {
  const say = useWords(formWords)
  return (
    <Section title={say.five}>
      <div className="ms-two">
        <SmartDateField name="startsOn" label={say.startsOn} hint={say.startsHint} />
        {parts.has('duration') && <><SmartDateField name="endsOn" label={say.endsOn} /><TextField name="durationMonths" label={say.months} inputMode="numeric" maxLength={3} /></>}
        {parts.has('reports') && <><TextField name="reportEveryMonths" label={say.reportEvery} inputMode="numeric" maxLength={2} /><SmartDateField name="firstReportOn" label={say.firstReport} /></>}
      </div>
      {parts.has('reports') && <ReportDates />}
    </Section>
  )
}

function ReportDates() {
  const say = useWords(formWords)
  return <Repeated name="reportsOn" legend={say.reportN} add={say.addReport} remove={say.removeReport} blank="">{(at) => <SmartDateField name={at} label={say.reports} required />}</Repeated>
}

/** 6. The copy that reached the service: from here the service's own terms run. */
export function TheCopy({ desk, withHour }: { desk: MeasureDesk; withHour: boolean }) {
  const say = useWords(formWords)
  return (
    <Section title={say.six}>
      <div className="ms-two">
        <SmartDateField name="notifiedOn" label={say.notifiedOn} hint={say.notifiedHint} />
        {withHour && <HourField name="notifiedTime" day="notifiedOn" />}
        <SmartDateField name="communicatedOn" label={say.communicatedOn} />
        <SmartDateField name="filedOn" label={say.filedOn} />
      </div>
      <Select name="documentId" label={say.document} hint={say.documentHint} empty={say.noDocument} options={desk.documents.map(({ id, title }) => ({ value: id, label: title }))} />
    </Section>
  )
}

/** 7. What it follows: the earlier one closes by itself. */
export function Follows({ desk }: { desk: MeasureDesk }) {
  const say = useWords(formWords)
  const codes = useMeasureCodes()
  const rows = useFormValue<unknown[]>('follows') ?? []
  const earlier = desk.measures.filter(({ state }) => state !== 'ended')
  if (!earlier.length && !rows.length) return null
  const only = earlier.length === 1 ? earlier[0]!.id : null
  return (
    <Section title={say.seven}>
      <p className="ac-meta">{say.followsText}</p>
      <Repeated name="follows" legend={say.followsN} add={say.addFollows} remove={say.removeFollows} blank={only ? { measureId: only } : {}}>
        {(at) => (
          <div className="ms-two">
            <Select name={`${at}.measureId`} label={say.earlier} required options={earlier.map((one) => ({ value: one.id, label: measureTitle(one, codes) }))} />
            <Select name={`${at}.relation`} label={say.relation} required options={relations.map((value) => ({ value, label: say[`does_${value}`] }))} />
            <SmartDateField name={`${at}.onDay`} label={say.onDay} hint={say.onDayHint} />
          </div>
        )}
      </Repeated>
    </Section>
  )
}
