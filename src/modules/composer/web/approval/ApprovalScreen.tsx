import type { Id } from '#kernel/domain/ids.ts'
import { formatDateTime } from '#kernel/web/i18n/format.ts'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { EmptyState, Loaded } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { changePaperSetting, getPaperSetting, listTemplates, type PaperSetting } from '../../contract.ts'
import { approvalWords } from './words.ts'
import '../composer.css'

/** How papers are approved in the bodies one runs, and how it was decided. */
export function ApprovalScreen() {
  const say = useWords(approvalWords)
  const bodies = useQueryOf(listTemplates, { limit: 1 })
  return (
    <>
      <PageHeader title={say.title} status={say.lead} />
      <Loaded query={bodies}>
        {({ uploadsTo }) => (uploadsTo.length === 0
          ? <EmptyState icon="lock" title={say.none}>{say.noneText}</EmptyState>
          : <div className="ac-stack">{uploadsTo.map((body) => <OfBody key={body.id} organisationId={body.id as Id<'organisation'>} />)}</div>)}
      </Loaded>
    </>
  )
}

function OfBody({ organisationId }: { organisationId: Id<'organisation'> }) {
  const query = useQueryOf(getPaperSetting, { organisationId })
  return <Loaded query={query} lines={4}>{(setting) => <Rule key={setting.version} setting={setting} />}</Loaded>
}

function Rule({ setting }: { setting: PaperSetting }) {
  const say = useWords(approvalWords)
  const fields = (one: PaperSetting) => ({ twoPairs: one.twoPairs, reason: '' })
  return (
    <Card title={setting.organisation.name}>
      {setting.can.change ? (
        <Form
          endpoint={changePaperSetting} input={{ organisationId: setting.organisation.id as Id<'organisation'>, version: setting.version }} defaults={fields(setting)}
          theirs={(current: PaperSetting) => ({ ...fields(current), version: current.version })} submit={say.save} invalidates={[getPaperSetting]} onDone={() => toast(say.saved)}
        >
          <Checkbox name="twoPairs" label={say.twoPairs} hint={say.twoPairsHint} />
          <TextField name="reason" label={say.reason} hint={say.reasonHint} required maxLength={300} />
        </Form>
      ) : <p>{setting.twoPairs ? say.on : say.off}</p>}
      <h3 className="ac-approval-history">{say.history}</h3>
      {setting.history.length === 0 ? <p className="ac-meta">{say.shipped}</p> : (
        <ol className="ac-plain ac-stack">
          {setting.history.map((one) => (
            <li key={one.n}>
              <strong>{one.twoPairs ? say.on : say.off}</strong>{one.reason && <>: <span translate="no">{one.reason}</span></>}
              <div className="ac-meta">{say.line(one.by.name, formatDateTime(one.at))}</div>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}
