import { useWords } from '#kernel/web/i18n/words.ts'
import { MunicipalityBox } from '#kernel/web/MunicipalityBox.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { ComboBox } from '#kernel/web/ui/ComboBox.tsx'
import { useFormValue } from '#kernel/web/ui/Form.tsx'
import { Icon } from '#kernel/web/ui/Icon.tsx'
import { Select, type Option } from '#kernel/web/ui/Select.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { DutyToReport } from './DutyToReport.tsx'
import { FieldCard } from './FieldCard.tsx'
import { InstantField } from './InstantField.tsx'
import { Repeated } from './Repeated.tsx'
import { SimilarPeople } from './SimilarPeople.tsx'
import { formWords } from './form-words.ts'
import { useCountryOptions, useIntakeCodes } from './lists.ts'

/** The facts, how urgent, where: what matters first. */
export function EssentialFields({ municipality }: { municipality?: Option | undefined }) {
  const say = useWords(formWords)
  const codes = useIntakeCodes()
  return (
    <>
      <TextArea name="facts" label={say.facts} hint={say.factsHint} rows={6} required />
      <RadioGroup name="urgency" label={say.urgency} options={codes.options('urgency')} required />
      <MunicipalityBox name="municipality" label={say.municipality} hint={say.municipalityHint} {...(municipality ? { chosen: municipality } : {})} />
    </>
  )
}

/** From whom, how and when it came; when and where it happened. */
export function ArrivalFields() {
  const say = useWords(formWords)
  const codes = useIntakeCodes()
  return (
    <FieldCard title={say.arrival} actions={<DutyToReport />}>
      <Select name="source" label={say.source} options={codes.options('report_source')} required />
      <Select name="channel" label={say.channel} options={codes.options('report_channel')} required />
      <InstantField name="receivedAt" label={say.receivedOn} timeLabel={say.receivedTime} />
      <details className="ac-details">
        <summary>{say.more}</summary>
        <TextField name="factsWhen" label={say.factsWhen} hint={say.factsWhenHint} />
        <SmartDateField name="factsOn" label={say.factsOn} />
        <TextField name="factsPlace" label={say.factsPlace} />
      </details>
    </FieldCard>
  )
}

export function ChildrenFields() {
  const say = useWords(formWords)
  return (
    <FieldCard title={say.children}>
      <Repeated name="children" legend={say.childN} add={say.addChild} remove={say.removeChild} least={1}>{(at) => <ChildFields at={at} />}</Repeated>
    </FieldCard>
  )
}

function ChildFields({ at }: { at: string }) {
  const say = useWords(formWords)
  const countries = useCountryOptions()
  return (
    <>
      <TextField name={`${at}.given`} label={say.given} autoComplete="off" />
      <TextField name={`${at}.family`} label={say.family} autoComplete="off" />
      <SimilarPeople at={at} />
      <SmartDateField name={`${at}.birthDate`} label={say.birthDate} />
      <TextField name={`${at}.whereabouts`} label={say.whereabouts} autoComplete="off" />
      <details className="ac-details">
        <summary>{say.moreChild}</summary>
        <TextField name={`${at}.birthYear`} label={say.birthYear} inputMode="numeric" maxLength={4} />
        <Select name={`${at}.sex`} label={say.sex} options={[{ value: 'F', label: say.female }, { value: 'M', label: say.male }, { value: 'X', label: say.otherSex }]} />
        <ComboBox name={`${at}.country`} label={say.country} options={countries} />
        <TextField name={`${at}.school`} label={say.school} autoComplete="off" />
        <TextField name={`${at}.original`} label={say.original} autoComplete="off" />
      </details>
    </>
  )
}

export function PartyFields() {
  const say = useWords(formWords)
  const codes = useIntakeCodes()
  return (
    <FieldCard title={say.parties}>
      <Repeated name="parties" legend={say.partyN} add={say.addParty} remove={say.removeParty}>
        {(at) => (
          <>
            <TextField name={`${at}.name`} label={say.partyName} autoComplete="off" required />
            <Select name={`${at}.role`} label={say.partyRole} options={codes.options('report_party_role')} required />
            <TextField name={`${at}.contact`} label={say.contact} autoComplete="off" />
            <TextField name={`${at}.note`} label={say.note} autoComplete="off" />
          </>
        )}
      </Repeated>
    </FieldCard>
  )
}

/** Who reports: visibly apart from everything else. */
export function ReporterFields() {
  const say = useWords(formWords)
  const codes = useIntakeCodes()
  const isProtected = useFormValue<boolean>('reporter.protected')
  return (
    <FieldCard title={say.reporter}>
      <p className="ac-meta"><Icon name="lock" size={16} /> {say.reporterText}</p>
      <TextField name="reporter.name" label={say.name} autoComplete="off" />
      <TextField name="reporter.quality" label={say.quality} hint={say.qualityHint} autoComplete="off" />
      <TextField name="reporter.organisationName" label={say.organisation} autoComplete="off" />
      <TextField name="reporter.phone" label={say.phone} type="tel" autoComplete="off" dir="ltr" />
      <TextField name="reporter.email" label={say.email} type="email" autoComplete="off" dir="ltr" />
      <Select name="reporter.capacity" label={say.capacity} options={codes.options('reporter_capacity')} />
      <Checkbox name="reporter.protected" label={say.protect} hint={say.protectHint} />
      {isProtected && <TextField name="reporter.protectionReason" label={say.protectionReason} required />}
    </FieldCard>
  )
}
