import { addDays, dateInRome } from '#kernel/domain/plain-date.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useGo, useSearchState } from '#kernel/web/paths.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Callout } from '#kernel/web/ui/Alert.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { LinkButton } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { RadioGroup } from '#kernel/web/ui/ChoiceGroups.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { PersonName } from '#kernel/web/ui/PersonName.tsx'
import { SmartDateField } from '#kernel/web/ui/SmartDateField.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { TextArea } from '#kernel/web/ui/TextArea.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { casesPath } from '#modules/cases/web/index.ts'
import { getOneView } from '../contract/suggestion.ts'
import { consents, createTrace, listTraces } from '../contract/trace.ts'
import { tracePath, tracesPath } from './paths.ts'
import { SoughtFields } from './SoughtFields.tsx'
import { identityWords } from './words.ts'
import './identity.css'

const DAYS = 30

/** Begins the search for a relative of somebody of a file: who is sought, what is known, and what the law asks first. */
export function NewTraceScreen() {
  const say = useWords(identityWords)
  const go = useGo()
  const [search] = useSearchState()
  const personId = String(search['persona'] ?? '')
  const query = useQueryOf(getOneView, { personId: personId as never }, { enabled: personId !== '' })
  const today = dateInRome(Date.now())
  const above = <Breadcrumb items={[{ label: say.traces, to: tracesPath.to() }, { label: say.newTrace }]} />
  const fromFile = (
    <>
      <PageHeader title={say.newTrace} above={above} />
      <EmptyState icon="search" title={say.fromFile} action={<LinkButton kind="primary" to={casesPath.to()}>{say.toFiles}</LinkButton>}>{say.noTracesText}</EmptyState>
    </>
  )
  if (!personId) return fromFile
  return (
    <Loaded query={query} title={say.newTrace}>
      {({ registrations }) => {
        const seeker = registrations.find(({ asked }) => asked)
        const file = seeker?.files.find(({ status }) => status === 'open')
        if (!seeker || !file) return fromFile
        return (
          <>
            <PageHeader
              title={say.newTrace} above={above}
              status={<>{say.seeker}: <PersonName name={seeker.person.displayName} original={seeker.person.originalName} /> · <span translate="no">{file.number}</span></>}
            />
            <Form
              endpoint={createTrace} input={{ caseId: file.caseId, seekerId: seeker.person.id }} defaults={{ consentOn: today, followUpOn: addDays(today, DAYS) }} submit={say.startTrace} invalidates={[listTraces]} keepAs={`trace ${seeker.person.id}`}
              onCancel={() => go(tracesPath.to())}
              onDone={({ id }) => {
                toast(say.traceStarted)
                go(tracePath.to({ traceId: id }))
              }}
            >
              <Card title={say.sought}><div className="ac-stack"><SoughtFields /></div></Card>
              <Card title={say.safety}>
                <div className="ac-stack">
                  <Callout><p>{say.safetyText}</p></Callout>
                  <RadioGroup name="consentBy" label={say.consentBy} required options={consents.map((one) => ({ value: one, label: say[`consent_${one}`] }))} />
                  <SmartDateField name="consentOn" label={say.consentOn} required />
                  <TextArea name="noRiskWords" label={say.noRisk} hint={say.noRiskHint} required rows={2} maxLength={1000} />
                </div>
              </Card>
            </Form>
          </>
        )
      }}
    </Loaded>
  )
}
