import { useState } from 'react'
import type { Id } from '#kernel/domain/ids.ts'
import { Place } from '#kernel/web/contributions.tsx'
import { useWords } from '#kernel/web/i18n/words.ts'
import { useQueryOf } from '#kernel/web/query.ts'
import { Badge } from '#kernel/web/ui/Badge.tsx'
import { Breadcrumb } from '#kernel/web/ui/Breadcrumb.tsx'
import { Button } from '#kernel/web/ui/Button.tsx'
import { Card } from '#kernel/web/ui/Card.tsx'
import { Checkbox } from '#kernel/web/ui/Checkbox.tsx'
import { DataList } from '#kernel/web/ui/DataList.tsx'
import { Form } from '#kernel/web/ui/Form.tsx'
import { PageHeader } from '#kernel/web/ui/PageHeader.tsx'
import { Loaded } from '#kernel/web/ui/states.tsx'
import { TextField } from '#kernel/web/ui/TextField.tsx'
import { toast } from '#kernel/web/ui/toasts.tsx'
import { findOperators } from '../contract/directory.ts'
import { getOperator, updateOperator, type Operator } from '../contract/operators.ts'
import { AssignmentsCard } from './AssignmentsCard.tsx'
import { useLanguages, useList } from './codes.ts'
import { LanguageFields } from './operator-fields.tsx'
import { operatorPath, operatorsPath } from './paths.ts'
import { theirsFrom } from './theirs.ts'
import { networkWords } from './words.ts'

/** Somebody who works: data, assignments, and what other modules know (account, roles). */
export function OperatorPage() {
  const { operatorId } = operatorPath.useParams() as { operatorId: Id<'operator'> }
  const say = useWords(networkWords)
  const query = useQueryOf(getOperator, { operatorId })
  return (
    <Loaded query={query}>
      {(operator) => (
        <>
          <PageHeader
            title={`${operator.givenName} ${operator.familyName}`}
            above={<Breadcrumb items={[{ label: say.operators, to: operatorsPath.to() }, { label: `${operator.familyName} ${operator.givenName}` }]} />}
            status={<>{operator.organisationName} {!operator.active && <Badge kind="warning">{say.inactive}</Badge>}</>}
          />
          <div className="ac-stack">
            <DataCard operator={operator} />
            <AssignmentsCard operator={operator} />
            <Place name="network.operator" operatorId={operator.id} />
          </div>
        </>
      )}
    </Loaded>
  )
}

function DataCard({ operator }: { operator: Operator }) {
  const say = useWords(networkWords)
  const [languages, levels] = [useLanguages(), useList('language_level')]
  const [editing, setEditing] = useState(false)
  if (editing) return <Card title={say.profile}><EditForm operator={operator} onClose={() => setEditing(false)} /></Card>
  return (
    <Card title={say.profile} actions={operator.can.edit && <Button size="small" icon="pencil" onClick={() => setEditing(true)}>{say.edit}</Button>}>
      <DataList
        columns={2}
        items={[
          { label: say.body, value: operator.organisationName },
          { label: say.email, value: operator.email },
          { label: say.phone, value: operator.phone },
          { label: say.registerNumber, value: operator.registerNumber },
          { label: say.languages, value: operator.languages.map((one) => `${languages.label(one.language)} (${levels.label(one.level)})`).join(', ') },
        ]}
      />
    </Card>
  )
}

function EditForm({ operator, onClose }: { operator: Operator; onClose: () => void }) {
  const say = useWords(networkWords)
  const done = () => {
    toast(say.saved)
    onClose()
  }
  return (
    <Form
      endpoint={updateOperator}
      input={{ operatorId: operator.id, version: operator.version }}
      defaults={operator}
      theirs={(current: Operator) => theirsFrom(updateOperator, current)}
      submit={say.save}
      invalidates={[getOperator, findOperators]}
      onDone={done}
      onCancel={onClose}
    >
      <TextField name="givenName" label={say.givenName} required />
      <TextField name="familyName" label={say.familyName} required />
      <TextField name="email" label={say.email} type="email" />
      <TextField name="phone" label={say.phone} type="tel" />
      <TextField name="registerNumber" label={say.registerNumber} />
      <LanguageFields />
      <Checkbox name="active" label={say.worksHere} hint={say.inactiveHint} />
    </Form>
  )
}
